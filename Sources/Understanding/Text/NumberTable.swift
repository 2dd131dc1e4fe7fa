import Archive

/// An open-addressed table from 64-bit keys to small numbers. It only grows.
struct NumberTable: Sendable {
  private struct Slot {
    /// The key plus one, so that 0 means an empty slot.
    var key: UInt64 = 0
    var value: Int64 = 0
  }

  private var slots: Flat<Slot>
  private var shift: UInt64
  private(set) var count = 0

  init(capacity: Int) {
    var bits: UInt64 = 6
    while 1 << bits < capacity * 2 { bits += 1 }
    slots = Flat(Array(repeating: Slot(), count: 1 << bits))
    shift = 64 - bits
  }

  func find(_ key: UInt64) -> Int32? {
    let slot = slots[place(of: key)]
    return slot.key == 0 ? nil : Int32(truncatingIfNeeded: slot.value)
  }

  /// The number of `key`: the known one, or `fresh`, which is kept from now on.
  mutating func intern(_ key: UInt64, fresh: Int32) -> Int32 {
    let place = place(of: key)
    if slots[place].key != 0 { return Int32(truncatingIfNeeded: slots[place].value) }
    slots[place] = Slot(key: key &+ 1, value: Int64(fresh))
    count += 1
    if count * 2 > slots.count { grow() }
    return fresh
  }

  var entries: [(key: UInt64, value: Int32)] {
    slots.filter { $0.key != 0 }.map { ($0.key &- 1, Int32(truncatingIfNeeded: $0.value)) }
  }

  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[place].key != 0, slots[place].key != key &+ 1 { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() { reserve(slots.count) }

  mutating func reserve(_ capacity: Int) {
    guard capacity * 2 > slots.count else { return }
    var larger = NumberTable(capacity: capacity)
    for slot in slots where slot.key != 0 {
      _ = larger.intern(slot.key &- 1, fresh: Int32(truncatingIfNeeded: slot.value))
    }
    self = larger
  }
}

extension NumberTable: Archivable {
  init(from archive: inout ArchiveReader) {
    slots = archive.read()
    shift = archive.read()
    count = archive.read()
    let isSound =
      slots.count > 1 && shift < 64 && slots.count == 1 << (64 - shift) && slots.contains { $0.key == 0 }
    if !isSound {
      self = NumberTable(capacity: 0)
      archive.fail()
    }
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(slots)
    archive.write(shift)
    archive.write(count)
  }
}
