import Facts

// From a seed the patterns are joined one by one: each time the first in written order that shares a variable with
// those already there, else the first in written order. Tests and inner conditions come as early as they can.

extension BranchCompiler {
  mutating func makePlans(_ builder: inout NetworkBuilder) {
    let rank = builder.branches[branch].rank
    builder.branches[branch].firstPlan = builder.plans.count
    if positives.isEmpty {
      builder.unseeded.append(builder.plans.count)
      let steps = joinSteps(seed: nil, given: BitSet(), &builder)
      builder.plans.append(Plan(branch: branch, seedPosition: -1, steps: steps, rank: rank))
      return
    }
    for position in positives.indices {
      let steps = joinSteps(seed: position, given: BitSet(), &builder)
      builder.plans.append(
        Plan(
          branch: branch, seedPosition: Int32(position), steps: steps, rank: rank,
          order: builder.order(order)))
    }
  }

  mutating func makeTriggers(_ builder: inout NetworkBuilder) {
    let start = builder.triggers.count
    for inner in innerPatterns {
      let given = inner.key.reduce(into: BitSet()) { $0.insert($1.variable) }
      let steps = joinSteps(seed: nil, given: given, &builder)
      let key = builder.store(
        pairs: inner.key.lazy.map { SlotRegister(slot: $0.slot, register: Int32($0.variable)) })
      builder.triggers.append(
        Trigger(
          branch: branch, whenAsserted: inner.whenAsserted, whenRetracted: inner.whenRetracted, key: key,
          steps: steps))
      builder.alphaOfTrigger.append(inner.alpha)
    }
    builder.branches[branch].triggers = builder.store(start..<builder.triggers.count)
  }

  /// How far the writing of one plan has come.
  private struct Progress {
    var bound: BitSet
    var joined = BitSet()
    var placed = BitSet()
    var placedCount = 0
  }

  /// Writes the steps that complete a match from the seed, or from given variables; leaves the joined positions in
  /// `order`.
  private mutating func joinSteps(seed: Int?, given: BitSet, _ builder: inout NetworkBuilder) -> Int32 {
    let start = builder.steps.count
    var progress = Progress(bound: given)
    order.removeAll(keepingCapacity: true)
    if let seed {
      join(seed, seed: seed, &progress, &builder)
    } else {
      placeFilters(&progress, &builder)
    }
    while order.count < positives.count { join(next(progress), seed: seed, &progress, &builder) }
    precondition(
      progress.placedCount == filters.count,
      "rule \(rule.name) has a condition whose variables nothing binds")
    builder.steps.append(Step(operation: .end))
    return start
  }

  private func next(_ progress: Progress) -> Int {
    var first = -1
    for position in positives.indices where !progress.joined.contains(position) {
      let own = occurrences[positives[position].occurrences]
      if own.contains(where: { progress.bound.contains($0.variable) }) { return position }
      if first < 0 { first = position }
    }
    return first
  }

  private mutating func join(
    _ position: Int, seed: Int?, _ progress: inout Progress, _ builder: inout NetworkBuilder
  ) {
    let positive = positives[position]
    slots.removeAll()
    var fresh = BitSet()
    for occurrence in occurrences[positive.occurrences] {
      let pair = SlotRegister(slot: occurrence.slot, register: Int32(occurrence.variable))
      if progress.bound.contains(occurrence.variable) {
        slots.key.append(pair)
      } else if fresh.contains(occurrence.variable) {
        slots.equal.append(pair)
      } else {
        slots.bind.append(pair)
        fresh.insert(occurrence.variable)
      }
    }
    progress.bound.formUnion(fresh)
    progress.joined.insert(position)
    order.append(Int32(position))
    let join = builder.join(positive.alpha, slots, fact: positive.fact)
    var step = Step(operation: .match, subject: Int32(position), alpha: positive.alpha, join: join)
    step.isSeed = position == seed
    step.isBeforeSeed = seed.map { position < $0 } ?? false
    builder.steps.append(step)
    placeFilters(&progress, &builder)
  }

  /// Writes the filters that have become ready, in written order.
  private func placeFilters(_ progress: inout Progress, _ builder: inout NetworkBuilder) {
    while progress.placedCount < filters.count, let ready = firstReady(progress) {
      progress.placed.insert(ready)
      progress.placedCount += 1
      builder.steps.append(filters[ready].step)
      if let result = filters[ready].gives { progress.bound.insert(result) }
    }
  }

  private func firstReady(_ progress: Progress) -> Int? {
    filters.indices.first { number in
      !progress.placed.contains(number) && filters[number].needs.isSubset(of: progress.bound)
        && filters[number].position.map(progress.joined.contains) ?? true
    }
  }
}

/// What a match does with slots and registers, in the order of its tests.
struct JoinSlots {
  /// The registers are filled already.
  var key: [SlotRegister] = []
  /// Another slot of the same fact fills the register.
  var equal: [SlotRegister] = []
  var bind: [SlotRegister] = []

  var isEmpty: Bool { key.isEmpty && equal.isEmpty && bind.isEmpty }

  mutating func removeAll() {
    if isEmpty { return }
    key.removeAll(keepingCapacity: true)
    equal.removeAll(keepingCapacity: true)
    bind.removeAll(keepingCapacity: true)
  }
}

extension NetworkBuilder {
  /// What a match of the alpha memory binds and compares, or -1.
  mutating func join(_ alpha: Int32, _ slots: borrowing JoinSlots, fact: VariableID?) -> Int32 {
    if slots.isEmpty && fact == nil { return -1 }
    var join = Join()
    if !slots.key.isEmpty { join.index = index(alpha, by: slots.key) }
    join.key = store(pairs: slots.key)
    join.equal = Stretch(start: join.key.start, end: store(pairs: slots.equal).end)
    join.bind = store(pairs: slots.bind)
    join.factRegister = fact.map(Int32.init) ?? -1
    joins.append(join)
    return joins.count - 1
  }
}
