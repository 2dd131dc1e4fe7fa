/// Elements that lie in memory as they lie in an archive: a list that may grow, or one that is read where the archive
/// holds it. It makes no difference to who reads it; the first change makes a copy.
@safe public struct Flat<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
  @usableFromInline var array: [Element]
  /// Where set, memory that never changes or goes, and `array` is empty.
  @usableFromInline var memory: UnsafeBufferPointer<Element>?

  @inlinable public init(_ elements: [Element] = []) {
    array = elements
    unsafe memory = nil
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { unsafe memory?.count ?? array.count }

  @inlinable public subscript(_ index: Int) -> Element {
    get {
      guard let memory = unsafe memory else { return array[index] }
      precondition(index >= 0 && index < memory.count, "no such element")
      return unsafe memory[index]
    }
    set {
      makeArray()
      array[index] = newValue
    }
  }

  @inlinable public mutating func append(_ element: Element) {
    makeArray()
    array.append(element)
  }

  @inlinable public mutating func append(contentsOf elements: [Element]) {
    makeArray()
    array += elements
  }

  @inlinable public mutating func reserveCapacity(_ capacity: Int) {
    makeArray()
    array.reserveCapacity(capacity)
  }

  @inlinable mutating func makeArray() {
    guard let memory = unsafe memory else { return }
    unsafe array = Array(memory)
    unsafe self.memory = nil
  }
}

extension Flat: Archivable {
  @inlinable public init(from archive: inout ArchiveReader) {
    let size = MemoryLayout<Element>.stride
    let range = archive.flatRange(ofElementsOver: size)
    self.init()
    let isLasting = archive.areBytesLasting
    unsafe archive.bytes.withUnsafeBytes { bytes in
      let bytes = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
      guard let start = bytes.baseAddress, !range.isEmpty else { return }
      if isLasting, UInt(bitPattern: start) % UInt(MemoryLayout<Element>.alignment) == 0 {
        unsafe memory = UnsafeBufferPointer(
          start: start.assumingMemoryBound(to: Element.self), count: range.count / size)
      } else {
        unsafe array = [Element](unsafeUninitializedCapacity: range.count / size) { target, initialized in
          unsafe UnsafeMutableRawBufferPointer(target).copyMemory(from: bytes)
          initialized = range.count / size
        }
      }
    }
  }

  @inlinable public func write(to archive: inout ArchiveWriter) { archive.write(flat: Array(self)) }
}
