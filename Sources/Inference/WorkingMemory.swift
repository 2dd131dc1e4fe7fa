import Facts

/// The facts. Each assertion or modification makes a *version*, numbered in order of time: the number is its recency.
/// A fact keeps its own number through its versions. Rows of 64-bit values lie in one arena.
struct WorkingMemory {
  static let alive = Int32.max
  static let none: Int32 = -1

  // By version.
  private(set) var templates: [Int32] = []
  private(set) var rowStarts: [Int32] = []
  /// The fact that it is a version of.
  private(set) var facts: [Int32] = []
  /// The cycle in which it went, or `alive`.
  private(set) var deaths: [Int32] = []
  private(set) var enteredStarts: [Int32] = [0]

  private(set) var row: [UInt64] = []
  /// The living version of each fact, or `none`.
  private(set) var current: [Int32] = []
  private var contents = ProbeTable()

  var nodes: [ChainNode] = []
  /// The newest node of each alpha memory.
  var heads: [Int32]
  var touched: [Int32] = []
  /// Alpha memories that each version entered, one version after the other.
  var entered: [Int32] = []
  var indexHeads = ProbeTable()

  /// Counts checkpoints: between two of them, what goes is still remembered.
  private(set) var cycle: Int32 = 0
  /// Versions that existed at the last checkpoint are below it.
  private(set) var horizon: Int32 = 0
  /// Look at the facts as they were at the last checkpoint.
  var isPast = false

  init(tables: Tables) { heads = Array(repeating: Self.none, count: tables.alphas.count) }

  var versionCount: Int32 { Int32(facts.count) }

  @inline(__always)
  func value(_ version: Int32, _ slot: Int32) -> UInt64 { row[Int(rowStarts[Int(version)] + slot)] }

  @inline(__always)
  func isAlive(_ version: Int32) -> Bool { deaths[Int(version)] == Self.alive }

  @inline(__always)
  func isVisible(_ version: Int32) -> Bool {
    isPast ? version < horizon && deaths[Int(version)] >= cycle : isAlive(version)
  }

  /// Gone before the last checkpoint: nobody will want to see it again.
  @inline(__always)
  func isBuried(_ version: Int32) -> Bool { deaths[Int(version)] < cycle }

  /// It was there at the last checkpoint.
  func wasSeen(_ version: Int32) -> Bool { version < horizon }

  func enteredAlphas(_ version: Int32) -> Range<Int> {
    Int(enteredStarts[Int(version)])..<Int(enteredStarts[Int(version) + 1])
  }

  /// The living version with this content, or `none`.
  func find(_ template: Int32, _ values: [UInt64]) -> Int32 {
    contents.find(hash(template, values[...])) { version in
      templates[Int(version)] == template
        && values.indices.allSatisfy { values[$0] == value(version, Int32($0)) }
    }
  }

  /// Adds a version of `fact`, or of a new fact where that is `none`. The content must be new.
  mutating func insert(_ template: Int32, _ values: [UInt64], fact: Int32, tables: Tables) -> Int32 {
    let version = versionCount
    templates.append(template)
    rowStarts.append(Int32(row.count))
    row += values
    if fact == Self.none {
      facts.append(Int32(current.count))
      current.append(version)
    } else {
      facts.append(fact)
      current[Int(fact)] = version
    }
    deaths.append(Self.alive)
    contents.insert(version, under: hash(template, values[...]))
    enter(version, template: Int(template), tables: tables)
    enteredStarts.append(Int32(entered.count))
    return version
  }

  mutating func remove(_ version: Int32) {
    contents.remove(version, under: hash(templates[Int(version)], row[rowRange(version)]))
    deaths[Int(version)] = cycle
    current[Int(facts[Int(version)])] = Self.none
  }

  mutating func checkpoint() {
    cycle += 1
    horizon = versionCount
  }

  func values(of version: Int32) -> [UInt64] { Array(row[rowRange(version)]) }

  func content(of version: Int32, tables: Tables) -> FactContent {
    let template = Int(templates[Int(version)])
    let values = zip(row[rowRange(version)], tables.slotTypes[template]).map(Value.init(bits:type:))
    return FactContent(template: template, values: values)
  }

  /// Forgets everything, in time proportional to what there is.
  mutating func removeAll() {
    for alpha in touched { heads[Int(alpha)] = Self.none }
    touched.removeAll(keepingCapacity: true)
    templates.removeAll(keepingCapacity: true)
    rowStarts.removeAll(keepingCapacity: true)
    facts.removeAll(keepingCapacity: true)
    deaths.removeAll(keepingCapacity: true)
    enteredStarts.removeAll(keepingCapacity: true)
    enteredStarts.append(0)
    row.removeAll(keepingCapacity: true)
    current.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    entered.removeAll(keepingCapacity: true)
    contents.removeAll()
    indexHeads.removeAll()
    cycle = 0
    horizon = 0
  }

  private func rowRange(_ version: Int32) -> Range<Int> {
    let start = Int(rowStarts[Int(version)])
    let next = Int(version) + 1
    return start..<(next < rowStarts.count ? Int(rowStarts[next]) : row.count)
  }

  private func hash(_ template: Int32, _ values: ArraySlice<UInt64>) -> UInt64 {
    values.reduce(mixed(0, UInt64(truncatingIfNeeded: template)), mixed)
  }
}
