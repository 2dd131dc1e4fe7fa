import Diagnostics

/// Reads declarations from lexemes. A function that could not read what it is for has said so in `diagnostics` and
/// returns nil; the line it stood on is then left out, and reading goes on at the next.
struct Parser {
  let path: String
  let bytes: Bytes
  let lexemes: [Lexeme]
  let patterns: SharedPatterns
  var diagnostics: [Diagnostic] = []
  /// The next lexeme.
  var position = 0
  /// The end of the line, with its continuation, that is being read.
  var limit = 0
  /// Open brackets, negations and the like: bounded, as the stack is.
  var depth = 0
  /// Open lists in brackets: there, commas separate conditions and no names.
  var bracketed = 0
  /// Operators met in the line: bounded, as a tree that leans to one side is as deep as it is long.
  var operators = 0

  static let deepest = 48
  static let longest = 400
  /// A file with more mistakes is no rule file: looking for what was meant would only take time.
  static let mostSuggestions = 200

  /// Mistakes that are known to stand before in the file.
  private let mistakesBefore: Int

  init(_ lexer: Lexer, sharing patterns: SharedPatterns, after mistakes: Int) {
    self.patterns = patterns
    mistakesBefore = mistakes
    path = lexer.path
    bytes = lexer.bytes
    lexemes = lexer.lexemes
  }

  // MARK: Looking

  var isAtEnd: Bool { position >= limit }

  @inline(__always)
  func peek(_ offset: Int = 0) -> Lexeme? {
    let index = position + offset
    return index < limit ? lexemes[index] : nil
  }

  func isAt(_ sign: Sign, _ offset: Int = 0) -> Bool { peek(offset)?.sign == sign }

  func isAt(_ keyword: Keyword, _ offset: Int = 0) -> Bool { peek(offset)?.keyword == keyword }

  func isAtWord(_ offset: Int = 0) -> Bool { peek(offset)?.kind == .word }

  // MARK: Taking

  mutating func take(_ sign: Sign) -> Bool {
    guard isAt(sign) else { return false }
    position += 1
    return true
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard isAt(keyword) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ sign: Sign) -> Bool {
    if take(sign) { return true }
    failExpecting(.sign(sign))
    return false
  }

  /// Any word, a keyword too: the place decides.
  mutating func name(_ expected: Expected = .name) -> Name? {
    guard let lexeme = peek(), lexeme.kind == .word else {
      failExpecting(expected)
      return nil
    }
    position += 1
    return name(lexeme)
  }

  /// A practice by name or id: `停车共治`, `X1/错时共享停车`.
  mutating func reference() -> Name? {
    guard var name = name() else { return nil }
    while isAt(.divide), isAtWord(1), let slash = peek(), let next = peek(1),
      slash.range.lowerBound == name.range.upperBound, next.range.lowerBound == slash.range.upperBound
    {
      position += 2
      name = Name(
        text: name.text + "/" + text(of: next), range: name.range.lowerBound..<next.range.upperBound)
    }
    return name
  }

  /// Names with 、 between them, or commas, where nothing gives these another meaning.
  mutating func names() -> [Name]? {
    guard let first = reference() else { return nil }
    var names = [first]
    while isAt(.listComma) || (isAt(.comma) && bracketed == 0 && commaContinuesNames) {
      position += 1
      guard let next = reference() else { return nil }
      names.append(next)
    }
    return names
  }

  /// After `，把握 0.8` or `，否则先做 乙` there is more than a name; 未提则适用 is none.
  private var commaContinuesNames: Bool {
    guard isAtWord(1), !isAt(.assumed, 1) else { return false }
    guard let after = peek(2) else { return true }
    return [.comma, .listComma, .semicolon, .divide].contains(after.sign)
  }

  /// Texts one after another, with or without 、 between them.
  mutating func texts() -> [TextLiteral]? {
    guard let first = textLiteral() else { return nil }
    var texts = [first]
    while true {
      if isAt(.listComma) || isAt(.comma), peek(1)?.kind == .text { position += 1 }
      guard peek()?.kind == .text, let next = textLiteral() else { return texts }
      texts.append(next)
    }
  }

  mutating func textLiteral() -> TextLiteral? {
    guard let lexeme = peek(), lexeme.kind == .text else {
      failExpecting(.text)
      return nil
    }
    position += 1
    return TextLiteral(text: inside(lexeme), range: lexeme.range)
  }

  /// `0.9`, `-1`.
  mutating func number() -> Double? {
    let isNegative = isAt(.minus) && peek(1)?.kind == .number
    if isNegative { position += 1 }
    guard let lexeme = peek(), lexeme.kind == .number else {
      failExpecting(.number)
      return nil
    }
    guard let value = Double(text(of: lexeme)), value.isFinite else {
      fail(.numberOutOfRange(text(of: lexeme)), lexeme.range)
      return nil
    }
    position += 1
    return isNegative ? -value : value
  }

  // MARK: Spelling

  func name(_ lexeme: Lexeme) -> Name { Name(text: text(of: lexeme), range: lexeme.range) }

  func text(of lexeme: Lexeme) -> String { text(lexeme.range) }

  func text(_ range: Range<Int>) -> String {
    bytes.contains(0xEF, in: range) ? foldedText(bytes, range) : bytes.string(range)
  }

  /// A text without its quotation marks, an anchor without its brackets.
  func inside(_ lexeme: Lexeme) -> String {
    let range = lexeme.range
    let open = scalar(at: range.lowerBound, of: bytes, end: range.upperBound).length
    let start = range.lowerBound + open
    var end = range.upperBound
    if end > start, isCloser(at: end - open, start) {
      end -= open
    } else if end > start, isCloser(at: end - 1, start) {
      end -= 1
    }
    return bytes.string(start..<max(start, end))
  }

  private func isCloser(at index: Int, _ start: Int) -> Bool {
    guard index >= start, bytes[index] < 0x80 || bytes[index] >= 0xC0 else { return false }
    switch scalar(at: index, of: bytes, end: bytes.count).value {
    case 0x300D, 0x201D, 0x22, 0xFF02, 0x3015, 0x3011, 0x5D, 0xFF3D: return true
    default: return false
    }
  }

  func range(from start: Int) -> SourceRange {
    let first = Int(lexemes[start].start)
    return first..<(position > start ? Int(lexemes[position - 1].end) : Int(lexemes[start].end))
  }

  // MARK: Failing

  mutating func fail(_ error: SyntaxError, _ range: SourceRange) {
    diagnostics.append(error.diagnostic(at: Location(path: path, range: range)))
  }

  /// Reports what is missing here; `candidates` are the words one of which may have been meant.
  mutating func failExpecting(_ expected: Expected, among candidates: [Keyword] = []) {
    guard let lexeme = peek() else {
      let end = position > 0 ? Int(lexemes[position - 1].end) : 0
      return fail(.expected(expected, found: nil, meant: nil), end..<end)
    }
    if let error = continuationError(lexeme) { return fail(error, lexeme.range) }
    let found = shown(lexeme)
    fail(.expected(expected, found: found, meant: spelling(near: found, among: candidates)), lexeme.range)
  }

  /// True where nothing is left of the line; else what is left is reported.
  mutating func finish() -> Bool {
    guard let lexeme = peek() else { return true }
    fail(continuationError(lexeme) ?? .leftOver(shown(lexeme)), lexeme.range)
    position = limit
    return false
  }

  /// A line that was meant as a clause of its own and is indented too deep.
  func continuationError(_ lexeme: Lexeme) -> SyntaxError? {
    guard lexeme.indent > 0,
      lexeme.keyword.clause != nil || lexeme.keyword == .then || lexeme.keyword == .part
    else {
      return nil
    }
    return .continuedByClause(text(of: lexeme))
  }

  func shown(_ lexeme: Lexeme) -> String {
    let text = bytes.string(
      lexeme.range.lowerBound..<min(lexeme.range.upperBound, lexeme.range.lowerBound + 256))
    return text.count <= 20 ? text : text.prefix(19) + "…"
  }

  /// The nearest of some keywords, in the script that the author used.
  func spelling(near word: String, among candidates: [Keyword]) -> String? {
    guard !candidates.isEmpty, mistakesBefore + diagnostics.count < Self.mostSuggestions else { return nil }
    let table = Keyword.chineseSpellings + Keyword.englishSpellings
    return nearestName(to: word, among: table.filter { candidates.contains($0.1) }.map(\.0))
  }
}
