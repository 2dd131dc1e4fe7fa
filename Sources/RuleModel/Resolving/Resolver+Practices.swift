import Diagnostics
import Facts
import OrderedCollections
import RuleSyntax

extension Resolver {
  /// Names of all practices first, so that one may speak of another before it is written.
  mutating func resolvePractices() {
    var known: [(practice: Practice, declaration: Declaration, path: String)] = []
    for (declaration, path) in pendingPractices {
      guard let whole = head(declaration, parent: nil, path: path) else { continue }
      known.append((whole, declaration, path))
      for part in declaration.parts {
        guard let practice = head(part, parent: whole, path: path) else { continue }
        known.append((practice, part, path))
      }
    }
    for entry in known { book.practices[entry.practice.name] = entry.practice }
    for (practice, declaration, path) in known {
      var filled = practice
      for clause in declaration.clauses { fill(&filled, from: clause, of: declaration, path: path) }
      if let parent = practice.parent { inherit(&filled, from: book.practices[parent]) }
      book.practices[practice.name] = filled
      if let parent = practice.parent { book.practices[parent]?.parts.append(practice.name) }
    }
  }

  private mutating func head(_ declaration: Declaration, parent: Practice?, path: String) -> Practice? {
    guard let own = declaration.name else { return nil }
    let here = Location(path: path, range: own.range)
    let name = parent.map { "\($0.name)·\(own.text)" } ?? own.text
    guard claim(name, in: "practice", at: here) else { return nil }
    let passages = declaration.anchors.isEmpty ? parent?.passages ?? [] : declaration.anchors.map(\.text)
    if passages.isEmpty { report(.noPassage(own.text), at: here) }
    for passage in declaration.anchors where book.passages[passage.text] == nil {
      report(
        .unknown(.passage, name: passage.text), at: Location(path: path, range: passage.range),
        among: Array(book.passages.keys))
    }
    let id = id(of: own.text, parent: parent, passages: passages)
    guard claim(id, in: "practice id", at: here) else { return nil }
    return Practice(
      id: id, name: name, title: bilingual(declaration.titles).first ?? Bilingual(chinese: own.text),
      evidence: declaration.evidence ?? parent?.evidence ?? .advocated, passages: passages,
      parent: parent?.name,
      location: here)
  }

  /// The first practice to stand on a passage goes by the passage's id, any further one by its own name.
  private func id(of name: String, parent: Practice?, passages: [String]) -> String {
    if let parent { return "\(parent.id)/\(name)" }
    guard let passage = passages.first, !isClaimed(passage, in: "practice id") else { return name }
    return passage
  }

  private mutating func fill(
    _ practice: inout Practice, from clause: Clause, of declaration: Declaration, path: String
  ) {
    switch (clause.keyword, clause.content) {
    case (.need, .names(let names)): addNeeds(names, .full, clause, to: &practice, path: path)
    case (.relatedNeed, .names(let names)): addNeeds(names, .related, clause, to: &practice, path: path)
    case (.doubtfulNeed, .names(let names)): addNeeds(names, .doubtful, clause, to: &practice, path: path)
    case (.setting, .setting(let setting)): addSetting(setting, clause, to: &practice, path: path)
    case (.unless, .setting(let setting)): addExclusion(setting.test, clause, to: &practice, path: path)
    case (.requires, .requirement(let required)): addRequirement(required, clause, to: &practice, path: path)
    case (.step, .texts(let texts)): practice.steps += grounded(texts, clause, path: path)
    case (.effect, .texts(let texts)): practice.effects += grounded(texts, clause, path: path)
    default:
      if !fillPlain(&practice, from: clause, path: path) { reject(clause, of: declaration, path: path) }
    }
  }

  /// Clauses that stand on nothing but the author's word.
  private mutating func fillPlain(_ practice: inout Practice, from clause: Clause, path: String) -> Bool {
    switch (clause.keyword, clause.content) {
    case (.actors, .names(let names)): practice.actors += names.map(\.text)
    case (.aliases, .texts(let texts)): practice.aliases += texts.map(\.text)
    case (.english, .texts(let texts)): practice.title.english = texts.first?.text
    case (.remark, .texts(let texts)): practice.remark = bilingual(texts).first
    case (.validFrom, .word(let word)): practice.validFrom = checkedDate(word, path: path)
    case (.validUntil, .word(let word)): practice.validUntil = checkedDate(word, path: path)
    case (.certainty, .number(let number)):
      if !(0...1).contains(number) {
        report(.badCertainty(number), at: Location(path: path, range: clause.range))
      } else {
        practice.certainty = number
      }
    case (.conflicts, .names(let names)):
      practice.conflicts += names.compactMap { practiceName($0, path: path) }
    default: return false
    }
    return true
  }

  /// Where, who, what came of it and when hold for a part as for the whole, where the part does not say otherwise; what
  /// calls for it and what excludes it is its own.
  private func inherit(_ part: inout Practice, from parent: Practice?) {
    guard let parent else { return }
    if part.settings.isEmpty { part.settings = parent.settings }
    if part.actors.isEmpty { part.actors = parent.actors }
    if part.effects.isEmpty { part.effects = parent.effects }
    if part.validFrom == nil { part.validFrom = parent.validFrom }
    if part.validUntil == nil { part.validUntil = parent.validUntil }
  }

  private mutating func basis(of clause: Clause, path: String) -> Basis {
    if let basis = clause.basis { return basis }
    report(.unmarked(clause: clause.keyword.rawValue), at: Location(path: path, range: clause.keywordRange))
    return .inferred
  }

  private mutating func grounded(_ texts: [TextLiteral], _ clause: Clause, path: String) -> [Grounded<
    Bilingual
  >] {
    let basis = basis(of: clause, path: path)
    return bilingual(texts).map { Grounded($0, basis: basis) }
  }

  private mutating func addNeeds(
    _ names: [Name], _ grade: Practice.NeedGrade, _ clause: Clause, to practice: inout Practice, path: String
  ) {
    let basis = basis(of: clause, path: path)
    for name in names {
      let here = Location(path: path, range: name.range)
      guard let attribute = book.attributes[name.text] else {
        let needs = book.attributes.values.filter { $0.kind == .need }.map(\.name)
        report(.unknown(.need, name: name.text), at: here, among: needs)
        continue
      }
      guard attribute.kind == .need else {
        report(.notANeed(name.text), at: here)
        continue
      }
      practice.needs.append(.init(name: name.text, grade: grade, basis: basis))
    }
  }

  private mutating func addSetting(
    _ setting: SettingClause, _ clause: Clause, to practice: inout Practice, path: String
  ) {
    let basis = basis(of: clause, path: path)
    guard let test = checkedTest(setting.test, path: path) else { return }
    let transferable = setting.transferable.filter { checkValue($0, of: test.attribute, path: path) }
    practice.settings.append(
      .init(
        attribute: test.attribute, values: test.values, transferable: transferable.map(\.text),
        transferableToOthers: setting.transferableToOthers, assumedWhenUnstated: setting.assumedWhenUnstated,
        basis: basis))
  }

  private mutating func addExclusion(
    _ test: AttributeTest, _ clause: Clause, to practice: inout Practice, path: String
  ) {
    let basis = basis(of: clause, path: path)
    guard let checked = checkedTest(test, path: path) else { return }
    practice.exclusions.append(.init(attribute: checked.attribute, values: checked.values, basis: basis))
  }

  private mutating func addRequirement(
    _ required: RequirementClause, _ clause: Clause, to practice: inout Practice, path: String
  ) {
    let basis = basis(of: clause, path: path)
    guard let test = checkedTest(required.test, path: path) else { return }
    let first = required.insteadFirst.flatMap { practiceName($0, path: path) }
    practice.requirements.append(
      .init(attribute: test.attribute, values: test.values, insteadFirst: first, basis: basis))
  }

  /// The full name of a practice given by name or id.
  mutating func practiceName(_ name: Name, path: String) -> String? {
    if let practice = book.practice(name.text) { return practice.name }
    let known = book.practices.values.flatMap { [$0.name, $0.id] }
    report(.unknown(.practice, name: name.text), at: Location(path: path, range: name.range), among: known)
    return nil
  }
}
