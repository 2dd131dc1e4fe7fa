import Testing

/// A few programs only, unless `WENCE_FUZZ` says how many (`make fuzz`).
private let (firstSeed, seedCount) = seeds(usually: 60)

/// Random programs in CLIPS 6.4. The oracle follows every firing of CLIPS, so that both must mean the same by a rule;
/// where no tie decides what is left, the facts of the engine must be those of CLIPS.
///
/// Where the engine does not follow CLIPS:
/// - CLIPS looks at matches after each change, the engine after each right-hand side. A match that breaks and is whole
///   again within one (a fact modified under an `exists`, say) fires anew in CLIPS only.
/// - In CLIPS one change can break and mend a match (`ClipsReplay`).
/// - What CLIPS asserts logically after the rule has broken its own match may stay without any support
///   (`ClipsReplay`); here it goes. A fact that CLIPS modifies in a rule with logical support depends on its match,
///   and one that supports itself is lost when it is modified; here it is there for good.
/// - Among activations of one priority CLIPS takes the one that arose last, the engine the one with the newest fact.
/// - Division by zero stops the actions of a rule here; accumulate and no-loop are not in CLIPS.
@Suite(.enabled(if: ClipsPeer.isInstalled, "CLIPS is not installed; `make peers` installs it"))
struct ClipsTests {
  @Test func rulesMeanTheSameInCLIPS() throws {
    var peer = try ClipsPeer()
    var tally = Tally()
    for seed in firstSeed..<firstSeed + seedCount {
      let one = ClipsCase(seed: seed)
      var verdict = try one.verdict(peer)
      // Where CLIPS goes wrong, its memory may stay broken for the programs after it.
      if verdict.isSetAside || verdict.difference != nil { peer = try ClipsPeer() }
      if verdict.difference != nil { verdict = try one.verdict(peer) }
      if verdict.difference != nil {
        let small = try one.shrunk()
        let difference = try small.verdict(ClipsPeer()).difference ?? ""
        Issue.record("seed \(seed): \(difference)\n\(try small.report())")
        return
      }
      tally.add(one.scenario, verdict)
    }
    if seedCount > 1000 { print(tally.table) }
    // What nothing happens in, or cannot be compared, would prove nothing.
    #expect(tally.firings > 4 * seedCount)
    #expect(tally.comparedRounds * 3 > tally.rounds * 2)
    #expect(tally.setAside * 200 < seedCount + 200)
    for construct in Construct.allCases {
      #expect(tally.compared[construct, default: 0] * 25 > seedCount, "too few programs with \(construct)")
    }
  }
}

/// How much was compared.
private struct Tally {
  private var programs = 0
  private(set) var rounds = 0
  private(set) var comparedRounds = 0
  private(set) var firings = 0
  private(set) var setAside = 0
  /// Programs with each construct, and those among them whose facts were compared.
  private var all: [Construct: Int] = [:]
  private(set) var compared: [Construct: Int] = [:]

  mutating func add(_ scenario: Scenario, _ verdict: ClipsVerdict) {
    programs += 1
    rounds += scenario.script.count
    comparedRounds += verdict.comparedRounds
    firings += verdict.firings
    if verdict.isSetAside { setAside += 1 }
    for construct in scenario.constructs {
      all[construct, default: 0] += 1
      if verdict.comparedRounds > 0 { compared[construct, default: 0] += 1 }
    }
  }

  var table: String {
    let head = """
      \(programs) programs, \(firings) firings of CLIPS followed, \(setAside) set aside;
      \(comparedRounds) of \(rounds) runs left facts that depend on no tie and were compared
      """
    let lines = Construct.allCases.map {
      "\($0): \(all[$0, default: 0]), compared \(compared[$0, default: 0])"
    }
    return ([head] + lines).joined(separator: "\n  ")
  }
}
