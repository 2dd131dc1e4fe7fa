/// All declared ways to say things: what the rule base hands to understanding.
///
/// A phrase is written in the small phrase language of the rule files (`Sources/RuleSyntax/GRAMMAR.md`, "Phrases"):
/// literal text, `…` for a gap inside a clause, `{词类}` for any phrase of a word class, `（甲|乙|）` for alternatives.
public struct Vocabulary: Sendable {
  /// The value of needs and of attributes that are simply so or not so.
  public static let truth = "有"

  /// How much a phrase says.
  public enum Strength: String, Sendable, Hashable, CaseIterable {
    /// Says the thing itself.
    case phrase
    /// Points at it: enough to ask, not enough to conclude.
    case hint
    /// Says that it is not so ("自管小区" for 物业), whatever else the clause holds.
    case denial
    /// Looks like it and is something else: hides what it covers.
    case decoy
  }

  /// One phrase of an attribute's value or of a need.
  public struct Entry: Sendable, Hashable {
    public var phrase: String
    public var attribute: String
    public var value: String
    public var strength: Strength

    public init(phrase: String, attribute: String, value: String, strength: Strength) {
      self.phrase = phrase
      self.attribute = attribute
      self.value = value
      self.strength = strength
    }
  }

  /// A name by which people call a practice or an idea of the document ("社区客厅").
  public struct Topic: Sendable, Hashable {
    public var phrase: String
    public var practice: String

    public init(phrase: String, practice: String) {
      self.phrase = phrase
      self.practice = practice
    }
  }

  /// What understanding must know of an attribute.
  public struct Attribute: Sendable, Hashable {
    public var name: String
    /// A need is a problem that somebody has; other attributes describe the place, the people, the means.
    public var isNeed: Bool
    /// Told of one problem (场所), not of the whole community (社区类型).
    public var isPerProblem: Bool
    /// Naming a value makes the clause an institution's matter, not the speaker's community's.
    public var marksInstitution: Bool

    public init(name: String, isNeed: Bool, isPerProblem: Bool = false, marksInstitution: Bool = false) {
      self.name = name
      self.isNeed = isNeed
      self.isPerProblem = isPerProblem
      self.marksInstitution = marksInstitution
    }
  }

  public var attributes: [Attribute]
  public var entries: [Entry]
  public var topics: [Topic]
  /// Word classes by name, each with its member phrases (which may use other classes, not in a circle).
  public var classes: [String: [String]]

  public init(
    attributes: [Attribute] = [], entries: [Entry] = [], topics: [Topic] = [],
    classes: [String: [String]] = [:]
  ) {
    self.attributes = attributes
    self.entries = entries
    self.topics = topics
    self.classes = classes
  }
}
