import Advice
public import Diagnostics
import Facts
import Inference
import Lowering
import OrderedCollections
import RuleModel
import RuleSyntax

/// What became of one case of the rule base.
public struct CaseResult: Sendable {
  public let name: String
  public let location: Location
  /// What was expected and did not happen; empty where the case passed.
  public let failures: [Diagnostic.Message]
}

/// Runs the cases that authors write beside their rules.
public struct CaseRunner {
  private let knowledge: Knowledge
  private let advisor: Advisor

  public init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    advisor = Advisor(knowledge)
  }

  /// In the order of the files; only those whose name holds `filter`, if one is given.
  public func run(filter: String? = nil) -> [CaseResult] {
    knowledge.rulebook.cases.filter { filter.map($0.name.contains) ?? true }.map(run)
  }

  private func run(_ testCase: TestCase) -> CaseResult {
    var session = Session()
    var answer: Answer?
    var failures: [Diagnostic.Message] = []
    for question in testCase.questions {
      let said = session.ask(question, of: advisor)
      if let failure = said.failure { failures.append(failure.message) }
      answer = said
    }
    if testCase.questions.isEmpty, let failure = advisor.findings(in: []).1 {
      failures.append(failure.message)
    }
    failures += testCase.expectations.compactMap { check($0, answer) }
    return CaseResult(name: testCase.name, location: testCase.location, failures: failures)
  }

  private func check(_ expectation: Expectation, _ answer: Answer?) -> Diagnostic.Message? {
    switch expectation.kind {
    case .fact, .noFact: return checkFact(expectation)
    case .reads: return checkReading(expectation, answer)
    case .notCovered:
      guard let answer else { return message("有问题", "a question", found: nil) }
      guard let first = answer.advice.first else { return nil }
      return message("未涉及", "not covered", found: answer, first.practice)
    case .plan:
      let wanted = expectation.practices.compactMap { knowledge.rulebook.practice($0.text)?.id }
      return answer?.plan == wanted
        ? nil
        : message(
          "计划 " + wanted.joined(separator: "、"), "plan " + wanted.joined(separator: ", "), found: answer,
          answer?.plan.joined(separator: ", "))
    case .first, .includes, .notAdvised, .excluded:
      return expectation.practices.lazy.compactMap { checkAdvice(expectation, $0.text, answer) }.first
    }
  }

  private func checkAdvice(_ expectation: Expectation, _ name: String, _ answer: Answer?)
    -> Diagnostic.Message?
  {
    guard let answer, let practice = knowledge.rulebook.practice(name) else {
      return message("有问题和做法", "a question and a practice", found: nil)
    }
    let wanted = expectation.verdict.map { Verdict($0) }
    func fits(_ found: Recommendation?) -> Bool {
      guard let found else { return false }
      return found.practice == practice.id && (wanted == nil || found.verdict == wanted)
    }
    let label = "\(practice.id)" + (wanted.map { " \($0)" } ?? "")
    switch expectation.kind {
    case .first:
      return fits(answer.advice.first) ? nil : message("首选 \(label)", "first \(label)", found: answer)
    case .includes:
      return answer.advice.contains { fits($0) }
        ? nil : message("含 \(label)", "includes \(label)", found: answer)
    case .notAdvised:
      return answer.advice.contains { fits($0) }
        ? message("不建议 \(label)", "not advised \(label)", found: answer) : nil
    default:
      return answer.excluded.contains { fits($0) }
        ? nil : message("不适用 \(label)", "does not fit \(label)", found: answer)
    }
  }

  private func checkReading(_ expectation: Expectation, _ answer: Answer?) -> Diagnostic.Message? {
    guard let test = expectation.test else { return nil }
    let choices = knowledge.rulebook.attributes[test.attribute.text]?.choices.keys.map(\.self) ?? []
    let values = test.values.isEmpty ? choices : test.values.map(\.text)
    // 未提 is said of what nobody spoke of, whichever way.
    let polarities: [Polarity] =
      switch test.kind {
      case .holds, .unless: [.yes]
      case .knownNot: [.no]
      case .unsure: [.unsure]
      case .unstated: Polarity.allCases
      }
    let isRead = answer?.situation.contains {
      $0.attribute == test.attribute.text && values.contains($0.value) && polarities.contains($0.polarity)
    }
    let wantsAbsence = test.kind == .unstated || test.kind == .unless
    return isRead == !wantsAbsence
      ? nil
      : message(
        "读到 \(test.attribute.text) \(values.first ?? "")", "reads \(test.attribute.text)", found: answer)
  }

  private func checkFact(_ expectation: Expectation) -> Diagnostic.Message? {
    guard let pattern = expectation.pattern else { return nil }
    let exists = FactMatcher(advisor.engine, knowledge.lowered).exists(pattern)
    if exists == (expectation.kind == .fact) { return nil }
    let name = pattern.template.text
    return exists
      ? .init(chinese: "不该有事实“\(name)”", english: "there should be no such fact “\(name)”")
      : .init(chinese: "没有这样的事实“\(name)”", english: "there is no such fact “\(name)”")
  }

  private func message(_ chinese: String, _ english: String, found answer: Answer?, _ extra: String? = nil)
    -> Diagnostic.Message
  {
    let advice = answer?.advice.prefix(3).map { "\($0.practice) \($0.verdict)" }.joined(separator: ", ") ?? ""
    let found = extra ?? (advice.isEmpty ? answer?.outcome.rawValue ?? "–" : advice)
    return .init(chinese: "期望 \(chinese)，得到 \(found)", english: "expected \(english), found \(found)")
  }
}

extension Answer.Failure {
  fileprivate var message: Diagnostic.Message { .init(chinese: chinese, english: english) }
}

extension Verdict {
  init(_ word: VerdictWord) {
    self =
      switch word {
      case .fits: .fits
      case .transferable: .transferable
      case .open: .open
      case .doesNotFit: .doesNotFit
      }
  }
}
