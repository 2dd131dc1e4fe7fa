/// Texts by number and numbers by text, in a few flat arrays. Texts are told apart by their bytes. It only grows.
public struct StringPool: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each text ends in `bytes`.
  private(set) var ends: [UInt32] = []
  /// Open addressing by the upper half of the hash: that half, and the number plus one; 0 is free. The length is a power
  /// of two.
  private var slots: [UInt64] = Array(repeating: 0, count: 16)

  public init() {}

  public var count: Int { ends.count }

  /// The number of `text`: the known one, or the next.
  public mutating func intern(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { utf8 in
      let hash = unsafe Checksum.of(UnsafeRawBufferPointer(utf8))
      let slot = unsafe slot(of: utf8, hash)
      if slots[slot] != 0 { return Self.number(in: slots[slot]) }
      unsafe bytes.append(contentsOf: utf8)
      ends.append(UInt32(bytes.count))
      slots[slot] = (hash >> 32) << 32 | UInt64(ends.count)
      if ends.count * 2 > slots.count { grow() }
      return ends.count - 1
    }
  }

  public func find(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { utf8 in
      let known = unsafe slots[slot(of: utf8, Checksum.of(UnsafeRawBufferPointer(utf8)))]
      return known == 0 ? nil : Self.number(in: known)
    }
  }

  /// The same for a text that is still part of a longer one.
  public func find(utf8: UnsafeBufferPointer<UInt8>) -> Int? {
    let known = unsafe slots[slot(of: utf8, Checksum.of(UnsafeRawBufferPointer(utf8)))]
    return known == 0 ? nil : Self.number(in: known)
  }

  public subscript(_ number: Int) -> String { String(decoding: bytes[range(of: number)], as: UTF8.self) }

  private func range(of number: Int) -> Range<Int> {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    return start..<max(start, Int(ends[number]))
  }

  private static func number(in slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

  /// Where the text is in the table, or would be.
  private func slot(of text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash >> 32) & mask
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash >> 32 {
        let range = range(of: Self.number(in: slots[slot]))
        if range.count == text.count, unsafe bytes[range].elementsEqual(text) { break }
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    let former = slots
    let mask = slots.count * 2 - 1
    slots = Array(repeating: 0, count: mask + 1)
    for entry in former where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}

extension StringPool: Archivable {
  public init(from archive: inout ArchiveReader) {
    bytes = archive.flat()
    ends = archive.flat()
    slots = archive.flat()
    let isSound =
      slots.count >= 2 * ends.count && slots.count & (slots.count - 1) == 0 && slots.count > 0
      && zip(ends, ends.dropFirst()).allSatisfy { $0 <= $1 } && (ends.last ?? 0) <= bytes.count
      && slots.allSatisfy { Int($0 & 0xFFFF_FFFF) <= ends.count } && slots.contains(0)
    if !isSound {
      self = StringPool()
      archive.fail()
    }
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(flat: bytes)
    archive.write(flat: ends)
    archive.write(flat: slots)
  }
}
