/// How the questions came out whose right first advice is one practice.
package struct PracticeTally: Sendable, Equatable {
  package struct Astray: Sendable, Equatable {
    /// The practice advised in its place; nothing where none was.
    package var practice: String?
    package var count: Int
  }

  package var practice: String
  package var first = Score(right: 0, of: 0)
  package var three = Score(right: 0, of: 0)
  /// Where the wrong ones went, the most frequent first.
  package var astray: [Astray] = []
}

extension Assessment {
  /// A question counts for the first of its right practices. The practices that fail most come first.
  package var byPractice: [PracticeTally] {
    var tallies: [String: PracticeTally] = [:]
    var astray: [String: [String?: Int]] = [:]
    for question in questions {
      guard let score = question.scores[.first], let practice = question.labels.first.first else { continue }
      tallies[practice, default: PracticeTally(practice: practice)].first += score
      if let three = question.scores[.three] { tallies[practice]?.three += three }
      guard !score.isFull else { continue }
      astray[practice, default: [:]][question.response.first?.practice, default: 0] += 1
    }
    for (practice, counts) in astray {
      tallies[practice]?.astray = counts.map { PracticeTally.Astray(practice: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.practice ?? "") < ($0.count, $1.practice ?? "") }
    }
    return tallies.values.sorted { ($1.first.wrong, $0.practice) < ($0.first.wrong, $1.practice) }
  }
}
