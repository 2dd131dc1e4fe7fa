import Diagnostics

/// A token that means something, as the parser reads it.
struct Lexeme {
  /// `prose` stands for the gap between two blocks, at which no line continues.
  var kind: Token.Kind
  var sign = Sign.none
  var keyword = Keyword.none
  var start: Int32
  var end: Int32
  /// The indentation of the line that this lexeme begins, else -1.
  var indent: Int32

  var range: SourceRange { Int(start)..<Int(end) }
}

/// Cuts the program of a file into lexemes, line by line: no line depends on another.
struct Lexer {
  let path: String
  let bytes: Bytes
  let names: WordTable
  var lexemes: [Lexeme] = []
  var diagnostics: [Diagnostic] = []
  /// All pieces of the program, where somebody wants them.
  var tokens: [Token]?

  private let keywords = WordTable.keywords
  private var indent = 0
  private var isLineStart = true
  /// What the words of this line have been so far, see `lexRun`.
  private var wordsInLine = 0
  private var lineKeyword = Keyword.none
  private var lineIndent = 0

  init(_ bytes: Bytes, path: String, names: WordTable) {
    self.path = path
    self.bytes = bytes
    self.names = names
  }

  /// Lexes whole lines of a block. No declaration goes on from the lines lexed before.
  mutating func lex(_ range: Range<Int>) {
    startLine()
    add(.prose, range.lowerBound, range.lowerBound)
    startLine()
    lexLines(range)
  }

  private mutating func lexLines(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let (value, length) = scalar(at: index, of: bytes, end: range.upperBound)
      let next = index + length
      switch classify(value) {
      case .newline: index = lexNewline(index, next)
      case .space: index = lexSpace(index, range.upperBound)
      case .letter, .digit: index = lexRun(index, range.upperBound)
      case .textOpen: index = lexText(index, next, open: value, range.upperBound)
      case .anchorOpen: index = lexAnchor(index, next, range.upperBound)
      case .sign(let sign): index = lexSign(sign, index, next, range.upperBound)
      case .invalid: index = lexInvalid(index, range.upperBound)
      }
    }
  }

  // MARK: Adding

  private mutating func startLine() {
    indent = 0
    isLineStart = true
    wordsInLine = 0
    lineKeyword = .none
  }

  /// A token that means nothing.
  private mutating func pass(_ kind: Token.Kind, _ start: Int, _ end: Int) {
    tokens?.append(Token(kind: kind, range: start..<end))
  }

  private mutating func add(
    _ kind: Token.Kind, _ start: Int, _ end: Int, sign: Sign = .none, keyword: Keyword = .none
  ) {
    if start < end { pass(kind, start, end) }
    if isLineStart { lineIndent = indent }
    lexemes.append(
      Lexeme(
        kind: kind, sign: sign, keyword: keyword, start: Int32(truncatingIfNeeded: start),
        end: Int32(truncatingIfNeeded: end), indent: isLineStart ? Int32(truncatingIfNeeded: indent) : -1))
    isLineStart = false
  }

  private mutating func report(_ error: SyntaxError, _ range: Range<Int>) {
    diagnostics.append(error.diagnostic(at: Location(path: path, range: range)))
  }

  // MARK: Space, signs and what is no sign

  private mutating func lexNewline(_ start: Int, _ end: Int) -> Int {
    pass(.newline, start, end)
    startLine()
    return end
  }

  private mutating func lexSpace(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      if bytes[index] == 0x20 {
        indent += 1
        index += 1
        continue
      }
      let (value, length) = scalar(at: index, of: bytes, end: end)
      if value == 0x0D, index + 1 < end, bytes[index + 1] == 0x0A {
        if index > start { pass(.space, start, index) }
        return lexNewline(index, index + 2)
      }
      guard classify(value) == .space else { break }
      indent += value == 0x09 ? 4 - indent % 4 : value == 0x3000 ? 2 : 1
      index += length
    }
    pass(.space, start, index)
    return index
  }

  private mutating func lexSign(_ sign: Sign, _ start: Int, _ next: Int, _ end: Int) -> Int {
    let first = folded(scalar(at: start, of: bytes, end: end).value)
    let second: (value: UInt32, length: Int) = next < end ? scalar(at: next, of: bytes, end: end) : (0, 0)
    if sign == .divide, folded(second.value) == 0x2F { return lexComment(start, end) }
    if first == 0x3F { return lexRun(start, end) }
    var double = Sign.none
    if folded(second.value) == 0x3D {
      switch first {
      case 0x3C: double = .lessOrEqual
      case 0x3E: double = .greaterOrEqual
      case 0x21: double = .notEqual
      default: break
      }
    }
    let stop = double == .none ? next : next + second.length
    add(.punctuation, start, stop, sign: double == .none ? sign : double)
    return stop
  }

  private mutating func lexComment(_ start: Int, _ end: Int) -> Int {
    let index = endOfLine(start, end)
    pass(.comment, start, index)
    return index
  }

  private mutating func lexInvalid(_ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      let (value, length) = scalar(at: index, of: bytes, end: end)
      guard classify(value) == .invalid else { break }
      index += length
    }
    pass(.invalid, start, index)
    report(.invalidCharacter(bytes.string(start..<min(index, start + 64))), start..<index)
    return index
  }

  /// Before the line feed, or the carriage return that goes with it.
  private func endOfLine(_ start: Int, _ end: Int) -> Int {
    let index = bytes.firstIndex(of: 0x0A, in: start..<end)
    return index > start && index < end && bytes[index - 1] == 0x0D ? index - 1 : index
  }

  // MARK: Texts and anchors

  private mutating func lexText(_ start: Int, _ next: Int, open: UInt32, _ end: Int) -> Int {
    let (lead, middle, opener, closer): (UInt8, UInt8, UInt8, UInt8) =
      open == 0x300C
      ? (0xE3, 0x80, 0x8C, 0x8D) : open == 0x201C ? (0xE2, 0x80, 0x9C, 0x9D) : (0xEF, 0xBC, 0, 0x82)
    let isStraight = lead == 0xEF
    var index = next
    var depth = 1
    while index < end, depth > 0, bytes[index] != 0x0A {
      let byte = bytes[index]
      index += 1
      if byte == lead, index + 1 < end, bytes[index] == middle {
        if bytes[index + 1] == closer { depth -= 1 }
        if bytes[index + 1] == opener { depth += 1 }
        index += 2
      } else if byte == 0x22, isStraight {
        depth -= 1
      }
    }
    if depth > 0 {
      index = endOfLine(next, end)
      report(.unclosedText, start..<index)
    }
    add(.text, start, index)
    return index
  }

  private mutating func lexAnchor(_ start: Int, _ next: Int, _ end: Int) -> Int {
    let line = endOfLine(next, end)
    var index = next
    while index < line {
      let (value, length) = scalar(at: index, of: bytes, end: line)
      index += length
      if value == 0x3015 || value == 0x3011 || folded(value) == 0x5D {
        add(.anchor, start, index)
        return index
      }
    }
    add(.anchor, start, line)
    report(.unclosedAnchor, start..<line)
    return line
  }

  // MARK: Words

  private mutating func lexRun(_ start: Int, _ end: Int) -> Int {
    guard let run = WordRun(at: start, of: bytes, end: end) else {
      let length = scalar(at: start, of: bytes, end: end).length
      add(.punctuation, start, start + length, sign: .stray)
      return start + length
    }
    defer { wordsInLine += 1 }
    let range = run.range
    if run.isNumber {
      add(.number, range.lowerBound, range.upperBound)
      return range.upperBound
    }
    let keyword = run.withPlain(bytes) { keywords.keyword(at: $1, of: $0, hash: $2) }
    if wordsInLine == 0 { lineKeyword = keyword }
    if keyword != .none || !run.hasHan || isNamePlace || isDeclared(run) {
      add(.word, range.lowerBound, range.upperBound, keyword: keyword)
    } else if run.isWide {
      Array(foldedText(bytes, range).utf8).lending { addPieces(of: run, $0, 0..<$0.count) }
    } else {
      addPieces(of: run, bytes, range)
    }
    return range.upperBound
  }

  private func isDeclared(_ run: WordRun) -> Bool {
    run.withPlain(bytes) { names.value(at: $1, of: $0, hash: $2) } != nil
  }

  /// The word after a declaration's keyword declares a name: it is one word whatever it is made of.
  private var isNamePlace: Bool {
    if lineKeyword == .template, lineIndent == 0, wordsInLine > 0 { return true }
    guard wordsInLine == 1 else { return false }
    return lineKeyword == .value || lineKeyword == .part
      || (lineIndent == 0 && lineKeyword.declaration != nil)
  }

  private mutating func addPieces(of run: WordRun, _ plain: Bytes, _ range: Range<Int>) {
    if isLineStart, indent == 0, let length = declarationPrefix(plain, range) {
      let middle = range.lowerBound + length
      let hash = WordTable.hash(plain, range.lowerBound..<middle)
      lineKeyword = keywords.keyword(at: range.lowerBound..<middle, of: plain, hash: hash)
      wordsInLine += 1
      add(.word, run.range.lowerBound, original(middle, run, range), keyword: lineKeyword)
      add(.word, original(middle, run, range), run.range.upperBound)
      return
    }
    var segmentation = Segmentation(bytes: plain, names: names, beginsLine: isLineStart)
    switch segmentation.cut(range) {
    case .whole: add(.word, run.range.lowerBound, run.range.upperBound)
    case .pieces(let pieces): add(pieces, run, range)
    case .ambiguous(let first, let second):
      add(first, run, range)
      let readings = [first, second].map { pieces in
        pieces.map { plain.string($0.range) }.joined(separator: " ")
      }
      report(.ambiguousRun(readings[0], readings[1]), run.range)
    }
  }

  private mutating func add(_ pieces: [Segmentation.Piece], _ run: WordRun, _ range: Range<Int>) {
    if let first = pieces.first, wordsInLine == 0 { lineKeyword = first.keyword }
    for piece in pieces {
      add(
        piece.isNumber ? .number : .word, original(piece.range.lowerBound, run, range),
        original(piece.range.upperBound, run, range), keyword: piece.keyword)
    }
    wordsInLine += pieces.count - 1
  }

  /// The place in the file of a place in the folded bytes of a run.
  private func original(_ place: Int, _ run: WordRun, _ range: Range<Int>) -> Int {
    guard run.isWide else { return place }
    var index = run.range.lowerBound
    var plain = range.lowerBound
    while plain < place, index < run.range.upperBound {
      let (value, length) = scalar(at: index, of: bytes, end: run.range.upperBound)
      plain += folded(value) == value ? length : 1
      index += length
    }
    return index
  }
}
