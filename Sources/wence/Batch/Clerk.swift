import Advice
import Assistant
import Facts
import Rendering
import Typography

/// How answers are written.
struct AnswerStyle: Sendable {
  enum Format: String, CaseIterable, Sendable { case text, json, jsonl, csv, markdown }

  var format: Format
  var extent = Extent.advised
  var toolLanguage = Facts.Language.chinese
}

/// Answers questions on a thread of its own and writes each answer out.
actor Clerk {
  struct Answered: Sendable {
    var text: String
    var outcome: Answer.Outcome
    /// Id of the first practice advised.
    var first: String?
  }

  private let knowledge: Knowledge
  private let style: AnswerStyle
  private let advisor: Advisor

  init(_ knowledge: Knowledge, style: AnswerStyle, today: String) {
    self.knowledge = knowledge
    self.style = style
    advisor = Advisor(knowledge, today: today)
  }

  func answer(_ items: [BatchItem]) -> [Answered] {
    items.map { item in
      switch item {
      case .query(let query):
        let answer = advisor.answer(query.question, given: query.given)
        let text = written(answer, style, knowledge, passenger: query.passenger, line: query.line)
        return Answered(text: text, outcome: answer.outcome, first: answer.advice.first?.practice)
      case .bad(let bad): return Answered(text: written(bad, style), outcome: .error)
      }
    }
  }
}

/// One answer in the form asked for, its last line ended.
func written(
  _ answer: Answer, _ style: AnswerStyle, _ knowledge: Knowledge, passenger: Passenger = Passenger(),
  line: Int? = nil
) -> String {
  let rulebook = knowledge.rulebook
  switch style.format {
  case .text: return answer.page(in: rulebook, extent: style.extent).text(.plain) + (line == nil ? "" : "\n")
  case .json, .jsonl:
    let json = answer.json(
      in: rulebook, toolLanguage: style.toolLanguage, passenger: passenger, extent: style.extent, line: line)
    return json.line + "\n"
  case .csv: return AnswerCSV.row(for: answer, in: rulebook, id: passenger.id) + "\r\n"
  case .markdown:
    return answer.markdown(in: rulebook, extent: style.extent) + "\n" + (line == nil ? "" : "\n")
  }
}

func written(_ bad: BadLine, _ style: AnswerStyle) -> String {
  switch style.format {
  case .text, .markdown: bad.error.message + "\n\n"
  case .json, .jsonl: bad.error.json(question: bad.question, passenger: bad.passenger).line + "\n"
  case .csv: AnswerCSV.row(for: bad.error, question: bad.question, id: bad.passenger.id) + "\r\n"
  }
}
