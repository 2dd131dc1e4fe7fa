/// What one press (or one paste) means, free of how the terminal spelled it.
enum Key: Sendable, Hashable {
  /// A typed character or an ASCII control.
  case scalar(Unicode.Scalar)
  /// A text that arrived at once: a paste, or a line break that does not end the line.
  case text(String)
  case up, down, left, right, home, end, delete, wordLeft, wordRight, deleteWord

  static func control(_ letter: Character) -> Key {
    .scalar(Unicode.Scalar((letter.asciiValue ?? 0) & 0x1F))
  }

  static let escape = Key.scalar("\u{1B}")
  static let enter = Key.scalar("\r")
  static let lineFeed = Key.scalar("\n")
  static let tab = Key.scalar("\t")
  static let backspace = Key.scalar("\u{7F}")
}
