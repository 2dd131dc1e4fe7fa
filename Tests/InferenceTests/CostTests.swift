import Facts
import Inference
import Testing

@Suite struct CostTests {
  private func counts(_ cost: RuleCost) -> [Int] { [cost.searches, cost.tried, cost.found, cost.fired] }

  @Test func anIndexedJoinTriesOnlyWhatFits() {
    var sketch = Sketch(slots: [1, 1, 1])
    sketch.rule(
      [pattern(0, [.bind(0)]), pattern(1, [.is(variable(0))])], [conclude(2, [variable(0)])])
    let engine = sketch.engine([(0, [1]), (0, [2]), (0, [3]), (1, [1]), (1, [2])], observing: .costs)
    #expect(engine.run() == .finished(firings: 2))
    // One search from each fact of the second pattern, each of which looks at the one fact that its index holds.
    #expect(engine.costs.map(counts) == [[2, 2, 2, 2]])
  }

  @Test func aScannedJoinTriesAll() {
    var sketch = Sketch(slots: [1, 1, 1])
    sketch.rule(
      [pattern(0, [.bind(0)]), pattern(1, [.less(variable(0))])], [add(2, [variable(0)])])
    sketch.rule([pattern(2, [.is(number(9))])], [add(2, [number(8)])])
    let engine = sketch.engine([(0, [1]), (0, [2]), (0, [3]), (1, [1]), (1, [2])], observing: .costs)
    #expect(engine.run() == .finished(firings: 3))
    // From 2: 3 fits; on from 3, then 2 and 1 in vain. From 1: 3 fits; on from 3, 2 fits; on from 2, 1 in vain.
    #expect(engine.costs.map(counts) == [[5, 9, 3, 3], [0, 0, 0, 0]])
    #expect(engine.costs[0].matching > .zero && engine.costs[0].firing > .zero)
    #expect(engine.costs[1].matching == .zero && engine.costs[1].firing == .zero)
  }

  @Test func aChangeOfAnInnerConditionIsASearch() {
    var sketch = Sketch(slots: [1, 1, 1])
    sketch.rule(
      [pattern(0, [.bind(0)]), .not([pattern(1, [.is(variable(0))])])], [conclude(2, [variable(0)])])
    let engine = sketch.engine([(0, [1]), (0, [2])], observing: .costs)
    engine.run()
    let before = engine.costs[0]
    #expect([before.searches, before.found, before.fired] == [2, 2, 2])
    let exception = engine.give(1, [2])
    engine.settle()
    #expect(engine.costs[0].searches == 2)
    #expect(engine.costs[0].tried > before.tried && engine.costs[0].matching > before.matching)
    engine.retract(exception)
    engine.run()
    #expect([engine.costs[0].searches, engine.costs[0].found, engine.costs[0].fired] == [3, 3, 3])
  }

  @Test func costsOutliveAReset() {
    var sketch = Sketch(slots: [1, 1])
    sketch.rule([pattern(0, [.bind(0)])], [conclude(1, [variable(0)])])
    let engine = sketch.engine(observing: .costs)
    for round in 1...3 {
      engine.reset()
      engine.give(0, [round])
      engine.run()
      #expect(counts(engine.costs[0]) == [round, 0, round, round])
    }
    #expect(sketch.engine(observing: .journal).costs.isEmpty)
    #expect(sketch.engine(observing: .nobody).costs.isEmpty)
  }

  @Test func measuringChangesNothing() {
    for seed in seeds().first..<seeds().first + max(60, seeds().count / 4) {
      var random = RandomProgram(seed: seed)
      let network = Network(random.program)
      let (plain, measured) = (Engine(network, observing: .journal), Engine(network, observing: .costs))
      for round in 0..<3 {
        #expect(plain.run(fuel: 20) == measured.run(fuel: 20), "seed \(seed), round \(round)")
        #expect(plain.facts().map(\.content) == measured.facts().map(\.content), "seed \(seed)")
        #expect(plain.facts().map(\.id) == measured.facts().map(\.id), "seed \(seed)")
        let fired = plain.firedRules.reduce(into: [Int](repeating: 0, count: random.program.rules.count)) {
          $0[$1] += 1
        }
        #expect(measured.costs.map(\.fired) == fired, "seed \(seed), round \(round)")
        let (content, victim) = (random.content(), plain.facts().first?.id)
        for engine in [plain, measured] {
          engine.assert(content)
          if let victim { engine.retract(victim) }
        }
      }
    }
  }
}
