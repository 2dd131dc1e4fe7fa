// The walks that fill a stored join are those of the branch's other plans, with the seed's position left out: what that
// position would have bound is bound by the next pattern that mentions it.

extension Tables {
  /// The joins behind the seeds of a plan, still without tuples; `nil` where there are none.
  func storedJoin(_ plan: Int32) -> StoredJoin? {
    let seed = plans[plan].seedPosition
    let order = plans[plan].order.indices.map { numbers[$0] }
    guard seed >= 0, order.count > 1 else { return nil }
    let firstPlan = branches[plans[plan].branch].firstPlan
    let walks = order.dropFirst().map { stages(firstPlan + $0, without: seed) }
    let seedJoin = steps[plans[plan].steps].join
    let own = seedJoin < 0 ? [] : joins[seedJoin].bind.indices.map { pairs[$0].register }
    let bound = Set(walks[0].flatMap { $0.bind.map(\.register) })
    return StoredJoin(
      plan: plan, steps: matchSteps(plan), walks: walks, keyRegisters: own.filter(bound.contains).sorted())
  }

  private func matchSteps(_ plan: Int32) -> [Int32] {
    var found: [Int32] = []
    var step = plans[plan].steps
    while steps[step].operation != .end {
      if steps[step].operation == .match && !steps[step].isSeed { found.append(step) }
      step += 1
    }
    return found
  }

  private func stages(_ plan: Int32, without seed: Int32) -> [StoredJoin.Stage] {
    var stages: [StoredJoin.Stage] = []
    var bound: Set<Int32> = []
    var positions: Set<Int32> = []
    var step = plans[plan].steps
    while steps[step].operation != .end {
      switch steps[step].operation {
      case .match where steps[step].subject != seed:
        positions.insert(steps[step].subject)
        stages.append(stage(step, newest: plans[plan].seedPosition, &bound))
      case .test where !stages.isEmpty && isReady(steps[step].subject, bound, positions):
        stages[stages.count - 1].tests.append(steps[step].subject)
      default: break
      }
      step += 1
    }
    return stages
  }

  private func stage(_ step: Int32, newest: Int32, _ bound: inout Set<Int32>) -> StoredJoin.Stage {
    var stage = StoredJoin.Stage(position: steps[step].subject, alpha: steps[step].alpha)
    stage.isBeforeNewest = steps[step].subject < newest
    guard steps[step].join >= 0 else { return stage }
    let join = joins[steps[step].join]
    if join.index >= 0, join.key.indices.allSatisfy({ bound.contains(pairs[$0].register) }) {
      stage.lookUp = steps[step].join
    }
    // Binding comes first when a candidate is tried, so that a variable may be bound and compared in one pattern.
    for place in Array(join.equal.indices) + Array(join.bind.indices) {
      if bound.insert(pairs[place].register).inserted {
        stage.bind.append(pairs[place])
      } else {
        stage.equal.append(pairs[place])
      }
    }
    return stage
  }

  /// The code uses only what is there.
  private func isReady(_ start: Int32, _ bound: Set<Int32>, _ positions: Set<Int32>) -> Bool {
    var place = start
    while code[place].operation != .end {
      switch code[place].operation {
      case .register where !bound.contains(code[place].first): return false
      case .slot where !positions.contains(code[place].first): return false
      default: break
      }
      place += 1
    }
    return true
  }
}

extension Matcher {
  /// Joins the facts that are new since the last time. False: it would take more than `budget` candidates.
  mutating func update(_ join: StoredJoin, budget: Int) -> Bool {
    if join.horizon == memory.versions.count { return true }
    let limit = tried + budget
    for level in 0..<join.width {
      let stages = join.walks[level]
      var node = memory.newest(in: stages[0].alpha)
      while node >= 0, memory.nodes[node].version >= join.horizon {
        let version = memory.nodes[node].version
        if memory.isAlive(version), admits(stages[0], version), !extend(join, stages, 1, version, limit) {
          return false
        }
        node = memory.older(than: node)
      }
    }
    join.horizon = memory.versions.count
    return true
  }

  /// Walks on from a stage; `newest`: the newest fact of the tuples. False: the limit of candidates is reached.
  private mutating func extend(
    _ join: StoredJoin, _ stages: [StoredJoin.Stage], _ next: Int, _ newest: Int32, _ limit: Int
  ) -> Bool {
    if next == stages.count {
      let tuple = join.steps.map { matched[tables.steps[$0].subject] }
      join.add(tuple, under: hash(join.keyRegisters))
      return true
    }
    let stage = stages[next]
    var node = stage.lookUp < 0 ? memory.newest(in: stage.alpha) : indexed(stage.lookUp)
    while node >= 0 {
      tried &+= 1
      if tried > limit { return false }
      let version = memory.nodes[node].version
      if stage.isBeforeNewest ? version < newest : version <= newest, memory.isAlive(version),
        admits(stage, version), !extend(join, stages, next + 1, newest, limit)
      {
        return false
      }
      node = memory.older(than: node)
    }
    return true
  }

  private mutating func admits(_ stage: StoredJoin.Stage, _ version: Int32) -> Bool {
    for pair in stage.bind { registers[pair.register] = memory.value(version, pair.slot) }
    for pair in stage.equal where registers[pair.register] != memory.value(version, pair.slot) {
      return false
    }
    matched[stage.position] = version
    for code in stage.tests where !test(code) { return false }
    return true
  }

  private func hash(_ registers: [Int32]) -> UInt32 {
    folded(registers.reduce(8) { mixed($0, self.registers[$1]) })
  }

  // MARK: Searching

  /// As `findNext`, over the stored tuples.
  mutating func findNext(_ join: StoredJoin, seed: Int32, resuming: Bool, takesRest: Bool) -> Bool {
    let start = tables.plans[join.plan].steps
    pins[tables.plans[join.plan].seedPosition] = seed
    guard admits(start, seed) else { return false }
    let bucket = join.bucket(hash(join.keyRegisters))
    var place = 0
    if resuming {
      let rest = join.steps.indices.map { memory.nodes[cursors[Int32($0)]].version }
      place = join.place(in: bucket, after: rest, takesEqual: takesRest)
    }
    while place < bucket.count {
      tried &+= 1
      if pin(join, bucket[place], seed), verifyPlan(start) {
        for level in 0..<join.width {
          cursors[Int32(level)] = node(of: join.version(bucket[place], level), join.steps[level])
        }
        return true
      }
      place += 1
    }
    return false
  }

  /// False: a fact of the tuple is gone, or too new for the seed.
  private mutating func pin(_ join: StoredJoin, _ tuple: Int32, _ seed: Int32) -> Bool {
    for level in 0..<join.width {
      let version = join.version(tuple, level)
      let step = join.steps[level]
      guard memory.isAlive(version), tables.steps[step].isBeforeSeed ? version < seed : version <= seed else {
        return false
      }
      pins[tables.steps[step].subject] = version
    }
    return true
  }

  /// The version's node in the chain that a step walks along: nodes lie in the order of their versions.
  private func node(of version: Int32, _ step: Int32) -> Int32 {
    let join = tables.steps[step].join
    let chain =
      join < 0 || tables.joins[join].index < 0 ? tables.steps[step].alpha : ~tables.joins[join].index
    var (low, high) = (Int32(0), memory.nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if memory.nodes[middle].version < version { low = middle + 1 } else { high = middle }
    }
    while memory.nodes[low].chain != chain { low += 1 }
    return low
  }
}
