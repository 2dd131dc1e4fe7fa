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

/// A place in a file.
public struct Location: Sendable, Hashable {
  public let path: String
  public let range: SourceRange

  /// Of what no author wrote, or whose place is not known.
  public static let none = Location(path: "", range: 0..<0)

  public init(path: String, range: SourceRange) {
    self.path = path
    self.range = range
  }
}
