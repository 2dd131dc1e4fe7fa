import Advice
package import Evaluation

// What an assessment is written as, and read back from as a baseline.

extension Assessment {
  package func json(since comparison: Comparison?) -> JSONValue {
    var members: [String: JSONValue] = [
      "by_language": .object(
        Dictionary(byLanguage.map { ($0.language, $0.tally.json) }, uniquingKeysWith: { first, _ in first })),
      "by_practice": .array(byPractice.map(\.json)), "measures": tally.json,
      "questions": .array(questions.map(\.json)),
    ]
    if let comparison { members["changes"] = comparison.json }
    return .object(members)
  }
}

extension Tally {
  fileprivate var json: JSONValue {
    .object(
      Dictionary(
        scores.map { measure, score in
          (measure.rawValue, .object(["of": .integer(score.of), "right": .integer(score.right)]))
        }, uniquingKeysWith: { first, _ in first }))
  }
}

extension PracticeTally {
  fileprivate var json: JSONValue {
    .object([
      "first": .integer(first.right), "practice": .text(practice), "questions": .integer(first.of),
      "three": .integer(three.right),
      "wrong": .array(
        astray.map { .object(["count": .integer($0.count), "practice": .optional($0.practice)]) }),
    ])
  }
}

extension Assessed {
  fileprivate var json: JSONValue {
    .object([
      "facts": .texts(response.statedFacts.map(\.notation)), "first": .optional(response.first?.practice),
      "id": .optional(id), "language": .text(language), "line": .integer(line),
      "right": .object(
        Dictionary(
          scores.map { ($0.key.rawValue, .truth($0.value.isFull)) }, uniquingKeysWith: { first, _ in first })),
      "verdict": .optional(response.first?.verdict.code),
    ])
  }
}

extension Comparison {
  fileprivate var json: JSONValue {
    .object([
      "added": .integer(added), "became_right": .array(becameRight.map(\.json)),
      "became_wrong": .array(becameWrong.map(\.json)), "before": before.json, "removed": .integer(removed),
    ])
  }
}

extension Comparison.Change {
  fileprivate var json: JSONValue {
    .object([
      "first": .optional(question.response.first?.practice), "first_before": .optional(before?.practice),
      "measures": .texts(measures.map(\.rawValue)), "question": .text(question.name),
    ])
  }
}

// MARK: Reading

extension Baseline {
  /// Nothing where `json` is no assessment. Measures of another version are passed over.
  package init?(_ json: JSONValue) {
    guard case .object(let members) = json, case .object(let measures)? = members["measures"],
      case .array(let questions)? = members["questions"]
    else { return nil }
    var scores: [Measure: Score] = [:]
    for (name, value) in measures {
      guard let right = value["right"]?.whole, let of = value["of"]?.whole else { return nil }
      if let measure = Measure(rawValue: name) { scores[measure] = Score(right: right, of: of) }
    }
    self.init(tally: Tally(scores), questions: [:])
    for question in questions {
      guard let line = question["line"]?.whole, case .object(let right)? = question["right"] else {
        return nil
      }
      self.questions[question["id"]?.words ?? "#\(line)"] = Question(
        right: Baseline.right(right), first: Baseline.first(question))
    }
  }

  private static func right(_ members: [String: JSONValue]) -> [Measure: Bool] {
    var right: [Measure: Bool] = [:]
    for (name, value) in members {
      if let measure = Measure(rawValue: name), case .truth(let isRight) = value { right[measure] = isRight }
    }
    return right
  }

  private static func first(_ question: JSONValue) -> Response.Advised? {
    guard let practice = question["first"]?.words else { return nil }
    let code = question["verdict"]?.words
    guard let verdict = Verdict.allCases.first(where: { $0.code == code }) else { return nil }
    return Response.Advised(practice, verdict)
  }
}

extension JSONValue {
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  fileprivate var whole: Int? {
    guard case .number(let spelling) = self else { return nil }
    return Int(spelling)
  }

  fileprivate var words: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }
}
