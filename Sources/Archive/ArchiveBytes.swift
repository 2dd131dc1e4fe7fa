/// Bytes that do not change: an array, or memory that is there until the process ends.
public struct ArchiveBytes: Sendable {
  @safe @usableFromInline enum Place: @unchecked Sendable {
    case array([UInt8])
    case memory(UnsafeRawBufferPointer)
  }

  /// What is flat in an archive begins at a multiple of this, counted from where the archive begins, so that it can be
  /// read in place.
  public static let alignment = 8

  @usableFromInline let place: Place
  public let count: Int

  public init(_ bytes: [UInt8]) {
    place = .array(bytes)
    count = bytes.count
  }

  /// The memory must never be changed or given back.
  @unsafe public init(lasting memory: UnsafeRawBufferPointer) {
    unsafe place = .memory(memory)
    count = memory.count
  }

  /// Whether the bytes stay where they are until the process ends.
  @inlinable var isLasting: Bool {
    switch place {
    case .array: false
    case .memory: true
    }
  }

  @inlinable public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch place {
    case .array(let bytes): unsafe bytes.withUnsafeBytes { unsafe body($0) }
    case .memory(let memory): unsafe body(memory)
    }
  }
}
