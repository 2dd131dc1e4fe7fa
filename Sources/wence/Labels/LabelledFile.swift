import Assistant
import Diagnostics
import Evaluation
import Facts
import Rendering

/// Answers the questions of a labelled file. What cannot be asked or understood is told with its line, and the question
/// left out.
struct LabelledFile {
  let path: String
  private let labels: LabelReader
  private let advisor: Advisor
  /// Lines of the ids, those of questions left out included.
  private var lines: [String: Int] = [:]
  private(set) var mistakes = 0

  init(path: String, knowledge: Knowledge, today: String) {
    self.path = path
    labels = LabelReader(knowledge.rulebook)
    advisor = Advisor(knowledge, today: today)
  }

  mutating func assessment(of reader: inout QuestionReader) -> Assessment {
    var questions: [Assessed] = []
    while let item = reader.next() {
      switch item {
      case .bad(let bad):
        if let id = bad.passenger.name, lines[id] == nil { lines[id] = item.line }
        tell(bad.error.message, at: item.line)
      case .query(let query): if let question = assessed(query) { questions.append(question) }
      }
    }
    return Assessment(questions.filter { hasKnownTwins($0) })
  }

  private mutating func assessed(_ query: Query) -> Assessed? {
    let (labels, found) = labels.labels(of: query.passenger)
    let (language, others) = self.labels.language(of: query.passenger)
    var wrong = found + others
    let id = query.passenger.name
    if let id {
      if let line = lines[id] { wrong.append(.repeatedID(id, line: line)) } else { lines[id] = query.line }
    }
    for mistake in wrong { tell(mistake.message, at: query.line) }
    guard wrong.isEmpty else { return nil }
    let answer = advisor.answer(query.question, given: query.given)
    if let failure = answer.failure {
      tell(say(failure.chinese, failure.english), at: query.line)
      return nil
    }
    return Assessed(
      id: id, line: query.line, text: query.question, language: language ?? answer.language.rawValue,
      labels: labels, response: Response(answer))
  }

  private mutating func hasKnownTwins(_ question: Assessed) -> Bool {
    let named = [("same", question.labels.same), ("twin", question.labels.twin)]
    let wrong = named.compactMap { key, id -> LabelMistake? in
      guard let id, lines[id] == nil else { return nil }
      return .unknownQuestion(id, key: key, nearest: nearestName(to: id, among: lines.keys))
    }
    for mistake in wrong { tell(mistake.message, at: question.line) }
    return wrong.isEmpty
  }

  private mutating func tell(_ message: String, at line: Int) {
    mistakes += 1
    Output.errors.writeLine("\(path):\(line)\(say("：", ": "))\(message)")
  }
}

extension Passenger {
  /// The id as one word.
  fileprivate var name: String? {
    switch id {
    case .text(let text): text.isEmpty ? nil : text
    case .number(let spelling): spelling
    default: nil
    }
  }
}
