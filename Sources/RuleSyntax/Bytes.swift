import Diagnostics

/// The bytes of a text, lent for as long as it is read: looking at them costs neither a copy nor the counting of
/// references, and two threads may do so side by side. They are the whole scalars of valid UTF-8, as a string's are.
@safe
struct Bytes {
  private let start: UnsafePointer<UInt8>?
  let count: Int

  /// For the time of a call only, see `lending` below.
  fileprivate init(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe start = buffer.baseAddress
    count = buffer.count
  }

  @inline(__always)
  subscript(_ index: Int) -> UInt8 {
    precondition(index >= 0 && index < count, "no byte there")
    return unsafe start.unsafelyUnwrapped[index]
  }

  /// A part, its first byte at 0.
  subscript(_ range: Range<Int>) -> Bytes {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "no bytes there")
    return unsafe Bytes(
      UnsafeBufferPointer(start: start.map { unsafe $0 + range.lowerBound }, count: range.count))
  }

  func string(_ range: Range<Int>) -> String {
    let part = self[range]
    return unsafe String(decoding: UnsafeBufferPointer(start: part.start, count: part.count), as: UTF8.self)
  }

  func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
    firstIndex(of: byte, in: range) < range.upperBound
  }

  /// Where `byte` first stands in `range`; its end if it does not.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "no bytes there")
    let ones: UInt64 = 0x0101_0101_0101_0101
    let wanted = UInt64(byte) &* ones
    var index = range.lowerBound
    guard let start = unsafe start else { return range.upperBound }
    while index + 8 <= range.upperBound {
      let word = unsafe UnsafeRawPointer(start).loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte of the difference is zero where the bytes are the same; the lowest such shows as its high bit.
      let difference = UInt64(littleEndian: word) ^ wanted
      let zeros = (difference &- ones) & ~difference & (ones << 7)
      if zeros != 0 { return index + zeros.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < range.upperBound, unsafe start[index] != byte { index += 1 }
    return index
  }
}

extension SourceFile {
  /// Lends the bytes of the text to `body`.
  func lendingBytes<Result>(_ body: (Bytes) -> Result) -> Result {
    unsafe text.utf8.withContiguousStorageIfAvailable { unsafe body(Bytes($0)) }
      ?? Array(text.utf8).lending(body)
  }
}

extension [UInt8] {
  /// Lends the bytes to `body`.
  func lending<Result>(_ body: (Bytes) -> Result) -> Result {
    unsafe withUnsafeBufferPointer { unsafe body(Bytes($0)) }
  }
}
