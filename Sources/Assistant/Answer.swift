public import Advice
public import Facts
public import Understanding

/// What the assistant says to one question, as data. `Rendering` gives it words.
public struct Answer: Sendable {
  public enum Outcome: String, Sendable, Hashable {
    case answered, explained
    case notCovered = "not_covered"
    case notUnderstood = "not_understood"
    case error
  }

  public struct Failure: Sendable, Hashable {
    /// Stable: `empty_question`, `out_of_fuel`, `too_long`, …
    public var code: String
    public var chinese: String
    public var english: String

    public init(code: String, chinese: String, english: String) {
      self.code = code
      self.chinese = chinese
      self.english = english
    }
  }

  public var question: String
  public var language: Language
  public var outcome: Outcome
  public var reading: Reading
  /// All facts of the situation so far (earlier questions included), those of this question last.
  public var situation: [Mention]
  /// Ranked: fits, transferable, open; within a verdict by certainty, then specificity, then id. Without `doesNotFit`.
  public var advice: [Recommendation]
  /// What an exclusion or a failing setting ruled out.
  public var excluded: [Recommendation]
  /// The question that would settle most, if any.
  public var ask: Condition?
  /// Practice ids in the order in which they should be taken up.
  public var plan: [String]
  /// Id of the practice that was asked about (`outcome == .explained`).
  public var explains: String?
  /// Ids of practices near to what was understood (`outcome == .notCovered`).
  public var nearby: [String]
  public var failure: Failure?

  public init(question: String, language: Language, outcome: Outcome, reading: Reading) {
    self.question = question
    self.language = language
    self.outcome = outcome
    self.reading = reading
    situation = []
    advice = []
    excluded = []
    ask = nil
    plan = []
    explains = nil
    nearby = []
    failure = nil
  }
}
