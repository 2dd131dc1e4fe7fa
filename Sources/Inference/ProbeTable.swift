import Archive

/// Mixes one more word into a hash. Zeros count, so that keys of different lengths differ.
@inline(__always)
func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
  let product = (hash ^ word ^ 0x2545_F491_4F6C_DD1D) &* 0x9E37_79B9_7F4A_7C15
  return (product ^ (product >> 29)) &* 0xBF58_476D_1CE4_E5B9
}

/// Numbers by 64-bit hash: open addressing, linear probing, deletion by backward shift (no tombstones).
/// Equal hashes may belong to unequal things; the caller tells them apart.
struct ProbeTable {
  static let absent: Int32 = -1
  private static let smallest = 64

  private var keys: [UInt64]
  private var numbers: [Int32]
  private(set) var count = 0

  init() {
    keys = [UInt64](repeating: 0, count: Self.smallest)
    numbers = [Int32](repeating: Self.absent, count: Self.smallest)
  }

  /// The number kept under `hash` that `isWanted`, or `absent`.
  @inline(__always)
  func find(_ hash: UInt64, where isWanted: (Int32) -> Bool) -> Int32 {
    let place = place(of: hash, where: isWanted)
    return place < 0 ? Self.absent : numbers[place]
  }

  /// The number kept under `hash`, for callers to whom the hash is the whole key.
  @inline(__always)
  func find(_ hash: UInt64) -> Int32 { find(hash) { _ in true } }

  /// Adds a number under `hash`, beside whatever is there.
  mutating func insert(_ number: Int32, under hash: UInt64) {
    if (count + 1) * 4 > keys.count * 3 { grow() }
    place(number, under: hash)
    count += 1
  }

  /// Replaces what is under `hash`, or adds; gives back what was there or `absent`.
  mutating func exchange(_ number: Int32, under hash: UInt64) -> Int32 {
    let place = place(of: hash) { _ in true }
    guard place >= 0 else {
      insert(number, under: hash)
      return Self.absent
    }
    let former = numbers[place]
    numbers[place] = number
    return former
  }

  mutating func remove(_ number: Int32, under hash: UInt64) {
    var hole = place(of: hash) { $0 == number }
    guard hole >= 0 else { return }
    let mask = keys.count - 1
    var next = (hole + 1) & mask
    while numbers[next] != Self.absent {
      let home = Int(truncatingIfNeeded: keys[next]) & mask
      if (next - home) & mask >= (next - hole) & mask {
        keys[hole] = keys[next]
        numbers[hole] = numbers[next]
        hole = next
      }
      next = (next + 1) & mask
    }
    numbers[hole] = Self.absent
    count -= 1
  }

  /// Takes time in proportion to the entries: a table far too large for them is given up.
  mutating func removeAll() {
    if count == 0 { return }
    if keys.count > max(count * 16, Self.smallest) {
      self = ProbeTable()
    } else {
      for place in numbers.indices { numbers[place] = Self.absent }
      count = 0
    }
  }

  @inline(__always)
  private func place(of hash: UInt64, where isWanted: (Int32) -> Bool) -> Int {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while numbers[place] != Self.absent {
      if keys[place] == hash && isWanted(numbers[place]) { return place }
      place = (place + 1) & mask
    }
    return -1
  }

  private mutating func place(_ number: Int32, under hash: UInt64) {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while numbers[place] != Self.absent { place = (place + 1) & mask }
    keys[place] = hash
    numbers[place] = number
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    numbers = [Int32](repeating: Self.absent, count: oldKeys.count * 2)
    for place in oldKeys.indices where oldNumbers[place] != Self.absent {
      self.place(oldNumbers[place], under: oldKeys[place])
    }
  }
}

extension ProbeTable: Archivable {
  init(from archive: inout ArchiveReader) {
    keys = archive.flat()
    numbers = archive.flat()
    count = archive.read()
    let isSound =
      keys.count == numbers.count && keys.count & (keys.count - 1) == 0 && numbers.contains(Self.absent)
    if !isSound {
      self = ProbeTable()
      archive.fail()
    }
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(flat: keys)
    archive.write(flat: numbers)
    archive.write(count)
  }
}
