import Diagnostics
import Facts
import OrderedCollections
import RuleSyntax

extension Resolver {
  /// The attribute and values of a test, `Vocabulary.truth` for a truth attribute or need; nil (and told) if unknown.
  mutating func checkedTest(_ test: AttributeTest, path: String) -> (attribute: String, values: [String])? {
    let here = Location(path: path, range: test.attribute.range)
    guard let attribute = book.attributes[test.attribute.text] else {
      report(.unknown(.attribute, name: test.attribute.text), at: here, among: Array(book.attributes.keys))
      return nil
    }
    if attribute.kind == .truth || attribute.kind == .need {
      if let value = test.values.first, value.text != Vocabulary.truth {
        report(.takesNoValue(attribute: attribute.name), at: Location(path: path, range: value.range))
        return nil
      }
      return (attribute.name, [Vocabulary.truth])
    }
    if test.values.isEmpty {
      if test.kind == .unstated || test.kind == .unsure { return (attribute.name, []) }
      report(.needsValue(attribute: attribute.name), at: here)
      return nil
    }
    let values = test.values.filter { checkValue($0, of: attribute.name, path: path) }
    return values.isEmpty ? nil : (attribute.name, values.map(\.text))
  }

  mutating func checkValue(_ value: Name, of attribute: String, path: String) -> Bool {
    guard let choices = book.attributes[attribute]?.choices, choices[value.text] == nil else { return true }
    report(
      .unknown(.value, name: value.text, of: attribute), at: Location(path: path, range: value.range),
      among: Array(choices.keys))
    return false
  }
}
