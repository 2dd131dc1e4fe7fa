import Facts
import Inference
import Testing

/// The work of matching is measured in candidates, so that these laws hold on any machine: once a search has been in
/// vain long enough, a further round costs next to nothing.
@Suite struct WorkTests {
  /// A clock (template 0) that ticks to a limit, and whatever else a rule joins with it.
  private struct Clockwork {
    var sketch = Sketch(slots: [1, 2, 2, 1, 2])
    var facts: [(Int, [Int])] = []
    var limit = 0

    init(_ conditions: [Condition], filler: [Action] = []) {
      sketch.rule([pattern(0, [.bind(0)])] + conditions, [add(4, [variable(0), number(1)])])
      let tick = Action.modify(6, [SlotChange(slot: 0, value: .arithmetic(.add, variable(0), number(1)))])
      let test = Condition.test(.compare(.less, variable(0), variable(1)))
      sketch.rule(
        facts: [6], [pattern(0, [.bind(0)], fact: 6), pattern(3, [.bind(1)]), test], [tick] + filler)
    }

    /// Candidates looked at up to so many ticks, and the facts that came of them.
    func run(ticks: Int) -> (work: Int, results: Int) {
      let engine = sketch.engine(facts + [(3, [ticks]), (0, [0])], observing: .nobody)
      engine.run()
      return (engine.work, engine.rows(4).count)
    }

    /// Of the later half of the ticks.
    func workPerTick() -> Int { (run(ticks: 800).work - run(ticks: 400).work) / 400 }
  }

  private let apart = (0..<200).flatMap { [(1, [$0, $0]), (2, [1000 + $0, $0])] }

  @Test func aFruitlessJoinIsNotSearchedAgain() {
    var clockwork = Clockwork([pattern(1, [.bind(2), nil]), pattern(2, [.is(variable(2)), nil])])
    clockwork.facts = apart
    #expect(clockwork.run(ticks: 400).results == 0)
    #expect(clockwork.workPerTick() < 10)
  }

  @Test func norWhereItsMemoriesGrow() {
    var clockwork = Clockwork(
      [pattern(1, [.bind(2), nil]), pattern(2, [.is(variable(2)), nil])],
      filler: [add(1, [.arithmetic(.add, variable(0), number(5000)), number(0)])])
    clockwork.facts = apart
    #expect(clockwork.run(ticks: 400).results == 0)
    #expect(clockwork.workPerTick() < 10)
  }

  @Test func norWithoutAnIndex() {
    var clockwork = Clockwork([pattern(1, [.bind(2), nil]), pattern(2, [.less(variable(2)), nil])])
    clockwork.facts = apart
    #expect(clockwork.run(ticks: 400).results == 0)
    #expect(clockwork.workPerTick() < 10)
  }

  @Test func theOneMatchIsFoundAgain() {
    var clockwork = Clockwork([pattern(1, [.bind(2), nil]), pattern(2, [.is(variable(2)), nil])])
    clockwork.facts = apart + [(1, [7000, 1]), (2, [7000, 1])]
    #expect(clockwork.run(ticks: 400).results == 401)
    #expect(clockwork.workPerTick() < 10)
  }

  @Test func aJoinedNegationIsRemembered() {
    var clockwork = Clockwork([
      .not([pattern(1, [.bind(2), nil]), pattern(2, [.is(variable(2)), nil])])
    ])
    clockwork.facts = apart
    #expect(clockwork.run(ticks: 400).results == 401)
    #expect(clockwork.workPerTick() < 10)
  }

  @Test(arguments: [Accumulation.Function.count, .sum, .min, .max])
  func anAccumulationIsKeptUp(function: Accumulation.Function) {
    let gathered = Accumulation(
      function: function, operand: function == .count ? nil : variable(2),
      source: [pattern(1, [.bind(2), nil])], result: 3)
    var clockwork = Clockwork(
      [.accumulate(gathered)],
      filler: [add(1, [.arithmetic(.add, variable(0), number(5000)), number(0)])])
    clockwork.facts = apart
    #expect(clockwork.run(ticks: 400).results == 401)
    #expect(clockwork.workPerTick() < 10)
  }

  /// A branch hangs on its rarest memory: rules that mention other facts cost nothing.
  @Test func rulesThatCannotMatchAreNotSearched() {
    func work(rules: Int) -> Int {
      var sketch = Sketch(slots: [2, 1])
      for rule in 0..<rules {
        sketch.rule(
          [
            pattern(0, [.is(number(1)), .is(number(rule))]),
            pattern(0, [.is(number(2)), .is(number(rule % 5))]),
          ],
          [add(1, [number(rule)])])
      }
      let engine = sketch.engine([(0, [1, 3]), (0, [2, 3])], observing: .nobody)
      engine.run()
      return engine.work
    }
    #expect(work(rules: 1000) == work(rules: 10))
  }

  /// The rule breaks its own match within a checkpoint that then mends it; what was remembered of the average in between
  /// says nothing of how it stood before.
  @Test func whatIsRememberedWithinACheckpointIsNotTheStateBefore() {
    func outcome(_ tuning: Tuning) -> RunOutcome {
      var sketch = Sketch(slots: [1, 1])
      let average = Accumulation(
        function: .average, operand: .toDecimal(variable(0)), source: [pattern(1, [.is(variable(0))])],
        result: 7)
      sketch.rule(
        noLoop: true, [pattern(0, [.bind(0)]), .not([.accumulate(average)])], [conclude(1, [variable(0)])])
      var program = sketch.program
      program.rules[0].variables[7].type = .value(.decimal)
      let engine = Engine(Network(program), tuning: tuning)
      engine.run()
      engine.give(0, [0])
      engine.give(1, [2])
      return engine.run(fuel: 20)
    }
    #expect(outcome(Tuning(deadVersions: 0, searchEffort: 1)) == outcome(Tuning()))
  }
}
