import Facts

/// Walks join plans over the working memory. A walk holds the facts matched so far by position and the variables by
/// register; it backtracks by going back to an earlier step, whose deeper registers are then simply written again.
struct Matcher: ~Copyable {
  /// What a walk over a branch is for.
  enum Goal: UInt8 {
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

  var registers: Fixed<UInt64>
  /// Versions by position.
  var matched: Pool<Int32>
  var pins: Fixed<Int32>
  /// Where the walk of a seed rests: one node for each joined pattern.
  var cursors: Fixed<Int32>
  var limit: Int32 = 0
  var goal = Goal.next
  /// A walk that starts again from its cursors also takes the match on which they rest.
  var takesRest = false
  /// Tuples of versions, one after the other.
  var found = Pool<Int32>()
  var foundCount: Int32 = 0
  var patternCount: Int32 = 0

  var stack: Fixed<UInt64>
  var accumulators: [Accumulator] = []
  /// The one that was evaluated last.
  var lastAccumulator: Accumulator?
  /// Candidates looked at so far: the measure of work.
  var tried = 0
  var remembered: Remembered
  var stored: StoredJoins

  init(_ network: Network, effort: Int) {
    tables = network.tables
    memory = WorkingMemory(tables: network.tables)
    symbols = network.symbols
    registers = Fixed(repeating: 0, count: tables.registerCount + 1)
    matched = Pool(repeating: -1, count: tables.positionCount + 1)
    pins = Fixed(repeating: -1, count: tables.positionCount + 1)
    cursors = Fixed(repeating: -1, count: tables.positionCount + 1)
    stack = Fixed(repeating: 0, count: tables.stackDepth + 1)
    remembered = Remembered(tables, effort: effort)
    stored = StoredJoins(effort: effort)
  }

  /// Finds the next match of a plan from a seed. `resuming`: go on from the cursors.
  @inline(__always)
  mutating func findNext(_ plan: Int32, seed: Int32, resuming: Bool, takesRest: Bool) -> Bool {
    goal = .next
    limit = seed
    self.takesRest = takesRest
    let position = tables.plans[plan].seedPosition
    if position >= 0 { pins[position] = seed }
    return walk(tables.plans[plan].steps, 0, resuming)
  }

  /// Whether the facts whose versions are pinned match the branch; fills the registers.
  mutating func verifyPinned(_ branch: Int32) -> Bool {
    verifyPlan(tables.plans[tables.branches[branch].firstPlan].steps)
  }

  /// The same, by the steps of any plan of the branch.
  mutating func verifyPlan(_ steps: Int32) -> Bool {
    goal = .pinned
    return walk(steps, 0, false)
  }

  /// Puts into `found` the matches with facts not newer than `limit` that agree with a changed inner fact.
  mutating func findAll(trigger: Int32, changed version: Int32, limit: Int32) {
    goal = .all
    self.limit = limit
    found.removeAll()
    foundCount = 0
    patternCount = tables.branches[tables.triggers[trigger].branch].patternCount
    for place in tables.triggers[trigger].key.indices {
      let pair = tables.pairs[place]
      registers[pair.register] = memory.value(version, pair.slot)
    }
    _ = walk(tables.triggers[trigger].steps, 0, false)
  }

  /// Puts into `found` the matches of a plan from a seed.
  mutating func findAll(plan: Int32, seed: Int32) {
    goal = .all
    limit = seed
    found.removeAll()
    foundCount = 0
    patternCount = tables.branches[tables.plans[plan].branch].patternCount
    let position = tables.plans[plan].seedPosition
    if position >= 0 { pins[position] = seed }
    _ = walk(tables.plans[plan].steps, 0, false)
  }

  // MARK: The walk

  private mutating func walk(_ start: Int32, _ level: Int32, _ resuming: Bool) -> Bool {
    var next = start
    while true {
      switch tables.steps[next].operation {
      case .test: if !test(tables.steps[next].subject) { return false }
      case .group: if !holds(tables.steps[next].subject) { return false }
      case .operand: return false
      case .end: return reach(resuming)
      case .match:
        if tables.steps[next].isSeed || goal == .pinned {
          if !admits(next, pins[tables.steps[next].subject]) { return false }
        } else {
          return join(next, level, resuming)
        }
      }
      next += 1
    }
  }

  /// Tries the candidates of one pattern, newest first.
  private mutating func join(_ step: Int32, _ level: Int32, _ resuming: Bool) -> Bool {
    let newest = tables.steps[step].isBeforeSeed ? limit - 1 : limit
    var resuming = resuming
    var node = resuming ? cursors[level] : candidates(step)
    while node >= 0 {
      tried &+= 1
      let version = memory.nodes[node].version
      if version <= newest && admits(step, version) {
        cursors[level] = node
        if goOn(step + 1, level + 1, resuming) { return true }
      }
      resuming = false
      node = memory.older(than: node)
    }
    return false
  }

  /// The same, where the conjunction may well end here.
  @inline(__always)
  private mutating func goOn(_ next: Int32, _ level: Int32, _ resuming: Bool) -> Bool {
    tables.steps[next].operation == .end ? reach(resuming) : walk(next, level, resuming)
  }

  @inline(__always)
  private mutating func reach(_ resuming: Bool) -> Bool {
    switch goal {
    case .pinned: return true
    case .next: return !resuming || takesRest
    case .all:
      for position in 0..<patternCount { found.append(matched[position]) }
      foundCount += 1
      return false
    }
  }

  @inline(__always)
  mutating func candidates(_ step: Int32) -> Int32 {
    let join = tables.steps[step].join
    if join < 0 || tables.joins[join].index < 0 { return memory.newest(in: tables.steps[step].alpha) }
    return indexed(join)
  }

  mutating func indexed(_ join: Int32) -> Int32 {
    let (index, key) = (tables.joins[join].index, tables.joins[join].key)
    var hash = IndexKey.hash(index)
    for place in key.indices { hash = mixed(hash, registers[tables.pairs[place].register]) }
    let place = memory.indexHeads.place(of: folded(hash)) { node in
      guard memory.nodes[node].chain == ~index else { return false }
      let version = memory.nodes[node].version
      for place in key.indices {
        let pair = tables.pairs[place]
        if memory.value(version, pair.slot) != registers[pair.register] { return false }
      }
      return true
    }
    return place < 0 ? -1 : memory.newest(ofIndexAt: place, under: folded(hash))
  }

  /// Binds and compares the slots of a candidate.
  @inline(__always)
  mutating func admits(_ step: Int32, _ version: Int32) -> Bool {
    guard memory.isVisible(version) else { return false }
    matched[tables.steps[step].subject] = version
    let join = tables.steps[step].join
    return join < 0 || fits(join, version)
  }

  @inline(__always)
  mutating func fits(_ join: Int32, _ version: Int32) -> Bool {
    let row = memory.versions[version].row
    for place in tables.joins[join].bind.indices {
      let pair = tables.pairs[place]
      registers[pair.register] = memory.row[row &+ pair.slot]
    }
    for place in tables.joins[join].equal.indices {
      let pair = tables.pairs[place]
      if registers[pair.register] != memory.row[row &+ pair.slot] { return false }
    }
    let fact = tables.joins[join].factRegister
    if fact >= 0 { registers[fact] = UInt64(truncatingIfNeeded: memory.versions[version].fact) }
    return true
  }
}
