/// Gathers values as bytes. The same values in the same order give the same bytes.
///
/// Texts are kept once each, in a pool that comes first; whatever else is written refers to them by number.
public struct ArchiveWriter {
  private var body: [UInt8] = []
  private var strings = StringPool()
  private let alignment: Int

  /// Flat elements begin at multiples of `alignment`: 1 where no room is to be left between values.
  public init(alignment: Int = ArchiveBytes.alignment) { self.alignment = alignment }

  /// What was written, ready to be read by `ArchiveReader`.
  public var bytes: [UInt8] {
    var whole = ArchiveWriter(alignment: alignment)
    whole.write(strings.ends)
    whole.write(strings.bytes)
    whole.align()
    return whole.body + body
  }

  public mutating func write(_ value: some Archivable) { value.write(to: &self) }

  /// The elements as they lie in memory, so they must have no gaps between their fields, and no need to lie at
  /// multiples of more than `ArchiveBytes.alignment`.
  public mutating func write<Element: BitwiseCopyable>(flat elements: [Element]) {
    write(UInt32(elements.count))
    align()
    unsafe elements.withUnsafeBytes { unsafe body.append(contentsOf: $0) }
  }

  /// A list whose elements can be read one by one, with the place of each before them.
  public mutating func write<Element: Archivable>(shelf elements: some Collection<Element>) {
    var ends: [UInt32] = []
    ends.reserveCapacity(elements.count)
    let before = body
    body = []
    for element in elements {
      write(element)
      ends.append(UInt32(body.count))
    }
    let content = body
    body = before
    write(flat: ends)
    write(flat: content)
  }

  private mutating func align() {
    while body.count % alignment != 0 { body.append(0) }
  }

  @usableFromInline mutating func append<Word: FixedWidthInteger & BitwiseCopyable>(word: Word) {
    unsafe withUnsafeBytes(of: word) { unsafe body.append(contentsOf: $0) }
  }

  mutating func append(string: String) { write(UInt32(strings.intern(string))) }

  private mutating func write(_ flat: [UInt32]) { write(flat: flat) }
  private mutating func write(_ flat: [UInt8]) { write(flat: flat) }
}
