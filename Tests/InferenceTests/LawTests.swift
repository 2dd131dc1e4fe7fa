import Facts
import Inference
import Testing

@Suite struct LawTests {
  @Test func givingAndTakingAgainIsNothing() {
    for seed in lawSeeds {
      var random = RandomProgram(seed: seed)
      let network = Network(random.program)
      let (plain, disturbed) = (Engine(network, observing: .journal), Engine(network, observing: .journal))
      for round in 0..<2 {
        let passing = random.content()
        let isNew = !disturbed.facts().contains { $0.content == passing }
        if isNew { disturbed.retract(disturbed.assert(passing)) }
        #expect(plain.run(fuel: 20) == disturbed.run(fuel: 20), "seed \(seed), round \(round)")
        #expect(plain.firedRules == disturbed.firedRules, "seed \(seed), round \(round)")
        #expect(plain.facts().map(\.content) == disturbed.facts().map(\.content), "seed \(seed)")
      }
    }
  }

  @Test func orderOfGivingDoesNotChangeConclusions() {
    for seed in lawSeeds {
      var random = RandomProgram(seed: seed, flavour: .orderFree)
      let first = Engine(Network(random.program))
      var shuffled = random.program
      for place in shuffled.initialFacts.indices {
        shuffled.initialFacts.swapAt(place, random.dice.roll(shuffled.initialFacts.count))
      }
      let second = Engine(Network(shuffled))
      guard case .finished = first.run(fuel: 4000) else { continue }
      guard case .finished = second.run(fuel: 4000) else { continue }
      #expect(Set(first.facts().map(\.content)) == Set(second.facts().map(\.content)), "seed \(seed)")
    }
  }

  @Test func restoringUndoesEverything() {
    for seed in lawSeeds {
      var random = RandomProgram(seed: seed)
      let engine = Engine(Network(random.program), observing: .journal)
      engine.run(fuel: 7)
      let mark = engine.mark()
      let before = engine.picture
      let (content, victim) = (random.content(), engine.facts().first?.id)
      var pictures: [Picture] = []
      for _ in 0..<2 {
        engine.assert(content)
        if let victim { engine.retract(victim) }
        engine.run(fuel: 20)
        pictures.append(engine.picture)
        engine.restore(to: mark)
        #expect(engine.picture == before, "seed \(seed)")
      }
      #expect(pictures[0] == pictures[1], "seed \(seed)")
    }
  }

  @Test func resettingForgetsEverything() {
    for seed in lawSeeds {
      var random = RandomProgram(seed: seed)
      let engine = Engine(Network(random.program), observing: .journal)
      engine.run(fuel: 15)
      let first = engine.picture
      engine.assert(random.content())
      engine.run(fuel: 15)
      engine.reset()
      engine.run(fuel: 15)
      #expect(engine.picture == first, "seed \(seed)")
    }
  }

  /// Replays the journal: when a rule fired, no match that was ready had a higher priority, or the same and a newer
  /// newest fact.
  @Test func everyFiringIsMaximal() {
    for seed in lawSeeds {
      let program = RandomProgram(seed: seed).program
      if program.rules.contains(where: \.noLoop) { continue }
      let engine = Engine(Network(program), observing: .journal)
      engine.run(fuel: 20)
      if let fault = Replay(program).fault(in: engine.journal) { Issue.record("seed \(seed): \(fault)") }
    }
  }

  private var lawSeeds: Range<Int> { 0..<max(60, seeds().count / 4) }
}

/// Everything that can be seen of an engine.
struct Picture: Equatable {
  var contents: [FactContent]
  var numbers: [FactID]
  var supports: [[FiringID]]
  var journal: [JournalEvent]
}

extension Engine {
  var firedRules: [Int] {
    journal.compactMap { if case .fired(_, let rule, _, _) = $0 { rule } else { nil } }
  }

  var picture: Picture {
    let facts = facts()
    return Picture(
      contents: facts.map(\.content), numbers: facts.map(\.id), supports: facts.map { supports(of: $0.id) },
      journal: journal)
  }
}

/// The facts as the journal tells of them, with the oracle's eye for matches.
struct Replay {
  private var chainer: NaiveChainer

  init(_ program: Program) {
    var bare = program
    bare.initialFacts = []
    chainer = NaiveChainer(bare)
  }

  func fault(in journal: [JournalEvent]) -> String? {
    var replay = self
    for event in journal {
      switch event {
      case .asserted(let id, let content, _):
        replay.chainer.recency += 1
        replay.chainer.facts[Int(id.number)] = NaiveChainer.Fact(
          content: content, recency: replay.chainer.recency)
      case .retracted(let id, _, _): replay.chainer.facts[Int(id.number)] = nil
      case .fired(let firing, let rule, let facts, _):
        let all = replay.chainer.matches()
        replay.chainer.refracted.formIntersection(all.map(\.key))
        let ready = all.filter { !replay.chainer.refracted.contains($0.key) }
        let numbers = facts.map { Int($0.number) }
        guard let own = ready.first(where: { $0.rule == rule && $0.tuple == numbers }) else {
          return "firing \(firing.number) of rule \(rule) had no match that was ready"
        }
        replay.chainer.refracted.insert(own.key)
        let rank = replay.chainer.rank(own).prefix(2)
        if ready.contains(where: { replay.chainer.rank($0).prefix(2).lexicographicallyPrecedes(rank) }) {
          return "firing \(firing.number) of rule \(rule) was not the first in order"
        }
      case .supportLost: replay.chainer.refracted.formIntersection(replay.chainer.matches().map(\.key))
      case .supported: break
      }
    }
    return nil
  }
}
