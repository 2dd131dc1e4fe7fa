/// A list whose elements are in memory, or made each time they are asked for, of an archive or of something else that is
/// there anyway. It makes no difference to who reads it.
public struct Shelf<Element: Archivable & Sendable>: RandomAccessCollection, Sendable {
  private enum Place: Sendable {
    case memory([Element])
    case archive(ArchiveReader, count: Int, ends: Int, start: Int)
    case elsewhere(count: Int, make: @Sendable (Int) -> Element)
  }

  private let place: Place

  public init(_ elements: [Element] = []) { place = .memory(elements) }

  public init(count: Int, making make: @escaping @Sendable (Int) -> Element) {
    place = .elsewhere(count: count, make: make)
  }

  init(archive: ArchiveReader, count: Int, ends: Int, start: Int) {
    place = .archive(archive, count: count, ends: ends, start: start)
  }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch place {
    case .memory(let elements): elements.count
    case .archive(_, let count, _, _), .elsewhere(let count, _): count
    }
  }

  public subscript(_ index: Int) -> Element {
    switch place {
    case .memory(let elements): return elements[index]
    case .archive(let archive, let count, let ends, let start):
      precondition(index >= 0 && index < count, "no such element")
      let offset = index == 0 ? 0 : Int(archive.word(at: ends + 4 * (index - 1)) as UInt32)
      var reader = archive.moved(to: start + offset)
      return Element(from: &reader)
    case .elsewhere(let count, let make):
      precondition(index >= 0 && index < count, "no such element")
      return make(index)
    }
  }
}

extension Shelf: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}
