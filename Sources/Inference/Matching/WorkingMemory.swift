import Facts

/// One version of a fact: what it said between two changes.
struct Version {
  static var alive: Int32 { .max }

  var template: Int32
  /// Its first value in the arena.
  var row: Int32
  /// The fact that it is a version of.
  var fact: Int32
  /// The cycle in which it went, or `alive`.
  var death: Int32
  /// Its first alpha memory in `entered`; the last one is before that of the next version.
  var entered: Int32
  /// Of its content.
  var hash: UInt32
  /// The newest of the standing firings that rest on it (a link of truth maintenance), or -1.
  var watchers: Int32 = -1
  /// The next older version of its template.
  var sibling: Int32
}

/// A fact through its versions, and what keeps it there.
struct FactRecord {
  /// The living version, or `WorkingMemory.none`.
  var version: Int32
  /// The newest of its supports, or -1; older ones follow.
  var lastSupport: Int32 = -1
  var supportCount: Int32 = 0
  /// It stays without any support.
  var isUnconditional = false
}

/// The facts. Each assertion or modification makes a *version*, numbered in order of time: the number is its recency.
/// A fact keeps its own number through its versions. Rows of 64-bit values lie in one arena.
struct WorkingMemory: ~Copyable {
  static var none: Int32 { -1 }

  let tables: Tables
  var versions = Pool<Version>()
  var row = Pool<UInt64>()
  var facts = Pool<FactRecord>()
  var contents = ProbeTable()
  /// The newest version of each template.
  var newestOfTemplate: Pool<Int32>

  var nodes = Pool<ChainNode>()
  var alphas: Pool<AlphaState>
  /// Alpha memories that have had a fact.
  var touched = Pool<Int32>()
  /// The same, by signature.
  var present = Signature()
  /// Those of them that are gates.
  var gates = Pool<Int32>()
  /// Alpha memories that each version entered, one version after the other.
  var entered = Pool<Int32>()
  var indexHeads = ProbeTable()

  /// Counts checkpoints: between two of them, what goes is still remembered.
  private(set) var cycle: Int32 = 0
  /// Versions that existed at the last checkpoint are below it.
  private(set) var horizon: Int32 = 0
  /// Versions that are gone.
  private(set) var deadCount: Int32 = 0
  /// Those of them that the last compaction had to keep.
  private(set) var keptDeadCount: Int32 = 0
  /// Look at the facts as they were at the last checkpoint.
  var isPast = false

  init(tables: Tables) {
    self.tables = tables
    alphas = Pool(repeating: AlphaState(), count: tables.alphas.count)
    newestOfTemplate = Pool(repeating: Self.none, count: tables.slotCounts.count)
  }

  @inline(__always)
  func value(_ version: Int32, _ slot: Int32) -> UInt64 { row[versions[version].row &+ slot] }

  @inline(__always)
  func isAlive(_ version: Int32) -> Bool { versions[version].death == Version.alive }

  @inline(__always)
  func isVisible(_ version: Int32) -> Bool {
    let death = versions[version].death
    if _fastPath(!isPast) { return death == Version.alive }
    return version < horizon && death >= cycle
  }

  /// Gone before the last checkpoint: nobody will want to see it again.
  @inline(__always)
  func isBuried(_ version: Int32) -> Bool { versions[version].death < cycle }

  /// It was there at the last checkpoint.
  @inline(__always)
  func wasSeen(_ version: Int32) -> Bool { version < horizon }

  @inline(__always)
  func enteredAlphas(_ version: Int32) -> Range<Int32> {
    let next = version &+ 1
    return versions[version].entered..<(next < versions.count ? versions[next].entered : entered.count)
  }

  /// Some pattern may match it.
  func isAdmitted(_ version: Int32) -> Bool { !enteredAlphas(version).isEmpty }

  /// The living version whose values are those from `start` to the end of the arena, or `none`.
  @inline(__always)
  func find(_ template: Int32, rowAt start: Int32, hash: UInt32) -> Int32 {
    let count = row.count - start
    return contents.find(hash) { version in
      versions[version].template == template && isEqual(versions[version].row, start, count)
    }
  }

  @inline(__always)
  private func isEqual(_ left: Int32, _ right: Int32, _ count: Int32) -> Bool {
    for offset in 0..<count where row[left + offset] != row[right + offset] { return false }
    return true
  }

  /// Of the content whose values are those from `start` to the end of the arena.
  @inline(__always)
  func hash(_ template: Int32, rowAt start: Int32) -> UInt32 {
    var hash = Shape.wholeHash(template)
    for place in start..<row.count { hash = mixed(hash, row[place]) }
    return folded(hash)
  }

  /// Makes the values from `start` to the end of the arena a version of `fact`, or of a new fact where that is `none`.
  /// The content must be new.
  @inline(__always)
  mutating func insert(_ template: Int32, rowAt start: Int32, hash: UInt32, fact: Int32) -> Int32 {
    let version = versions.count
    contents.insert(version, under: hash)
    var number = fact
    if fact == Self.none {
      number = facts.count
      facts.append(FactRecord(version: version))
    } else {
      facts[fact].version = version
    }
    versions.append(
      Version(
        template: template, row: start, fact: number, death: Version.alive, entered: entered.count,
        hash: hash,
        sibling: newestOfTemplate[template]))
    newestOfTemplate[template] = version
    enter(version, template: template)
    return version
  }

  @inline(__always)
  mutating func remove(_ version: Int32) {
    contents.remove(version, under: versions[version].hash)
    versions[version].death = cycle
    facts[versions[version].fact].version = Self.none
    deadCount &+= 1
  }

  /// The newest living version of a template, or -1.
  mutating func newest(of template: Int32) -> Int32 {
    newestOfTemplate[template] = living(newestOfTemplate[template])
    return newestOfTemplate[template]
  }

  /// The next older living version of the same template, or -1.
  mutating func olderSibling(of version: Int32) -> Int32 {
    versions[version].sibling = living(versions[version].sibling)
    return versions[version].sibling
  }

  @inline(__always)
  private func living(_ start: Int32) -> Int32 {
    var version = start
    while version >= 0 && !isAlive(version) { version = versions[version].sibling }
    return version
  }

  @inline(__always)
  mutating func checkpoint() {
    cycle &+= 1
    horizon = versions.count
  }

  func content(of version: Int32) -> FactContent {
    let template = versions[version].template
    let values = (0..<tables.slotCounts[template]).map { slot in
      Value(bits: value(version, slot), type: tables.type(of: slot, template: template))
    }
    return FactContent(template: Int(template), values: values)
  }

  /// Forgets everything, in time proportional to what there is.
  mutating func removeAll() {
    for place in 0..<touched.count { alphas[touched[place]] = AlphaState() }
    touched.removeAll()
    gates.removeAll()
    present = Signature()
    forgetNewest()
    versions.removeAll()
    row.removeAll()
    facts.removeAll()
    nodes.removeAll()
    entered.removeAll()
    contents.removeAll()
    indexHeads.removeAll()
    cycle = 0
    horizon = 0
    deadCount = 0
    keptDeadCount = 0
  }

  /// No template has a version, in time proportional to those that have one.
  mutating func forgetNewest() {
    if newestOfTemplate.count <= versions.count { return newestOfTemplate.fill(with: Self.none) }
    for version in 0..<versions.count { newestOfTemplate[versions[version].template] = Self.none }
  }

  /// After a compaction only dead versions on which something rests are left.
  mutating func finishCompaction() {
    deadCount = versions.count - contents.count
    keptDeadCount = deadCount
    horizon = versions.count
  }

  // MARK: Marks

  /// What lies in no pool.
  struct Counters {
    var cycle: Int32
    var horizon: Int32
    var deadCount: Int32
    var keptDeadCount: Int32
    var contents: Int32
    var indexHeads: Int32
  }

  var counters: Counters {
    Counters(
      cycle: cycle, horizon: horizon, deadCount: deadCount, keptDeadCount: keptDeadCount,
      contents: contents.count, indexHeads: indexHeads.count)
  }

  mutating func mark() {
    versions.mark()
    row.mark()
    facts.mark()
    contents.mark()
    newestOfTemplate.mark()
    nodes.mark()
    alphas.mark()
    touched.mark()
    gates.mark()
    entered.mark()
    indexHeads.mark()
  }

  mutating func restore(to mark: Int, _ counters: Counters) {
    versions.restore(to: mark)
    row.restore(to: mark)
    facts.restore(to: mark)
    contents.restore(to: mark, count: counters.contents)
    newestOfTemplate.restore(to: mark)
    nodes.restore(to: mark)
    alphas.restore(to: mark)
    touched.restore(to: mark)
    gates.restore(to: mark)
    entered.restore(to: mark)
    indexHeads.restore(to: mark, count: counters.indexHeads)
    cycle = counters.cycle
    horizon = counters.horizon
    deadCount = counters.deadCount
    keptDeadCount = counters.keptDeadCount
  }

  mutating func forget(from mark: Int) {
    versions.forget(from: mark)
    row.forget(from: mark)
    facts.forget(from: mark)
    contents.forget(from: mark)
    newestOfTemplate.forget(from: mark)
    nodes.forget(from: mark)
    alphas.forget(from: mark)
    touched.forget(from: mark)
    gates.forget(from: mark)
    entered.forget(from: mark)
    indexHeads.forget(from: mark)
  }
}
