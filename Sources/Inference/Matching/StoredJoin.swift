// A search that looks at many candidates in vain will do so again for the next seed. Where that has gone on for a while
// the joins behind the seed are stored: all tuples of facts at the other positions of the plan that agree among
// themselves, by the values of the variables that they share with the seed, in the order in which the search would have
// come to them. New facts are joined when the tuples are next wanted (as in TREAT, Miranker 1987, new facts only), and
// what takes more work than it saves is given up again. The firing order is not touched.

/// The joins behind the seeds of one plan.
final class StoredJoin {
  /// One pattern of a walk that leaves the seed's position out.
  struct Stage {
    var position: Int32
    var alpha: Int32
    /// The join by whose index the candidates are looked up; -1: all facts of the memory are candidates.
    var lookUp: Int32 = -1
    var equal: [SlotRegister] = []
    var bind: [SlotRegister] = []
    /// Code of the tests that are ready then.
    var tests: [Int32] = []
    /// The candidate must be older than the newest fact of the tuple, not that fact itself.
    var isBeforeNewest = false
  }

  let plan: Int32
  /// The match steps behind the seed, in joined order.
  let steps: [Int32]
  /// By joined position: the walk in which that position has the newest fact.
  let walks: [[Stage]]
  /// Registers that the seed shares with the tuples.
  let keyRegisters: [Int32]

  /// Versions in joined order, one tuple after the other.
  private(set) var versions: [Int32] = []
  /// Tuples by the hash of the shared variables, first found first. Equal hashes are told apart when a tuple is tried.
  private var buckets: [UInt32: [Int32]] = [:]
  /// Versions below are joined.
  var horizon: Int32 = 0
  /// Candidates looked at since it was made, and those that searches would have looked at instead.
  var work = 0
  var saved = 0

  init(plan: Int32, steps: [Int32], walks: [[Stage]], keyRegisters: [Int32]) {
    self.plan = plan
    self.steps = steps
    self.walks = walks
    self.keyRegisters = keyRegisters
  }

  var width: Int { steps.count }

  func bucket(_ hash: UInt32) -> [Int32] { buckets[hash] ?? [] }

  func version(_ tuple: Int32, _ level: Int) -> Int32 { versions[Int(tuple) * width + level] }

  /// Where the first tuple of a bucket lies that the search comes to after `others`, or at them.
  func place(in bucket: [Int32], after others: [Int32], takesEqual: Bool) -> Int {
    var (low, high) = (0, bucket.count)
    while low < high {
      let middle = (low + high) / 2
      let order = order(bucket[middle], others)
      if order < 0 || (order == 0 && !takesEqual) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Negative: the search comes to the tuple before it comes to the others.
  private func order(_ tuple: Int32, _ others: [Int32]) -> Int {
    for level in 0..<width {
      let own = version(tuple, level)
      if own != others[level] { return own > others[level] ? -1 : 1 }
    }
    return 0
  }

  func add(_ tuple: [Int32], under hash: UInt32) {
    let number = Int32(versions.count / width)
    versions += tuple
    let place = place(in: buckets[hash] ?? [], after: tuple, takesEqual: true)
    buckets[hash, default: []].insert(number, at: place)
  }

  /// Numbers of versions have lost their meaning.
  func forgetTuples() {
    versions.removeAll(keepingCapacity: true)
    buckets.removeAll(keepingCapacity: true)
    horizon = 0
  }
}

/// Which plans search in vain, and what is stored of them.
struct StoredJoins: ~Copyable {
  /// A plan whose searches cost much.
  private struct Record {
    var waste = 0
    var searches = 0
    var threshold: Int
    var join: StoredJoin?
  }

  /// Smaller searches do not count.
  let effort: Int
  private var records: [Int32: Record] = [:]
  private(set) var count = 0

  init(effort: Int) { self.effort = effort }

  @inline(__always)
  var isEmpty: Bool { count == 0 }

  func find(_ plan: Int32) -> StoredJoin? { records[plan]?.join }

  /// A search took `tried` candidates. How many it may take to store the joins, once that is worth trying; else `nil`.
  mutating func note(_ plan: Int32, tried: Int) -> Int? {
    var record = records[plan] ?? Record(threshold: effort * effort * 2)
    record.waste += tried
    record.searches += 1
    let isDue = record.waste >= record.threshold && record.join == nil
    records[plan] = record
    return isDue ? record.waste * 2 : nil
  }

  mutating func store(_ join: StoredJoin) {
    records[join.plan]?.join = join
    count += 1
  }

  /// What a search of the plan took on average before its joins were stored.
  func averageWaste(_ plan: Int32) -> Int {
    guard let record = records[plan] else { return 0 }
    return record.waste / max(1, record.searches)
  }

  /// Storing did not pay: it is not tried again before much more is wasted.
  mutating func giveUp(_ plan: Int32) {
    guard var record = records[plan] else { return }
    if record.join != nil { count -= 1 }
    record = Record(threshold: record.threshold * 4)
    records[plan] = record
  }

  func forgetTuples() {
    if isEmpty { return }
    for record in records.values { record.join?.forgetTuples() }
  }

  mutating func removeAll() {
    if records.isEmpty { return }
    records.removeAll()
    count = 0
  }
}
