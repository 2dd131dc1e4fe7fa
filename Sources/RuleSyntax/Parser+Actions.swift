import Diagnostics

extension Parser {
  /// A line under 那么. 推断 有 甲、乙 is two actions.
  mutating func actionLine() -> [ActionSyntax]? {
    guard let found = actions(), finish() else { return nil }
    return found
  }

  private mutating func actions() -> [ActionSyntax]? {
    let start = position
    guard let lexeme = peek() else { return nil }
    position += 1
    switch lexeme.keyword {
    case .conclude: return conclusion()
    case .recommend: return recommendation(start).map { [$0] }
    case .assert: return pattern().map { [.assert($0)] }
    case .modify:
      guard let fact = name(), let slots = slots() else { return nil }
      return [.modify(fact, slots, range(from: start))]
    case .retract:
      guard let fact = name() else { return nil }
      return [.retract(fact, range(from: start))]
    case .bind:
      guard let variable = name(), expect(.equal), let value = expression() else { return nil }
      return [.bind(variable, value, range(from: start))]
    case .halt: return [.halt(range(from: start))]
    default:
      position = start
      failExpecting(.action, among: [.conclude, .recommend, .assert, .modify, .retract, .bind, .halt])
      return nil
    }
  }

  private mutating func conclusion() -> [ActionSyntax]? {
    if isAtWord(), isAt(.openBracket, 1) { return pattern().map { [.concludeFact($0)] } }
    guard let tests = tests() else { return nil }
    var certainty: Double?
    if take(.comma) || take(.semicolon) {
      guard take(.certainty) else {
        failExpecting(.word(.certainty), among: [.certainty])
        return nil
      }
      guard let number = number() else { return nil }
      certainty = number
    }
    return tests.map { .conclude($0, certainty: certainty) }
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
