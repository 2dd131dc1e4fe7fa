// What may fire: seeds, whose matches are searched for on demand, and revived matches, which a change of an inner
// condition made true after their seed had been searched.

/// A fact and a plan in which it is the newest fact.
struct Seed {
  var version: Int32
  var plan: Int32
  /// Where its search rests in the cursors of its stack; -1 before it has begun.
  var cursors: Int32 = -1
  /// The match on which the search rests has not fired.
  var isHeld = false

  /// Rises from the bottom of a stack to its top: newer facts, and of one fact the earlier plans, are above.
  @inline(__always)
  static func key(version: Int32, plan: Int32) -> Int64 {
    (Int64(version) << 32) | Int64(Int32.max - plan)
  }

  @inline(__always)
  static func parts(_ key: Int64) -> (version: Int32, plan: Int32) {
    (Int32(truncatingIfNeeded: key >> 32), Int32.max - Int32(truncatingIfNeeded: key))
  }
}

/// The seeds of one priority, newest last; of one fact, the first plan last.
struct SeedStack: ~Copyable {
  var seeds = Pool<Seed>()
  /// Only the seeds that have been searched have cursors, and those are in the order of the stack.
  var cursors = Pool<Int32>()

  @inline(__always)
  mutating func pop() {
    let start = seeds.last.cursors
    seeds.removeLast()
    if start >= 0 { cursors.truncate(to: start) }
  }

  /// The place of a seed, or -1.
  func find(version: Int32, plan: Int32) -> Int32 {
    let wanted = Seed.key(version: version, plan: plan)
    var (low, high) = (Int32(0), seeds.count)
    while low < high {
      let middle = (low + high) / 2
      if Seed.key(version: seeds[middle].version, plan: seeds[middle].plan) < wanted {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < seeds.count && seeds[low].version == version && seeds[low].plan == plan ? low : -1
  }
}

struct Agenda: ~Copyable {
  var stacks: Fixed<SeedStack>
  /// No stack before this one has a seed.
  private(set) var firstRank: Int32 = 0
  var revived = RevivedQueue()

  init(rankCount: Int32) { stacks = Fixed(count: rankCount) { SeedStack() } }

  @inline(__always)
  mutating func push(_ seed: Seed, rank: Int32) {
    stacks[rank].seeds.append(seed)
    if rank < firstRank { firstRank = rank }
  }

  /// The best rank that has a seed, or -1.
  @inline(__always)
  mutating func bestRank() -> Int32 {
    while firstRank < stacks.count && stacks[firstRank].seeds.isEmpty { firstRank += 1 }
    return firstRank < stacks.count ? firstRank : -1
  }

  @inline(__always)
  func topSeed(_ rank: Int32) -> Seed { stacks[rank].seeds.last }

  @inline(__always)
  mutating func popSeed(_ rank: Int32) { stacks[rank].pop() }

  /// Puts the resting place of the topmost seed's search into `cursors`; false if it has not begun.
  @inline(__always)
  func loadCursors(_ rank: Int32, into cursors: inout Fixed<Int32>) -> Bool {
    let start = topSeed(rank).cursors
    guard start >= 0 else { return false }
    for place in start..<stacks[rank].cursors.count { cursors[place - start] = stacks[rank].cursors[place] }
    return true
  }

  /// The search of the topmost seed rests on the match whose `count` nodes are in `cursors`. `isHeld`: it has not fired.
  mutating func rest(_ rank: Int32, on cursors: borrowing Fixed<Int32>, count: Int32, isHeld: Bool) {
    var start = stacks[rank].seeds.last.cursors
    if start < 0 {
      start = stacks[rank].cursors.count
      stacks[rank].seeds.last.cursors = start
      for level in 0..<count { stacks[rank].cursors.append(cursors[level]) }
    } else {
      for level in 0..<count { stacks[rank].cursors[start + level] = cursors[level] }
    }
    stacks[rank].seeds.last.isHeld = isHeld
  }

  mutating func removeAll() {
    for rank in 0..<stacks.count {
      stacks[rank].seeds.removeAll()
      stacks[rank].cursors.removeAll()
    }
    revived.removeAll()
    firstRank = 0
  }

  // MARK: Marks

  struct Counters {
    var firstRank: Int32
    var revived: Int32
  }

  var counters: Counters { Counters(firstRank: firstRank, revived: revived.tableCount) }

  mutating func mark() {
    for rank in 0..<stacks.count {
      stacks[rank].seeds.mark()
      stacks[rank].cursors.mark()
    }
    revived.mark()
  }

  mutating func restore(to mark: Int, _ counters: Counters) {
    for rank in 0..<stacks.count {
      stacks[rank].seeds.restore(to: mark)
      stacks[rank].cursors.restore(to: mark)
    }
    revived.restore(to: mark, tableCount: counters.revived)
    firstRank = counters.firstRank
  }

  mutating func forget(from mark: Int) {
    for rank in 0..<stacks.count {
      stacks[rank].seeds.forget(from: mark)
      stacks[rank].cursors.forget(from: mark)
    }
    revived.forget(from: mark)
  }
}
