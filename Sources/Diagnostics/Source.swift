/// A text with a name. Positions are UTF-8 byte offsets; lines and columns are made at the edge.
public struct SourceFile: Sendable, Hashable {
  public let path: String
  public let text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// UTF-8 byte offsets, end exclusive.
public typealias SourceRange = Range<Int>

/// A range in half the room: there are very many, and no file has 2 GB.
package struct Place: Sendable, Hashable {
  private var start: Int32
  private var end: Int32

  package init(_ range: SourceRange) {
    start = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
  }

  package var range: SourceRange { Int(start)..<Int(end) }

  package func moved(by distance: Int32) -> Place {
    var moved = self
    moved.start += distance
    moved.end += distance
    return moved
  }
}

/// A place in a file.
public struct Location: Sendable, Hashable {
  public let path: String
  private let place: Place

  /// Of what no author wrote, or whose place is not known.
  public static let none = Location(path: "", range: 0..<0)

  public init(path: String, range: SourceRange) {
    self.path = path
    place = Place(range)
  }

  public var range: SourceRange { place.range }
}
