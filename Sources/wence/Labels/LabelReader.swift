import Advice
import Diagnostics
import Evaluation
import Facts
import OrderedCollections
import Rendering
import RuleModel

/// Reads the labels among the keys that a question carries. A key without a value, or with an empty one, is no label;
/// keys that are no labels are left alone.
struct LabelReader {
  private let rulebook: Rulebook
  /// Ids and names.
  private let practices: [String: String]

  init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    var practices: [String: String] = [:]
    for practice in rulebook.practices.values { practices[practice.name] = practice.id }
    for practice in rulebook.practices.values { practices[practice.id] = practice.id }
    self.practices = practices
  }

  /// The labels, and all that cannot be understood of them.
  func labels(of passenger: Passenger) -> (labels: Labels, mistakes: [LabelMistake]) {
    var entry = Entry(members: passenger.extra)
    var labels = Labels()
    labels.expect = entry.word("expect", among: Labels.Expectation.allCases) { $0.rawValue }
    labels.verdict = entry.word("verdict", among: [Verdict.fits, .transferable, .open]) { $0.code }
    labels.first = entry.texts("first", practice)
    labels.ok = entry.texts("ok", practice)
    labels.never = entry.texts("never", practice)
    labels.notFirst = entry.texts("not_first", practice)
    labels.reads = entry.texts("reads", fact)
    labels.same = entry.name("same")
    labels.twin = entry.name("twin")
    labels.group = entry.name("group")
    if labels.expect == .nothing, !labels.first.isEmpty {
      entry.mistakes.append(.contradiction(key: "first"))
    }
    return (labels, entry.mistakes)
  }

  /// The language that a question is labelled with.
  func language(of passenger: Passenger) -> (name: String?, mistakes: [LabelMistake]) {
    var entry = Entry(members: passenger.extra)
    return (entry.text("lang"), entry.mistakes)
  }

  private func practice(_ text: String) throws(LabelMistake) -> String {
    if let id = practices[text] { return id }
    throw .unknownPractice(text, nearest: nearestName(to: text, among: practices.keys))
  }

  private func fact(_ text: String) throws(LabelMistake) -> StatedFact {
    let fact = StatedFact(notation: text)
    guard let attribute = rulebook.attributes[fact.attribute] else {
      let nearest = nearestName(to: fact.attribute, among: rulebook.attributes.keys)
      throw .fact(.unknownAttribute(fact.attribute, nearest: nearest))
    }
    let known = Array(attribute.choices.keys)
    if known.contains(fact.value) { return fact }
    guard text.contains("=") else { throw .missingValue(attribute: fact.attribute) }
    let nearest = nearestName(to: fact.value, among: known)
    throw .fact(.unknownValue(fact.value, attribute: fact.attribute, nearest: nearest))
  }
}

/// The keys of one question, and what was found wrong with them.
private struct Entry {
  var members: [String: JSONValue]
  var mistakes: [LabelMistake] = []

  /// An id may be a number.
  mutating func name(_ key: String) -> String? {
    if case .number(let spelling)? = members[key] { return spelling }
    return text(key)
  }

  mutating func text(_ key: String) -> String? {
    switch members[key] {
    case nil, .null: return nil
    case .text(let text): return text.isEmpty ? nil : text
    default:
      mistakes.append(.notText(key: key))
      return nil
    }
  }

  mutating func word<Word>(_ key: String, among words: [Word], spelled: (Word) -> String) -> Word? {
    guard let text = text(key) else { return nil }
    if let word = words.first(where: { spelled($0) == text }) { return word }
    mistakes.append(.unknownWord(text, key: key, allowed: words.map(spelled)))
    return nil
  }

  mutating func texts<Item>(_ key: String, _ item: (String) throws(LabelMistake) -> Item) -> [Item] {
    var texts: [String] = []
    switch members[key] {
    case nil, .null, .text(""): break
    case .text(let text): texts = [text]
    case .array(let values):
      texts = values.compactMap { value in
        guard case .text(let text) = value else { return nil }
        return text
      }
      if texts.count < values.count { mistakes.append(.notTexts(key: key)) }
    default: mistakes.append(.notTexts(key: key))
    }
    var items: [Item] = []
    for text in texts {
      do throws(LabelMistake) { items.append(try item(text)) } catch { mistakes.append(error) }
    }
    return items
  }
}
