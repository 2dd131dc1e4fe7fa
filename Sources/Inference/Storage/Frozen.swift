/// Plain values that never change, under 32-bit numbers; checked in debug builds only. Who holds the `Tables` that it
/// belongs to may read it.
@safe struct Frozen<Element: BitwiseCopyable>: @unchecked Sendable {
  private let base: UnsafePointer<Element>
  let count: Int32
  private let isOwned: Bool

  init(_ elements: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
    unsafe elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe memory.initialize(from: start, count: source.count) }
    }
    unsafe self.init(memory, count: Int32(elements.count))
  }

  @inline(__always)
  var isEmpty: Bool { count == 0 }

  /// Takes over memory that was allocated for it.
  @unsafe init(_ base: UnsafeMutablePointer<Element>, count: Int32) {
    unsafe self.base = UnsafePointer(base)
    self.count = count
    isOwned = true
  }

  private init(borrowed base: UnsafePointer<Element>, count: Int32) {
    unsafe self.base = base
    self.count = count
    isOwned = false
  }

  /// To be called by its owner, once.
  func free() {
    if isOwned { unsafe base.deallocate() }
  }

  subscript(_ place: Int32) -> Element {
    @inline(__always) _read {
      assert(place >= 0 && place < count)
      yield unsafe base[Int(place)]
    }
  }
}

extension Frozen {
  /// Copies elements as they lie in memory; the bytes must be of whole elements, and make such.
  @unsafe init(bytes: UnsafeRawBufferPointer) {
    let count = bytes.count / MemoryLayout<Element>.stride
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    unsafe UnsafeMutableRawPointer(memory).copyMemory(
      from: bytes.baseAddress ?? UnsafeRawPointer(memory), byteCount: bytes.count)
    unsafe self.init(memory, count: Int32(count))
  }

  /// The same without a copy, of bytes that never change or go; with one where they lie askew.
  @unsafe init(lasting bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress,
      UInt(bitPattern: start) % UInt(MemoryLayout<Element>.alignment) == 0
    else {
      unsafe self.init(bytes: bytes)
      return
    }
    unsafe self.init(
      borrowed: start.assumingMemoryBound(to: Element.self),
      count: Int32(bytes.count / MemoryLayout<Element>.stride))
  }

  /// The elements as they lie in memory.
  @unsafe func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    unsafe body(UnsafeRawBufferPointer(start: base, count: Int(count) * MemoryLayout<Element>.stride))
  }

  init(_ pool: borrowing Pool<Element>) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, Int(pool.count)))
    for place in 0..<pool.count { unsafe (memory + Int(place)).initialize(to: pool[place]) }
    unsafe self.init(memory, count: pool.count)
  }
}

/// A `ProbeTable` that is complete.
struct FrozenTable: Sendable {
  let entries: Frozen<ProbeTable.Entry>

  /// `spread` (a power of two): so many times as much room as the table takes, so that a look-up seldom meets another entry.
  init(_ table: borrowing ProbeTable, spread: Int32 = 1) { entries = table.frozen(spread: spread) }

  /// `nil` where the entries make no table in which every search ends.
  init?(_ entries: Frozen<ProbeTable.Entry>) {
    let isPowerOfTwo = entries.count > 0 && entries.count & (entries.count - 1) == 0
    guard isPowerOfTwo, (0..<entries.count).contains(where: { entries[$0].number == ProbeTable.absent })
    else { return nil }
    self.entries = entries
  }

  /// The number kept under `hash` that `isWanted`, or `ProbeTable.absent`.
  @inline(__always)
  func find(_ hash: UInt32, where isWanted: (Int32) -> Bool) -> Int32 {
    let mask = entries.count - 1
    var place = Int32(truncatingIfNeeded: hash) & mask
    while true {
      let entry = entries[place]
      if entry.number == ProbeTable.absent || entry.hash == hash && isWanted(entry.number) {
        return entry.number
      }
      place = (place + 1) & mask
    }
  }
}
