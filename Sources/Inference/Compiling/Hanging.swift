// A branch is reached only while the rarest of its alpha memories (the one that the fewest branches use) has facts. New
// facts of that memory find the branch at once; it is the branch's *home*. On its other memories, and on those of its
// inner patterns, the branch hangs in buckets, one for each home, and a fact looks into the open ones only: its cost
// follows the facts that are there, not the rules that mention it.

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
  /// Something that hangs on an alpha memory behind a gate: a branch or a trigger.
  private struct Hanging {
    var alpha: Int32
    var gate: Int32
    var branch: Int32
    /// -1 for the branch itself.
    var trigger: Int32

    /// By memory, then gate; branches before triggers, in their order.
    static func precedes(_ left: Hanging, _ right: Hanging) -> Bool {
      let places = (left.place, right.place)
      if places.0 != places.1 { return places.0 < places.1 }
      return left.trigger == right.trigger ? left.branch < right.branch : left.trigger < right.trigger
    }

    /// A missing gate comes first.
    private var place: UInt64 { UInt64(alpha) << 32 | UInt64(gate + 1) }
  }

  /// Hangs every branch and trigger on the memories from which they are to be reached.
  mutating func hangBranches() {
    countUses()
    let homes = homeOfBranch()
    makeHomes(homes)
    var hangings: [Hanging] = []
    for branch in branches.indices {
      let home = homes[branch]
      let alphas = positives[positivesOfBranch[branch]]
      for place in alphas.indices where alphas[place] != home && !alphas[..<place].contains(alphas[place]) {
        hangings.append(
          Hanging(alpha: alphas[place], gate: home, branch: Int32(branch), trigger: -1))
      }
    }
    for trigger in triggers.indices {
      let (branch, alpha) = (triggers[trigger].branch, alphaOfTrigger[trigger])
      let home = homes[Int(branch)]
      hangings.append(
        Hanging(alpha: alpha, gate: home == alpha ? -1 : home, branch: branch, trigger: Int32(trigger)))
      alphas[Int(alpha)].whenAsserted.formUnion(triggers[trigger].whenAsserted)
      alphas[Int(alpha)].whenRetracted.formUnion(triggers[trigger].whenRetracted)
    }
    hangings.sort(by: Hanging.precedes)
    fillBuckets(hangings)
  }

  private mutating func countUses() {
    uses = [Int32](repeating: 0, count: alphas.count)
    for alpha in positives { uses[Int(alpha)] += 1 }
  }

  private func homeOfBranch() -> [Int32] {
    positivesOfBranch.map { rarest(of: positives[$0], but: -1) }
  }

  private func rarest(of memories: ArraySlice<Int32>, but other: Int32) -> Int32 {
    var best: Int32 = -1
    for alpha in memories where alpha != other {
      if best < 0 || (uses[Int(alpha)], alpha) < (uses[Int(best)], best) { best = alpha }
    }
    return best
  }

  private mutating func makeHomes(_ homes: [Int32]) {
    var starts = [Int32](repeating: 0, count: alphas.count + 1)
    for home in homes where home >= 0 { starts[Int(home) + 1] += 1 }
    for alpha in alphas.indices {
      starts[alpha + 1] += starts[alpha]
      alphas[alpha].homes = Stretch(start: starts[alpha], end: starts[alpha + 1])
    }
    var branchOfPosting = [Int32](repeating: -1, count: Int(starts[alphas.count]))
    for branch in homes.indices where homes[branch] >= 0 {
      branchOfPosting[Int(starts[Int(homes[branch])])] = Int32(branch)
      starts[Int(homes[branch])] += 1
    }
    for branch in branchOfPosting { postings.append(posting(branch)) }
  }

  private mutating func posting(_ branch: Int32) -> Posting {
    let start = Int32(numbers.count)
    numbers += positives[positivesOfBranch[Int(branch)]]
    let memories = positives[positivesOfBranch[Int(branch)]]
    let home = rarest(of: memories, but: -1)
    return Posting(
      firstPlan: branches[Int(branch)].firstPlan, rarestOther: rarest(of: memories, but: home),
      alphas: Stretch(start: start, end: Int32(numbers.count)))
  }

  /// `hangings` are sorted.
  private mutating func fillBuckets(_ hangings: [Hanging]) {
    var next = 0
    while next < hangings.count {
      let alpha = hangings[next].alpha
      let start = Int32(buckets.count)
      while next < hangings.count && hangings[next].alpha == alpha {
        next = fillBucket(hangings, from: next)
      }
      alphas[Int(alpha)].buckets = Stretch(start: start, end: Int32(buckets.count))
    }
  }

  private mutating func fillBucket(_ hangings: [Hanging], from start: Int) -> Int {
    let (alpha, gate) = (hangings[start].alpha, hangings[start].gate)
    var next = start
    var bucket = Bucket(gate: gate)
    bucket.postings = Stretch(start: Int32(postings.count), end: Int32(postings.count))
    bucket.triggers = Stretch(start: Int32(numbers.count), end: Int32(numbers.count))
    var inner: [Int32] = []
    while next < hangings.count && hangings[next].alpha == alpha && hangings[next].gate == gate {
      if hangings[next].trigger < 0 {
        postings.append(posting(hangings[next].branch))
      } else {
        inner.append(hangings[next].trigger)
      }
      next += 1
    }
    bucket.postings.end = Int32(postings.count)
    bucket.triggers = store(inner)
    if gate >= 0 {
      alphas[Int(gate)].isGate = true
      bucketTable.insert(Int32(buckets.count), under: Bucket.hash(alpha, gate: gate))
    }
    buckets.append(bucket)
    return next
  }
}
