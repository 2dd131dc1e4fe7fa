package import Assistant
import Advice
package import RuleModel
import OrderedCollections

/// Answers as rows of a table, one row a question: the first advice in columns of its own, the others in one.
package enum AnswerCSV {
  package static let columns = [
    "id", "question", "outcome", "practice", "name", "verdict", "certainty", "evidence", "steps", "reasons",
    "lines",
    "further", "plan", "ask", "not_understood", "error",
  ]

  package static var header: String { CSVText.row(columns) }

  package static func row(for answer: Answer, in rulebook: Rulebook, id: JSONValue = .null) -> String {
    let phrasing = Phrasing(rulebook, in: answer.language)
    let stop = phrasing.words.clauseSeparator
    var cells: [String: String] = [
      "id": id.cell, "question": answer.question, "outcome": answer.outcome.rawValue,
      "further": answer.advice.dropFirst().map { "\($0.practice) \($0.verdict.code)" }.joined(
        separator: "; "),
      "plan": answer.plan.joined(separator: "; "),
      "ask": answer.ask.map(phrasing.question(about:)) ?? "",
      "not_understood": answer.notUnderstoodWords.joined(separator: stop),
      "error": answer.failure?.code ?? "",
    ]
    if let first = answer.advice.first {
      let practice = rulebook.practice(first.practice)
      cells["practice"] = first.practice
      cells["name"] = practice?.title.text(in: answer.language)
      cells["verdict"] = first.verdict.code
      cells["certainty"] = JSONValue.decimal(first.certainty).line
      cells["evidence"] = practice.map { phrasing.words.evidence($0.evidence) }
      cells["steps"] = practice?.steps.map { $0.content.text(in: answer.language) }.joined(separator: stop)
      cells["reasons"] = phrasing.because(first).map(\.text).joined(separator: stop)
      cells["lines"] = (practice?.passages ?? []).flatMap { rulebook.passages[$0]?.lines ?? [] }
        .map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(
          separator: "; ")
    }
    return CSVText.row(columns.map { cells[$0] ?? "" })
  }

  package static func row(for error: LineError, question: String?, id: JSONValue = .null) -> String {
    let cells = [
      "id": id.cell, "question": question ?? "", "outcome": "error",
      "error": "\(error.code): \(error.message)",
    ]
    return CSVText.row(columns.map { cells[$0] ?? "" })
  }
}

extension JSONValue {
  /// In a cell, a text stands without its quotation marks and null as nothing.
  fileprivate var cell: String {
    switch self {
    case .null: ""
    case .text(let text): text
    default: line
    }
  }
}

/// Rows of RFC 4180.
package enum CSVText {
  /// Without the line end.
  package static func row(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") }

  private static func quoted(_ cell: String) -> String {
    let needsQuotes =
      cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) } || cell.utf8.first == 0x20
      || cell.utf8.last == 0x20
    guard needsQuotes else { return cell }
    var quoted = "\""
    for scalar in cell.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append("\"") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
