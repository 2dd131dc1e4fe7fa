// A rule is reached only while its rarest alpha memory (the one that the fewest patterns use) has facts. What hangs on
// an alpha memory is therefore sorted into buckets by that other memory, and a fact looks into the open ones only:
// its cost follows the facts that are there, not the rules that mention it.

/// What hangs on one alpha memory and is pointless while another is empty.
struct Bucket {
  /// The memory that must not be empty; -1 for none.
  var gate: Int32
  var postings = Stretch()
  /// In `Tables.numbers`.
  var triggers = Stretch()

  static func key(_ alpha: Int32, gate: Int32) -> UInt64 {
    mixed(mixed(4, UInt64(truncatingIfNeeded: alpha)), UInt64(truncatingIfNeeded: gate))
  }
}

extension WorkingMemory {
  /// Puts into `open` the buckets of every alpha memory that the version entered whose gates have facts.
  mutating func findOpenBuckets(of version: Int32, tables: Tables, into open: inout [Int32]) {
    open.removeAll(keepingCapacity: true)
    for entry in enteredAlphas(version) {
      let alpha = entered[entry]
      let buckets = tables.alphas[Int(alpha)].buckets
      if buckets.count <= touched.count {
        for bucket in buckets.start..<buckets.end {
          let gate = tables.buckets[Int(bucket)].gate
          if gate < 0 || newest(in: gate) >= 0 { open.append(bucket) }
        }
      } else {
        // The bucket without a gate comes first.
        if tables.buckets[Int(buckets.start)].gate < 0 { open.append(buckets.start) }
        for gate in touched where newest(in: gate) >= 0 {
          let bucket = tables.bucketTable.find(Bucket.key(alpha, gate: gate)) {
            buckets.start <= $0 && $0 < buckets.end && tables.buckets[Int($0)].gate == gate
          }
          if bucket >= 0 { open.append(bucket) }
        }
      }
    }
  }
}

extension NetworkBuilder {
  /// Sorts what hangs on each alpha memory into buckets.
  mutating func sealBuckets() {
    let rarest = positivesOfBranch.map { positives in
      positives.min { (postingsByAlpha[Int($0)].count, $0) < (postingsByAlpha[Int($1)].count, $1) } ?? -1
    }
    for alpha in alphaKeys.indices {
      var byGate: [Int32: (postings: [Posting], triggers: [Int32])] = [:]
      for posting in postingsByAlpha[alpha] {
        let gate = rarest[Int(plans[Int(posting.plan)].branch)]
        byGate[gate == Int32(alpha) ? -1 : gate, default: ([], [])].postings.append(posting)
      }
      for trigger in triggersByAlpha[alpha] {
        let gate = rarest[Int(triggers[Int(trigger)].branch)]
        byGate[gate == Int32(alpha) ? -1 : gate, default: ([], [])].triggers.append(trigger)
      }
      let start = Int32(buckets.count)
      for (gate, hung) in byGate.sorted(by: { $0.key < $1.key }) {
        if gate >= 0 {
          bucketTable.insert(Int32(buckets.count), under: Bucket.key(Int32(alpha), gate: gate))
        }
        let first = Int32(postings.count)
        postings += hung.postings
        buckets.append(
          Bucket(
            gate: gate, postings: Stretch(start: first, end: Int32(postings.count)),
            triggers: store(hung.triggers)))
      }
      alphas.append(
        Alpha(
          buckets: Stretch(start: start, end: Int32(buckets.count)), indexes: store(indexesByAlpha[alpha])))
    }
  }
}
