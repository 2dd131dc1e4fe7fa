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

/// Numbers by 32-bit hash. Equal hashes may belong to unequal things; the caller tells them apart.
///
/// The places are in groups of seven, each of which has a word about them (`PlaceGroup`): most searches end in that word,
/// without a look at any entry, and in the first group. Where a group is full, entries go on to the next ones, and are
/// counted in it: so a removal leaves nothing behind (as in F14; Bronson and Shi 2019).
struct ProbeTable: ~Copyable {
  struct Entry {
    var hash: UInt32 = 0
    var number: Int32 = ProbeTable.absent
  }

  static let absent: Int32 = -1
  private static var fewestGroups: Int32 { 8 }

  private var groups: Pool<PlaceGroup>
  /// Eight for each group; the last of them is never used.
  private var entries: Pool<Entry>
  private(set) var count: Int32 = 0
  /// So many entries are let in before the table grows: two thirds of the places.
  private var limit: Int32

  init() {
    groups = Pool(repeating: PlaceGroup(), count: Self.fewestGroups)
    entries = Pool(repeating: Entry(), count: Self.fewestGroups * 8)
    limit = Self.limit(groupCount: Self.fewestGroups)
  }

  /// The number kept under `hash` that `isWanted`, or `absent`.
  @inline(__always)
  func find(_ hash: UInt32, where isWanted: (Int32) -> Bool) -> Int32 {
    let place = place(of: hash, where: isWanted)
    return place < 0 ? Self.absent : entries[place].number
  }

  /// The place of the number under `hash` that `isWanted`, until the table changes; or `absent`.
  @inline(__always)
  func place(of hash: UInt32, where isWanted: (Int32) -> Bool) -> Int32 {
    let home = home(of: hash)
    if groups[home].rulesOut(hash) { return Self.absent }
    var group = home
    repeat {
      var alike = groups[group].places(alike: hash)
      while alike != 0 {
        let place = Self.place(group, alike)
        if entries[place].hash == hash && isWanted(entries[place].number) { return place }
        alike &= alike &- 1
      }
      if groups[group].passed == 0 { return Self.absent }
      group = next(after: group)
    } while group != home
    return Self.absent
  }

  @inline(__always)
  func number(at place: Int32) -> Int32 { entries[place].number }

  /// Adds a number under `hash`, beside whatever is there.
  @inline(__always)
  mutating func insert(_ number: Int32, under hash: UInt32) {
    if _slowPath(count >= limit) { grow() }
    put(Entry(hash: hash, number: number))
    count &+= 1
  }

  /// Replaces the number at a place; gives back the former one.
  @inline(__always)
  mutating func exchange(_ number: Int32, at place: Int32) -> Int32 {
    let former = entries[place].number
    entries[place].number = number
    return former
  }

  mutating func remove(_ number: Int32, under hash: UInt32) {
    let place = place(of: hash) { $0 == number }
    guard place >= 0 else { return }
    groups[place >> 3].free(place & 7)
    count &-= 1
    var group = home(of: hash)
    while _slowPath(group != place >> 3) {
      groups[group].noteReturn()
      group = next(after: group)
    }
  }

  /// Every number becomes another; negative ones go.
  mutating func renumber(_ renumbered: (Int32) -> Int32) {
    let former = taken()
    groups.fill(with: PlaceGroup())
    count = 0
    for place in 0..<former.count {
      let number = renumbered(former[place].number)
      if number >= 0 { insert(number, under: former[place].hash) }
    }
  }

  /// Takes time in proportion to the entries: a table far too large for them is given up.
  mutating func removeAll() {
    if count == 0 { return }
    if groups.count > max(count * 2, Self.fewestGroups) {
      resize(to: Self.fewestGroups)
    } else {
      groups.fill(with: PlaceGroup())
    }
    count = 0
  }

  @inline(__always)
  private func home(of hash: UInt32) -> Int32 { Int32(truncatingIfNeeded: hash) & (groups.count &- 1) }

  @inline(__always)
  private func next(after group: Int32) -> Int32 { (group &+ 1) & (groups.count &- 1) }

  /// The first of the places of a group.
  @inline(__always)
  private static func place(_ group: Int32, _ places: UInt64) -> Int32 {
    group << 3 | Int32(truncatingIfNeeded: places.trailingZeroBitCount >> 3)
  }

  @inline(__always)
  private mutating func put(_ entry: Entry) {
    var group = home(of: entry.hash)
    var free = groups[group].free
    while _slowPath(free == 0) {
      groups[group].notePassing()
      group = next(after: group)
      free = groups[group].free
    }
    let place = Self.place(group, free)
    groups[group].take(place & 7, entry.hash)
    entries[place] = entry
  }

  @inline(never)
  private mutating func grow() {
    let former = taken()
    resize(to: groups.count * 2)
    for place in 0..<former.count { put(former[place]) }
  }

  private mutating func resize(to groupCount: Int32) {
    groups.refill(with: PlaceGroup(), count: groupCount)
    entries.refill(with: Entry(), count: groupCount * 8)
    limit = Self.limit(groupCount: groupCount)
  }

  private static func limit(groupCount: Int32) -> Int32 { groupCount * 16 / 3 }

  private func taken() -> Pool<Entry> {
    var taken = Pool<Entry>(capacity: max(count, 1))
    for group in 0..<groups.count {
      for offset in 0..<7 as Range<Int32> where groups[group].isTaken(offset) {
        taken.append(entries[group << 3 | offset])
      }
    }
    return taken
  }

  /// By linear probing. A quarter of the places at least is free; `spread` (a power of two): of so many times as many.
  func frozen(spread: Int32) -> Frozen<Entry> {
    var placeCount: Int32 = 64
    while count * 4 > placeCount * 3 { placeCount *= 2 }
    var places = Pool(repeating: Entry(), count: placeCount * spread)
    let taken = taken()
    for number in 0..<taken.count {
      var place = Int32(truncatingIfNeeded: taken[number].hash) & (places.count - 1)
      while places[place].number != Self.absent { place = (place + 1) & (places.count - 1) }
      places[place] = taken[number]
    }
    return Frozen(places)
  }

  // MARK: Marks

  mutating func mark() {
    groups.mark()
    entries.mark()
  }

  /// `count` as it was then.
  mutating func restore(to mark: Int, count: Int32) {
    groups.restore(to: mark)
    entries.restore(to: mark)
    limit = Self.limit(groupCount: groups.count)
    self.count = count
  }

  mutating func forget(from mark: Int) {
    groups.forget(from: mark)
    entries.forget(from: mark)
  }
}

/// What a `ProbeTable` knows of seven places, a byte for each: 0 if it is free, else some bits of the hash that is there.
/// The highest byte counts the entries that found the group full and went on; at 255 it stays for good.
private struct PlaceGroup {
  private var word: UInt64 = 0

  /// The highest bit of each place: the form in which sets of places are given.
  private static var places: UInt64 { 0x0080_8080_8080_8080 }
  private static var each: UInt64 { 0x0101_0101_0101_0101 }
  private static var onePassed: UInt64 { 1 << 56 }

  @inline(__always)
  var free: UInt64 { ~word & Self.places }

  @inline(__always)
  var passed: UInt64 { word >> 56 }

  @inline(__always)
  func isTaken(_ place: Int32) -> Bool { word >> UInt64(place * 8) & 0x80 != 0 }

  /// The places whose hash may be this one.
  @inline(__always)
  func places(alike hash: UInt32) -> UInt64 {
    let difference = word ^ (Self.tag(hash) &* Self.each)
    return (difference &- Self.each) & ~difference & Self.places
  }

  /// Neither here nor further on is an entry of this hash.
  @inline(__always)
  func rulesOut(_ hash: UInt32) -> Bool { places(alike: hash) | passed == 0 }

  @inline(__always)
  mutating func take(_ place: Int32, _ hash: UInt32) {
    word |= Self.tag(hash) &<< UInt64(truncatingIfNeeded: place &* 8)
  }

  @inline(__always)
  mutating func free(_ place: Int32) { word &= ~(0xFF &<< UInt64(truncatingIfNeeded: place &* 8)) }

  mutating func notePassing() { if passed < 255 { word += Self.onePassed } }

  mutating func noteReturn() { if passed < 255 { word -= Self.onePassed } }

  /// The low bits of a hash choose the group.
  @inline(__always)
  private static func tag(_ hash: UInt32) -> UInt64 { UInt64(hash >> 25 | 0x80) }
}
