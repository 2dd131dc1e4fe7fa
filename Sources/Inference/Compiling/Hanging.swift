// A branch is reached only while the rarest of its alpha memories (the one that the fewest branches use) has facts. New
// facts of that memory find the branch at once; it is the branch's *home*. On its other memories, and on those of its
// inner patterns, the branch hangs in buckets, one for each home, and a fact looks into the open ones only: its cost
// follows the facts that are there, not the rules that mention it.

/// A set of alpha memories boiled down to 64 bits. What its bits say is missing is missing; what they say is there may
/// be there.
struct Signature {
  private var bits: UInt64 = 0

  @inline(__always)
  mutating func insert(_ alpha: Int32) { bits |= 1 << UInt64(truncatingIfNeeded: alpha & 63) }

  @inline(__always)
  func mayContain(_ other: Signature) -> Bool { other.bits & ~bits == 0 }
}

/// What hangs on one alpha memory and is pointless while another, the gate, is empty.
struct Bucket {
  /// -1 for none.
  var gate: Int32
  var postings = Stretch()
  /// In `Tables.numbers`.
  var triggers = Stretch()

  static func hash(_ alpha: Int32, gate: Int32) -> UInt32 {
    folded(mixed(mixed(4, UInt64(truncatingIfNeeded: alpha)), UInt64(truncatingIfNeeded: gate)))
  }
}

extension Tables {
  /// The bucket on an alpha memory behind a gate, or -1.
  @inline(__always)
  func bucket(of alpha: Int32, gate: Int32) -> Int32 {
    let own = alphas[alpha].buckets
    return bucketTable.find(Bucket.hash(alpha, gate: gate)) {
      own.start <= $0 && $0 < own.end && buckets[$0].gate == gate
    }
  }
}

extension Shape {
  @inline(__always)
  static func hash(_ shape: Int32) -> UInt64 { mixed(5, UInt64(truncatingIfNeeded: shape)) }

  /// Where all slots of the template are tested, so that a fact's own hash can be used.
  @inline(__always)
  static func wholeHash(_ template: Int32) -> UInt64 { mixed(0, UInt64(truncatingIfNeeded: template)) }
}

extension NetworkBuilder {
  /// Something that hangs on an alpha memory behind a gate: a branch or a trigger. In order by gate; branches come before
  /// triggers.
  private struct Hanging: Comparable {
    /// -1 for none.
    var gate: Int32
    /// The posting of a branch, or the complement (`~`) of a trigger.
    var number: Int32

    static func < (left: Hanging, right: Hanging) -> Bool {
      if left.gate != right.gate { return left.gate < right.gate }
      if (left.number < 0) != (right.number < 0) { return left.number >= 0 }
      return left.number < 0 ? left.number > right.number : left.number < right.number
    }
  }

  /// Hangs every branch and trigger on the memories from which they are to be reached.
  mutating func hangBranches() {
    var uses = [Int32](repeating: 0, count: Int(alphas.count))
    for alpha in positives { uses[Int(alpha)] += 1 }
    let homes = (0..<branches.count).map { rarest(of: positives(of: $0), uses) }
    let homePostings = makeHomes(homes)
    for trigger in 0..<triggers.count {
      let alpha = alphaOfTrigger[Int(trigger)]
      alphas[alpha].whenAsserted.formUnion(triggers[trigger].whenAsserted)
      alphas[alpha].whenRetracted.formUnion(triggers[trigger].whenRetracted)
    }
    // What hangs on each memory is counted first, so that it lies in one array from the start.
    var ends = [Int](repeating: 0, count: Int(alphas.count) + 1)
    forEachHanging(homes, homePostings) { alpha, _ in ends[Int(alpha) + 1] += 1 }
    for place in ends.indices.dropFirst() { ends[place] += ends[place - 1] }
    var hangings = [Hanging](repeating: Hanging(gate: -1, number: 0), count: ends[ends.count - 1])
    forEachHanging(homes, homePostings) { alpha, hanging in
      hangings[ends[Int(alpha)]] = hanging
      ends[Int(alpha)] += 1
    }
    fillBuckets(&hangings, ends)
  }

  /// Everything that hangs somewhere, and the memory that it hangs on.
  private func forEachHanging(
    _ homes: [Int32], _ homePostings: [Int32], _ body: (_ alpha: Int32, _ hanging: Hanging) -> Void
  ) {
    for branch in 0..<branches.count {
      let home = homes[Int(branch)]
      let alphas = positives(of: branch)
      for place in alphas.indices where alphas[place] != home && !alphas[..<place].contains(alphas[place]) {
        body(alphas[place], Hanging(gate: home, number: homePostings[Int(branch)]))
      }
    }
    for trigger in 0..<triggers.count {
      let (home, alpha) = (homes[Int(triggers[trigger].branch)], alphaOfTrigger[Int(trigger)])
      body(alpha, Hanging(gate: home == alpha ? -1 : home, number: ~trigger))
    }
  }

  /// The least used of some memories; -1 where there is none.
  private func rarest(of memories: ArraySlice<Int32>, _ uses: [Int32]) -> Int32 {
    var best: Int32 = -1
    for alpha in memories {
      if best < 0 || (uses[Int(alpha)], alpha) < (uses[Int(best)], best) { best = alpha }
    }
    return best
  }

  /// Gives back the home posting of each branch. The branch's postings elsewhere have the same stretch of memories.
  private mutating func makeHomes(_ homes: [Int32]) -> [Int32] {
    var starts = [Int32](repeating: 0, count: Int(alphas.count) + 1)
    for home in homes where home >= 0 { starts[Int(home) + 1] += 1 }
    for alpha in 0..<alphas.count {
      starts[Int(alpha) + 1] += starts[Int(alpha)]
      alphas[alpha].homes = Stretch(start: starts[Int(alpha)], end: starts[Int(alpha) + 1])
    }
    var homePostings = [Int32](repeating: -1, count: homes.count)
    var branchOfPosting = [Int32](repeating: -1, count: Int(starts[Int(alphas.count)]))
    for branch in homes.indices where homes[branch] >= 0 {
      let posting = starts[Int(homes[branch])]
      starts[Int(homes[branch])] += 1
      homePostings[branch] = posting
      branchOfPosting[Int(posting)] = Int32(branch)
    }
    for branch in branchOfPosting {
      let memories = positives(of: branch)
      post(Posting(firstPlan: branches[branch].firstPlan, alphas: store(memories)))
    }
    return homePostings
  }

  private mutating func post(_ posting: Posting) {
    postings.append(posting)
    var signature = Signature()
    for place in posting.alphas.indices { signature.insert(numbers[place]) }
    signatures.append(signature)
  }

  /// What hangs on each memory ends where `ends` says.
  private mutating func fillBuckets(_ hangings: inout [Hanging], _ ends: [Int]) {
    var next = 0
    for alpha in 0..<alphas.count {
      let end = ends[Int(alpha)]
      hangings[next..<end].sort()
      let start = buckets.count
      while next < end { next = fillBucket(of: alpha, hangings[..<end], from: next) }
      alphas[alpha].buckets = Stretch(start: start, end: buckets.count)
    }
  }

  private mutating func fillBucket(of alpha: Int32, _ hangings: ArraySlice<Hanging>, from start: Int) -> Int {
    let gate = hangings[start].gate
    var next = start
    var bucket = Bucket(gate: gate)
    bucket.postings = Stretch(start: postings.count, end: postings.count)
    bucket.triggers = Stretch(start: numbers.count, end: numbers.count)
    while next < hangings.endIndex && hangings[next].gate == gate {
      let number = hangings[next].number
      if number >= 0 { post(postings[number]) } else { numbers.append(~number) }
      next += 1
    }
    bucket.postings.end = postings.count
    bucket.triggers.end = numbers.count
    if gate >= 0 {
      alphas[gate].isGate = true
      bucketTable.insert(buckets.count, under: Bucket.hash(alpha, gate: gate))
    }
    buckets.append(bucket)
    return next
  }
}
