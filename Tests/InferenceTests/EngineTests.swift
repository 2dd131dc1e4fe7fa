import Facts
import Inference
import Testing

@Suite struct EngineTests {
  @Test func closesARelation() {
    var sketch = Sketch(slots: [2, 2])
    sketch.rule([pattern(0, [.bind(0), .bind(1)])], [conclude(1, [variable(0), variable(1)])])
    sketch.rule(
      [pattern(1, [.bind(0), .bind(1)]), pattern(0, [.is(variable(1)), .bind(2)])],
      [conclude(1, [variable(0), variable(2)])])
    let engine = sketch.engine((0..<20).map { (0, [$0, ($0 + 1) % 20]) })
    #expect(engine.run() == .finished(firings: 420))
    #expect(engine.rows(1).count == 400)
    // Without the last link only the pairs along the line are left; a support in a circle stays, as in CLIPS.
    engine.reset()
    for number in 0..<19 { engine.give(0, [number, number + 1]) }
    engine.run()
    #expect(engine.rows(1).count == 190)
    engine.retract(engine.fact(0, [9, 10])!)
    engine.run()
    #expect(engine.rows(1).count == 90)
  }

  @Test func joinsByMoreVariablesThanAWordHasBits() {
    let slots = (0..<70).map { Template.Slot(name: "s\($0)", type: .integer) }
    let equal = (0..<70).map { SlotTest.compare(slot: $0, .equal, variable($0)) }
    var program = Program()
    program.templates = ["left", "right", "exception"].map { Template(name: $0, slots: slots) }
    program.rules = [
      Rule(
        name: "wide",
        variables: (0..<70).map { Rule.Variable(name: "v\($0)", type: .value(.integer)) },
        conditions: [
          .pattern(Pattern(template: 0, tests: (0..<70).map { .bind(slot: $0, $0) })),
          .pattern(Pattern(template: 1, tests: equal)),
          .test(.compare(.less, variable(69), variable(64))),
          .not([.pattern(Pattern(template: 2, tests: [equal[65]]))]),
        ],
        actions: [.halt])
    ]
    let engine = Engine(Network(program))
    let row = (0..<70).map { -$0 }
    engine.give(1, row)
    engine.give(0, row.dropLast() + [0])
    #expect(engine.run() == .finished(firings: 0))
    engine.give(0, row)
    let exception = engine.give(2, row)
    #expect(engine.run() == .finished(firings: 0))
    engine.retract(exception)
    #expect(engine.run() == .halted(firings: 1))
  }

  @Test func withdrawsWhatAnExceptionForbids() {
    var sketch = Sketch(slots: [1, 1, 1])
    sketch.rule(
      [pattern(0, [.bind(0)]), .not([pattern(1, [.is(variable(0))])])], [conclude(2, [variable(0)])])
    let engine = sketch.engine([(0, [1]), (0, [2])])
    engine.run()
    #expect(engine.rows(2) == [[2], [1]])
    let exception = engine.give(1, [2])
    engine.settle()
    #expect(engine.rows(2) == [[1]])
    engine.retract(exception)
    #expect(engine.run() == .finished(firings: 1))
    #expect(engine.rows(2) == [[1], [2]])
  }

  @Test func keepsWhatIsAlsoGiven() {
    var sketch = Sketch(slots: [1, 1])
    sketch.rule([pattern(0, [.bind(0)])], [conclude(1, [number(7)])])
    let engine = sketch.engine([(0, [1]), (0, [2])])
    engine.run()
    let conclusion = engine.fact(1, [7])!
    #expect(engine.supports(of: conclusion).map(\.number) == [0, 1])
    #expect(engine.firing(FiringID(number: 0))?.values.first == .integer(2))
    engine.retract(engine.fact(0, [1])!)
    engine.settle()
    #expect(engine.content(of: conclusion) != nil)
    engine.give(1, [7])
    engine.retract(engine.fact(0, [2])!)
    engine.settle()
    #expect(engine.supports(of: conclusion).isEmpty)
    #expect(engine.content(of: conclusion) != nil)
  }

  @Test func keepsASumUpToDate() {
    var sketch = Sketch(slots: [1, 1])
    let total = Accumulation(
      function: .sum, operand: variable(0), source: [pattern(0, [.bind(0)])], result: 1)
    sketch.rule([.accumulate(total)], [conclude(1, [variable(1)])])
    let engine = sketch.engine([(0, [3]), (0, [4])])
    engine.run()
    #expect(engine.rows(1) == [[7]])
    engine.give(0, [10])
    engine.run()
    #expect(engine.rows(1) == [[17]])
    engine.retract(engine.fact(0, [3])!)
    engine.run()
    #expect(engine.rows(1) == [[14]])
  }

  @Test func aModifiedFactKeepsItsNumberAndBecomesTheNewest() {
    var sketch = Sketch(slots: [2, 1])
    sketch.rule(
      facts: [1], [pattern(0, [.is(number(0)), .bind(0)], fact: 1)],
      [.modify(1, [SlotChange(slot: 0, value: number(1))])])
    sketch.rule(priority: -1, [pattern(0, [.is(number(1)), .bind(0)])], [add(1, [variable(0)])])
    let engine = sketch.engine([(0, [0, 5]), (0, [0, 6])])
    engine.run()
    #expect(engine.facts(of: 0).map(\.id.number) == [0, 1])
    // The second fact was modified first, so the first one is the newest.
    #expect(engine.rows(1) == [[5], [6]])
  }

  @Test func aFactModifiedIntoAnotherDisappears() {
    var sketch = Sketch(slots: [1])
    sketch.rule(
      facts: [0], [pattern(0, [.is(number(1))], fact: 0)],
      [.modify(0, [SlotChange(slot: 0, value: number(2))])])
    let engine = sketch.engine([(0, [2]), (0, [1])])
    engine.run()
    #expect(engine.facts().map(\.id.number) == [0])
  }

  @Test func namesTheRulesThatNeverEnd() {
    var sketch = Sketch(slots: [1])
    sketch.rule([pattern(0, [.is(number(-1))])], [])
    let next = Expression.arithmetic(.add, variable(0), number(1))
    sketch.rule(
      facts: [1], [pattern(0, [.bind(0)], fact: 1)], [.modify(1, [SlotChange(slot: 0, value: next)])])
    sketch.rule(
      priority: 1,
      [
        pattern(0, [.bind(0)]),
        .test(.compare(.equal, .arithmetic(.remainder, variable(0), number(3)), number(0))),
      ], [])
    let engine = sketch.engine([(0, [0])])
    #expect(engine.run(fuel: 400) == .outOfFuel(firings: 400, cycle: [1, 2]))
    #expect(engine.run(fuel: 0) == .outOfFuel(firings: 0, cycle: []))
  }

  @Test func noLoopDoesNotWakeItself() {
    for isNoLoop in [true, false] {
      var sketch = Sketch(slots: [1])
      let next = Expression.arithmetic(.add, variable(0), number(1))
      sketch.rule(
        noLoop: isNoLoop, facts: [1], [pattern(0, [.bind(0)], fact: 1)],
        [.modify(1, [SlotChange(slot: 0, value: next)])])
      let engine = sketch.engine([(0, [0])])
      engine.run(fuel: 50)
      #expect(engine.rows(0) == [[isNoLoop ? 1 : 50]])
      engine.give(0, [-10])
      engine.run(fuel: 50)
      #expect(engine.rows(0).contains([isNoLoop ? -9 : 40]))
    }
  }

  @Test func stopsWhereItCannotCalculate() {
    var sketch = Sketch(slots: [1, 1])
    let quotient = Expression.arithmetic(.divide, number(6), variable(0))
    sketch.rule([pattern(0, [.bind(0)])], [add(1, [quotient])])
    let engine = sketch.engine([(0, [2]), (0, [0]), (0, [3])])
    let reason = "division by zero or overflow"
    #expect(engine.run() == .failed(firings: 2, rule: 0, reason: reason))
    #expect(engine.rows(1) == [[2]])
    #expect(engine.run() == .finished(firings: 1))
    #expect(engine.rows(1) == [[2], [3]])
  }

  @Test func aTestThatCannotBeCalculatedFails() {
    var sketch = Sketch(slots: [1, 1])
    let quotient = Expression.arithmetic(.divide, number(6), variable(0))
    sketch.rule(
      [pattern(0, [.bind(0)]), .test(.not(.compare(.equal, quotient, number(3))))], [add(1, [variable(0)])])
    let engine = sketch.engine([(0, [2]), (0, [0]), (0, [3])])
    engine.run()
    #expect(engine.rows(1) == [[3]])
  }

  @Test func haltsAfterTheWholeRightHandSide() {
    var sketch = Sketch(slots: [1, 1])
    sketch.rule([pattern(0, [.bind(0)])], [.halt, add(1, [variable(0)])])
    let engine = sketch.engine([(0, [1]), (0, [2])])
    #expect(engine.run() == .halted(firings: 1))
    #expect(engine.rows(1) == [[2]])
    #expect(engine.run() == .halted(firings: 1))
    #expect(engine.run() == .finished(firings: 0))
  }

  @Test func aBlockedAndFreedMatchFiresAnew() {
    var sketch = Sketch(slots: [1, 1])
    sketch.rule([pattern(0, [.bind(0)]), .not([pattern(1, [nil])])], [])
    let engine = sketch.engine([(0, [1])])
    #expect(engine.run() == .finished(firings: 1))
    let block = engine.give(1, [0])
    #expect(engine.run() == .finished(firings: 0))
    engine.retract(block)
    #expect(engine.run() == .finished(firings: 1))
    // Given and taken between two runs: it was never there.
    engine.retract(engine.give(1, [0]))
    #expect(engine.run() == .finished(firings: 0))
  }

  /// A conclusion that breaks its own match goes at once, and the match, free again, fires anew.
  @Test func aRuleThatForbidsItselfIsCaughtByTheFuel() {
    var sketch = Sketch(slots: [1, 1])
    sketch.rule([pattern(0, [.bind(0)]), .not([pattern(1, [nil])])], [conclude(1, [variable(0)])])
    let engine = sketch.engine([(0, [1])])
    #expect(engine.run(fuel: 5) == .outOfFuel(firings: 5, cycle: [0]))
    #expect(engine.rows(1).isEmpty)
  }

  /// The first index, by two slots, and the third, by one of them, must keep (2, 5) and 5 apart.
  @Test func indexesDoNotMix() {
    var sketch = Sketch(slots: [2, 1, 2])
    sketch.rule([pattern(0, [.bind(0), .bind(1)]), pattern(2, [.is(variable(0)), .is(variable(1))])], [])
    sketch.rule([pattern(1, [.bind(0)]), pattern(2, [nil, .is(variable(0))])], [])
    let engine = sketch.engine([(2, [2, 5]), (1, [5])])
    #expect(engine.run() == .finished(firings: 1))
  }

  @Test func enginesOnOneNetworkDoNotMeet() async {
    var sketch = Sketch(slots: [1, 1])
    sketch.rule([pattern(0, [.bind(0)])], [conclude(1, [variable(0)])])
    let network = Network(sketch.program)
    let sums = await withTaskGroup(of: Int.self) { group in
      for number in 0..<8 {
        group.addTask {
          let engine = Engine(network)
          for value in 0...number * 100 { engine.give(0, [value]) }
          engine.run()
          return engine.rows(1).count
        }
      }
      return await group.reduce(0, +)
    }
    #expect(sums == 8 + 100 * 28)
  }

  @Test func textsCollectedAreInterned() {
    var program = Program()
    let (red, blue) = (program.symbols.intern("red"), program.symbols.intern("blue"))
    program.templates = [
      Template(name: "colour", slots: [Template.Slot(name: "name", type: .symbol)]),
      Template(name: "all", slots: [Template.Slot(name: "names", type: .text)]),
    ]
    let source = Condition.pattern(Pattern(template: 0, tests: [.bind(slot: 0, 0)]))
    program.rules = [
      Rule(
        name: "collect",
        variables: [.init(name: "one", type: .value(.symbol)), .init(name: "all", type: .value(.text))],
        conditions: [
          .accumulate(Accumulation(function: .collect, operand: .variable(0), source: [source], result: 1))
        ],
        actions: [.assert(template: 1, [.variable(1)], logical: true)])
    ]
    program.initialFacts = [red, blue].map { FactContent(template: 0, values: [.symbol($0)]) }
    let engine = Engine(Network(program))
    engine.run()
    guard case .text(let text) = engine.facts(of: 1)[0].content.values[0] else { return #expect(Bool(false)) }
    #expect(engine.name(of: text) == "blue、red")
  }
}
