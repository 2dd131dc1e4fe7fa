import Diagnostics

extension Parser {
  /// A line under 如果.
  mutating func conditionLine() -> [ConditionSyntax]? {
    guard let found = condition(), finish() else { return nil }
    return found
  }

  /// 或 binds weaker than 且. A conjunction is its parts, side by side.
  private mutating func condition() -> [ConditionSyntax]? {
    let start = position
    guard let first = conjunction() else { return nil }
    var branches = [first]
    while take(.or) {
      guard let next = conjunction() else { return nil }
      branches.append(next)
    }
    return branches.count == 1 ? first : [.or(branches, range(from: start))]
  }

  private mutating func conjunction() -> [ConditionSyntax]? {
    guard var parts = simpleCondition() else { return nil }
    while take(.and) {
      guard let next = simpleCondition() else { return nil }
      parts += next
    }
    return parts
  }

  private mutating func simpleCondition() -> [ConditionSyntax]? {
    guard let lexeme = peek(), enter(lexeme) else {
      if isAtEnd { failExpecting(.test) }
      return nil
    }
    defer { depth -= 1 }
    let start = position
    if lexeme.sign == .openBracket { return group() }
    switch lexeme.keyword {
    case .test where isAt(.openBracket, 1):
      position += 2
      guard let expression = expression(), expect(.closeBracket) else { return nil }
      return [.test(expression, range(from: start))]
    case .absent where startsCondition(1), .exists where startsCondition(1):
      position += 1
      guard let inner = isAt(.openBracket) ? group() : simpleCondition() else { return nil }
      let range = range(from: start)
      return [lexeme.keyword == .absent ? .not(inner, range) : .exists(inner, range)]
    case .forall where startsCondition(1): return forall(start)
    case .accumulate where isAtWord(1): return accumulation(start)
    default:
      if isAtWord(), isAt(.openBracket, 1) || isAt(.colon, 1) { return pattern().map { [.pattern($0)] } }
      return tests()?.map { .attribute($0) }
    }
  }

  private func startsCondition(_ offset: Int) -> Bool { isAtWord(offset) || isAt(.openBracket, offset) }

  /// One level deeper, unless that is too deep.
  mutating func enter(_ lexeme: Lexeme) -> Bool {
    guard depth < Self.deepest else {
      fail(.nestedTooDeep, lexeme.range)
      return false
    }
    depth += 1
    return true
  }

  /// `（A，B）`: both.
  private mutating func group() -> [ConditionSyntax]? {
    guard expect(.openBracket) else { return nil }
    guard let inner = conditionList() else { return nil }
    return expect(.closeBracket) ? inner : nil
  }

  private mutating func conditionList() -> [ConditionSyntax]? {
    bracketed += 1
    defer { bracketed -= 1 }
    guard var inner = condition() else { return nil }
    while take(.comma) || take(.semicolon) {
      guard let next = condition() else { return nil }
      inner += next
    }
    return inner
  }

  private mutating func forall(_ start: Int) -> [ConditionSyntax]? {
    position += 1
    guard let every = isAt(.openBracket) ? group() : simpleCondition() else { return nil }
    guard take(.have) else {
      failExpecting(.word(.have), among: [.have])
      return nil
    }
    guard let then = isAt(.openBracket) ? group() : simpleCondition() else { return nil }
    return [.forall(every, then: then, range(from: start))]
  }

  /// `累计 某和 = 合计（某额：订单（…），…）`
  private mutating func accumulation(_ start: Int) -> [ConditionSyntax]? {
    position += 1
    guard let result = name(), expect(.equal) else { return nil }
    let functions: [Keyword] = [.count, .sum, .min, .max, .average, .collect]
    guard let function = peek(), functions.contains(function.keyword) else {
      failExpecting(.function, among: functions)
      return nil
    }
    position += 1
    guard expect(.openBracket) else { return nil }
    var operand: ExpressionSyntax?
    if operandFollows {
      guard let found = expression(), expect(.colon) else { return nil }
      operand = found
    }
    guard let source = conditionList(), expect(.closeBracket) else { return nil }
    return [
      .accumulate(
        AccumulateSyntax(
          result: result, function: name(function), operand: operand, source: source,
          range: range(from: start)))
    ]
  }

  /// Whether a colon comes before the comma or bracket that ends the first part.
  private var operandFollows: Bool {
    var open = 0
    for index in position..<max(position, limit) {
      switch lexemes[index].sign {
      case .openBracket: open += 1
      case .closeBracket where open == 0: return false
      case .closeBracket: open -= 1
      case .comma where open == 0: return false
      case .colon where open == 0: return true
      default: break
      }
    }
    return false
  }

  /// `某境：情境（状态 = 排座）`
  mutating func pattern() -> PatternSyntax? {
    let start = position
    guard isAtWord(), let first = name(.pattern) else {
      failExpecting(.pattern)
      return nil
    }
    var template = first
    var binding: Name?
    if take(.colon) {
      guard let second = name(.pattern) else { return nil }
      binding = first
      template = second
    }
    guard isAt(.openBracket) else {
      failExpecting(.sign(.openBracket))
      return nil
    }
    guard let slots = slots() else { return nil }
    return PatternSyntax(binding: binding, template: template, slots: slots, range: range(from: start))
  }

  /// `（序号 = 1，左名 ≠ 甲）`, `（）`.
  mutating func slots() -> [SlotSyntax]? {
    guard expect(.openBracket) else { return nil }
    var slots: [SlotSyntax] = []
    if take(.closeBracket) { return slots }
    repeat {
      guard let slot = name(.slot) else { return nil }
      guard let comparison = peek()?.sign.comparison else {
        failExpecting(.relation)
        return nil
      }
      position += 1
      guard let value = expression() else { return nil }
      slots.append(SlotSyntax(slot: slot, comparison: comparison, value: value))
    } while take(.comma) || take(.listComma) || take(.semicolon)
    return expect(.closeBracket) ? slots : nil
  }
}

extension Sign {
  var comparison: ComparisonSyntax? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }
}
