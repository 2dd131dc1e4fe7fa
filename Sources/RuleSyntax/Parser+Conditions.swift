import Diagnostics

extension Parser {
  /// A line under 如果. Its conditions are added to `found`; none of them, where it cannot be read.
  mutating func conditionLine(into found: inout [ConditionSyntax]) {
    let before = found.count
    if !condition(into: &found) || !finish() { found.removeSubrange(before...) }
  }

  // What follows adds to `found` what it read; false where it could not read on.

  /// 或 binds weaker than 且. A conjunction is its parts, side by side.
  private mutating func condition(into found: inout [ConditionSyntax]) -> Bool {
    let start = position
    let before = found.count
    guard conjunction(into: &found) else { return false }
    guard isAt(.or) else { return true }
    var branches = [Array(found[before...])]
    found.removeSubrange(before...)
    while take(.or) {
      var branch: [ConditionSyntax] = []
      guard conjunction(into: &branch) else { return false }
      branches.append(branch)
    }
    found.append(.or(branches, range(from: start)))
    return true
  }

  private mutating func conjunction(into found: inout [ConditionSyntax]) -> Bool {
    repeat {
      guard simpleCondition(into: &found) else { return false }
    } while take(.and)
    return true
  }

  private mutating func simpleCondition(into found: inout [ConditionSyntax]) -> Bool {
    guard let lexeme = peek(), enter(lexeme) else {
      if isAtEnd { failExpecting(.test) }
      return false
    }
    defer { depth -= 1 }
    if lexeme.sign == .openBracket { return group(into: &found) }
    let made: ConditionSyntax?
    switch lexeme.keyword {
    case .test where isAt(.openBracket, 1): made = check()
    case .absent where startsCondition(1): made = inner().map { .not($0.conditions, $0.range) }
    case .exists where startsCondition(1): made = inner().map { .exists($0.conditions, $0.range) }
    case .forall where startsCondition(1): made = forall()
    case .accumulate where isAtWord(1): made = accumulation()
    case _ where isAtWord() && (isAt(.openBracket, 1) || isAt(.colon, 1)):
      made = pattern().map { .pattern($0) }
    default:
      guard let tests = tests() else { return false }
      found += tests.map { .attribute($0) }
      return true
    }
    guard let made else { return false }
    found.append(made)
    return true
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

  /// `检验（…）`
  private mutating func check() -> ConditionSyntax? {
    let start = position
    position += 2
    guard let expression = expression(), expect(.closeBracket) else { return nil }
    return .test(expression, range(from: start))
  }

  /// 不存在 or 存在 and what it is about.
  private mutating func inner() -> (conditions: [ConditionSyntax], range: SourceRange)? {
    let start = position
    position += 1
    return oneOrGroup().map { ($0, range(from: start)) }
  }

  private mutating func oneOrGroup() -> [ConditionSyntax]? {
    var found: [ConditionSyntax] = []
    let isRead = isAt(.openBracket) ? group(into: &found) : simpleCondition(into: &found)
    return isRead ? found : nil
  }

  /// `（A，B）`: both.
  private mutating func group(into found: inout [ConditionSyntax]) -> Bool {
    guard expect(.openBracket) else { return false }
    guard conditionList(into: &found) else { return false }
    return expect(.closeBracket)
  }

  private mutating func conditionList(into found: inout [ConditionSyntax]) -> Bool {
    bracketed += 1
    defer { bracketed -= 1 }
    repeat {
      guard condition(into: &found) else { return false }
    } while take(.comma) || take(.semicolon)
    return true
  }

  private mutating func forall() -> ConditionSyntax? {
    let start = position
    position += 1
    guard let every = oneOrGroup() else { return nil }
    guard take(.have) else {
      failExpecting(.word(.have), among: [.have])
      return nil
    }
    guard let then = oneOrGroup() else { return nil }
    return .forall(every, then: then, range(from: start))
  }

  /// `累计 某和 = 合计（某额：订单（…），…）`
  private mutating func accumulation() -> ConditionSyntax? {
    let start = position
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
    var source: [ConditionSyntax] = []
    guard conditionList(into: &source), expect(.closeBracket) else { return nil }
    return .accumulate(
      AccumulateSyntax(
        result: result, function: name(function), operand: operand, source: source, range: range(from: start))
    )
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
    let range = range(from: start)
    let pattern = PatternSyntax(binding: binding, template: template, slots: slots, range: range)
    return patterns.sharing(pattern, hash: WordTable.hash(bytes, range))
  }

  /// `（序号 = 1，左名 ≠ 甲）`, `（）`.
  mutating func slots() -> [SlotSyntax]? {
    guard expect(.openBracket) else { return nil }
    var slots: [SlotSyntax] = []
    if take(.closeBracket) { return slots }
    slots.reserveCapacity(slotsAhead)
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

extension Parser {
  /// How many slots stand before the next closing bracket, in a plain pattern: trees are kept, and want no spare room.
  private var slotsAhead: Int {
    var count = 1
    for index in position..<limit {
      switch lexemes[index].sign {
      case .closeBracket: return count
      case .comma, .listComma, .semicolon: count += 1
      default: break
      }
    }
    return 1
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
