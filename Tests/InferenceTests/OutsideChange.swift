import Facts
import Inference

/// What happens to working memory from outside, between two runs.
enum OutsideChange {
  case give(FactContent)
  /// Nothing, if there is no such fact.
  case take(FactContent)
  /// The fact at this place, counted round, in the order of their numbers.
  case takeAt(Int)
}

extension RandomProgram {
  /// The changes before each run; none before the first. In a portable script facts are taken by what they say.
  mutating func script(rounds: Int) -> [[OutsideChange]] {
    (0..<rounds).map { round in
      if round == 0 { return [] }
      return (0..<1 + dice.roll(4)).map { _ in
        if dice.chance(50) { return .give(content()) }
        if flavour != .portable { return .takeAt(dice.roll(1000)) }
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
    case .takeAt(let place):
      if !facts.isEmpty { withdraw(facts.keys.sorted()[place % facts.count]) }
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
    case .takeAt(let place):
      let facts = facts()
      if !facts.isEmpty { retract(facts[place % facts.count].id) }
    }
  }
}
