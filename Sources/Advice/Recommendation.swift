public import Facts
import OrderedCollections
public import RuleSyntax

/// How well a practice fits a situation. "Not covered" is the absence of any of these.
public enum Verdict: Int, Sendable, Hashable, Comparable, CaseIterable {
  case fits, transferable, open, doesNotFit

  public static func < (left: Verdict, right: Verdict) -> Bool { left.rawValue < right.rawValue }
}

/// What speaks for (or, in an exclusion, against) a practice: a fact of the situation and on what the link rests.
public struct Reason: Sendable, Hashable {
  public enum Role: String, Sendable, Hashable {
    case need, relatedNeed, doubtfulNeed, setting, transferableSetting, exclusion, rule
  }

  public var role: Role
  /// The fact as the engine used it. Its span and words are those of the message; a conclusion of a rule has none.
  public var fact: Mention
  public var basis: Basis
  /// The facts that a concluded fact rests on, down to the user's own words.
  public var restsOn: [Mention]
  /// The rule that concluded it, by name.
  public var rule: String?
  /// An author's own words (因为「…」).
  public var words: String?

  public init(
    role: Role, fact: Mention, basis: Basis, restsOn: [Mention] = [], rule: String? = nil,
    words: String? = nil
  ) {
    self.role = role
    self.fact = fact
    self.basis = basis
    self.restsOn = restsOn
    self.rule = rule
    self.words = words
  }
}

/// An attribute with values of it: a documented setting, an exception nobody mentioned, a thing not known.
public struct Condition: Sendable, Hashable {
  public var attribute: String
  public var values: [String]

  public init(attribute: String, values: [String]) {
    self.attribute = attribute
    self.values = values
  }
}

/// The situation's setting differs from the document's: `stated` here, `documented` there.
public struct Difference: Sendable, Hashable {
  public var stated: Mention
  public var documented: Condition

  public init(stated: Mention, documented: Condition) {
    self.stated = stated
    self.documented = documented
  }
}

/// Something that should be in place first.
public struct Prerequisite: Sendable, Hashable {
  public enum State: String, Sendable, Hashable { case met, missing, unknown }

  public var condition: Condition
  public var state: State
  /// Id of the practice that is to come first where the condition is not known to hold.
  public var insteadFirst: String?

  public init(condition: Condition, state: State, insteadFirst: String?) {
    self.condition = condition
    self.state = state
    self.insteadFirst = insteadFirst
  }
}

/// One practice and how it fits. `practice` is a catalogue id.
public struct Recommendation: Sendable {
  public var practice: String
  public var verdict: Verdict
  /// 0…1. It ranks; it is no probability.
  public var certainty: Double
  public var problem: Int
  public var owner: Owner
  public var reasons: [Reason]
  public var differs: [Difference] = []
  /// Exceptions that nobody mentioned, taken as absent; settings taken as given.
  public var assumed: [Condition] = []
  /// What is not known and would settle the verdict.
  public var missing: [Condition] = []
  public var prerequisites: [Prerequisite] = []
  /// Verdicts that other rules gave on the same practice and that this one overrides.
  public var overridden: [Verdict] = []
  /// Ids of practices advised beside it that it conflicts with (冲突, declared by either).
  public var conflicts: [String] = []
  /// The practice's validity has ended or not begun.
  public var isOutOfDate = false

  public init(
    practice: String, verdict: Verdict, certainty: Double, problem: Int = 0, owner: Owner = .ours,
    reasons: [Reason] = []
  ) {
    self.practice = practice
    self.verdict = verdict
    self.certainty = certainty
    self.problem = problem
    self.owner = owner
    self.reasons = reasons
  }
}
