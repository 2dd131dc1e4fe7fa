public import Facts

/// What was understood of one message, and what was not.
public struct Reading: Sendable {
  /// The message as it came.
  public var text: String
  public var language: Language
  /// In order of their spans. Overlaps are resolved: a stretch of text speaks for the most specific phrase
  /// only.
  public var mentions: [Mention]
  /// Stretches that carry meaning (not greetings, particles, requests) and matched nothing.
  public var notUnderstood: [Span]
  /// Parts of the message that speak of one problem each, in order; `Mention.problem` counts them from 1.
  public var problems: [Span]
  /// Set where the message asks about a practice or idea itself ("什么是社区客厅"): the practice's id.
  public var asksAbout: String?

  public init(
    text: String, language: Language, mentions: [Mention] = [], notUnderstood: [Span] = [],
    problems: [Span] = [],
    asksAbout: String? = nil
  ) {
    self.text = text
    self.language = language
    self.mentions = mentions
    self.notUnderstood = notUnderstood
    self.problems = problems
    self.asksAbout = asksAbout
  }
}
