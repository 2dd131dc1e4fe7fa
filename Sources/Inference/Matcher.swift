import Facts

/// Walks join plans over the working memory. A walk holds the facts matched so far by position and the variables by
/// register; it backtracks by going back to an earlier step, whose deeper registers are then simply written again.
struct Matcher {
  /// What a walk over a branch is for.
  enum Goal {
    /// The first match in which the pinned seed is the newest fact, after the one where the cursors rest.
    case next
    /// The match of exactly the pinned facts.
    case pinned
    /// All matches of facts not newer than the limit, into `found`.
    case all
  }

  let tables: Tables
  var memory: WorkingMemory
  var symbols: SymbolTable

  var registers: [UInt64]
  /// Versions by position.
  var matched: [Int32]
  var pins: [Int32]
  /// Where the walk of a seed rests: one node for each joined pattern.
  var cursors: [Int32]
  var limit: Int32 = 0
  var goal = Goal.next
  /// A walk that starts again from its cursors also takes the match on which they rest.
  var takesRest = false
  /// Tuples of versions, one after the other.
  var found: [Int32] = []
  var foundCount = 0
  var patternCount = 0

  var stack: [UInt64]
  var accumulators: [Accumulator] = []

  init(_ network: Network) {
    tables = network.tables
    memory = WorkingMemory(tables: network.tables)
    symbols = network.symbols
    registers = Array(repeating: 0, count: tables.registerCount + 1)
    matched = Array(repeating: -1, count: tables.positionCount + 1)
    pins = matched
    cursors = matched
    stack = Array(repeating: 0, count: tables.stackDepth + 1)
  }

  /// Finds the next match of a plan from a seed. `resuming`: go on from the cursors.
  mutating func findNext(_ plan: Plan, seed: Int32, resuming: Bool, takesRest: Bool) -> Bool {
    goal = .next
    limit = seed
    self.takesRest = takesRest
    if plan.seedPosition >= 0 { pins[Int(plan.seedPosition)] = seed }
    return walk(plan.steps, 0, resuming)
  }

  /// Whether the facts still match the branch; fills the registers.
  mutating func verify(_ branch: Branch, _ tuple: some Sequence<Int32>) -> Bool {
    goal = .pinned
    for (position, version) in tuple.enumerated() { pins[position] = version }
    return walk(tables.plans[Int(branch.firstPlan)].steps, 0, false)
  }

  /// Puts into `found` the matches with facts not newer than `limit` that agree with a changed inner fact.
  mutating func findAll(_ trigger: Trigger, changed version: Int32, limit: Int32) {
    goal = .all
    self.limit = limit
    patternCount = Int(tables.branches[Int(trigger.branch)].patternCount)
    for place in trigger.key.indices {
      let pair = tables.pairs[place]
      registers[Int(pair.register)] = memory.value(version, pair.slot)
    }
    _ = walk(trigger.steps, 0, false)
  }

  /// Puts into `found` the matches of a plan from a seed.
  mutating func findAll(_ plan: Plan, seed: Int32) {
    goal = .all
    limit = seed
    patternCount = Int(tables.branches[Int(plan.branch)].patternCount)
    if plan.seedPosition >= 0 { pins[Int(plan.seedPosition)] = seed }
    _ = walk(plan.steps, 0, false)
  }

  // MARK: The walk

  private mutating func walk(_ start: Int32, _ level: Int, _ resuming: Bool) -> Bool {
    var next = start
    while true {
      let step = tables.steps[Int(next)]
      next += 1
      switch step.operation {
      case .test: if !test(step.subject) { return false }
      case .group: if !holds(step.subject) { return false }
      case .operand: return false
      case .end: return reach(resuming)
      case .match:
        if step.isSeed || goal == .pinned {
          if !admits(step, pins[Int(step.subject)]) { return false }
        } else {
          return join(step, next, level, resuming)
        }
      }
    }
  }

  /// Tries the candidates of one pattern, newest first.
  private mutating func join(_ step: Step, _ next: Int32, _ level: Int, _ resuming: Bool) -> Bool {
    let newest = step.isBeforeSeed ? limit - 1 : limit
    var resuming = resuming
    var node = resuming ? cursors[level] : candidates(step)
    while node >= 0 {
      let version = memory.nodes[Int(node)].item
      if version <= newest && admits(step, version) {
        cursors[level] = node
        if walk(next, level + 1, resuming) { return true }
      }
      resuming = false
      node = memory.older(than: node)
    }
    return false
  }

  private mutating func reach(_ resuming: Bool) -> Bool {
    switch goal {
    case .pinned: return true
    case .next: return !resuming || takesRest
    case .all:
      found += matched[..<patternCount]
      foundCount += 1
      return false
    }
  }

  @inline(__always)
  mutating func candidates(_ step: Step) -> Int32 {
    if step.index < 0 { return memory.newest(in: step.alpha) }
    var key = mixed(0, UInt64(step.index))
    for place in step.key.indices { key = mixed(key, registers[Int(tables.pairs[place].register)]) }
    return memory.newest(under: key)
  }

  /// Binds and compares the slots of a candidate.
  @inline(__always)
  mutating func admits(_ step: Step, _ version: Int32) -> Bool {
    guard memory.isVisible(version) else { return false }
    for place in step.bind.indices {
      let pair = tables.pairs[place]
      registers[Int(pair.register)] = memory.value(version, pair.slot)
    }
    for place in step.equal.indices {
      let pair = tables.pairs[place]
      if registers[Int(pair.register)] != memory.value(version, pair.slot) { return false }
    }
    matched[Int(step.subject)] = version
    if step.factRegister >= 0 {
      registers[Int(step.factRegister)] = UInt64(memory.facts[Int(version)])
    }
    return true
  }

  mutating func test(_ code: Int32) -> Bool { value(of: code) == 1 }

  /// `nil`: division by zero or overflow.
  mutating func value(of code: Int32) -> UInt64? {
    evaluate(code, tables: tables, registers: registers, stack: &stack) { position, slot in
      memory.value(matched[Int(position)], slot)
    }
  }
}
