/// One character and what it is; wrapping and fitting work on these.
struct StyledCharacter {
  let character: Character
  let style: Style
  let width: Int
}

extension StyledText {
  var characters: [StyledCharacter] {
    runs.flatMap { run in
      run.text.map { StyledCharacter(character: $0, style: run.style, width: $0.cellWidth) }
    }
  }

  init(_ characters: some Sequence<StyledCharacter>) {
    self.init()
    for one in characters { append(String(one.character), one.style) }
  }

  /// Lines of at most `width` cells (a character wider than that stands alone). Chinese breaks between
  /// characters, Latin at spaces; spaces at a break are dropped, everything else is kept. `first` stands before
  /// the first line and `rest` before the others; both count.
  public func wrapped(
    to width: Int, first: StyledText = StyledText(), rest: StyledText = StyledText()
  ) -> [StyledText] {
    var result: [StyledText] = []
    for paragraph in lines {
      var remaining = paragraph.characters[...]
      var startsParagraph = true
      while startsParagraph || !remaining.isEmpty {
        let margin = result.isEmpty ? first : rest
        let end = LineBreaking.end(of: remaining, within: width - margin.cellWidth)
        let next = remaining[end...].drop(while: \.isSpace)
        let line = next.isEmpty && end == remaining.endIndex ? remaining : remaining[..<end].trimmingSpaces()
        result.append(line.isEmpty && margin.isBlank ? StyledText() : margin + StyledText(line))
        remaining = next
        startsParagraph = false
      }
    }
    return result
  }

  private var isBlank: Bool { runs.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
}

extension String {
  public func wrapped(to width: Int, first: String = "", rest: String = "") -> [String] {
    StyledText(self).wrapped(to: width, first: StyledText(first), rest: StyledText(rest)).map(\.plain)
  }
}

extension StyledCharacter {
  fileprivate var isSpace: Bool { character == " " || character == "\t" }
}

extension ArraySlice<StyledCharacter> {
  fileprivate func trimmingSpaces() -> ArraySlice {
    var line = self
    while let last = line.last, last.isSpace, line.contains(where: { !$0.isSpace }) { line.removeLast() }
    return line
  }
}

/// Where a line may end.
enum LineBreaking {
  /// The end of the longest beginning that fits and may be followed by a break; where no break is allowed the
  /// text is cut. At least one character, so that wrapping always advances.
  static func end(of text: ArraySlice<StyledCharacter>, within width: Int) -> Int {
    var used = 0
    var cut = text.startIndex
    while cut < text.endIndex, used + text[cut].width <= width || cut == text.startIndex {
      used += text[cut].width
      cut += 1
    }
    if cut == text.endIndex { return cut }
    var end = cut
    // Spaces may hang over the edge: they are dropped there.
    if text[end].isSpace { return end }
    while end > text.startIndex {
      if mayBreak(between: text[end - 1].character, and: text[end].character), !isInMark(text[..<end]),
        text[..<end].contains(where: { !$0.isSpace })
      {
        return end
      }
      end -= 1
    }
    return cut
  }

  /// A short mark such as ［原文］ or 〔B7〕 stays whole: true where `line` ends inside one.
  private static func isInMark(_ line: ArraySlice<StyledCharacter>) -> Bool {
    guard let bracket = line.suffix(8).last(where: { "［〔］〕".contains($0.character) }) else { return false }
    return "［〔".contains(bracket.character)
  }

  static func mayBreak(between left: Character, and right: Character) -> Bool {
    if right == " " { return false }
    if left == " " || left == "\t" { return true }
    if neverBegins.contains(right) || neverEnds.contains(left) { return false }
    if left == right, left == "—" || left == "…" { return false }
    return left.cellWidth == 2 || right.cellWidth == 2
  }

  private static let neverBegins: Set<Character> = Set(
    "，。、；：？！）」』】〕》〉］｝”’…·～％‰℃—ー々" + ",.;:?!)]}%")
  private static let neverEnds: Set<Character> = Set("（「『【〔《〈［｛“‘￥＃" + "([{$#")
}
