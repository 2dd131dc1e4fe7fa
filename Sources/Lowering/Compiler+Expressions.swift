import Facts
import Inference
import RuleSyntax

extension Compiler {
  /// An expression for a slot of `type`: bare words become symbols or texts, integers widen.
  mutating func lower(_ syntax: ExpressionSyntax, _ frame: Frame, as type: ValueType) -> Expression {
    switch syntax {
    case .name(let name) where !frame.isVariable(name.text): return constant(name.text, type)
    case .literal(let literal): return .constant(value(literal, type))
    default:
      let lowered = lower(syntax, frame)
      return type == .decimal && lowered.type == .integer
        ? .toDecimal(lowered.expression) : lowered.expression
    }
  }

  /// An expression with the type it has by itself; a bare word is a symbol.
  mutating func lower(_ syntax: ExpressionSyntax, _ frame: Frame) -> (expression: Expression, type: ValueType)
  {
    switch syntax {
    case .name(let name):
      if let binding = frame.bound[name.text], case .value(let type) = binding.type {
        return (.variable(binding.id), type)
      }
      return (constant(name.text, .symbol), .symbol)
    case .literal(let literal):
      let type = Self.type(of: literal)
      return (.constant(value(literal, type)), type)
    case .arithmetic(let operation, let left, let right):
      let (first, second, type) = aligned(left, right, frame)
      return (.arithmetic(Expression.Arithmetic(operation), first, second), type)
    case .compare(let comparison, let left, let right):
      let (first, second, _) = aligned(left, right, frame)
      return (.compare(Comparison(comparison), first, second), .truth)
    case .and(let left, let right):
      return (.and(lower(left, frame).expression, lower(right, frame).expression), .truth)
    case .or(let left, let right):
      return (.or(lower(left, frame).expression, lower(right, frame).expression), .truth)
    case .not(let inner): return (.not(lower(inner, frame).expression), .truth)
    }
  }

  /// Both sides with the type they meet in.
  private mutating func aligned(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ frame: Frame
  ) -> (Expression, Expression, ValueType) {
    let first = lower(left, frame)
    let second = lower(right, frame)
    if first.type == second.type { return (first.expression, second.expression, first.type) }
    switch (first.type, second.type) {
    case (.integer, .decimal): return (.toDecimal(first.expression), second.expression, .decimal)
    case (.decimal, .integer): return (first.expression, .toDecimal(second.expression), .decimal)
    case (_, .symbol): return (first.expression, lower(right, frame, as: first.type), first.type)
    default: return (lower(left, frame, as: second.type), second.expression, second.type)
    }
  }

  mutating func value(_ literal: LiteralSyntax, _ type: ValueType) -> Value {
    switch literal {
    case .integer(let number): type == .decimal ? .decimal(Double(number)) : .integer(number)
    case .decimal(let number): .decimal(number)
    case .text(let text), .symbol(let text): word(text, type)
    case .truth(let truth): .truth(truth)
    }
  }

  private mutating func constant(_ text: String, _ type: ValueType) -> Expression {
    switch word(text, type) {
    case .symbol(let symbol): pool.constant(symbol)
    case let value: .constant(value)
    }
  }

  private mutating func word(_ text: String, _ type: ValueType) -> Value {
    let symbol = symbols.intern(text)
    return type == .text ? .text(symbol) : .symbol(symbol)
  }

  private static func type(of literal: LiteralSyntax) -> ValueType {
    switch literal {
    case .integer: .integer
    case .decimal: .decimal
    case .text: .text
    case .symbol: .symbol
    case .truth: .truth
    }
  }
}

extension Expression.Arithmetic {
  init(_ syntax: ArithmeticSyntax) {
    self =
      switch syntax {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .remainder: .remainder
      }
  }
}
