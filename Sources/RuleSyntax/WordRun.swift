/// A run of name characters without a space: one word, or several that the declared vocabulary tells apart.
struct WordRun {
  var range: Range<Int>
  /// Of the folded bytes, see `WordTable`.
  var hash = WordTable.seed
  /// Some of it is full-width: it must be folded before it is looked up.
  var isWide = false
  var hasHan = false
  /// Digits, or digits, a point and digits.
  var isNumber = true

  /// The run at `start`, or nil where none begins there. `?x` is a run.
  init?(at start: Int, of bytes: Bytes, end: Int) {
    range = start..<start
    var index = start
    var digits = 0
    var points = 0
    while index < end {
      let (value, length) = scalar(at: index, of: bytes, end: end)
      let plain = folded(value)
      if isHan(plain) || isLatin(plain) {
        digits = 0
        isNumber = false
      } else if plain >= 0x30, plain <= 0x39 {
        digits += 1
      } else if plain == 0x2E {
        guard digits > 0, Self.isDigit(at: index + length, of: bytes, end: end) else { break }
        digits = 0
        points += 1
      } else if Self.isPart(plain, at: index, next: index + length, run: start, of: bytes, end: end) {
        digits = 0
        isNumber = false
      } else {
        break
      }
      if plain != value { isWide = true }
      if plain > 0x2E80 { hasHan = true }
      for offset in index..<(index + length) { hash = WordTable.step(hash, bytes[offset]) }
      index += length
    }
    guard index > start else { return nil }
    if points > 1 { isNumber = false }
    range = start..<index
  }

  private static func isPart(
    _ plain: UInt32, at index: Int, next: Int, run start: Int, of bytes: Bytes, end: Int
  ) -> Bool {
    switch plain {
    case 0x2D: index > start && isName(at: next, of: bytes, end: end)
    case 0x3F: index == start && isName(at: next, of: bytes, end: end)
    case 0..<0x80: false
    default: classify(plain) == .letter
    }
  }

  private static func isName(at index: Int, of bytes: Bytes, end: Int) -> Bool {
    guard index < end else { return false }
    let kind = classify(scalar(at: index, of: bytes, end: end).value)
    return kind == .letter || kind == .digit
  }

  private static func isDigit(at index: Int, of bytes: Bytes, end: Int) -> Bool {
    guard index < end else { return false }
    return classify(scalar(at: index, of: bytes, end: end).value) == .digit
  }

  /// Looks at the bytes to look the run up by: where they are, the place of the run in them, their hash.
  @inline(__always)
  func withPlain<Result>(_ bytes: Bytes, _ look: (Bytes, Range<Int>, UInt64) -> Result) -> Result {
    guard isWide else { return look(bytes, range, hash) }
    return Array(foldedText(bytes, range).utf8).lending {
      look($0, 0..<$0.count, WordTable.hash($0, 0..<$0.count))
    }
  }

  func keyword(_ bytes: Bytes) -> Keyword {
    withPlain(bytes) { WordTable.keywords.keyword(at: $1, of: $0, hash: $2) }
  }
}

/// The text at `range` with full-width forms made half-width.
func foldedText(_ bytes: Bytes, _ range: Range<Int>) -> String {
  var text = String.UnicodeScalarView()
  var index = range.lowerBound
  while index < range.upperBound {
    let (value, length) = scalar(at: index, of: bytes, end: range.upperBound)
    text.append(Unicode.Scalar(folded(value)) ?? "\u{FFFD}")
    index += length
  }
  return String(text)
}
