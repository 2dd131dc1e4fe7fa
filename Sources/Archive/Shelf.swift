/// A list whose elements are in memory, or in an archive and made each time they are asked for. It makes no difference
/// to who reads it.
public struct Shelf<Element: Archivable & Sendable>: RandomAccessCollection, Sendable {
  private enum Place: Sendable {
    case memory([Element])
    case archive(ArchiveReader, count: Int, ends: Int, start: Int)
  }

  private let place: Place

  public init(_ elements: [Element] = []) { place = .memory(elements) }

  init(archive: ArchiveReader, count: Int, ends: Int, start: Int) {
    place = .archive(archive, count: count, ends: ends, start: start)
  }

  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch place {
    case .memory(let elements): elements.count
    case .archive(_, let count, _, _): count
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
    }
  }
}

extension Shelf: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}
