import Facts

// From a seed the patterns are joined one by one: each time the first in written order that shares a variable with
// those already there, else the first in written order. Tests and inner conditions come as early as they can.

extension BranchCompiler {
  mutating func makePlans(_ builder: inout NetworkBuilder) {
    let rank = builder.branches[Int(branch)].rank
    builder.branches[Int(branch)].firstPlan = Int32(builder.plans.count)
    if positives.isEmpty {
      builder.unseeded.append(Int32(builder.plans.count))
      let (steps, _) = joinSteps(seed: nil, given: [], &builder)
      builder.plans.append(Plan(branch: branch, seedPosition: -1, steps: builder.store(steps), rank: rank))
      return
    }
    for position in positives.indices {
      let (steps, order) = joinSteps(seed: position, given: [], &builder)
      builder.plans.append(
        Plan(
          branch: branch, seedPosition: Int32(position), steps: builder.store(steps), rank: rank,
          order: builder.store(order)))
    }
  }

  mutating func makeTriggers(_ builder: inout NetworkBuilder) {
    if innerPatterns.isEmpty { return }
    var made: [Int32] = []
    for inner in innerPatterns {
      let (steps, _) = joinSteps(seed: nil, given: Set(inner.key.map(\.variable)), &builder)
      let key = builder.store(inner.key.map { SlotRegister(slot: $0.slot, register: Int32($0.variable)) })
      made.append(Int32(builder.triggers.count))
      builder.triggers.append(
        Trigger(
          branch: branch, whenAsserted: inner.whenAsserted, whenRetracted: inner.whenRetracted, key: key,
          steps: builder.store(steps)))
      builder.alphaOfTrigger.append(inner.alpha)
    }
    builder.branches[Int(branch)].triggers = builder.store(made)
  }

  /// The steps that complete a match from the seed, or from given variables, and the order of the joined positions.
  private func joinSteps(
    seed: Int?, given: Set<VariableID>, _ builder: inout NetworkBuilder
  ) -> (steps: [Step], order: [Int32]) {
    var steps: [Step] = []
    var bound = given
    var order: [Int32] = []
    var waiting = positives.indices.filter { $0 != seed }
    var pending = filters
    if let seed {
      steps.append(matchStep(seed, seed: seed, &bound, &builder))
      order.append(Int32(seed))
    }
    place(&pending, &steps, &bound, order)
    while !waiting.isEmpty {
      let joinable = waiting.firstIndex { positives[$0].occurrences.contains { bound.contains($0.variable) } }
      let next = waiting.remove(at: joinable ?? 0)
      steps.append(matchStep(next, seed: seed, &bound, &builder))
      order.append(Int32(next))
      place(&pending, &steps, &bound, order)
    }
    precondition(pending.isEmpty, "rule \(rule.name) has a condition whose variables nothing binds")
    return (steps, order)
  }

  /// Appends the filters that have become ready, in written order.
  private func place(
    _ pending: inout [Filter], _ steps: inout [Step], _ bound: inout Set<VariableID>, _ order: [Int32]
  ) {
    while let ready = pending.firstIndex(where: { filter in
      filter.needs.isSubset(of: bound) && filter.position.map { order.contains(Int32($0)) } ?? true
    }) {
      let filter = pending.remove(at: ready)
      steps.append(filter.step)
      if let result = filter.gives { bound.insert(result) }
    }
  }

  private func matchStep(
    _ position: Int, seed: Int?, _ bound: inout Set<VariableID>, _ builder: inout NetworkBuilder
  ) -> Step {
    let positive = positives[position]
    var key: [SlotRegister] = []
    var equal: [SlotRegister] = []
    var bind: [SlotRegister] = []
    var fresh: Set<VariableID> = []
    for (slot, variable) in positive.occurrences {
      let pair = SlotRegister(slot: slot, register: Int32(variable))
      if bound.contains(variable) {
        key.append(pair)
      } else if !fresh.insert(variable).inserted {
        equal.append(pair)
      } else {
        bind.append(pair)
      }
    }
    bound.formUnion(fresh)
    var step = Step(operation: .match, subject: Int32(position), alpha: positive.alpha)
    step.isSeed = position == seed
    step.isBeforeSeed = seed.map { position < $0 } ?? false
    step.join = builder.join(positive.alpha, key: key, equal: equal, bind: bind, fact: positive.fact)
    return step
  }
}

extension NetworkBuilder {
  /// What a match of the alpha memory binds and compares, or -1. `key`: slots whose registers are filled already.
  mutating func join(
    _ alpha: Int32, key: [SlotRegister], equal: [SlotRegister], bind: [SlotRegister], fact: VariableID?
  ) -> Int32 {
    if key.isEmpty && equal.isEmpty && bind.isEmpty && fact == nil { return -1 }
    var join = Join()
    if !key.isEmpty { join.index = index(alpha, by: key.map(\.slot)) }
    join.equal = store(key + equal)
    join.key = Stretch(start: join.equal.start, end: join.equal.start + Int32(key.count))
    join.bind = store(bind)
    join.factRegister = fact.map(Int32.init) ?? -1
    joins.append(join)
    return Int32(joins.count - 1)
  }
}
