import Diagnostics

extension Parser {
  /// One line of a declaration, with its continuation: a clause, a part, a section of a rule, a fact.
  mutating func line(of declaration: inout Declaration) {
    guard let lexeme = peek() else { return }
    if declaration.kind == .facts {
      if let fact = pattern(), finish() { declaration.facts.append(fact) }
      return
    }
    switch (lexeme.keyword, declaration.kind) {
    case (.if, .rule):
      section { $0.conditionLine(into: &declaration.conditions) }
    case (.then, .rule):
      section { $0.actionLine(into: &declaration.actions) }
    case (.part, .practice):
      if let part = self.declaration(.part, until: limit) { declaration.parts.append(part) }
    case (.part, _): fail(.partOutOfPlace, lexeme.range)
    default: declaration.clauses += clauses(lexeme, in: declaration.kind)
    }
  }

  /// The rest of the keyword's line, and each line indented deeper than it, are read by `item`.
  private mutating func section(_ item: (inout Parser) -> Void) {
    let end = limit
    position += 1
    while position < end {
      limit = lexemes[position].indent < 0 ? endOfRow(end) : endOfLine(position, in: end)
      let next = limit
      depth = 0
      operators = 0
      item(&self)
      position = next
    }
    limit = end
  }

  private func endOfRow(_ end: Int) -> Int {
    var index = position
    while index < end, lexemes[index].indent < 0 { index += 1 }
    return index
  }

  private mutating func clauses(_ lexeme: Lexeme, in kind: DeclarationKind) -> [Clause] {
    guard lexeme.kind == .word, let keyword = lexeme.keyword.clause else {
      let word = shown(lexeme)
      let known = Keyword.allCases.filter { $0.clause.map(kind.takes) ?? false } + kind.otherLines
      fail(.unknownClause(word, meant: spelling(near: word, among: known)), lexeme.range)
      return []
    }
    guard kind.takes(keyword) else {
      fail(.clauseOutOfPlace(text(of: lexeme), kind), lexeme.range)
      return []
    }
    let start = position
    position += 1
    var basis: Basis?
    if let anchor = peek(), anchor.kind == .anchor {
      guard let mark = readBasis(anchor) else { return [] }
      basis = mark
    }
    guard let contents = contents(of: keyword), finish() else { return [] }
    let range = range(from: start)
    return contents.map {
      Clause(keyword: keyword, keywordRange: lexeme.range, basis: basis, content: $0, range: range)
    }
  }

  private mutating func readBasis(_ anchor: Lexeme) -> Basis? {
    position += 1
    let text = trimmed(inside(anchor))
    switch WordTable.keywords.keyword(text) {
    case .original: return .original
    case .inferred: return .inferred
    default:
      fail(.unknownBasis(text, meant: spelling(near: text, among: [.original, .inferred])), anchor.range)
      return nil
    }
  }

  /// A clause that tests several attributes at once (`有 甲、乙`) is several clauses.
  private mutating func contents(of keyword: ClauseKeyword) -> [ClauseContent]? {
    switch keyword {
    case .unchangeable, .perProblem, .institution: return [.flag]
    case .publisher, .file, .speaker, .terms, .digest, .phrases, .hints, .denials, .decoys, .examples,
      .followUp, .notice,
      .sentence, .english, .step, .effect, .aliases, .remark, .ask:
      return texts().map { [.texts($0)] }
    case .exclusive, .topic, .answeredBy, .need, .relatedNeed, .doubtfulNeed, .actors, .conflicts:
      return names().map { [.names($0)] }
    case .date, .validFrom, .validUntil: return date().map { [.word($0)] }
    case .type: return attributeType().map { [.word($0)] }
    case .certainty: return number().map { [.number($0)] }
    case .lines: return lineNumbers().map { [.lines($0)] }
    case .value: return value().map { [.value($0)] }
    case .setting, .unless: return settings()?.map { .setting($0) }
    case .requires: return requirements()?.map { .requirement($0) }
    case .expect: return expectations()?.map { .expectation($0) }
    }
  }

  // MARK: Small contents

  private mutating func date() -> Name? {
    guard let lexeme = peek(), lexeme.kind == .number || lexeme.kind == .word else {
      failExpecting(.date)
      return nil
    }
    position += 1
    return name(lexeme)
  }

  private mutating func attributeType() -> Name? {
    let types: [Keyword] = [.single, .multiple, .truth]
    guard let lexeme = peek(), types.contains(lexeme.keyword) else {
      failExpecting(.attributeType, among: types)
      return nil
    }
    position += 1
    return name(lexeme)
  }

  /// `41-43、45`, `41 - 43`.
  private mutating func lineNumbers() -> [ClosedRange<Int>]? {
    var found: [ClosedRange<Int>] = []
    repeat {
      guard let lexeme = peek(), lexeme.kind == .number || lexeme.kind == .word else {
        failExpecting(.lineNumbers)
        return nil
      }
      let start = position
      position += 1
      if isAt(.minus), peek(1)?.kind == .number { position += 2 }
      let written = text(range(from: start))
      let ends = written.split(separator: "-", omittingEmptySubsequences: false).map {
        Int(trimmed(String($0)))
      }
      guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first >= 0 else {
        fail(.expected(.lineNumbers, found: written, meant: nil), range(from: start))
        return nil
      }
      guard first <= last else {
        fail(.linesBackwards(written), range(from: start))
        return nil
      }
      found.append(first...last)
    } while take(.listComma) || take(.comma)
    return found
  }

  private mutating func value() -> ValueClause? {
    guard let name = name() else { return nil }
    var value = ValueClause(name: name, phrases: [], hints: [], denials: [])
    if peek()?.kind == .text { value.english = textLiteral() }
    while let lexeme = peek(), lexeme.kind == .word {
      let lists: [Keyword] = [.phrases, .hints, .denials]
      guard lists.contains(lexeme.keyword) else {
        if let error = continuationError(lexeme) {
          fail(error, lexeme.range)
        } else {
          let word = shown(lexeme)
          fail(.unknownClause(word, meant: spelling(near: word, among: lists)), lexeme.range)
        }
        return nil
      }
      position += 1
      guard let texts = texts() else { return nil }
      switch lexeme.keyword {
      case .phrases: value.phrases += texts
      case .hints: value.hints += texts
      default: value.denials += texts
      }
    }
    return value
  }
}
