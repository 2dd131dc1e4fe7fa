import Diagnostics

extension Parser {
  /// A line under 那么. Its actions are added to `found`; none of them, where it cannot be read.
  mutating func actionLine(into found: inout [ActionSyntax]) {
    let before = found.count
    if !actions(into: &found) || !finish() { found.removeSubrange(before...) }
  }

  /// 推断 有 甲、乙 is two actions.
  private mutating func actions(into found: inout [ActionSyntax]) -> Bool {
    guard !isAtEnd else { return false }
    if isAt(.conclude) { return conclusion(into: &found) }
    guard let action = action() else { return false }
    found.append(action)
    return true
  }

  private mutating func action() -> ActionSyntax? {
    let start = position
    guard let lexeme = peek() else { return nil }
    position += 1
    switch lexeme.keyword {
    case .recommend: return recommendation(start)
    case .assert: return pattern().map { .assert($0) }
    case .modify:
      guard let fact = name(), let slots = slots() else { return nil }
      return .modify(fact, slots, range(from: start))
    case .retract:
      guard let fact = name() else { return nil }
      return .retract(fact, range(from: start))
    case .bind:
      guard let variable = name(), expect(.equal), let value = expression() else { return nil }
      return .bind(variable, value, range(from: start))
    case .halt: return .halt(range(from: start))
    default:
      position = start
      failExpecting(.action, among: [.conclude, .recommend, .assert, .modify, .retract, .bind, .halt])
      return nil
    }
  }

  private mutating func conclusion(into found: inout [ActionSyntax]) -> Bool {
    position += 1
    if isAtWord(), isAt(.openBracket, 1) {
      guard let pattern = pattern() else { return false }
      found.append(.concludeFact(pattern))
      return true
    }
    guard let tests = tests() else { return false }
    var certainty: Double?
    if take(.comma) || take(.semicolon) {
      guard take(.certainty) else {
        failExpecting(.word(.certainty), among: [.certainty])
        return false
      }
      guard let number = number() else { return false }
      certainty = number
    }
    found += tests.map { .conclude($0, certainty: certainty) }
    return true
  }

  private mutating func recommendation(_ start: Int) -> ActionSyntax? {
    guard let practice = reference(), let verdict = verdict() else { return nil }
    var certainty: Double?
    var reason: TextLiteral?
    while take(.comma) || take(.semicolon) {
      if take(.certainty) {
        guard let number = number() else { return nil }
        certainty = number
      } else if take(.because) {
        guard let text = textLiteral() else { return nil }
        reason = text
      } else {
        failExpecting(.word(.certainty), among: [.certainty, .because])
        return nil
      }
    }
    return .recommend(
      practice: practice, verdict: verdict, certainty: certainty, because: reason, range: range(from: start))
  }
}
