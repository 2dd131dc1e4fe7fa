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
}

/// The seeds of one priority, newest last; of one fact, the first plan last.
struct SeedStack {
  var seeds: [Seed] = []
  /// Only the seeds that have been searched have cursors, and those are in the order of the stack.
  var cursors: [Int32] = []

  mutating func pop() {
    let seed = seeds.removeLast()
    if seed.cursors >= 0 { cursors.removeSubrange(Int(seed.cursors)...) }
  }
}

struct Agenda {
  private(set) var stacks: [SeedStack]
  /// No stack before this one has a seed.
  private(set) var firstRank = 0
  private(set) var revived = RevivedQueue()

  init(rankCount: Int) { stacks = Array(repeating: SeedStack(), count: rankCount) }

  mutating func push(_ seed: Seed, rank: Int) {
    stacks[rank].seeds.append(seed)
    firstRank = min(firstRank, rank)
  }

  mutating func revive(_ match: Revived) { revived.add(match) }

  mutating func dropRevived() { revived.removeFirst() }

  /// The best rank that has a seed.
  mutating func bestRank() -> Int? {
    while firstRank < stacks.count && stacks[firstRank].seeds.isEmpty { firstRank += 1 }
    return firstRank < stacks.count ? firstRank : nil
  }

  func topSeed(_ rank: Int) -> Seed { stacks[rank].seeds[stacks[rank].seeds.count - 1] }

  mutating func popSeed(_ rank: Int) { stacks[rank].pop() }

  /// Puts the resting place of the topmost seed's search into `cursors`; false if it has not begun.
  func loadCursors(_ rank: Int, into cursors: inout [Int32]) -> Bool {
    let start = topSeed(rank).cursors
    guard start >= 0 else { return false }
    for (level, place) in (Int(start)..<stacks[rank].cursors.count).enumerated() {
      cursors[level] = stacks[rank].cursors[place]
    }
    return true
  }

  /// The match on which the topmost seed's search rests is to fire: the search goes on behind it.
  mutating func release(_ rank: Int) { stacks[rank].seeds[stacks[rank].seeds.count - 1].isHeld = false }

  mutating func rest(_ rank: Int, cursors: ArraySlice<Int32>, isHeld: Bool) {
    let top = stacks[rank].seeds.count - 1
    if stacks[rank].seeds[top].cursors < 0 {
      stacks[rank].seeds[top].cursors = Int32(stacks[rank].cursors.count)
      stacks[rank].cursors += cursors
    } else {
      let start = Int(stacks[rank].seeds[top].cursors)
      for (level, cursor) in cursors.enumerated() { stacks[rank].cursors[start + level] = cursor }
    }
    stacks[rank].seeds[top].isHeld = isHeld
  }

  mutating func removeAll() {
    for rank in stacks.indices where !stacks[rank].seeds.isEmpty { stacks[rank] = SeedStack() }
    revived = RevivedQueue()
    firstRank = 0
  }
}
