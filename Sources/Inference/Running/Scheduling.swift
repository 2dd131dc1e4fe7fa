// New facts become seeds. A branch is looked at if its home memory has new facts, or if another of its memories has and
// its home memory is not empty; it gets a seed for each new fact with which a match can begin: each of its other
// memories has a fact that is not newer.

extension Core {
  @inline(__always)
  mutating func schedule(_ silenced: Int32) {
    newSeeds.removeAll()
    staleGates.removeAll()
    knowsStaleGates = false
    var place: Int32 = 0
    while place < changes.count {
      let change = changes[place]
      place += 1
      guard change.isAssertion, matcher.memory.isAlive(change.version) else { continue }
      for entry in matcher.memory.enteredAlphas(change.version) {
        let alpha = matcher.memory.entered[entry]
        // Once for each memory: at its newest fact.
        let isHead = matcher.memory.nodes[matcher.memory.alphas[alpha].head].version == change.version
        if isHead || newestAlive(in: alpha) == change.version { scheduleBranches(at: alpha) }
      }
    }
    if newSeeds.isEmpty { return }
    newSeeds.sort()
    pushSeeds(silenced)
  }

  @inline(__always)
  private mutating func scheduleBranches(at alpha: Int32) {
    let present = matcher.memory.present
    for posting in tables.alphas[alpha].homes.indices
    where present.mayContain(tables.signatures[posting]) {
      schedule(posting, at: -1)
    }
    if matcher.memory.horizon > 0 && !tables.alphas[alpha].buckets.isEmpty { scheduleBuckets(at: alpha) }
  }

  /// The branches whose home memory has facts, but no new ones: else they are looked at there.
  @inline(never)
  private mutating func scheduleBuckets(at alpha: Int32) {
    let buckets = tables.alphas[alpha].buckets
    if buckets.count <= matcher.memory.gates.count {
      for bucket in buckets.indices where !tables.buckets[bucket].postings.isEmpty {
        if isStale(tables.buckets[bucket].gate) { schedule(bucket: bucket, at: alpha) }
      }
      return
    }
    if !knowsStaleGates { findStaleGates() }
    for place in 0..<staleGates.count {
      let bucket = tables.bucket(of: alpha, gate: staleGates[place])
      if bucket >= 0 { schedule(bucket: bucket, at: alpha) }
    }
  }

  @inline(__always)
  private mutating func schedule(bucket: Int32, at alpha: Int32) {
    let present = matcher.memory.present
    for posting in tables.buckets[bucket].postings.indices
    where present.mayContain(tables.signatures[posting]) {
      schedule(posting, at: alpha)
    }
  }

  /// The gate has facts, but no new ones.
  @inline(__always)
  private mutating func isStale(_ gate: Int32) -> Bool {
    let newest = newestAlive(in: gate)
    return newest >= 0 && matcher.memory.wasSeen(newest)
  }

  private mutating func findStaleGates() {
    for place in 0..<matcher.memory.gates.count where isStale(matcher.memory.gates[place]) {
      staleGates.append(matcher.memory.gates[place])
    }
    knowsStaleGates = true
  }

  /// The newest version that has not even gone since the last checkpoint, or -1.
  @inline(__always)
  private mutating func newestAlive(in alpha: Int32) -> Int32 {
    var node = matcher.memory.newest(in: alpha)
    while node >= 0 {
      let version = matcher.memory.nodes[node].version
      if matcher.memory.isAlive(version) { return version }
      node = matcher.memory.nodes[node].older
    }
    return -1
  }

  /// Makes seeds of the new facts at one memory, or at all memories of the branch (-1).
  @inline(never)
  private mutating func schedule(_ posting: Int32, at only: Int32) {
    let memories = tables.postings[posting].alphas
    for place in memories.indices where matcher.memory.newest(in: tables.numbers[place]) < 0 { return }
    for place in memories.indices {
      let alpha = tables.numbers[place]
      if only >= 0 && alpha != only { continue }
      let plan = tables.postings[posting].firstPlan + place - memories.start
      var node = matcher.memory.newest(in: alpha)
      while node >= 0, !matcher.memory.wasSeen(matcher.memory.nodes[node].version) {
        let version = matcher.memory.nodes[node].version
        if matcher.memory.isAlive(version), canBegin(memories, version) {
          newSeeds.append(Seed.key(version: version, plan: plan))
        }
        node = matcher.memory.nodes[node].older
      }
    }
  }

  /// No memory of the branch has newer facts only.
  @inline(__always)
  private func canBegin(_ memories: Stretch, _ version: Int32) -> Bool {
    for place in memories.indices where matcher.memory.alphas[tables.numbers[place]].oldest > version {
      return false
    }
    return true
  }

  private mutating func pushSeeds(_ silenced: Int32) {
    for place in 0..<newSeeds.count {
      let (version, plan) = Seed.parts(newSeeds[place])
      let branch = tables.plans[plan].branch
      if _slowPath(silenced >= 0), tables.branches[branch].rule == silenced {
        if tables.branches[branch].isComplex { silence(plan, version) }
      } else {
        agenda.push(Seed(version: version, plan: plan), rank: tables.plans[plan].rank)
      }
    }
  }

  /// Puts into `openBuckets` the buckets of an alpha memory whose gates have facts.
  mutating func findOpenBuckets(of alpha: Int32) {
    openBuckets.removeAll()
    let buckets = tables.alphas[alpha].buckets
    if buckets.isEmpty { return }
    if buckets.count <= matcher.memory.gates.count {
      for bucket in buckets.indices {
        let gate = tables.buckets[bucket].gate
        if gate < 0 || matcher.memory.newest(in: gate) >= 0 { openBuckets.append(bucket) }
      }
      return
    }
    // The bucket without a gate comes first.
    if tables.buckets[buckets.start].gate < 0 { openBuckets.append(buckets.start) }
    for place in 0..<matcher.memory.gates.count {
      let gate = matcher.memory.gates[place]
      if gate == alpha || matcher.memory.newest(in: gate) < 0 { continue }
      let bucket = tables.bucket(of: alpha, gate: gate)
      if bucket >= 0 { openBuckets.append(bucket) }
    }
  }
}
