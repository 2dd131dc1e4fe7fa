import Facts

/// Where an expression finds its variables: registers by variable, and the rule that says their types.
struct Scope {
  var registers: [VariableID: Int32]
  var variables: [Rule.Variable]

  func type(of variable: VariableID) -> ValueType {
    guard case .value(let type) = variables[variable].type else {
      preconditionFailure("an expression uses a fact variable")
    }
    return type
  }
}

/// Writes expressions as bytecode.
struct CodeWriter {
  private(set) var code: [Instruction] = []
  private(set) var deepest = 0
  private var depth = 0

  /// The start of code that leaves the expression's value, and its type.
  mutating func write(_ expression: Expression, in scope: Scope) -> (start: Int32, type: ValueType) {
    let start = Int32(code.count)
    let type = emit(expression, scope)
    close()
    return (start, type)
  }

  /// The start of code that compares a slot of a matched fact with an expression.
  mutating func write(
    slot: Int, of position: Int32, type: ValueType, _ comparison: Comparison, _ expression: Expression,
    in scope: Scope
  ) -> Int32 {
    let start = Int32(code.count)
    push(Instruction(operation: .slot, first: position, second: Int32(slot)))
    _ = emit(expression, scope)
    emitComparison(comparison, type)
    close()
    return start
  }

  private mutating func close() {
    code.append(Instruction(operation: .end))
    depth = 0
  }

  private mutating func push(_ instruction: Instruction) {
    code.append(instruction)
    depth += 1
    deepest = max(deepest, depth)
  }

  private mutating func emit(_ expression: Expression, _ scope: Scope) -> ValueType {
    switch expression {
    case .constant(let value):
      push(Instruction(constant: value.bits))
      return value.type
    case .variable(let variable):
      guard let register = scope.registers[variable] else {
        preconditionFailure("variable \(scope.variables[variable].name) is used before it is bound")
      }
      push(Instruction(operation: .register, first: register))
      return scope.type(of: variable)
    case .arithmetic(let kind, let left, let right):
      let type = emit(left, scope)
      _ = emit(right, scope)
      combine(type == .decimal ? .decimalArithmetic : .integerArithmetic, kind.code)
      return type
    case .toDecimal(let inner):
      if emit(inner, scope) == .integer { code.append(Instruction(operation: .toDecimal)) }
      return .decimal
    case .compare(let comparison, let left, let right):
      let type = emit(left, scope)
      _ = emit(right, scope)
      emitComparison(comparison, type)
    case .and(let left, let right): emitChoice(.jumpIfFalse, left, right, scope)
    case .or(let left, let right): emitChoice(.jumpIfTrue, left, right, scope)
    case .not(let inner):
      _ = emit(inner, scope)
      code.append(Instruction(operation: .negate))
    }
    return .truth
  }

  private mutating func emitComparison(_ comparison: Comparison, _ type: ValueType) {
    switch type {
    case .integer: combine(.compareIntegers, comparison.code)
    case .decimal: combine(.compareDecimals, comparison.code)
    default:
      precondition(comparison == .equal || comparison == .notEqual, "only numbers have an order")
      combine(.compareBits, comparison.code)
    }
  }

  private mutating func emitChoice(
    _ jump: Instruction.Operation, _ left: Expression, _ right: Expression, _ scope: Scope
  ) {
    _ = emit(left, scope)
    let hole = code.count
    code.append(Instruction(operation: jump))
    depth -= 1
    _ = emit(right, scope)
    code[hole].first = Int32(code.count)
  }

  private mutating func combine(_ operation: Instruction.Operation, _ kind: Int32) {
    code.append(Instruction(operation: operation, first: kind))
    depth -= 1
  }
}
