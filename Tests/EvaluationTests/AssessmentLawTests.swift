import Advice
import Facts
import Testing

@testable import Evaluation

@Suite struct AssessmentLawTests {
  /// Labels that say what was answered.
  private func labels(from response: Response) -> Labels {
    var labels = Labels()
    labels.expect = response.advice.isEmpty ? .nothing : .answer
    labels.first = response.first.map { [$0.practice] } ?? []
    labels.ok = response.advice.dropFirst().map(\.practice)
    labels.verdict = response.first?.verdict
    labels.reads = response.statedFacts
    labels.never = Samples.practices.filter { practice in
      !response.advice.contains { $0.practice == practice || $0.practice.hasPrefix(practice + "/") }
    }
    labels.notFirst = labels.never
    return labels
  }

  @Test(arguments: 0..<20) func labelsMadeFromTheAnswersAreAllKept(seed: UInt64) {
    var dice = SplitMix(state: seed)
    let questions = (1...30).map { number in
      let response = Samples.response(using: &dice)
      var labels = labels(from: response)
      labels.twin = "Q-\(Int.random(in: 1...30, using: &dice))"
      labels.same = "Q-\(number)"
      labels.group = response.first?.practice
      return Assessed(
        id: "Q-\(number)", line: number, text: "", language: "zh", labels: labels, response: response)
    }
    let assessment = Assessment(questions)
    #expect(assessment.tally.measures.count > 8)
    for measure in assessment.tally.measures {
      #expect(assessment.tally[measure]?.isFull == true, "\(measure)")
    }
    #expect(assessment.failures.isEmpty)
  }

  @Test(arguments: 0..<20) func talliesAddUp(seed: UInt64) throws {
    let assessment = Samples.assessment(seed: seed)
    for measure in assessment.tally.measures {
      let score = try #require(assessment.tally[measure])
      let parts = assessment.byLanguage.compactMap { $0.tally[measure] }
      #expect(parts.reduce(0) { $0 + $1.right } == score.right)
      #expect(parts.reduce(0) { $0 + $1.of } == score.of)
      #expect(assessment.questions.reduce(0) { $0 + ($1.scores[measure]?.right ?? 0) } == score.right)
      #expect((0...score.of).contains(score.right))
    }
    let practices = assessment.byPractice
    #expect(practices.reduce(0) { $0 + $1.first.right } == assessment.tally[.first]?.right ?? 0)
    #expect(practices.reduce(0) { $0 + $1.first.of } == assessment.tally[.first]?.of ?? 0)
    #expect(practices.reduce(0) { $0 + $1.three.right } == assessment.tally[.three]?.right ?? 0)
    for practice in practices {
      #expect(practice.astray.reduce(0) { $0 + $1.count } == practice.first.wrong)
      #expect(practice.first.right <= practice.three.right)
    }
  }

  @Test(arguments: 0..<20) func everyMissedLabelIsAFailureOnce(seed: UInt64) {
    let assessment = Samples.assessment(seed: seed)
    let missed = assessment.questions.filter { question in
      question.scores.contains { $0.key.isDemanded && !$0.value.isFull }
    }
    #expect(Set(assessment.failures.map(\.question.name)) == Set(missed.map(\.name)))
    #expect(assessment.failures.count == missed.count)
  }

  @Test(arguments: 0..<10) func aBaselineOfItselfShowsNoChange(seed: UInt64) {
    let assessment = Samples.assessment(seed: seed)
    let comparison = Comparison(assessment, since: Baseline(assessment))
    #expect(comparison.before == assessment.tally)
    #expect(comparison.becameRight.isEmpty && comparison.becameWrong.isEmpty)
    #expect(comparison.added == 0 && comparison.removed == 0)
  }

  /// What became right one way became wrong the other way.
  @Test(arguments: 0..<10) func aComparisonTurnedAroundIsItsMirror(seed: UInt64) {
    var dice = SplitMix(state: seed)
    let ids = (1...30).map { "Q-\($0)" }
    let labels = ids.map { _ in Samples.labels(using: &dice, ids: ids) }
    func assessment() -> Assessment {
      Assessment(
        zip(ids, labels).map { id, labels in
          Assessed(
            id: id, line: 1, text: id, language: "zh", labels: labels,
            response: Samples.response(using: &dice))
        })
    }
    let (one, other) = (assessment(), assessment())
    let forth = Comparison(other, since: Baseline(one))
    let back = Comparison(one, since: Baseline(other))
    #expect(forth.becameRight.map(\.question.name) == back.becameWrong.map(\.question.name))
    #expect(forth.becameRight.map(\.measures) == back.becameWrong.map(\.measures))
    #expect(!forth.becameRight.isEmpty)
    for measure in one.tally.measures where measure != .reads {
      let turned = { (changes: [Comparison.Change]) in changes.count { $0.measures.contains(measure) } }
      guard measure.isDemanded, let before = one.tally[measure], let after = other.tally[measure] else {
        continue
      }
      #expect(
        after.right - before.right == turned(forth.becameRight) - turned(forth.becameWrong), "\(measure)")
    }
  }

  @Test func questionsThatCameAndWent() {
    let old = [Samples.question("a", Samples.response([])), Samples.question("b", Samples.response([]))]
    let new = [Samples.question("b", Samples.response([])), Samples.question("c", Samples.response([]))]
    let comparison = Comparison(Assessment(new), since: Baseline(Assessment(old)))
    #expect(comparison.added == 1 && comparison.removed == 1)
  }
}
