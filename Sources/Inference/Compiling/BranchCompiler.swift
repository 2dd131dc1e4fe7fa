import Facts

/// Compiles one branch of a rule after the other: a join plan for each seed position, a trigger for each inner pattern.
struct BranchCompiler {
  /// A positive pattern of the branch, taken apart.
  struct Positive {
    var alpha: Int32
    /// In `occurrences`.
    var occurrences: Range<Int>
    var fact: VariableID?
  }

  /// A slot that binds or equals a variable which some positive pattern binds.
  struct Occurrence {
    var slot: Int32
    var variable: VariableID
  }

  /// A test or inner condition, ready as soon as its variables and its pattern are there.
  struct Filter {
    var step: Step
    var needs: BitSet
    var position: Int?
    var gives: VariableID?
  }

  /// A trigger before its plan is made.
  struct InnerPattern {
    var alpha: Int32
    var whenAsserted: Effects
    var whenRetracted: Effects
    var key: [Occurrence]
  }

  var rule = Rule(name: "", conditions: [], actions: [])
  var branch: Int32 = -1
  var scope = Scope([])
  /// Variables bound by positive patterns so far, in written order.
  var joined = BitSet()
  var positives: [Positive] = []
  var occurrences: [Occurrence] = []
  var filters: [Filter] = []
  var innerPatterns: [InnerPattern] = []
  var results: [Int32] = []
  var localCount = 0
  var innerCount = 0
  /// Reused from pattern to pattern, from step to step.
  var tests = PatternTests()
  var slots = JoinSlots()
  var order: [Int32] = []

  mutating func compile(_ conditions: [Condition], branch: Int32, into builder: inout NetworkBuilder) {
    start(branch)
    let patternCount = conditions.count { if case .pattern = $0 { true } else { false } }
    innerCount = patternCount
    for condition in conditions { take(condition, &builder) }
    builder.keepPositives(positives.lazy.map(\.alpha))
    makePlans(&builder)
    makeTriggers(&builder)
    builder.branches[branch].patternCount = Int32(patternCount)
    builder.branches[branch].isComplex = filters.contains { $0.step.operation == .group }
    builder.branches[branch].results = builder.store(results)
    builder.branches[branch].reported = builder.store(pairs: scope.bindings)
    builder.registerCount = max(builder.registerCount, rule.variables.count + localCount)
    builder.positionCount = max(builder.positionCount, innerCount)
  }

  private mutating func start(_ branch: Int32) {
    self.branch = branch
    scope = Scope(rule.variables)
    joined = BitSet()
    positives.removeAll(keepingCapacity: true)
    occurrences.removeAll(keepingCapacity: true)
    filters.removeAll(keepingCapacity: true)
    innerPatterns.removeAll(keepingCapacity: true)
    results.removeAll(keepingCapacity: true)
    localCount = 0
  }

  private mutating func take(_ condition: Condition, _ builder: inout NetworkBuilder) {
    switch condition {
    case .pattern(let pattern): take(pattern, &builder)
    case .test(let expression):
      let code = builder.writer.write(expression, in: scope).start
      filters.append(Filter(step: Step(operation: .test, subject: code), needs: expression.mentioned))
    case .or: preconditionFailure("a branch has no `or`")
    case .not, .exists, .forall, .accumulate:
      let needs = scope.bound(among: condition.mentioned)
      let group = compileGroup(condition, scope, polarity: 1, &builder)
      var filter = Filter(step: Step(operation: .group, subject: group), needs: needs)
      if case .accumulate(let accumulation) = condition {
        let register = Int32(accumulation.result)
        scope.bind(accumulation.result, to: register)
        builder.groups[group].result = register
        results.append(register)
        filter.gives = accumulation.result
      }
      filters.append(filter)
    }
  }

  private mutating func take(_ pattern: Pattern, _ builder: inout NetworkBuilder) {
    tests.take(pattern)
    let firstOccurrence = occurrences.count
    let alpha = builder.alpha(template: pattern.template, constants: tests.constants)
    var residual: [SlotTest] = []
    for test in tests.rest {
      guard let (slot, variable) = test.equated, canJoin(variable, test) else {
        residual.append(test)
        continue
      }
      occurrences.append(Occurrence(slot: Int32(slot), variable: variable))
      joined.insert(variable)
      scope.bind(variable, to: Int32(variable))
    }
    let position = positives.count
    positives.append(
      Positive(alpha: alpha, occurrences: firstOccurrence..<occurrences.count, fact: pattern.fact))
    for test in residual {
      let code = builder.write(test, of: Int32(position), template: pattern.template, in: scope)
      filters.append(
        Filter(
          step: Step(operation: .test, subject: code), needs: test.asComparison.expression.mentioned,
          position: position))
    }
  }

  /// A variable that a pattern binds can be matched from either side; an accumulated one is only compared with.
  private func canJoin(_ variable: VariableID, _ test: SlotTest) -> Bool {
    if joined.contains(variable) { return true }
    if case .bind = test { return scope.register(of: variable) == nil }
    return false
  }
}

/// The tests of one pattern, sorted out.
struct PatternTests {
  /// What an alpha memory tests, slots rising.
  private(set) var constants: [(slot: Int32, bits: UInt64)] = []
  private(set) var rest: [SlotTest] = []

  mutating func take(_ pattern: Pattern) {
    constants.removeAll(keepingCapacity: true)
    rest.removeAll(keepingCapacity: true)
    for test in pattern.tests {
      guard case .compare(let slot, .equal, .constant(let value)) = test,
        !constants.contains(where: { $0.slot == slot })
      else {
        rest.append(test)
        continue
      }
      let place = constants.firstIndex { $0.slot > slot } ?? constants.count
      constants.insert((Int32(slot), value.bits), at: place)
    }
  }
}

extension SlotTest {
  /// The slot and the variable, where the test says that they are equal.
  var equated: (slot: Int, variable: VariableID)? {
    switch self {
    case .bind(let slot, let variable), .compare(let slot, .equal, .variable(let variable)): (slot, variable)
    case .compare: nil
    }
  }

  var asComparison: (slot: Int, comparison: Comparison, expression: Expression) {
    switch self {
    case .bind(let slot, let variable): (slot, .equal, .variable(variable))
    case .compare(let slot, let comparison, let expression): (slot, comparison, expression)
    }
  }
}

extension NetworkBuilder {
  /// The start of code that tests a slot of the fact matched at a position.
  mutating func write(
    _ test: SlotTest, of position: Int32, template: Int, in scope: Scope
  ) -> Int32 {
    let (slot, comparison, expression) = test.asComparison
    let type = templates[template].slots[slot].type
    return writer.write(slot: slot, of: position, type: type, comparison, expression, in: scope)
  }
}
