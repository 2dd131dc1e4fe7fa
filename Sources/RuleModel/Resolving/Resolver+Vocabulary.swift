import Diagnostics
import Facts
import OrderedCollections
import RuleSyntax

extension Resolver {
  mutating func declareDocument(_ declaration: Declaration, at here: Location) {
    guard let name = declaration.name?.text, claim(name, in: "document", at: here) else { return }
    var document = Document(
      name: name, title: bilingual(declaration.titles).first ?? Bilingual(chinese: name),
      publisher: Bilingual(chinese: ""), date: "", file: nil, location: here)
    for clause in declaration.clauses {
      switch (clause.keyword, clause.content) {
      case (.publisher, .texts(let texts)): document.publisher = bilingual(texts).first ?? document.publisher
      case (.date, .word(let word)): document.date = checkedDate(word, path: here.path)
      case (.file, .texts(let texts)): document.file = texts.first?.text
      case (.english, .texts(let texts)): document.title.english = texts.first?.text
      default: reject(clause, of: declaration, path: here.path)
      }
    }
    if document.date.isEmpty { report(.missing(clause: "日期", in: name), at: here) }
    book.documents[name] = document
  }

  mutating func declarePassage(_ declaration: Declaration, at here: Location) {
    guard let id = declaration.anchors.first?.text, claim(id, in: "passage", at: here) else { return }
    var passage = Passage(
      id: id, document: declaration.name?.text ?? "", lines: [], speaker: nil, terms: [],
      digest: Bilingual(chinese: ""), location: here)
    for clause in declaration.clauses {
      switch (clause.keyword, clause.content) {
      case (.lines, .lines(let lines)): passage.lines = lines
      case (.speaker, .texts(let texts)): passage.speaker = bilingual(texts).first
      case (.terms, .texts(let texts)): passage.terms += texts.map(\.text)
      case (.digest, .texts(let texts)): passage.digest = bilingual(texts).first ?? passage.digest
      default: reject(clause, of: declaration, path: here.path)
      }
    }
    for (clause, isMissing) in [("行", passage.lines.isEmpty), ("要词", passage.terms.isEmpty)] where isMissing {
      report(.missing(clause: clause, in: "〔\(id)〕"), at: here)
    }
    book.passages[id] = passage
  }

  mutating func checkPassageDocuments() {
    let known = Array(book.documents.keys)
    for passage in book.passages.values where book.documents[passage.document] == nil {
      report(.unknown(.document, name: passage.document), at: passage.location, among: known)
    }
  }

  mutating func declareWordClass(_ declaration: Declaration, at here: Location) {
    guard let name = declaration.name?.text, claim(name, in: "class", at: here) else { return }
    var phrases: [String] = []
    for clause in declaration.clauses {
      if case (.phrases, .texts(let texts)) = (clause.keyword, clause.content) {
        phrases += texts.map(\.text)
      } else {
        reject(clause, of: declaration, path: here.path)
      }
    }
    book.wordClasses[name] = WordClass(name: name, phrases: phrases, location: here)
  }

  mutating func declareTemplate(_ declaration: Declaration, at here: Location) {
    guard let name = declaration.name?.text, claim(name, in: "template", at: here) else { return }
    if book.templates[name] != nil { return report(.duplicate(name: name), at: here) }
    var slots: [TemplateShape.Slot] = []
    for slot in declaration.slots {
      guard let type = Self.slotTypes[slot.type.text] else {
        report(.badType(slot.type.text), at: Location(path: here.path, range: slot.type.range))
        continue
      }
      if slots.contains(where: { $0.name == slot.name.text }) {
        report(.duplicate(name: slot.name.text), at: Location(path: here.path, range: slot.name.range))
        continue
      }
      checkInitial(of: slot, type, path: here.path)
      slots.append(.init(name: slot.name.text, type: type, initial: slot.initial))
    }
    book.templates[name] = TemplateDeclaration(
      template: TemplateShape(name: name, slots: slots), location: here)
  }

  private mutating func checkInitial(of slot: SlotDeclaration, _ type: ValueType, path: String) {
    guard let initial = slot.initial else { return }
    var scope = RuleScope(variables: [], path: path)
    let value: ExpressionSyntax =
      if case .symbol(let word) = initial {
        .name(Name(text: word, range: slot.name.range))
      } else {
        .literal(initial)
      }
    expect(type, of: value, at: slot.name.range, in: &scope)
  }

  static let slotTypes: [String: ValueType] = [
    "符号": .symbol, "symbol": .symbol, "整数": .integer, "integer": .integer, "小数": .decimal,
    "decimal": .decimal,
    "文本": .text, "text": .text, "真假": .truth, "truth": .truth,
  ]

  mutating func declareCase(_ declaration: Declaration, at here: Location) {
    var testCase = TestCase(
      name: declaration.name?.text ?? "", questions: [], expectations: [], location: here)
    for clause in declaration.clauses {
      switch (clause.keyword, clause.content) {
      case (.ask, .texts(let texts)): testCase.questions += texts.map(\.text)
      case (.expect, .expectation(let expectation)): testCase.expectations.append(expectation)
      default: reject(clause, of: declaration, path: here.path)
      }
    }
    if testCase.expectations.isEmpty { report(.missing(clause: "期望", in: testCase.name), at: here) }
    book.cases.append(testCase)
  }

  mutating func checkedDate(_ word: Name, path: String) -> String {
    if !isDate(word.text) { report(.badDate(word.text), at: Location(path: path, range: word.range)) }
    return word.text
  }

  mutating func reject(_ clause: Clause, of declaration: Declaration, path: String) {
    report(
      .wrongClause(clause.keyword.rawValue, in: declaration.name?.text ?? declaration.kind.rawValue),
      at: Location(path: path, range: clause.keywordRange))
  }
}
