import Facts
import Inference

/// One program and its changes from outside, for the engine and for CLIPS.
struct ClipsCase {
  private static let limit = 20
  private static let widest = 5
  private static let patience = (facts: 14, matches: 100)
  let scenario: Scenario

  /// Programs with rules so wide that CLIPS would fill the memory with partial matches are left out.
  init(seed: Int) {
    var attempt = 0
    var scenario: Scenario
    repeat {
      var random = RandomProgram(seed: seed + attempt << 40, flavour: .portable)
      let script = random.script(rounds: 3)
      scenario = Scenario(program: random.program, script: script)
      attempt += 1
    } while scenario.width > Self.widest
    self.scenario = scenario
  }

  init(_ scenario: Scenario) { self.scenario = scenario }

  private var program: Program { scenario.program }
  private var script: [[OutsideChange]] { scenario.script }

  private var request: ClipsPeer.Request {
    let rounds = script.map { changes in
      changes.map { change in
        switch change {
        case .give(let content):
          ClipsPeer.Step(isGiven: true, fact: ClipsText.fact(content, of: program))
        case .take(let content):
          ClipsPeer.Step(isGiven: false, fact: ClipsText.fact(content, of: program))
        case .takeAt: preconditionFailure("CLIPS may have other facts at that place")
        }
      }
    }
    return ClipsPeer.Request(
      constructs: ClipsText.constructs(of: program), rounds: rounds, limits: limits)
  }

  /// Firings in each round: fewer where the oracle would lose patience with a growing number of facts.
  private var limits: [Int] {
    var oracle = NaiveChainer(program)
    oracle.patience = Self.patience
    return script.map { changes in
      changes.forEach { oracle.change($0) }
      if case .outOfFuel(let firings, _) = oracle.run(fuel: Self.limit) { return firings }
      return Self.limit
    }
  }
}

/// How far a case could be compared.
struct ClipsVerdict {
  /// What CLIPS and the oracle, or the engine, disagree about.
  var difference: String?
  var firings = 0
  /// CLIPS went a way of its own (`ClipsReplay`), or crashed.
  var isSetAside = false
  /// Rounds after which the facts of the engine were held against those of CLIPS, since they depend on no tie.
  var comparedRounds = 0
}

extension ClipsCase {
  func verdict(_ peer: ClipsPeer) throws -> ClipsVerdict {
    var verdict = ClipsVerdict()
    guard let answer = try? peer.play(request) else {
      verdict.isSetAside = true
      return verdict
    }
    guard answer.complaint.isEmpty else {
      verdict.difference = "CLIPS complains: \(answer.complaint)"
      return verdict
    }
    var replay = ClipsReplay(program)
    for (number, round) in answer.rounds.enumerated() {
      script[number].forEach { replay.change($0) }
      verdict.firings += round.firings.count
      switch replay.finding(in: round) {
      case nil: continue
      case .flicker, .oddSupport:
        verdict.isSetAside = true
        return verdict
      case .fault(let fault):
        verdict.difference = "round \(number): \(fault)"
        return verdict
      }
    }
    let engine = engineFacts()
    for number in 0..<agreedRounds(orders: 3) {
      if answer.rounds[...number].contains(where: { !$0.agenda.isEmpty }) { break }
      let (own, other) = (engine[number], Set(answer.rounds[number].facts.map(\.text)))
      // Where some order of ties does lead to what CLIPS found, its order is as good as ours.
      guard own == other || agreedRounds(orders: 200) <= number else {
        verdict.difference = "round \(number): the facts of the engine are \(own.sorted())"
        return verdict
      }
      verdict.comparedRounds += 1
    }
    return verdict
  }

  /// The program and its changes as CLIPS reads them, and what CLIPS did.
  func report() throws -> String {
    let answer = try ClipsPeer().play(request)
    var lines = ClipsText.constructs(of: program)
    for (number, round) in answer.rounds.enumerated() {
      lines += request.rounds[number].map { "\($0.isGiven ? "give" : "take") \($0.fact)" }
      lines.append("round \(number):")
      lines += round.firings.map { "  fired \($0.text)" }
      lines += round.agenda.map { "  left \($0.text)" }
      lines += round.facts.map { "  f-\($0.index) \($0.text)" }
    }
    return lines.joined(separator: "\n")
  }

  /// The smallest case that still shows a difference, each tried in a CLIPS that has seen nothing else.
  func shrunk() throws -> ClipsCase {
    ClipsCase(try scenario.shrunk { try ClipsCase($0).verdict(ClipsPeer()).difference != nil })
  }

  /// The facts after each round.
  private func engineFacts() -> [Set<String>] {
    let engine = Engine(Network(program))
    return script.map { changes in
      changes.forEach { engine.change($0) }
      engine.run(fuel: Self.limit)
      return texts(engine.facts().map(\.content))
    }
  }

  /// The number of rounds after which the oracle finds the same facts and nothing to do, whichever way it breaks ties
  /// and whether it looks at facts after each change or after each firing.
  private func agreedRounds(orders: Int) -> Int {
    var runs: [[Set<String>?]] = []
    for order in 0..<orders {
      let checkpoint: NaiveChainer.Checkpoint = order % 2 == 0 ? .afterFiring : .afterEveryChange
      let ties = order == 0 ? nil : Dice(seed: order)
      runs.append(rounds(NaiveChainer(program, checkpoint: checkpoint, ties: ties)))
    }
    let agreed = script.indices.prefix { round in
      runs.allSatisfy { $0[round] != nil && $0[round] == runs[0][round] }
    }
    return agreed.count
  }

  private func rounds(_ oracle: NaiveChainer) -> [Set<String>?] {
    var oracle = oracle
    oracle.patience = Self.patience
    return script.map { changes in
      changes.forEach { oracle.change($0) }
      guard case .finished = oracle.run(fuel: Self.limit) else { return nil }
      return texts(oracle.facts.values.map(\.content))
    }
  }

  private func texts(_ contents: [FactContent]) -> Set<String> {
    Set(contents.map { ClipsText.fact($0, of: program) })
  }
}
