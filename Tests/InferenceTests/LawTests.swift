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
    var firings = 0
    for seed in lawSeeds {
      var random = RandomProgram(seed: seed)
      let engine = Engine(Network(random.program), observing: .journal)
      var replay = Replay(random.program)
      var told = 0
      for changes in random.script(rounds: 3) {
        changes.forEach { engine.change($0) }
        engine.run(fuel: 20)
        if let fault = replay.fault(in: engine.journal[told...]) {
          Issue.record("seed \(seed): \(fault)")
          return
        }
        told = engine.journal.count
      }
      firings += engine.firedRules.count
    }
    #expect(firings > 5 * lawSeeds.count)
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
  /// The no-loop rule whose actions ran last, with its matches before them.
  private var silenced: (rule: Int, before: Set<NaiveChainer.Key>)?

  init(_ program: Program) {
    var bare = program
    bare.initialFacts = []
    chainer = NaiveChainer(bare)
  }

  /// What is wrong with a run and the changes from outside before it.
  mutating func fault(in events: ArraySlice<JournalEvent>) -> String? {
    for event in events {
      switch event {
      case .asserted(let id, let content, _):
        chainer.recency += 1
        chainer.facts[Int(id.number)] = NaiveChainer.Fact(content: content, recency: chainer.recency)
      case .retracted(let id, _, _): chainer.facts[Int(id.number)] = nil
      case .fired(let firing, let rule, let facts, _):
        checkpoint()
        if let fault = fault(of: rule, facts.map { Int($0.number) }) {
          return "firing \(firing.number) of rule \(rule) \(fault)"
        }
      case .supportLost: forgetBroken()
      case .supported: break
      }
    }
    checkpoint()
    return nil
  }

  private mutating func fault(of rule: Int, _ tuple: [Int]) -> String? {
    let ready = chainer.ready()
    guard let own = ready.first(where: { $0.rule == rule && $0.tuple == tuple }) else {
      return "had no match that was ready"
    }
    if chainer.program.rules[rule].noLoop {
      silenced = (rule, Set(chainer.matches().filter { $0.rule == rule }.map(\.key)))
    }
    chainer.refracted.insert(own.key)
    let rank = chainer.rank(own).prefix(2)
    let isMaximal = !ready.contains { chainer.rank($0).prefix(2).lexicographicallyPrecedes(rank) }
    return isMaximal ? nil : "was not the first in order"
  }

  private mutating func forgetBroken() { chainer.refracted.formIntersection(chainer.matches().map(\.key)) }

  /// The end of one: all changes of the last firing have been told.
  private mutating func checkpoint() {
    forgetBroken()
    guard let (rule, before) = silenced else { return }
    silenced = nil
    chainer.refracted.formUnion(
      chainer.matches().filter { $0.rule == rule && !before.contains($0.key) }.map(\.key))
  }
}
