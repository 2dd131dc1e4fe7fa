/// Whether what a message mentions is so, is not so, or is not known to the speaker.
public enum Polarity: String, Sendable, Hashable, CaseIterable {
  case yes, no, unsure
}

/// How a message speaks of what it mentions. Only `stated` makes a practice fit without a question.
public enum Modality: String, Sendable, Hashable, CaseIterable {
  case stated, reported, suspected, conditional, proposed, assumed
}

/// When: now, over and done with, or attempted before without success.
public enum Timing: String, Sendable, Hashable, CaseIterable {
  case present, past, tried
}

/// Whose situation it is: the speaker's own, another community's, or an institution's (a hospital, a station).
/// Facts of different owners never join.
public enum Owner: String, Sendable, Hashable, CaseIterable {
  case ours, others, institution
}

/// A stretch of a question, in Unicode code points, end exclusive.
public typealias Span = Range<Int>

/// One thing that a message says: a declared attribute or need, with the words that say it.
public struct Mention: Sendable, Hashable {
  /// Name of the declared attribute or need.
  public var attribute: String
  /// Declared value; `Vocabulary.truth` for needs and truth attributes.
  public var value: String
  /// Where it is said; `nil` for a fact that was given, not read.
  public var span: Span?
  /// The words of the message under `span`, as they were written.
  public var text: String
  public var polarity: Polarity
  public var modality: Modality
  public var timing: Timing
  public var owner: Owner
  /// Which problem of the message it belongs to, from 1; 0 belongs to all of them.
  public var problem: Int
  /// 0…1: how surely the words mean the fact. It ranks; it is no probability.
  public var certainty: Double

  public init(
    attribute: String, value: String, span: Span? = nil, text: String = "", polarity: Polarity = .yes,
    modality: Modality = .stated, timing: Timing = .present, owner: Owner = .ours, problem: Int = 0,
    certainty: Double = 1
  ) {
    self.attribute = attribute
    self.value = value
    self.span = span
    self.text = text
    self.polarity = polarity
    self.modality = modality
    self.timing = timing
    self.owner = owner
    self.problem = problem
    self.certainty = certainty
  }
}
