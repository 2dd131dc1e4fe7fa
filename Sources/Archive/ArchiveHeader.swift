/// The first bytes of an image file. They are the same in every version of the format, so that a file of another
/// version is known for what it is and the text in it can still be read.
///
/// The file goes on with the text of the rules, then with what was compiled from them; each part has its own checksum.
public struct ArchiveHeader: Sendable, Equatable {
  /// A part of the file: how long it is, and its checksum.
  public struct Part: Sendable, Equatable {
    public var length: UInt64
    public var checksum: UInt64

    public init(_ bytes: [UInt8]) {
      length = UInt64(bytes.count)
      checksum = Checksum.of(bytes[...])
    }

    /// Whether what `range` of `bytes` holds is this part as it was written.
    public func isIntact(_ bytes: ArchiveBytes, in range: Range<Int>) -> Bool {
      guard range.lowerBound >= 0, range.upperBound <= bytes.count, UInt64(range.count) == length else {
        return false
      }
      return unsafe bytes.withUnsafeBytes { bytes in
        unsafe Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[range])) == checksum
      }
    }
  }

  public static let size = 72
  private static let magic: UInt64 = 0x0A0D_0A65_636E_6577
  /// Read on a machine with another order of bytes, or another size of integers, it is another number.
  public static let thisLayout = UInt64(0x0102_0304_0506_0700) | UInt64(MemoryLayout<Int>.size)

  /// Of the compiled part.
  public var version: UInt64
  public var layout: UInt64
  /// Of the sources that the file was made from.
  public var fingerprint: UInt64
  public var text: Part
  public var compiled: Part

  public init(version: UInt64, fingerprint: UInt64, text: Part, compiled: Part) {
    self.version = version
    layout = Self.thisLayout
    self.fingerprint = fingerprint
    self.text = text
    self.compiled = compiled
  }

  /// `nil` where the bytes are no header, or a damaged one.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count >= Self.size else { return nil }
    let words = stride(from: 0, to: Self.size, by: 8).map { start in
      bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    guard words[0] == Self.magic, words[8] == Checksum.of(bytes[..<(Self.size - 8)]) else { return nil }
    (version, layout, fingerprint) = (words[1], words[2], words[3])
    text = Part(length: words[4], checksum: words[5])
    compiled = Part(length: words[6], checksum: words[7])
  }

  public var bytes: [UInt8] {
    let words = [
      Self.magic, version, layout, fingerprint, text.length, text.checksum, compiled.length,
      compiled.checksum,
    ]
    let content = words.flatMap(Self.bytes)
    return content + Self.bytes(Checksum.of(content[...]))
  }

  private static func bytes(_ word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
  }
}

extension ArchiveHeader.Part {
  fileprivate init(length: UInt64, checksum: UInt64) {
    self.length = length
    self.checksum = checksum
  }
}
