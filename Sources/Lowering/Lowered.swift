package import Archive
package import Facts
import OrderedCollections
package import RuleModel
import RuleSyntax

/// The way back from what the engine runs to what an author wrote.
package struct Lowered: Sendable {
  /// Parallel to the rules of the program.
  package let rules: Shelf<LoweredRule>
  /// By number.
  package let templates: [Template]
  /// Template numbers by name.
  package let templateNumbers: [String: Int]

  init(rules: Shelf<LoweredRule>, templates: [Template]) {
    self.rules = rules
    self.templates = templates
    templateNumbers = Dictionary(
      templates.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A rule base as the engine runs it.
  package static func lowering(_ book: Rulebook) -> (lowered: Lowered, program: LoweredProgram) {
    let program = LoweredProgram(book)
    return (Lowered(rules: program.origins, templates: program.templates), program)
  }
}

/// The rules of the rule level that a practice is lowered to.
package func rules(of practice: Practice, in book: Rulebook) -> [RuleDeclaration] {
  practiceRules(practice, in: book).map(\.declaration)
}

/// A rule on its way to the engine: as it would be written at the rule level, and what is kept of it.
struct RuleDraft {
  var origin: LoweredRule.Origin
  var declaration: RuleDeclaration
  var certainty: Double

  var rule: LoweredRule { LoweredRule(origin: origin, name: declaration.name, certainty: certainty) }
}

/// One rule of the rule level and why it is there.
package struct LoweredRule: Sendable {
  package enum Origin: Sendable, Hashable {
    indirect case need(practice: String, index: Int)
    indirect case setting(practice: String, index: Int)
    indirect case exclusion(practice: String, index: Int)
    indirect case verdict(practice: String)
    indirect case order(practice: String, index: Int)
    case exclusiveValues
    /// Index into `Rulebook.rules`.
    case authored(Int)

    /// The name of the practice that was lowered to the rule.
    package var practice: String? {
      switch self {
      case .need(let practice, _), .setting(let practice, _), .exclusion(let practice, _),
        .verdict(let practice), .order(let practice, _):
        practice
      case .exclusiveValues, .authored: nil
      }
    }
  }

  package let origin: Origin
  package let name: String
  /// 0…1: what a conclusion of the rule keeps of its weakest fact's certainty.
  package let certainty: Double
  /// Of conclusions that state a 把握 of their own.
  package var ownCertainties: [Conclusion: Double] = [:]

  /// A conclusion by its template and the words in it, in the order of the slots.
  package struct Conclusion: Hashable, Sendable {
    package var template: String
    package var words: [String]

    package init(template: String, words: [String]) {
      self.template = template
      self.words = words
    }
  }

  package func certainty(of conclusion: Conclusion) -> Double { ownCertainties[conclusion] ?? certainty }
}
