import Facts
import Inference

/// What happens to working memory from outside, between two runs.
enum OutsideChange {
  case give(FactContent)
  /// Nothing, if there is no such fact.
  case take(FactContent)
}

extension RandomProgram {
  /// The changes before each run; none before the first. Facts are taken by what they say, not by their number.
  mutating func script(rounds: Int) -> [[OutsideChange]] {
    (0..<rounds).map { round in
      if round == 0 { return [] }
      return (0..<1 + dice.roll(4)).map { _ in
        if dice.chance(50) { return .give(content()) }
        return .take(dice.chance(60) ? dice.pick(program.initialFacts) : content())
      }
    }
  }
}

extension NaiveChainer {
  mutating func change(_ change: OutsideChange) {
    switch change {
    case .give(let content): give(content)
    case .take(let content):
      if let number = facts.first(where: { $0.value.content == content })?.key { withdraw(number) }
    }
    if checkpoint == .afterEveryChange { settle(nil, before: []) }
  }
}

extension Engine {
  func change(_ change: OutsideChange) {
    switch change {
    case .give(let content): assert(content)
    case .take(let content):
      if let id = facts(of: content.template).first(where: { $0.content == content })?.id { retract(id) }
    }
  }
}
