import Diagnostics

extension Parser {
  /// All declarations of the file.
  mutating func declarations() -> [Declaration] {
    var found: [Declaration] = []
    found.reserveCapacity(lexemes.count { $0.indent == 0 && $0.keyword.declaration != nil })
    while position < lexemes.count {
      let lexeme = lexemes[position]
      if lexeme.kind == .prose {
        position += 1
        continue
      }
      let end = endOfLine(position, in: lexemes.count)
      if lexeme.indent == 0, lexeme.keyword == .part {
        fail(.partOutOfPlace, lexeme.range)
        skipToDeclaration(from: end)
      } else if lexeme.indent == 0, let kind = lexeme.keyword.declaration {
        if let declaration = declaration(kind, until: end) { found.append(declaration) }
        position = end
      } else {
        reportStranger(lexeme)
        skipToDeclaration(from: end)
      }
    }
    return found
  }

  /// The end of a line and of the lines that are indented deeper than it.
  func endOfLine(_ start: Int, in end: Int) -> Int {
    let indent = lexemes[start].indent
    var index = start + 1
    while index < end, lexemes[index].indent < 0 || lexemes[index].indent > indent { index += 1 }
    return index
  }

  private mutating func reportStranger(_ lexeme: Lexeme) {
    if lexeme.indent > 0 { return fail(.clauseWithoutDeclaration, lexeme.range) }
    if lexeme.keyword.clause != nil || lexeme.keyword == .if || lexeme.keyword == .then {
      return fail(.clauseInFirstColumn(text(of: lexeme)), lexeme.range)
    }
    let word = shown(lexeme)
    let declarations = Keyword.allCases.filter { $0.declaration != nil }
    fail(.unknownDeclaration(word, meant: spelling(near: word, among: declarations)), lexeme.range)
  }

  private mutating func skipToDeclaration(from end: Int) {
    position = end
    while position < lexemes.count {
      let lexeme = lexemes[position]
      if lexeme.kind == .prose || (lexeme.indent == 0 && lexeme.keyword.declaration != nil) { return }
      position += 1
    }
  }

  /// A declaration from its keyword to `end`. A part is one too.
  mutating func declaration(_ kind: DeclarationKind, until end: Int) -> Declaration? {
    let start = position
    let mistakes = diagnostics.count
    var declaration = Declaration(kind: kind, keyword: lexemes[position].range)
    position += 1
    limit = endOfHead(kind, end)
    let bodyStart = limit
    let isRead = head(of: &declaration)
    if isRead, declaration.name == nil, kind != .facts { fail(.missingName(kind), declaration.keyword) }
    position = bodyStart
    while position < end {
      let next = min(end, endOfLine(position, in: end))
      limit = next
      depth = 0
      operators = 0
      line(of: &declaration)
      position = next
    }
    declaration.range = declaration.keyword.lowerBound..<Int(lexemes[max(start, end - 1)].end)
    if diagnostics.count == mistakes, kind == .rule { reportMissingSections(of: declaration, start, end) }
    declaration.isComplete = diagnostics.count == mistakes
    return declaration.name != nil || kind == .facts ? declaration : nil
  }

  /// The head is the first line, and lines below that begin with no word. A template is all head.
  private func endOfHead(_ kind: DeclarationKind, _ end: Int) -> Int {
    if kind == .template { return end }
    var index = position
    while index < end {
      let lexeme = lexemes[index]
      if lexeme.indent >= 0, lexeme.kind != .text, lexeme.kind != .anchor { break }
      index += 1
    }
    return index
  }

  private mutating func reportMissingSections(of rule: Declaration, _ start: Int, _ end: Int) {
    let words = lexemes[start..<end]
    if !words.contains(where: { $0.keyword == .if }) { fail(.missingSection(.conditions), rule.keyword) }
    if !words.contains(where: { $0.keyword == .then }) { fail(.missingSection(.actions), rule.keyword) }
  }

  // MARK: Head

  private mutating func head(of declaration: inout Declaration) -> Bool {
    while let lexeme = peek() {
      switch lexeme.kind {
      case .text:
        if let title = textLiteral() { declaration.titles.append(title) }
      case .anchor:
        position += 1
        declaration.anchors += anchorNames(lexeme)
      case _ where declaration.kind == .testCase && declaration.name == nil:
        declaration.name = sentence()
      case .word, .number:
        guard headWord(lexeme, of: &declaration) else { return false }
      default:
        guard headSign(lexeme, of: &declaration) else { return false }
      }
    }
    return true
  }

  /// The name of a case: all up to a text or an anchor, as written.
  private mutating func sentence() -> Name {
    let start = position
    while let lexeme = peek(), lexeme.kind != .text, lexeme.kind != .anchor { position += 1 }
    let range = range(from: start)
    return Name(text: bytes.string(range), range: range)
  }

  private mutating func headWord(_ lexeme: Lexeme, of declaration: inout Declaration) -> Bool {
    let evidence = declaration.kind == .practice || declaration.kind == .part ? lexeme.keyword.evidence : nil
    let isMark = evidence != nil && (declaration.name != nil || !declaration.anchors.isEmpty)
    if isMark, declaration.evidence == nil {
      declaration.evidence = evidence
    } else if declaration.name == nil, lexeme.kind == .word {
      declaration.name = name(lexeme)
    } else {
      return finish()
    }
    position += 1
    return true
  }

  private mutating func headSign(_ lexeme: Lexeme, of declaration: inout Declaration) -> Bool {
    switch (lexeme.sign, declaration.kind) {
    case (.colon, .template):
      position += 1
      guard let slots = slotDeclarations() else { return false }
      declaration.slots = slots
      return finish()
    case (.comma, .rule), (.semicolon, .rule):
      position += 1
      return ruleOption(of: &declaration)
    case (.listComma, _), (.comma, _):
      guard peek(1)?.kind == .text || peek(1)?.kind == .anchor else { return finish() }
      position += 1
      return true
    default: return finish()
    }
  }

  private mutating func ruleOption(of rule: inout Declaration) -> Bool {
    if take(.noLoop) {
      rule.noLoop = true
      return true
    }
    guard take(.priority) else {
      failExpecting(.headOption, among: [.priority, .noLoop])
      return false
    }
    let start = position
    guard let number = number() else { return false }
    guard let priority = Int(exactly: number) else {
      fail(.numberOutOfRange(text(range(from: start))), range(from: start))
      return false
    }
    rule.priority = priority
    return true
  }

  /// 〔B7、B8〕 is two names.
  private func anchorNames(_ lexeme: Lexeme) -> [Name] {
    let inner = inside(lexeme)
    guard inner.contains("、") || inner.contains(",") || inner.contains("，") else {
      return [Name(text: trimmed(inner), range: lexeme.range)]
    }
    return inner.split { $0 == "、" || $0 == "," || $0 == "，" }
      .map { Name(text: trimmed(String($0)), range: lexeme.range) }
  }

  func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    guard let first = text.firstIndex(where: { !isSpace($0) }) else { return "" }
    guard let last = text.lastIndex(where: { !isSpace($0) }) else { return "" }
    let inner = String(text[first...last])
    return inner.utf8.contains(0xEF) ? Array(inner.utf8).lending { foldedText($0, 0..<$0.count) } : inner
  }

  // MARK: Slots

  private mutating func slotDeclarations() -> [SlotDeclaration]? {
    var slots: [SlotDeclaration] = []
    repeat {
      guard let name = name(.slot) else { return nil }
      guard let type = peek(), Self.slotTypes.contains(type.keyword) else {
        failExpecting(.slotType, among: Self.slotTypes)
        return nil
      }
      position += 1
      var slot = SlotDeclaration(name: name, type: self.name(type))
      if take(.equal) {
        guard let initial = initialValue() else { return nil }
        slot.initial = initial
      }
      slots.append(slot)
    } while take(.comma) || take(.listComma) || take(.semicolon)
    return slots
  }

  private static let slotTypes: [Keyword] = [.symbol, .integer, .decimal, .text, .truth]

  private mutating func initialValue() -> LiteralSyntax? {
    guard let lexeme = peek() else {
      failExpecting(.literal)
      return nil
    }
    switch (lexeme.kind, lexeme.keyword) {
    case (.text, _): return textLiteral().map { .text($0.text) }
    case (.word, .yes), (.word, .no):
      position += 1
      return .truth(lexeme.keyword == .yes)
    case (.word, _):
      position += 1
      return .symbol(text(of: lexeme))
    default:
      let isNegative = isAt(.minus) && peek(1)?.kind == .number
      if isNegative { position += 1 }
      guard peek()?.kind == .number else {
        failExpecting(.literal)
        return nil
      }
      return numberLiteral(isNegative: isNegative)
    }
  }
}

extension Keyword {
  /// A mark of evidence on a practice's head; 做法 is one of them.
  var evidence: Evidence? {
    switch self {
    case .reported: .reported
    case .practice, .described: .described
    case .advocated: .advocated
    default: nil
    }
  }
}
