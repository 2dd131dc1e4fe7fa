/// What can be written to an archive and read from one again.
///
/// Reading never fails on the spot: what cannot be read is an empty value, and `ArchiveReader.isDamaged` tells of it.
/// The first case of an enumeration that can hold itself must be one that does not, so that reading comes to an end.
public protocol Archivable {
  init(from archive: inout ArchiveReader)
  func write(to archive: inout ArchiveWriter)
}

/// An integer of a fixed size, which lies in an archive as it lies in memory.
public protocol ArchivableInteger: Archivable, FixedWidthInteger, BitwiseCopyable {}

extension ArchivableInteger {
  @inlinable public init(from archive: inout ArchiveReader) { self = archive.word() }
  @inlinable public func write(to archive: inout ArchiveWriter) { archive.append(word: self) }
}

extension UInt8: ArchivableInteger {}
extension Int32: ArchivableInteger {}
extension UInt32: ArchivableInteger {}
extension UInt64: ArchivableInteger {}
extension Int: ArchivableInteger {}

extension Bool: Archivable {
  public init(from archive: inout ArchiveReader) { self = UInt8(from: &archive) != 0 }
  public func write(to archive: inout ArchiveWriter) { archive.write(UInt8(self ? 1 : 0)) }
}

extension Double: Archivable {
  public init(from archive: inout ArchiveReader) { self = Double(bitPattern: UInt64(from: &archive)) }
  public func write(to archive: inout ArchiveWriter) { archive.write(bitPattern) }
}

extension String: Archivable {
  public init(from archive: inout ArchiveReader) { self = archive.string(number: UInt32(from: &archive)) }
  public func write(to archive: inout ArchiveWriter) { archive.append(string: self) }
}

extension Optional: Archivable where Wrapped: Archivable {
  public init(from archive: inout ArchiveReader) {
    self = Bool(from: &archive) ? Wrapped(from: &archive) : nil
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(self != nil)
    if let value = self { archive.write(value) }
  }
}

extension Array: Archivable where Element: Archivable {
  public init(from archive: inout ArchiveReader) {
    let count = archive.count(ofElementsOver: 1)
    self = []
    reserveCapacity(count)
    for _ in 0..<count where !archive.isDamaged { append(Element(from: &archive)) }
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(UInt32(count))
    for element in self { archive.write(element) }
  }
}

extension ClosedRange: Archivable where Bound == Int {
  public init(from archive: inout ArchiveReader) {
    let bounds = (Int(from: &archive), Int(from: &archive))
    self = Swift.min(bounds.0, bounds.1)...Swift.max(bounds.0, bounds.1)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(lowerBound)
    archive.write(upperBound)
  }
}

/// An enumeration without contents is kept by the place of its case.
extension CaseIterable where Self: Equatable {
  public init(choiceFrom archive: inout ArchiveReader) {
    let place = Int(UInt8(from: &archive))
    let all = Array(Self.allCases)
    self = all[archive.checked(place, below: all.count)]
  }

  public func write(choiceTo archive: inout ArchiveWriter) {
    archive.write(UInt8(Array(Self.allCases).firstIndex(of: self) ?? 0))
  }
}
