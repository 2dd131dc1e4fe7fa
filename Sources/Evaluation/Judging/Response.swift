package import Advice
package import Assistant
package import Facts

/// What of an answer is held against labels, and told where it misses them.
package struct Response: Sendable {
  package struct Advised: Sendable, Hashable {
    package var practice: String
    package var verdict: Verdict

    package init(_ practice: String, _ verdict: Verdict) {
      self.practice = practice
      self.verdict = verdict
    }
  }

  /// Each practice once, in order.
  package var advice: [Advised]
  /// The facts of the situation.
  package var facts: [Mention]
  /// The needs and authors' rules that speak for the first advice.
  package var causes: [Reason]

  package init(advice: [Advised] = [], facts: [Mention] = [], causes: [Reason] = []) {
    self.advice = advice
    self.facts = facts
    self.causes = causes
  }

  package init(_ answer: Answer) {
    var seen: Set<String> = []
    advice = answer.advice.filter { seen.insert($0.practice).inserted }.map {
      Advised($0.practice, $0.verdict)
    }
    facts = answer.situation
    causes = answer.advice.first?.reasons.filter { Self.causing.contains($0.role) } ?? []
  }

  private static let causing: Set<Reason.Role> = [.need, .relatedNeed, .doubtfulNeed, .rule]

  package var first: Advised? { advice.first }

  /// Each once, in order.
  package var statedFacts: [StatedFact] {
    var seen: Set<StatedFact> = []
    return facts.map { StatedFact($0) }.filter { seen.insert($0).inserted }
  }
}

extension Labels {
  /// How well a response keeps the labels that look at this question alone.
  package func scores(of response: Response) -> [Measure: Score] {
    var scores: [Measure: Score] = [:]
    let isFirstRight = response.first.map { Self.name(first, $0.practice) } ?? false
    switch expectation {
    case .answer:
      scores[.answered] = Score(!response.advice.isEmpty)
      if !first.isEmpty {
        scores[.first] = Score(isFirstRight)
        scores[.three] = Score(response.advice.prefix(3).contains { Self.name(first + ok, $0.practice) })
      }
    case .either: scores[.either] = Score(response.advice.isEmpty || isFirstRight)
    case .nothing:
      scores[.noneFits] = Score(!response.advice.contains { $0.verdict == .fits })
      scores[.silent] = Score(response.advice.isEmpty)
    case nil: break
    }
    if !never.isEmpty {
      scores[.never] = Score(
        !response.advice.contains { $0.verdict == .fits && Self.name(never, $0.practice) })
    }
    if !notFirst.isEmpty {
      scores[.notFirst] = Score(!(response.first.map { Self.name(notFirst, $0.practice) } ?? false))
    }
    if let verdict { scores[.verdict] = Score(response.first?.verdict == verdict) }
    if !reads.isEmpty {
      let found = Set(response.statedFacts)
      scores[.reads] = Score(right: reads.count(where: found.contains), of: reads.count)
    }
    return scores
  }
}
