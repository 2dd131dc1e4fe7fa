import Advice

/// One labelled question with what was answered and how well that keeps the labels.
package struct Assessed: Sendable {
  /// Unique in its file.
  package var id: String?
  package var line: Int
  package var text: String
  package var language: String
  package var labels: Labels
  package var response: Response
  package internal(set) var scores: [Measure: Score]

  package init(
    id: String?, line: Int, text: String, language: String, labels: Labels, response: Response
  ) {
    self.id = id
    self.line = line
    self.text = text
    self.language = language
    self.labels = labels
    self.response = response
    scores = labels.scores(of: response)
  }

  /// What the question goes by: its id, else its line.
  package var name: String { id ?? "#\(line)" }

  /// The worst thing missed.
  package var failure: Measure? { Measure.worstFirst.first { scores[$0]?.isFull == false } }

  /// The worst thing missed of the labels that look at this question alone.
  package var ownFailure: Measure? { Measure.worstFirst.first { $0.isOwn && scores[$0]?.isFull == false } }

  fileprivate var ownScores: [Score] {
    scores.filter { $0.key.isOwn && $0.key.isDemanded }.map(\.value)
  }
}

/// The answers to a labelled file, judged.
package struct Assessment: Sendable {
  /// In the order of the file.
  package private(set) var questions: [Assessed]
  package private(set) var tally = Tally()
  /// In the order of their names.
  package private(set) var byLanguage: [(language: String, tally: Tally)] = []
  /// The first advice of most questions of a group, where there is one.
  package private(set) var majorities: [String: String] = [:]
  private var places: [String: Int] = [:]

  package init(_ questions: [Assessed]) {
    self.questions = questions
    for (index, question) in questions.enumerated() {
      if let id = question.id { places[id] = index }
    }
    judgeTwins()
    judgeGroups()
    for question in self.questions { tally.add(question.scores) }
    let languages = Dictionary(grouping: self.questions, by: \.language).sorted { $0.key < $1.key }
    byLanguage = languages.map { name, questions in
      var tally = Tally()
      for question in questions { tally.add(question.scores) }
      return (name, tally)
    }
  }

  package subscript(id: String) -> Assessed? { places[id].map { questions[$0] } }

  /// Twins that were not judged themselves decide nothing.
  private mutating func judgeTwins() {
    for index in questions.indices {
      let question = questions[index]
      if let other = question.labels.same.flatMap({ self[$0] }) {
        let agrees = Set(question.response.statedFacts) == Set(other.response.statedFacts)
        questions[index].scores[.same] = Score(agrees)
      }
      if let other = question.labels.twin.flatMap({ self[$0] }) {
        let scores = question.ownScores + other.ownScores
        if !scores.isEmpty { questions[index].scores[.twin] = Score(scores.allSatisfy(\.isFull)) }
      }
    }
  }

  /// A group of one has nobody to agree with. Where two first advices are equally frequent the earlier one counts.
  private mutating func judgeGroups() {
    var groups: [String: [Int]] = [:]
    for index in questions.indices {
      if let group = questions[index].labels.group { groups[group, default: []].append(index) }
    }
    for (group, members) in groups where members.count > 1 {
      let firsts = members.map { questions[$0].response.first?.practice }
      var counts: [String?: Int] = [:]
      for first in firsts { counts[first, default: 0] += 1 }
      let most = counts.values.max() ?? 0
      guard let majority = firsts.first(where: { counts[$0] == most }) else { continue }
      majorities[group] = majority
      for (index, first) in zip(members, firsts) {
        questions[index].scores[.group] = Score(first == majority)
      }
    }
  }

  /// Questions that miss a label, the worst kinds first, then the surest verdicts, then in order.
  package var failures: [(kind: Measure, question: Assessed)] {
    let failed = questions.enumerated().compactMap { index, question in
      question.failure.map { kind in
        (kind: kind, index: index, verdict: question.response.first?.verdict.rawValue ?? .max)
      }
    }
    let ranks = Dictionary(
      uniqueKeysWithValues: Measure.worstFirst.enumerated().map { ($0.element, $0.offset) })
    func order(_ kind: Measure) -> Int { ranks[kind] ?? ranks.count }
    return failed.sorted { (order($0.kind), $0.verdict, $0.index) < (order($1.kind), $1.verdict, $1.index) }
      .map { ($0.kind, questions[$0.index]) }
  }
}
