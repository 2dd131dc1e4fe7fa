import Facts
import Inference
import Testing

/// Programs to try; `make fuzz` tries many.
private let (firstSeed, seedCount) = seeds()

@Suite struct OracleTests {
  @Test func engineEqualsTheNaiveChainer() {
    var (firings, undecided) = (0, 0)
    for seed in firstSeed..<firstSeed + seedCount {
      var random = RandomProgram(seed: seed)
      let script = random.script(rounds: 3)
      // Room is made for every fact that goes, and every search is remembered; or one of them; or neither.
      let tuning = Tuning(deadVersions: seed % 2 == 0 ? 0 : 4096, searchEffort: seed % 4 < 2 ? 1 : 32)
      var duel = Duel(Scenario(program: random.program, script: script), tuning)
      if duel.fight() != nil {
        let small = duel.scenario.shrunk {
          var duel = Duel($0, tuning)
          return duel.fight() != nil
        }
        var smallDuel = Duel(small, tuning)
        let difference = smallDuel.fight() ?? ""
        Issue.record("seed \(seed): \(difference)\n\(small.text)")
        return
      }
      firings += duel.firings
      if duel.isUndecided { undecided += 1 }
    }
    // Programs in which nothing happens would prove nothing.
    #expect(firings > 5 * seedCount)
    #expect(undecided <= 1 + seedCount / 1000)
  }
}

/// The engine and the oracle on one program and one script of changes from outside.
struct Duel {
  let scenario: Scenario
  private let engine: Engine
  private var oracle: NaiveChainer

  init(_ scenario: Scenario, _ tuning: Tuning) {
    self.scenario = scenario
    engine = Engine(Network(scenario.program), observing: .journal, tuning: tuning)
    oracle = NaiveChainer(scenario.program)
  }

  var firings: Int { oracle.firings.count }
  /// The oracle has given up.
  var isUndecided: Bool { oracle.isOverwhelmed }

  /// What they disagree about.
  mutating func fight() -> String? {
    for (round, changes) in scenario.script.enumerated() {
      for change in changes {
        engine.change(change)
        oracle.change(change)
      }
      let expected = oracle.run(fuel: 20)
      var fuel = 20
      if case .outOfFuel(let firings, _) = expected { fuel = firings }
      if oracle.isOverwhelmed { return nil }
      let outcome = engine.run(fuel: fuel)
      if let difference = difference(outcome, expected) { return "round \(round): \(difference)" }
    }
    return nil
  }

  private func difference(_ outcome: RunOutcome, _ expected: RunOutcome) -> String? {
    let fired = engine.journal.compactMap { event -> NaiveChainer.Firing? in
      guard case .fired(_, let rule, let facts, let values) = event else { return nil }
      return NaiveChainer.Firing(rule: rule, facts: facts.map { Int($0.number) }, values: values)
    }
    for (number, (own, other)) in zip(fired, oracle.firings).enumerated() where own != other {
      return "firing \(number) is \(own), expected \(other)"
    }
    if fired.count != oracle.firings.count {
      return "\(fired.count) firings, then \(fired.dropFirst(oracle.firings.count).first as Any); expected"
        + " \(oracle.firings.count), then \(oracle.firings.dropFirst(fired.count).first as Any)"
    }
    if outcome.withoutCycle != expected { return "outcome \(outcome), expected \(expected)" }
    let facts = engine.facts()
    let expectedFacts = oracle.facts.sorted { $0.key < $1.key }
    if facts.map(\.content) != expectedFacts.map(\.value.content)
      || facts.map({ Int($0.id.number) }) != expectedFacts.map(\.key)
    {
      return "facts \(facts), expected \(expectedFacts)"
    }
    for (id, _) in facts {
      let supports = engine.supports(of: id).map { Int($0.number) }
      let expected = (oracle.supports[Int(id.number)] ?? []).map(\.firing)
      if supports != expected { return "supports of \(id) are \(supports), expected \(expected)" }
    }
    return nil
  }
}

extension RunOutcome {
  fileprivate var withoutCycle: RunOutcome {
    if case .outOfFuel(let firings, _) = self { .outOfFuel(firings: firings, cycle: []) } else { self }
  }
}
