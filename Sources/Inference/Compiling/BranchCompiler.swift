import Facts

/// Compiles one branch of a rule: a join plan for each seed position, a trigger for each inner pattern.
struct BranchCompiler {
  /// A positive pattern of the branch, taken apart.
  struct Positive {
    var alpha: Int32
    /// Slots that bind or equal a variable which some positive pattern binds.
    var occurrences: [(slot: Int32, variable: VariableID)]
    var fact: VariableID?
  }

  /// A test or inner condition, ready as soon as its variables and its pattern are there.
  struct Filter {
    var step: Step
    var needs: Set<VariableID>
    var position: Int?
    var gives: VariableID?
  }

  /// A trigger before its plan is made.
  struct InnerPattern {
    var alpha: Int32
    var whenAsserted: Effects
    var whenRetracted: Effects
    var key: [(slot: Int32, variable: VariableID)]
  }

  let rule: Rule
  let branch: Int32
  var scope: Scope
  /// Variables bound by positive patterns so far, in written order.
  var joined: Set<VariableID> = []
  var positives: [Positive] = []
  var filters: [Filter] = []
  var innerPatterns: [InnerPattern] = []
  var results: [Int32] = []
  var localCount = 0
  var innerCount = 0

  init(_ rule: Rule, branch: Int32) {
    self.rule = rule
    self.branch = branch
    scope = Scope(registers: [:], variables: rule.variables)
  }

  mutating func compile(_ conditions: [Condition], into builder: inout NetworkBuilder) {
    let patternCount = conditions.count { if case .pattern = $0 { true } else { false } }
    innerCount = patternCount
    for condition in conditions { take(condition, &builder) }
    let start = Int32(builder.positives.count)
    builder.positives += positives.map(\.alpha)
    builder.positivesOfBranch.append(Stretch(start: start, end: Int32(builder.positives.count)))
    makePlans(&builder)
    makeTriggers(&builder)
    let reported = scope.registers.sorted { $0.key < $1.key }
      .map { SlotRegister(slot: Int32($0.key), register: $0.value) }
    let index = Int(branch)
    builder.branches[index].patternCount = Int32(patternCount)
    builder.branches[index].isComplex = filters.contains { $0.step.operation == .group }
    builder.branches[index].results = builder.store(results)
    builder.branches[index].reported = builder.store(reported)
    builder.registerCount = max(builder.registerCount, rule.variables.count + localCount)
    builder.positionCount = max(builder.positionCount, innerCount)
  }

  private mutating func take(_ condition: Condition, _ builder: inout NetworkBuilder) {
    switch condition {
    case .pattern(let pattern): take(pattern, &builder)
    case .test(let expression):
      let code = builder.writer.write(expression, in: scope).start
      filters.append(Filter(step: Step(operation: .test, subject: code), needs: expression.mentioned))
    case .or: preconditionFailure("a branch has no `or`")
    case .not, .exists, .forall, .accumulate:
      let needs = condition.mentioned.intersection(scope.registers.keys)
      let group = compileGroup(condition, scope, polarity: 1, &builder)
      var filter = Filter(step: Step(operation: .group, subject: group), needs: needs)
      if case .accumulate(let accumulation) = condition {
        let register = Int32(accumulation.result)
        scope.registers[accumulation.result] = register
        builder.groups[Int(group)].result = register
        results.append(register)
        filter.gives = accumulation.result
      }
      filters.append(filter)
    }
  }

  private mutating func take(_ pattern: Pattern, _ builder: inout NetworkBuilder) {
    let position = positives.count
    let (constants, rest) = splitConstants(pattern)
    var occurrences: [(slot: Int32, variable: VariableID)] = []
    var residual: [SlotTest] = []
    for test in rest {
      guard let (slot, variable) = test.equated, canJoin(variable, test) else {
        residual.append(test)
        continue
      }
      occurrences.append((Int32(slot), variable))
      joined.insert(variable)
      scope.registers[variable] = Int32(variable)
    }
    let alpha = builder.alpha(template: pattern.template, constants: constants)
    positives.append(Positive(alpha: alpha, occurrences: occurrences, fact: pattern.fact))
    let types = builder.program.templates[pattern.template].slots.map(\.type)
    for test in residual {
      let (slot, comparison, expression) = test.asComparison
      let code = builder.writer.write(
        slot: slot, of: Int32(position), type: types[slot], comparison, expression, in: scope)
      filters.append(
        Filter(
          step: Step(operation: .test, subject: code), needs: expression.mentioned, position: position))
    }
  }

  /// A variable that a pattern binds can be matched from either side; an accumulated one is only compared with.
  private func canJoin(_ variable: VariableID, _ test: SlotTest) -> Bool {
    if joined.contains(variable) { return true }
    if case .bind = test { return scope.registers[variable] == nil }
    return false
  }
}

/// The constants that an alpha memory tests, slots rising, and the other tests.
func splitConstants(_ pattern: Pattern) -> (constants: [(slot: Int, value: Value)], rest: [SlotTest]) {
  var constants: [(slot: Int, value: Value)] = []
  var rest: [SlotTest] = []
  for test in pattern.tests {
    if case .compare(let slot, .equal, .constant(let value)) = test,
      !constants.contains(where: { $0.slot == slot })
    {
      constants.append((slot, value))
    } else {
      rest.append(test)
    }
  }
  return (constants.sorted { $0.slot < $1.slot }, rest)
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
