import Diagnostics

extension Parser {
  /// 或, then 且, then one comparison, then + -, then × ÷ %, then - 非.
  mutating func expression() -> ExpressionSyntax? {
    guard var left = conjunctive() else { return nil }
    while isAt(.or) {
      guard takeOperator(), let right = conjunctive() else { return nil }
      left = .or(left, right)
    }
    return left
  }

  private mutating func conjunctive() -> ExpressionSyntax? {
    guard var left = comparison() else { return nil }
    while isAt(.and) {
      guard takeOperator(), let right = comparison() else { return nil }
      left = .and(left, right)
    }
    return left
  }

  private mutating func comparison() -> ExpressionSyntax? {
    guard let left = sum() else { return nil }
    guard let relation = peek()?.sign.comparison else { return left }
    position += 1
    guard let right = sum() else { return nil }
    return .compare(relation, left, right)
  }

  private mutating func sum() -> ExpressionSyntax? {
    guard var left = product() else { return nil }
    while let operation = peek()?.sign.addition {
      guard takeOperator(), let right = product() else { return nil }
      left = .arithmetic(operation, left, right)
    }
    return left
  }

  private mutating func product() -> ExpressionSyntax? {
    guard var left = unary() else { return nil }
    while let operation = peek()?.sign.multiplication {
      guard takeOperator(), let right = unary() else { return nil }
      left = .arithmetic(operation, left, right)
    }
    return left
  }

  /// False where the line has too many operators.
  private mutating func takeOperator() -> Bool {
    operators += 1
    guard operators <= Self.longest else {
      if let lexeme = peek() { fail(.tooLong, lexeme.range) }
      return false
    }
    position += 1
    return true
  }

  private mutating func unary() -> ExpressionSyntax? {
    if isAt(.non) || isAt(.absent), isAtWord(1) || isAt(.openBracket, 1) {
      position += 1
      return atom().map { .not($0) }
    }
    guard isAt(.minus) else { return atom() }
    position += 1
    if peek()?.kind == .number { return numberLiteral(isNegative: true).map { .literal($0) } }
    return atom().map { .arithmetic(.subtract, .literal(.integer(0)), $0) }
  }

  private mutating func atom() -> ExpressionSyntax? {
    guard let lexeme = peek() else {
      failExpecting(.expression)
      return nil
    }
    switch lexeme.kind {
    case .number: return numberLiteral(isNegative: false).map { .literal($0) }
    case .text: return textLiteral().map { .literal(.text($0.text)) }
    case .word:
      position += 1
      switch lexeme.keyword {
      case .yes, .no: return .literal(.truth(lexeme.keyword == .yes))
      default: return .name(name(lexeme))
      }
    case .punctuation where lexeme.sign == .openBracket:
      guard enter(lexeme) else { return nil }
      defer { depth -= 1 }
      position += 1
      guard let inner = expression(), expect(.closeBracket) else { return nil }
      return inner
    default:
      failExpecting(.expression)
      return nil
    }
  }

  /// The number here; the caller has seen it, and any minus before it.
  mutating func numberLiteral(isNegative: Bool) -> LiteralSyntax? {
    guard let lexeme = peek() else { return nil }
    let digits = (isNegative ? "-" : "") + text(of: lexeme)
    let isDecimal = digits.utf8.contains(0x2E)
    if !isDecimal, let value = Int(digits) {
      position += 1
      return .integer(value)
    }
    guard isDecimal, let value = Double(digits), value.isFinite else {
      fail(.numberOutOfRange(digits), lexeme.range)
      return nil
    }
    position += 1
    return .decimal(value)
  }
}

extension Sign {
  var addition: ArithmeticSyntax? { self == .plus ? .add : self == .minus ? .subtract : nil }

  var multiplication: ArithmeticSyntax? {
    switch self {
    case .times: .multiply
    case .divide: .divide
    case .remainder: .remainder
    default: nil
    }
  }
}
