/// Reads what an `ArchiveWriter` wrote, in the same order, from bytes that may be anything: what would lie beyond their
/// end is zero, and from then on `isDamaged` is set.
///
/// A value: a copy reads on from the same place by itself, on whatever thread.
public struct ArchiveReader: Sendable {
  @usableFromInline let bytes: ArchiveBytes
  @usableFromInline var place: Int
  private let origin: Int
  private let alignment: Int
  /// Where the ends of the texts and the texts themselves begin, and how many there are.
  private var strings = (ends: 0, bytes: 0, count: 0)
  private var depth = 0
  public private(set) var isDamaged = false

  private static let deepest = 256

  public init(_ bytes: [UInt8]) { self.init(ArchiveBytes(bytes)) }

  /// `start`: where the archive begins in `bytes`. `alignment`: that of its writer.
  public init(_ bytes: ArchiveBytes, from start: Int = 0, alignment: Int = ArchiveBytes.alignment) {
    self.bytes = bytes
    self.alignment = alignment
    origin = min(max(0, start), bytes.count)
    place = origin
    let ends = flatRange(ofElementsOver: 4)
    let texts = flatRange(ofElementsOver: 1)
    strings = (ends.lowerBound, texts.lowerBound, ends.count / 4)
    align()
  }

  /// The reader at another place.
  func moved(to place: Int) -> ArchiveReader {
    var reader = self
    reader.place = min(max(0, place), bytes.count)
    return reader
  }

  @inlinable public mutating func read<Value: Archivable>(_: Value.Type = Value.self) -> Value {
    Value(from: &self)
  }

  /// What `ArchiveWriter.write(flat:)` wrote, in one piece.
  @inlinable public mutating func flat<Element: BitwiseCopyable>(_: Element.Type = Element.self) -> [Element]
  {
    let range = flatRange(ofElementsOver: MemoryLayout<Element>.stride)
    let count = range.count / MemoryLayout<Element>.stride
    return unsafe [Element](unsafeUninitializedCapacity: count) { target, initialized in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[range]))
      }
      initialized = count
    }
  }

  /// The bytes that `ArchiveWriter.write(flat:)` wrote, where they lie. If `areBytesLasting`, they stay there.
  @unsafe public mutating func withFlatBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let range = flatRange(ofElementsOver: 1)
    return unsafe bytes.withUnsafeBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  @inlinable public var areBytesLasting: Bool { bytes.isLasting }

  /// What `ArchiveWriter.write(shelf:)` wrote: nothing of it is read yet.
  public mutating func shelf<Element: Archivable>(_: Element.Type = Element.self) -> Shelf<Element> {
    let ends = flatRange(ofElementsOver: 4)
    let content = flatRange(ofElementsOver: 1)
    return Shelf(archive: self, count: ends.count / 4, ends: ends.lowerBound, start: content.lowerBound)
  }

  /// Reads a value that may hold others of its kind; too many inside each other are damage.
  public mutating func nested<Value>(_ make: (inout ArchiveReader) -> Value) -> Value {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { fail() }
    return make(&self)
  }

  /// The number of elements that follow, each of at least `size` bytes.
  @inlinable mutating func count(ofElementsOver size: Int) -> Int {
    let count = Int(word() as UInt32)
    guard count * size <= bytes.count - place else {
      fail()
      return 0
    }
    return count
  }

  /// Where the flat elements lie that follow, each of `size` bytes; they are passed over.
  @usableFromInline mutating func flatRange(ofElementsOver size: Int) -> Range<Int> {
    let count = Int(word() as UInt32)
    align()
    guard count * size <= bytes.count - place else {
      fail()
      return place..<place
    }
    defer { place += count * size }
    return place..<place + count * size
  }

  private mutating func align() {
    let rest = (place - origin) % alignment
    if rest != 0 { place = min(place + alignment - rest, bytes.count) }
  }

  /// `number` if it is below `limit`, else 0 and damage.
  public mutating func checked(_ number: Int, below limit: Int) -> Int {
    guard (0..<limit).contains(number) else {
      fail()
      return 0
    }
    return number
  }

  @inlinable mutating func word<Word: FixedWidthInteger & BitwiseCopyable>() -> Word {
    let size = MemoryLayout<Word>.size
    guard bytes.count - place >= size else {
      fail()
      return 0
    }
    defer { place += size }
    return word(at: place)
  }

  /// The word at a place that is known to be inside.
  @inlinable func word<Word: FixedWidthInteger & BitwiseCopyable>(at place: Int) -> Word {
    unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: place, as: Word.self) }
  }

  mutating func string(number: UInt32) -> String {
    let number = Int(number)
    guard number < strings.count else {
      fail()
      return ""
    }
    let start = number == 0 ? 0 : Int(word(at: strings.ends + 4 * (number - 1)) as UInt32)
    let end = Int(word(at: strings.ends + 4 * number) as UInt32)
    guard start <= end, end <= bytes.count - strings.bytes else {
      fail()
      return ""
    }
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe String(
        decoding: UnsafeRawBufferPointer(rebasing: bytes[strings.bytes + start..<strings.bytes + end]),
        as: UTF8.self)
    }
  }

  /// What was read makes no sense: nothing more is read.
  public mutating func fail() {
    isDamaged = true
    place = bytes.count
  }
}
