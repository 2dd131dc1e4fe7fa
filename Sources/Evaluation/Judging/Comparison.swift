/// What an earlier assessment came to.
package struct Baseline: Sendable {
  package struct Question: Sendable, Equatable {
    package var right: [Measure: Bool]
    package var first: Response.Advised?

    package init(right: [Measure: Bool], first: Response.Advised?) {
      self.right = right
      self.first = first
    }
  }

  package var tally: Tally
  /// By `Assessed.name`.
  package var questions: [String: Question]

  package init(tally: Tally, questions: [String: Question]) {
    self.tally = tally
    self.questions = questions
  }

  package init(_ assessment: Assessment) {
    tally = assessment.tally
    questions = Dictionary(
      assessment.questions.map { question in
        (
          question.name,
          Question(right: question.scores.mapValues(\.isFull), first: question.response.first)
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// How an assessment differs from an earlier one.
package struct Comparison: Sendable {
  package struct Change: Sendable {
    package var question: Assessed
    /// Those that turned, in their order.
    package var measures: [Measure]
    package var before: Response.Advised?
  }

  package let before: Tally
  /// A question may be in both, by different measures.
  package private(set) var becameRight: [Change] = []
  package private(set) var becameWrong: [Change] = []
  /// Questions that only one of the two has.
  package private(set) var added = 0
  package let removed: Int

  package init(_ assessment: Assessment, since baseline: Baseline) {
    before = baseline.tally
    var known = 0
    for question in assessment.questions {
      guard let old = baseline.questions[question.name] else {
        added += 1
        continue
      }
      known += 1
      let turned = Measure.allCases.filter { measure in
        guard measure.isDemanded, let score = question.scores[measure], let old = old.right[measure] else {
          return false
        }
        return score.isFull != old
      }
      let better = turned.filter { question.scores[$0]?.isFull == true }
      let worse = turned.filter { question.scores[$0]?.isFull == false }
      if !better.isEmpty {
        becameRight.append(Change(question: question, measures: better, before: old.first))
      }
      if !worse.isEmpty {
        becameWrong.append(Change(question: question, measures: worse, before: old.first))
      }
    }
    removed = baseline.questions.count - known
  }
}
