import Archive
package import Facts
package import Inference
import OrderedCollections
import RuleModel

/// The rules of a rule base as the engine takes them: each is written out when it is asked for.
package struct LoweredProgram: RuleSource {
  private let book: Rulebook
  private let tests: SituationTests
  /// The rules that no author wrote; the book's own are numbered after them.
  private let made: [RuleDraft]
  private var compiler: Compiler

  init(_ book: Rulebook) {
    self.book = book
    tests = SituationTests(book)
    made = exclusiveRules() + book.practices.values.flatMap { practiceRules($0, in: book) }
    compiler = Compiler(book)
    for fact in exclusiveFacts(of: book) + book.facts.map(\.pattern) { compiler.addInitialFact(fact) }
  }

  package var templates: [Template] { compiler.numbered }
  package var initialFacts: [FactContent] { compiler.initialFacts }
  package var symbols: SymbolTable { compiler.symbols }

  package var priorities: [Int] {
    made.map(\.declaration.priority) + book.rules.lazy.map(\.priority)
  }

  /// What is kept of each rule, by number; of an author's rule nothing that the book does not tell.
  var origins: Shelf<LoweredRule> {
    let made = made.map(\.rule)
    return Shelf(count: made.count + book.rules.count) { [book, tests] number in
      if number < made.count { return made[number] }
      let index = number - made.count
      let rule = book.rules[index]
      return LoweredRule(
        origin: .authored(index), name: rule.name, certainty: 1, ownCertainties: tests.certainties(of: rule))
    }
  }

  package mutating func portion(_ numbers: ArraySlice<Int>) -> [Rule] {
    numbers.map { number in
      let isMade = number < made.count
      return compiler.lower(
        isMade ? made[number].declaration : tests.lower(book.rules[number - made.count]))
    }
  }
}
