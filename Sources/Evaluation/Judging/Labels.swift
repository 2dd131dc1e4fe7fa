package import Advice
package import Facts

/// What an author holds right of one question. Practices are catalogue ids.
package struct Labels: Sendable, Equatable {
  package enum Expectation: String, Sendable, CaseIterable {
    case answer, either
    case nothing = "none"
  }

  /// Whether something is to be advised; `either`: `first` or nothing at all.
  package var expect: Expectation?
  /// Any of them is right as the first advice.
  package var first: [String] = []
  /// Right among the first three, beside `first`.
  package var ok: [String] = []
  /// Must not be advised as fitting.
  package var never: [String] = []
  package var notFirst: [String] = []
  /// Of the first advice.
  package var verdict: Verdict?
  package var reads: [StatedFact] = []
  /// Id of the question in another language that must give the same facts.
  package var same: String?
  /// Id of the question that says the contrary of this one.
  package var twin: String?
  /// Rewordings of one situation share it.
  package var group: String?

  package init() {}

  /// A question with right first advices is one to be answered, unless it says otherwise.
  package var expectation: Expectation? { expect ?? (first.isEmpty ? nil : .answer) }

  /// Whether an advised practice is one of those named: itself, or a part of it.
  static func name(_ labels: [String], _ practice: String) -> Bool {
    labels.contains { $0 == practice || practice.hasPrefix($0 + "/") }
  }
}

/// A fact without the words that say it: what two readings can be held together by.
package struct StatedFact: Sendable, Hashable {
  package var attribute: String
  package var value: String
  package var polarity: Polarity

  package init(attribute: String, value: String = Vocabulary.truth, polarity: Polarity = .yes) {
    self.attribute = attribute
    self.value = value
    self.polarity = polarity
  }

  package init(_ mention: Mention) {
    self.init(attribute: mention.attribute, value: mention.value, polarity: mention.polarity)
  }

  /// `停车收费争议`, `社区类型=安置小区`, `!业委会`; `?业委会` where it is not known.
  package var notation: String {
    let sign =
      switch polarity {
      case .yes: ""
      case .no: "!"
      case .unsure: "?"
      }
    return sign + attribute + (value == Vocabulary.truth ? "" : "=" + value)
  }

  /// Reads `notation`; the names may be unknown to every rule base.
  package init(notation: String) {
    let sign = notation.first
    let rest = sign == "!" || sign == "?" ? notation.dropFirst() : notation[...]
    let parts = rest.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    self.init(
      attribute: parts[0], value: parts.count > 1 ? parts[1] : Vocabulary.truth,
      polarity: sign == "!" ? .no : sign == "?" ? .unsure : .yes)
  }
}
