import Diagnostics
import Facts
import OrderedCollections
import Rendering
import RuleModel

/// The `facts` of a batch line as facts of the situation.
enum GivenFacts {
  static func mentions(_ facts: JSONValue, in rulebook: Rulebook) throws(LineMistake) -> [Mention] {
    guard case .object(let members) = facts else { throw .wrongType(key: "facts", wanted: .object) }
    var mentions: [Mention] = []
    for name in members.keys.sorted(by: { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }) {
      guard let attribute = rulebook.attributes[name] else {
        throw .unknownAttribute(name, nearest: nearestName(to: name, among: Array(rulebook.attributes.keys)))
      }
      mentions += try self.mentions(of: attribute, members[name] ?? .null)
    }
    return mentions
  }

  private static func mentions(of attribute: Attribute, _ given: JSONValue) throws(LineMistake) -> [Mention] {
    switch given {
    case .truth(let holds) where attribute.isTruth:
      return [Mention(attribute: attribute.name, value: Vocabulary.truth, polarity: holds ? .yes : .no)]
    case .text(let value): return [try mention(of: attribute, value)]
    case .array(let values):
      var mentions: [Mention] = []
      for value in values {
        guard case .text(let value) = value else { throw .wrongType(key: attribute.name, wanted: .texts) }
        mentions.append(try mention(of: attribute, value))
      }
      return mentions
    default: throw .wrongType(key: attribute.name, wanted: .texts)
    }
  }

  private static func mention(of attribute: Attribute, _ value: String) throws(LineMistake) -> Mention {
    let known = attribute.isTruth ? [Vocabulary.truth] : Array(attribute.choices.keys)
    guard known.contains(value) else {
      throw .unknownValue(value, attribute: attribute.name, nearest: nearestName(to: value, among: known))
    }
    return Mention(attribute: attribute.name, value: value)
  }
}

extension Attribute {
  fileprivate var isTruth: Bool { kind == .truth || kind == .need }
}
