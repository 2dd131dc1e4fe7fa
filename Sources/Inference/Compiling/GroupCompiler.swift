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
    let used = outer.registers.filter { mentioned.contains($0.key) }.map(\.value).sorted()
    group.outer = builder.store(used)
    group.alphas = builder.store(innerPatterns[firstInner...].map(\.alpha))
    let number = Int32(builder.groups.count)
    if group.kind == .accumulate { makeSingle(&group, number, used, &builder) }
    builder.groups.append(group)
    return number
  }

  /// Lets the accumulation be kept up fact by fact, where one fact tells by itself which results it belongs to.
  private func makeSingle(
    _ group: inout Group, _ number: Int32, _ used: [Int32], _ builder: inout NetworkBuilder
  ) {
    guard group.branches.count == 1, group.alphas.count == 1 else { return }
    let start = builder.numbers[Int(group.branches.start)]
    guard builder.steps[Int(start)].operation == .match else { return }
    var last = Int(start) + 1
    while builder.steps[last].operation == .test { last += 1 }
    guard builder.steps[last].operation != .group else { return }
    let join = builder.steps[Int(start)].join
    let equal = join < 0 ? [] : builder.pairs[builder.joins[Int(join)].equal]
    let slots = used.compactMap { register in equal.first { $0.register == register }?.slot }
    guard slots.count == used.count else { return }
    group.single = start
    group.keySlots = builder.store(slots)
    builder.accumulationsByAlpha[builder.steps[Int(start)].alpha, default: []].append(number)
  }

  private mutating func compileInner(
    _ conditions: [Condition], _ outer: Scope, _ polarity: Int, _ builder: inout NetworkBuilder
  ) -> Stretch {
    let starts = flattened(conditions).map { conjunction in
      var scope = outer
      let steps = conjunction.flatMap { innerSteps($0, &scope, polarity, &builder) }
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
      var scope = outer
      var steps = conjunction.flatMap { innerSteps($0, &scope, -polarity, &builder) }
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
      var scope = outer
      var steps = conjunction.flatMap { innerSteps($0, &scope, 0, &builder) }
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

  private mutating func innerSteps(
    _ condition: Condition, _ scope: inout Scope, _ polarity: Int, _ builder: inout NetworkBuilder
  ) -> [Step] {
    switch condition {
    case .pattern(let pattern): return innerMatch(pattern, &scope, polarity, &builder)
    case .test(let expression):
      return [Step(operation: .test, subject: builder.writer.write(expression, in: scope).start)]
    case .or: preconditionFailure("a branch has no `or`")
    case .not, .exists, .forall, .accumulate:
      let group = compileGroup(condition, scope, polarity: polarity, &builder)
      if case .accumulate(let accumulation) = condition {
        builder.groups[Int(group)].result = local(accumulation.result, &scope)
      }
      return [Step(operation: .group, subject: group)]
    }
  }

  private mutating func innerMatch(
    _ pattern: Pattern, _ scope: inout Scope, _ polarity: Int, _ builder: inout NetworkBuilder
  ) -> [Step] {
    let (constants, rest) = splitConstants(pattern)
    let alpha = builder.alpha(template: pattern.template, constants: constants)
    var inner = InnerPattern(
      alpha: alpha, whenAsserted: effects(polarity), whenRetracted: effects(-polarity), key: [])
    var step = Step(operation: .match, subject: Int32(innerCount), alpha: alpha)
    innerCount += 1
    var (key, equal, bind): ([SlotRegister], [SlotRegister], [SlotRegister]) = ([], [], [])
    let before = scope
    var residual: [SlotTest] = []
    for test in rest {
      guard let (slot, variable) = test.equated else {
        residual.append(test)
        continue
      }
      if let register = before.registers[variable] {
        key.append(SlotRegister(slot: Int32(slot), register: register))
        if register == Int32(variable) && joined.contains(variable) {
          inner.key.append((Int32(slot), variable))
        }
      } else if let register = scope.registers[variable] {
        equal.append(SlotRegister(slot: Int32(slot), register: register))
      } else {
        bind.append(SlotRegister(slot: Int32(slot), register: local(variable, &scope)))
      }
    }
    innerPatterns.append(inner)
    step.join = builder.join(alpha, key: key, equal: equal, bind: bind, fact: nil)
    return [step] + residualSteps(residual, pattern, step.subject, scope, &builder)
  }

  private func residualSteps(
    _ tests: [SlotTest], _ pattern: Pattern, _ position: Int32, _ scope: Scope,
    _ builder: inout NetworkBuilder
  ) -> [Step] {
    let slots = builder.program.templates[pattern.template].slots
    return tests.map { test in
      let (slot, comparison, expression) = test.asComparison
      let code = builder.writer.write(
        slot: slot, of: position, type: slots[slot].type, comparison, expression, in: scope)
      return Step(operation: .test, subject: code)
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
    scope.registers[variable] = register
    return register
  }
}
