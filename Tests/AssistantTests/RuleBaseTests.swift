import Advice
import Assistant
import Diagnostics
import OrderedCollections
import RuleModel
import RuleSyntax
import Testing

/// The project's rule base as a whole.
@Suite struct RuleBaseTests {
  @Test func hasNoDiagnostics() {
    for diagnostic in Project.built.diagnostics {
      Issue.record("\(diagnostic.location): \(diagnostic.message.chinese)")
    }
  }

  @Test func everyCasePasses() {
    let results = CaseRunner(Project.knowledge).run()
    #expect(results.count >= 276)
    for result in results where !result.failures.isEmpty {
      Issue.record("\(result.location.path) \(result.name): \(result.failures.map(\.chinese))")
    }
  }

  /// Two Chinese registers, an English one and a twin without the need, for each practice and sub-service.
  @Test func everyPracticeHasItsCases() {
    let book = Project.knowledge.rulebook
    for practice in book.practices.values {
      let own = book.cases.filter { testCase in
        testCase.expectations.contains { expectation in
          expectation.practices.contains { book.practice($0.text)?.id == practice.id }
        }
      }
      let english = own.filter {
        $0.questions.allSatisfy {
          $0.utf8.allSatisfy { $0 < 0x80 || $0 == 0xE2 || $0 > 0x7F }
            && !$0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        }
      }
      let twins = own.filter {
        $0.expectations.contains { $0.kind == .notAdvised || $0.kind == .notCovered || $0.kind == .excluded }
      }
      #expect(
        own.count >= 4 && !english.isEmpty && !twins.isEmpty,
        "\(practice.id): \(own.count) cases, \(english.count) English, \(twins.count) twins")
    }
  }

  @Test func everyPracticeIsWordedInBothLanguages() {
    let book = Project.knowledge.rulebook
    for practice in book.practices.values {
      #expect(practice.title.english != nil, "\(practice.id)")
      #expect(!practice.steps.isEmpty, "\(practice.id)")
      for step in practice.steps {
        #expect(step.content.english != nil, "\(practice.id): \(step.content.chinese)")
      }
    }
    for need in book.attributes.values where need.kind == .need {
      #expect(need.followUp?.english != nil && need.sentence?.english != nil, "\(need.name)")
    }
  }

  @Test func catalogueIsWhole() {
    let ids = Project.knowledge.rulebook.practices.values.filter { $0.parent == nil }.map(\.id)
    let catalogue =
      (1...13).map { "A\($0)" } + (1...13).map { "B\($0)" } + (1...14).map { "C\($0)" }
      + (1...14).map { "D\($0)" }
    #expect(Set(ids) == Set(catalogue) && ids.count == catalogue.count)
    let parts = Project.knowledge.rulebook.practices.values.filter { $0.parent != nil }.map(\.id)
    #expect(parts.count == 15)
  }
}
