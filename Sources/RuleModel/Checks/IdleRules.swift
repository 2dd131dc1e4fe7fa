import Diagnostics
import Facts
import OrderedCollections
import Parallel
import RuleSyntax

extension Check {
  /// A rule is idle if a positive pattern asks for a template that nothing asserts, or if two of its tests of the same
  /// attribute contradict each other.
  static let idleRules = Check(name: "idle rules") { book in
    let asserted = assertedTemplates(of: book)
    return book.rules.indices.pieces(of: 512).mapConcurrently { rules in
      book.rules[rules].compactMap { rule in
        guard let why = unasserted(rule, asserted) ?? contradiction(rule) else { return nil }
        return ModelError.neverFires(rule: rule.name, why).diagnostic(at: rule.location)
      }
    }.flatMap(\.self)
  }

  private static func assertedTemplates(of book: Rulebook) -> SymbolTable {
    var names = SymbolTable()
    for template in Situation.templates { _ = names.intern(template.name) }
    for fact in book.facts { _ = names.intern(fact.pattern.template.text) }
    for rule in book.rules {
      for case .assert(let pattern) in rule.actions { _ = names.intern(pattern.template.text) }
      for case .concludeFact(let pattern) in rule.actions { _ = names.intern(pattern.template.text) }
    }
    return names
  }

  private static func unasserted(_ rule: RuleDeclaration, _ asserted: SymbolTable) -> ModelError.Idleness? {
    for case .pattern(let pattern) in rule.conditions where asserted.find(pattern.template.text) == nil {
      return .unasserted(template: pattern.template.text)
    }
    return nil
  }

  private static func contradiction(_ rule: RuleDeclaration) -> ModelError.Idleness? {
    var held: Set<String> = []
    var denied: Set<String> = []
    for case .attribute(let test) in rule.conditions {
      let values = test.values.isEmpty ? [Vocabulary.truth] : test.values.map(\.text)
      guard values.count == 1 else { continue }
      let key = "\(test.attribute.text) \(values[0])"
      if test.kind == .holds { held.insert(key) } else { denied.insert(key) }
    }
    return held.intersection(denied).sorted().first.map { .contradictory(test: $0) }
  }
}
