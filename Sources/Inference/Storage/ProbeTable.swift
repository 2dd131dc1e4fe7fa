/// Mixes one more word into a hash: the halves of a full product, folded. Zeros count, so that keys of different lengths
/// differ.
@inline(__always)
func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
  let product = (hash ^ word ^ 0x2545_F491_4F6C_DD1D).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
  return (product.high ^ product.low) &+ 0xD6E8_FEB8_6659_FD93
}

/// The part of a hash that a table keeps.
@inline(__always)
func folded(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ (hash >> 32)) }

/// Numbers by 32-bit hash: open addressing, linear probing, deletion by backward shift (no tombstones; Knuth, The Art
/// of Computer Programming 3, 6.4, algorithm R). Equal hashes may belong to unequal things; the caller tells them apart.
struct ProbeTable: ~Copyable {
  struct Entry {
    var hash: UInt32 = 0
    var number: Int32 = ProbeTable.absent
  }

  static let absent: Int32 = -1
  private static var smallest: Int32 { 64 }

  private var entries: Pool<Entry>
  private(set) var count: Int32 = 0

  init() { entries = Pool(repeating: Entry(), count: Self.smallest) }

  /// The number kept under `hash` that `isWanted`, or `absent`.
  @inline(__always)
  func find(_ hash: UInt32, where isWanted: (Int32) -> Bool) -> Int32 {
    let place = place(of: hash, where: isWanted)
    return place < 0 ? Self.absent : entries[place].number
  }

  /// Adds a number under `hash`, beside whatever is there.
  @inline(__always)
  mutating func insert(_ number: Int32, under hash: UInt32) {
    if _slowPath((count + 1) &* 2 > entries.count) { grow() }
    place(Entry(hash: hash, number: number))
    count += 1
  }

  /// The place of the number under `hash` that `isWanted`, until the table changes; or, as the complement (`~`), the free
  /// place where it is missing.
  @inline(__always)
  func place(of hash: UInt32, where isWanted: (Int32) -> Bool) -> Int32 {
    let mask = entries.count - 1
    var place = Int32(truncatingIfNeeded: hash) & mask
    while entries[place].number != Self.absent {
      if entries[place].hash == hash && isWanted(entries[place].number) { return place }
      place = (place + 1) & mask
    }
    return ~place
  }

  @inline(__always)
  func number(at place: Int32) -> Int32 { entries[place].number }

  /// Adds a number at the free place where it was just missed.
  @inline(__always)
  mutating func insert(_ number: Int32, under hash: UInt32, at place: Int32) {
    if _slowPath((count + 1) &* 2 > entries.count) { return insert(number, under: hash) }
    entries[place] = Entry(hash: hash, number: number)
    count += 1
  }

  /// Replaces the number at a place; gives back the former one.
  @inline(__always)
  mutating func exchange(_ number: Int32, at place: Int32) -> Int32 {
    let former = entries[place].number
    entries[place].number = number
    return former
  }

  mutating func remove(_ number: Int32, under hash: UInt32) {
    var hole = place(of: hash) { $0 == number }
    guard hole >= 0 else { return }
    let mask = entries.count - 1
    var next = (hole + 1) & mask
    while entries[next].number != Self.absent {
      let home = Int32(truncatingIfNeeded: entries[next].hash) & mask
      if (next &- home) & mask >= (next &- hole) & mask {
        entries[hole] = entries[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    entries[hole].number = Self.absent
    count -= 1
  }

  /// Every number becomes another; negative ones go.
  mutating func renumber(_ renumbered: (Int32) -> Int32) {
    var former = Pool<Entry>()
    former.replace(with: entries)
    entries.fill(with: Entry())
    count = 0
    for place in 0..<former.count where former[place].number != Self.absent {
      let number = renumbered(former[place].number)
      if number >= 0 { insert(number, under: former[place].hash) }
    }
  }

  /// Takes time in proportion to the entries: a table far too large for them is given up.
  mutating func removeAll() {
    if count == 0 { return }
    if entries.count > max(count * 16, Self.smallest) {
      entries.refill(with: Entry(), count: Self.smallest)
    } else {
      entries.fill(with: Entry())
    }
    count = 0
  }

  @inline(__always)
  private mutating func place(_ entry: Entry) {
    let mask = entries.count - 1
    var place = Int32(truncatingIfNeeded: entry.hash) & mask
    while entries[place].number != Self.absent { place = (place + 1) & mask }
    entries[place] = entry
  }

  @inline(never)
  private mutating func grow() {
    var former = Pool<Entry>()
    former.replace(with: entries)
    entries.refill(with: Entry(), count: former.count * 2)
    for number in 0..<former.count where former[number].number != Self.absent { place(former[number]) }
  }

  /// The entries, in a table `spread` (a power of two) times as large.
  func frozen(spread: Int32) -> Frozen<Entry> {
    if spread == 1 { return Frozen(entries) }
    var wider = ProbeTable()
    wider.entries.refill(with: Entry(), count: entries.count * spread)
    for number in 0..<entries.count where entries[number].number != Self.absent {
      wider.place(entries[number])
    }
    return Frozen(wider.entries)
  }

  // MARK: Marks

  mutating func mark() { entries.mark() }

  /// `count` as it was then.
  mutating func restore(to mark: Int, count: Int32) {
    entries.restore(to: mark)
    self.count = count
  }

  mutating func forget(from mark: Int) { entries.forget(from: mark) }
}
