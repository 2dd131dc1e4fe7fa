package import Advice
package import Assistant
package import Facts
package import RuleModel
import OrderedCollections
import RuleSyntax
import Understanding

// The one place that knows how an answer looks as JSON. The keys and their meaning are a contract (`"schema": 1`):
// later keys are added beside these.

/// What a batch carries along with a question.
package struct Passenger: Sendable, Hashable {
  package var id: JSONValue
  /// Keys of the input that mean nothing to the assistant.
  package var extra: [String: JSONValue]

  package init(id: JSONValue = .null, extra: [String: JSONValue] = [:]) {
    self.id = id
    self.extra = extra
  }
}

/// A question that could not be answered, and where it stood.
package struct LineError: Sendable, Hashable {
  package var code: String
  package var line: Int?
  package var message: String

  package init(code: String, line: Int?, message: String) {
    self.code = code
    self.line = line
    self.message = message
  }
}

/// Whether practices that an exclusion ruled out are shown too.
package enum Extent: Sendable, Hashable { case advised, all }

extension Answer {
  package func json(
    in rulebook: Rulebook, toolLanguage: Language = .chinese, passenger: Passenger = Passenger(),
    extent: Extent = .advised,
    line: Int? = nil
  ) -> JSONValue {
    let phrasing = Phrasing(rulebook, in: language)
    let shown = extent == .all ? advice + excluded : advice
    var members = emptyAnswer(question: .text(question), passenger: passenger)
    members["advice"] = .array(shown.map { json(of: $0, phrasing) })
    members["ask"] = ask.map { json(asking: $0, phrasing) } ?? .null
    members["not_understood"] = .texts(notUnderstoodWords)
    let notices = notices(in: rulebook)
    if !notices.isEmpty { members["notices"] = .texts(notices) }
    members["outcome"] = .text(outcome.rawValue)
    members["plan"] = .texts(plan)
    members["situation"] = .array(situation.map(json(of:)))
    if let failure {
      let message = toolLanguage == .chinese ? failure.chinese : failure.english
      members["error"] = LineError(code: failure.code, line: line, message: message).member
    }
    if outcome == .explained, let id = explains, let practice = rulebook.practice(id) {
      members["explanation"] = .text(phrasing.explanation(of: practice))
    }
    return .object(members)
  }

  private func json(of recommendation: Recommendation, _ phrasing: Phrasing) -> JSONValue {
    let practice = phrasing.rulebook.practice(recommendation.practice)
    let steps = (practice?.steps ?? []).map { step in
      grounded(GroundedSentence(basis: step.basis, text: step.content.text(in: phrasing.language)))
    }
    return .object([
      "assumed": .texts(phrasing.assumed(recommendation)),
      "because": .array(phrasing.because(recommendation).map(grounded)),
      "certainty": .decimal(recommendation.certainty),
      "differs": .texts(phrasing.differs(recommendation) + phrasing.conflicts(recommendation)),
      "evidence": .optional(practice.map { Wording(.chinese).evidence($0.evidence) }),
      "missing": .array(recommendation.missing.map { json(asking: $0, phrasing) }),
      "name": .text(practice?.title.text(in: phrasing.language) ?? recommendation.practice),
      "passages": .array((practice?.passages ?? []).map { json(ofPassage: $0, phrasing) }),
      "practice": .text(recommendation.practice),
      "steps": .array(steps),
      "verdict": .text(recommendation.verdict.code),
    ])
  }

  private func grounded(_ sentence: GroundedSentence) -> JSONValue {
    .object(["basis": .text(sentence.basis.code), "text": .text(sentence.text)])
  }

  private func json(asking condition: Condition, _ phrasing: Phrasing) -> JSONValue {
    .object(["attribute": .text(condition.attribute), "question": .text(phrasing.question(about: condition))])
  }

  private func json(ofPassage id: String, _ phrasing: Phrasing) -> JSONValue {
    let passage = phrasing.rulebook.passages[id]
    let document = passage.flatMap { phrasing.rulebook.documents[$0.document] }
    let lines = (passage?.lines ?? []).map {
      JSONValue.array([.integer($0.lowerBound), .integer($0.upperBound)])
    }
    return .object([
      "date": .optional(document?.date),
      "document": .optional(document?.title.text(in: phrasing.language) ?? passage?.document),
      "id": .text(id),
      "lines": .array(lines),
    ])
  }

  private func json(of mention: Mention) -> JSONValue {
    .object([
      "attribute": .text(mention.attribute),
      "holds": .text(mention.polarity.rawValue),
      "modality": .text(mention.modality.rawValue),
      "span": mention.span.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) } ?? .null,
      "text": .text(mention.text),
      "value": .text(mention.value),
    ])
  }

  /// The stretches that were not understood, as they were written.
  package var notUnderstoodWords: [String] {
    let scalars = Array(reading.text.unicodeScalars)
    return reading.notUnderstood.map { span in
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[span.clamped(to: scalars.indices)])
      return String(words)
    }
  }
}

extension LineError {
  /// The line of output for a line of input that could not be asked.
  package func json(question: String?, passenger: Passenger = Passenger()) -> JSONValue {
    var members = emptyAnswer(question: .optional(question), passenger: passenger)
    members["error"] = member
    return .object(members)
  }

  fileprivate var member: JSONValue {
    .object(["code": .text(code), "line": line.map(JSONValue.integer) ?? .null, "message": .text(message)])
  }
}

private func emptyAnswer(question: JSONValue, passenger: Passenger) -> [String: JSONValue] {
  var members: [String: JSONValue] = [
    "advice": .array([]), "ask": .null, "error": .null, "id": passenger.id, "not_understood": .array([]),
    "outcome": .text("error"), "plan": .array([]), "question": question, "schema": .integer(1),
    "situation": .array([]),
  ]
  if !passenger.extra.isEmpty { members["extra"] = .object(passenger.extra) }
  return members
}

extension Verdict {
  /// As the JSON contract spells it.
  package var code: String {
    switch self {
    case .fits: "fits"
    case .transferable: "transferable"
    case .open: "open"
    case .doesNotFit: "does_not_fit"
    }
  }
}

extension Basis {
  package var code: String {
    switch self {
    case .original: "原文"
    case .inferred: "引申"
    }
  }
}
