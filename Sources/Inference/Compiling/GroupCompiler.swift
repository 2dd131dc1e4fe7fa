import Facts

// Conditions over inner conjunctions. Inside, patterns are joined in written order, and a variable first met inside
// gets a register of its own.

extension BranchCompiler {
  /// `polarity`: 1 where an inner match helps the condition, -1 where it hinders, 0 where it changes a value.
  mutating func compileGroup(
    _ condition: Condition, _ outer: Scope, polarity: Int, _ builder: inout NetworkBuilder
  ) -> Int32 {
    var group: Group
    let firstInner = innerPatterns.count
    switch condition {
    case .not(let inner):
      group = Group(kind: .not)
      group.branches = compileInner(inner, outer, -polarity, &builder)
    case .exists(let inner):
      group = Group(kind: .exists)
      group.branches = compileInner(inner, outer, polarity, &builder)
    case .forall(let first, let then):
      group = compileForall(first, then, outer, polarity, &builder)
    case .accumulate(let accumulation):
      group = compileAccumulation(accumulation, outer, &builder)
    case .pattern, .test, .or: preconditionFailure("not a condition over inner conditions")
    }
    let mentioned = condition.mentioned
    let used = outer.bindings.filter { mentioned.contains(Int($0.slot)) }.map(\.register).sorted()
    group.outer = builder.store(used)
    group.alphas = builder.store(innerPatterns[firstInner...].lazy.map(\.alpha))
    let number = builder.groups.count
    if group.kind == .accumulate { makeSingle(&group, number, used, &builder) }
    builder.groups.append(group)
    return number
  }

  /// Lets the accumulation be kept up fact by fact, where one fact tells by itself which results it belongs to.
  private func makeSingle(
    _ group: inout Group, _ number: Int32, _ used: [Int32], _ builder: inout NetworkBuilder
  ) {
    guard group.branches.count == 1, group.alphas.count == 1 else { return }
    let start = builder.numbers[group.branches.start]
    guard builder.steps[start].operation == .match else { return }
    var last = start + 1
    while builder.steps[last].operation == .test { last += 1 }
    guard builder.steps[last].operation != .group else { return }
    let join = builder.steps[start].join
    let equal = join < 0 ? [] : builder.joins[join].equal.indices.map { builder.pairs[$0] }
    let slots = used.compactMap { register in equal.first { $0.register == register }?.slot }
    guard slots.count == used.count else { return }
    group.single = start
    group.keySlots = builder.store(slots)
    builder.accumulations.append(OnAlpha(alpha: builder.steps[start].alpha, number: number))
  }

  private mutating func compileInner(
    _ conditions: [Condition], _ outer: Scope, _ polarity: Int, _ builder: inout NetworkBuilder
  ) -> Stretch {
    let starts = flattened(conditions).map { conjunction in
      let (steps, _) = innerSteps(conjunction, outer, polarity, &builder)
      return builder.store(steps)
    }
    return builder.store(starts)
  }

  /// No match of the first conjunction without a match of the second, which sees the first one's variables.
  private mutating func compileForall(
    _ first: [Condition], _ then: [Condition], _ outer: Scope, _ polarity: Int,
    _ builder: inout NetworkBuilder
  ) -> Group {
    var group = Group(kind: .not)
    let starts = flattened(first).map { conjunction in
      var (steps, scope) = innerSteps(conjunction, outer, -polarity, &builder)
      let missing = compileGroup(.not(then), scope, polarity: -polarity, &builder)
      steps.append(Step(operation: .group, subject: missing))
      return builder.store(steps)
    }
    group.branches = builder.store(starts)
    return group
  }

  private mutating func compileAccumulation(
    _ accumulation: Accumulation, _ outer: Scope, _ builder: inout NetworkBuilder
  ) -> Group {
    var group = Group(kind: .accumulate)
    group.function = accumulation.function
    let starts = flattened(accumulation.source).map { conjunction in
      var (steps, scope) = innerSteps(conjunction, outer, 0, &builder)
      // The operand stands where its variables are known: at the end of each branch.
      if let operand = accumulation.operand {
        let (code, type) = builder.writer.write(operand, in: scope)
        group.operandType = type
        steps.append(Step(operation: .operand, subject: code))
      }
      return builder.store(steps)
    }
    group.branches = builder.store(starts)
    return group
  }

  /// The steps of a conjunction, and the scope after it.
  private mutating func innerSteps(
    _ conjunction: [Condition], _ outer: Scope, _ polarity: Int, _ builder: inout NetworkBuilder
  ) -> (steps: [Step], scope: Scope) {
    var steps: [Step] = []
    var scope = outer
    for condition in conjunction { innerSteps(condition, &steps, &scope, polarity, &builder) }
    return (steps, scope)
  }

  private mutating func innerSteps(
    _ condition: Condition, _ steps: inout [Step], _ scope: inout Scope, _ polarity: Int,
    _ builder: inout NetworkBuilder
  ) {
    switch condition {
    case .pattern(let pattern): innerMatch(pattern, &steps, &scope, polarity, &builder)
    case .test(let expression):
      steps.append(Step(operation: .test, subject: builder.writer.write(expression, in: scope).start))
    case .or: preconditionFailure("a branch has no `or`")
    case .not, .exists, .forall, .accumulate:
      let group = compileGroup(condition, scope, polarity: polarity, &builder)
      if case .accumulate(let accumulation) = condition {
        builder.groups[group].result = local(accumulation.result, &scope)
      }
      steps.append(Step(operation: .group, subject: group))
    }
  }

  private mutating func innerMatch(
    _ pattern: Pattern, _ steps: inout [Step], _ scope: inout Scope, _ polarity: Int,
    _ builder: inout NetworkBuilder
  ) {
    tests.take(pattern)
    let alpha = builder.alpha(template: pattern.template, constants: tests.constants)
    var inner = InnerPattern(
      alpha: alpha, whenAsserted: effects(polarity), whenRetracted: effects(-polarity), key: [])
    let position = Int32(innerCount)
    innerCount += 1
    slots.removeAll()
    let before = scope
    var residual: [SlotTest] = []
    for test in tests.rest {
      guard let (slot, variable) = test.equated else {
        residual.append(test)
        continue
      }
      if let register = before.register(of: variable) {
        slots.key.append(SlotRegister(slot: Int32(slot), register: register))
        if register == Int32(variable) && joined.contains(variable) {
          inner.key.append(Occurrence(slot: Int32(slot), variable: variable))
        }
      } else if let register = scope.register(of: variable) {
        slots.equal.append(SlotRegister(slot: Int32(slot), register: register))
      } else {
        slots.bind.append(SlotRegister(slot: Int32(slot), register: local(variable, &scope)))
      }
    }
    innerPatterns.append(inner)
    let join = builder.join(alpha, slots, fact: nil)
    steps.append(Step(operation: .match, subject: position, alpha: alpha, join: join))
    for test in residual {
      let code = builder.write(test, of: position, template: pattern.template, in: scope)
      steps.append(Step(operation: .test, subject: code))
    }
  }

  private func effects(_ polarity: Int) -> Effects {
    switch polarity {
    case 1: .makes
    case -1: .breaks
    default: [.makes, .breaks]
    }
  }

  private mutating func local(_ variable: VariableID, _ scope: inout Scope) -> Int32 {
    let register = Int32(rule.variables.count + localCount)
    localCount += 1
    scope.bind(variable, to: register)
    return register
  }
}
