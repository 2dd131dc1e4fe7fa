import Diagnostics
import Facts
import OrderedCollections
import RuleSyntax

extension Resolver {
  mutating func declareAttribute(_ declaration: Declaration, at here: Location) {
    guard let name = declaration.name?.text, claim(name, in: "attribute", at: here) else { return }
    var attribute = Attribute(
      name: name, label: bilingual(declaration.titles).first ?? Bilingual(chinese: name),
      kind: declaration.kind == .need ? .need : .truth, choices: [:], location: here)
    for clause in declaration.clauses where !fill(&attribute, from: clause, path: here.path) {
      reject(clause, of: declaration, path: here.path)
    }
    if attribute.choices.isEmpty {
      attribute.choices[Vocabulary.truth] = choice(Vocabulary.truth, label: attribute.label)
    }
    checkChoices(of: attribute)
    for group in attribute.exclusive {
      for value in group where attribute.choices[value] == nil {
        report(
          .unknown(.value, name: value, of: name), at: here, among: Array(attribute.choices.keys))
      }
    }
    book.attributes[name] = attribute
  }

  /// Values belong to 单值 and 多值, and these have nothing but values.
  private mutating func checkChoices(of attribute: Attribute) {
    let isYesOrNo = attribute.kind == .truth || attribute.kind == .need
    let values = attribute.choices.keys.filter { $0 != Vocabulary.truth }
    if isYesOrNo, !values.isEmpty {
      report(.wrongClause("值", in: attribute.name), at: attribute.location)
    } else if !isYesOrNo, values.isEmpty {
      report(.missing(clause: "值", in: attribute.name), at: attribute.location)
    }
  }

  /// False where the clause does not belong to an attribute or need.
  private mutating func fill(_ attribute: inout Attribute, from clause: Clause, path: String) -> Bool {
    switch (clause.keyword, clause.content) {
    case (.type, .word(let word)): setKind(&attribute, word, path: path)
    case (.value, .value(let value)): addChoice(value, to: &attribute, path: path)
    case (.exclusive, .names(let names)): attribute.exclusive.append(names.map(\.text))
    case (.unchangeable, .flag): attribute.isUnchangeable = true
    case (.perProblem, .flag): attribute.isPerProblem = true
    case (.institution, .flag): attribute.marksInstitution = true
    case (.topic, .word(let word)): attribute.topic = word.text
    case (.topic, .names(let names)): attribute.topic = names.first?.text
    case (.answeredBy, .names(let names)): attribute.answeredBy += names.map(\.text)
    case (.followUp, .texts(let texts)): attribute.followUp = bilingual(texts).first
    case (.notice, .texts(let texts)): attribute.notice = bilingual(texts).first
    case (.sentence, .texts(let texts)): attribute.sentence = bilingual(texts).first
    case (.english, .texts(let texts)): attribute.label.english = texts.first?.text
    case (.examples, .texts(let texts)): attribute.examples += texts.map(\.text)
    case (.decoys, .texts(let texts)): attribute.decoys += texts.map(\.text)
    case (.phrases, .texts(let texts)): truth(of: &attribute) { $0.phrases += texts.map(\.text) }
    case (.hints, .texts(let texts)): truth(of: &attribute) { $0.hints += texts.map(\.text) }
    case (.denials, .texts(let texts)): truth(of: &attribute) { $0.denials += texts.map(\.text) }
    default: return false
    }
    return true
  }

  private func truth(of attribute: inout Attribute, change: (inout Attribute.Choice) -> Void) {
    change(
      &attribute.choices[
        Vocabulary.truth, default: choice(Vocabulary.truth, label: attribute.label)])
  }

  private mutating func setKind(_ attribute: inout Attribute, _ word: Name, path: String) {
    let kinds: [String: Attribute.Kind] = [
      "单值": .single, "single": .single, "多值": .multiple, "multiple": .multiple, "真假": .truth, "truth": .truth,
    ]
    guard let kind = kinds[word.text], attribute.kind != .need else {
      return report(
        .badType(word.text), at: Location(path: path, range: word.range), among: Array(kinds.keys))
    }
    attribute.kind = kind
  }

  private mutating func addChoice(_ value: ValueClause, to attribute: inout Attribute, path: String) {
    let name = value.name.text
    if attribute.choices[name] != nil {
      return report(.duplicate(name: name), at: Location(path: path, range: value.name.range))
    }
    var added = choice(name, label: Bilingual(chinese: name, english: value.english?.text))
    added.phrases = value.phrases.map(\.text)
    added.hints = value.hints.map(\.text)
    added.denials = value.denials.map(\.text)
    attribute.choices[name] = added
  }

  private func choice(_ name: String, label: Bilingual) -> Attribute.Choice {
    Attribute.Choice(name: name, label: label, phrases: [], hints: [], denials: [])
  }
}
