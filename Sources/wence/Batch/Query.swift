import Facts
import Rendering

/// One line of a batch: a question with what it carries, or what is wrong with the line.
enum BatchItem {
  case query(Query)
  case bad(BadLine)

  var line: Int {
    switch self {
    case .query(let query): query.line
    case .bad(let bad): bad.error.line ?? 0
    }
  }
}

struct Query {
  var line: Int
  var question: String
  var given: [Mention] = []
  var passenger = Passenger()
}

struct BadLine {
  var error: LineError
  /// What could be read of it.
  var question: String?
  var passenger = Passenger()

  init(_ mistake: LineMistake, line: Int, question: String? = nil, passenger: Passenger = Passenger()) {
    error = LineError(code: mistake.code, line: line, message: mistake.message)
    self.question = question
    self.passenger = passenger
  }
}

/// How large a question may be: 1 MiB of UTF-8.
let longestQuestion = 1 << 20

/// What keeps a question from being asked at all.
func refusal(of question: String) -> LineMistake? {
  if question.utf8.count > longestQuestion { return .tooLong }
  if question.utf8.contains(0) { return .nulByte }
  return question.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? .emptyQuestion : nil
}
