// How many terminal columns a text takes. Ambiguous marks (“ ” — … ·) take one, as terminals outside of legacy
// East Asian locales draw them; controls and combining marks take none.

extension Unicode.Scalar {
  public var cellWidth: Int {
    if value < 0x7F { return value < 0x20 ? 0 : 1 }
    if value < 0xA0 { return 0 }
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if WideRanges.contains(value) { return isCombining ? 0 : 2 }
    if isCombining { return 0 }
    // Two letters of a flag share its two columns.
    if (0x1F1E6...0x1F1FF).contains(value) { return 1 }
    return properties.isEmojiPresentation ? 2 : 1
  }

  private var isCombining: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: true
    default: (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value)
    }
  }
}

extension Character {
  public var cellWidth: Int {
    if let ascii = asciiValue { return (0x20..<0x7F).contains(ascii) ? 1 : 0 }
    let scalars = unicodeScalars
    guard let first = scalars.first, scalars.count > 1 else { return scalars.first?.cellWidth ?? 0 }
    if first.properties.isEmoji, scalars.contains(where: \.joinsEmoji) { return 2 }
    return scalars.reduce(0) { $0 + $1.cellWidth }
  }
}

extension Unicode.Scalar {
  /// A mark that makes one picture of an emoji sequence: joiner, emoji presentation, skin tone, flag letter.
  fileprivate var joinsEmoji: Bool {
    switch value {
    case 0x200D, 0xFE0F, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF: true
    default: false
    }
  }
}

extension StringProtocol {
  public var cellWidth: Int { reduce(0) { $0 + $1.cellWidth } }
}
