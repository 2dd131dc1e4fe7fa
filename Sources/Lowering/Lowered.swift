package import Inference
import OrderedCollections
package import RuleModel
import RuleSyntax

/// A rule base as the engine runs it, with the way back from every rule to what an author wrote.
package struct Lowered: Sendable {
  package let program: Program
  /// Parallel to `program.rules`.
  package let rules: [LoweredRule]
  /// Template numbers by name.
  package let templates: [String: Int]

  package init(_ book: Rulebook) {
    var compiler = Compiler(book)
    let tests = SituationTests(book)
    var rules: [LoweredRule] = []
    rules += exclusiveRules()
    for practice in book.practices.values { rules += practiceRules(practice, in: book) }
    rules.reserveCapacity(rules.count + book.rules.count)
    for index in book.rules.indices { rules.append(authored(book.rules[index], index: index, tests)) }
    for fact in exclusiveFacts(of: book) + book.facts.map(\.pattern) { compiler.addInitialFact(fact) }
    compiler.program.rules.reserveCapacity(rules.count)
    for rule in rules { compiler.add(rule.declaration) }
    program = compiler.program
    self.rules = rules
    templates = Dictionary(
      uniqueKeysWithValues: compiler.templates.shapes.enumerated().map { ($1.name, $0) })
  }
}

/// One rule of the rule level and why it is there.
package struct LoweredRule: Sendable {
  package enum Origin: Sendable, Hashable {
    case need(practice: String, index: Int)
    case setting(practice: String, index: Int)
    case exclusion(practice: String, index: Int)
    case verdict(practice: String)
    case order(practice: String, index: Int)
    case exclusiveValues
    /// Index into `Rulebook.rules`.
    case authored(Int)
  }

  package let origin: Origin
  package let declaration: RuleDeclaration
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

extension LoweredRule {
  /// The name of the practice that the rule is about.
  package var practice: String? {
    switch origin {
    case .need(let name, _), .setting(let name, _), .exclusion(let name, _), .verdict(let name),
      .order(let name, _):
      name
    case .exclusiveValues, .authored: nil
    }
  }
}
