import Facts
import Inference
import Understanding

extension Answer {
  init(failing failure: Failure, question: String) {
    let shown = question.utf8.count > Advisor.longestQuestion ? String(question.prefix(80)) + "…" : question
    self.init(
      question: shown, language: .chinese, outcome: .error,
      reading: Reading(text: shown, language: .chinese))
    self.failure = failure
  }
}

extension Answer.Failure {
  /// What keeps a question from being read at all.
  static func of(_ question: String, given: [Mention]) -> Answer.Failure? {
    if question.utf8.count > Advisor.longestQuestion {
      return Answer.Failure(
        code: "too_long", chinese: "问题太长：\(question.utf8.count) 字节，最多 \(Advisor.longestQuestion) 字节",
        english: "the question is too long: \(question.utf8.count) bytes, at most \(Advisor.longestQuestion)")
    }
    if question.utf8.contains(0) {
      return Answer.Failure(
        code: "nul_byte", chinese: "问题里有 NUL 字符，像是二进制数据",
        english: "the question holds a NUL byte: binary data?")
    }
    if given.isEmpty, question.allSatisfy(\.isWhitespace) {
      return Answer.Failure(code: "empty_question", chinese: "没有问题内容", english: "the question is empty")
    }
    return nil
  }

  static func of(_ outcome: RunOutcome, name: (Int) -> String) -> Answer.Failure? {
    switch outcome {
    case .finished, .halted: return nil
    case .outOfFuel(let firings, let cycle):
      let names = cycle.prefix(5).map { "“\(name($0))”" }
      return Answer.Failure(
        code: "out_of_fuel", chinese: "规则触发了 \(firings) 次还没有停下，已中止；循环在：\(names.joined(separator: "、"))",
        english:
          "stopped after \(firings) firings without an end; the cycle: \(names.joined(separator: ", "))")
    case .failed(_, let rule, let reason):
      return Answer.Failure(
        code: "action_failed", chinese: "规则“\(name(rule))”的动作做不到：\(reason)",
        english: "an action of rule “\(name(rule))” cannot be carried out: \(reason)")
    }
  }
}
