public import Archive
public import Diagnostics
public import Facts
public import OrderedCollections
public import RuleSyntax

/// The checked rule base: every name resolved, every type known, in the order of the files.
public struct Rulebook: Sendable {
  public var documents: OrderedDictionary<String, Document> = [:]
  public var passages: OrderedDictionary<String, Passage> = [:]
  public var attributes: OrderedDictionary<String, Attribute> = [:]
  /// By full name ("停车共治", "科技人才服务·错时共享停车"); parents before their parts.
  public var practices: OrderedDictionary<String, Practice> = [:]
  public var wordClasses: OrderedDictionary<String, WordClass> = [:]
  public var templates: OrderedDictionary<String, TemplateDeclaration> = [:]
  public var rules: Shelf<RuleDeclaration> = []
  public var facts: [FactDeclaration] = []
  public var cases: [TestCase] = []

  /// The templates of `Situation` are there from the start.
  public init() {
    for shape in Situation.templates {
      templates[shape.name] = TemplateDeclaration(template: shape, location: .none)
    }
  }

  /// The practice of a catalogue id ("B7", "C7/错时共享停车") or a name.
  public func practice(_ idOrName: String) -> Practice? {
    if let named = practices[idOrName] { return named }
    return practices.values.first { $0.id == idOrName }
  }
}

public struct Document: Sendable {
  public var name: String
  public var title: Bilingual
  public var publisher: Bilingual
  /// As written: "2022", "2022-04-22".
  public var date: String
  public var file: String?
  public var location: Location
}

public struct Passage: Sendable {
  public var id: String
  public var document: String
  /// Inclusive, from 1.
  public var lines: [ClosedRange<Int>]
  public var speaker: Bilingual?
  /// Verbatim in the cited lines of the document.
  public var terms: [String]
  public var digest: Bilingual
  public var location: Location
}

public struct WordClass: Sendable {
  public var name: String
  public var phrases: [String]
  public var location: Location
}

/// An attribute of a situation, or a need (an attribute that is so or not so, and a problem where it is so).
public struct Attribute: Sendable {
  public enum Kind: String, Sendable, CaseIterable { case single, multiple, truth, need }

  public struct Choice: Sendable {
    public var name: String
    public var label: Bilingual
    public var phrases: [String]
    public var hints: [String]
    public var denials: [String]
  }

  public var name: String
  public var label: Bilingual
  public var kind: Kind
  /// By name. Needs and truth attributes have the one choice `Vocabulary.truth`.
  public var choices: OrderedDictionary<String, Choice>
  public var decoys: [String] = []
  public var examples: [String] = []
  public var exclusive: [[String]] = []
  public var isUnchangeable = false
  public var isPerProblem = false
  public var marksInstitution = false
  public var topic: String?
  public var answeredBy: [String] = []
  public var followUp: Bilingual?
  /// Said before everything else wherever the thing is read and not denied.
  public var notice: Bilingual?
  /// With `{值}` for the label of the value.
  public var sentence: Bilingual?
  public var location: Location
}

/// Something written in the rule base with the mark of what it stands on.
public struct Grounded<Content: Sendable>: Sendable {
  public var basis: Basis
  public var content: Content

  public init(_ content: Content, basis: Basis) {
    self.content = content
    self.basis = basis
  }
}

public struct Practice: Sendable {
  /// How far a need carries.
  public enum NeedGrade: String, Sendable, CaseIterable { case full, related, doubtful }

  public struct Need: Sendable {
    public var name: String
    public var grade: NeedGrade
    public var basis: Basis
  }

  /// All settings of a practice must hold.
  public struct Setting: Sendable {
    public var attribute: String
    /// Any of them.
    public var values: [String]
    public var transferable: [String]
    public var transferableToOthers: Bool
    public var assumedWhenUnstated: Bool
    public var basis: Basis
  }

  /// Any of them, stated, excludes the practice.
  public struct Exclusion: Sendable {
    public var attribute: String
    public var values: [String]
    public var basis: Basis
  }

  public struct Requirement: Sendable {
    public var attribute: String
    public var values: [String]
    /// Full name of the practice that is to come first.
    public var insteadFirst: String?
    public var basis: Basis
  }

  /// Catalogue id.
  public var id: String
  public var name: String
  public var title: Bilingual
  public var evidence: Evidence
  public var passages: [String]
  public var aliases: [String] = []
  public var needs: [Need] = []
  public var settings: [Setting] = []
  public var exclusions: [Exclusion] = []
  public var requirements: [Requirement] = []
  public var steps: [Grounded<Bilingual>] = []
  public var effects: [Grounded<Bilingual>] = []
  public var actors: [String] = []
  public var remark: Bilingual?
  public var validFrom: String?
  public var validUntil: String?
  public var conflicts: [String] = []
  /// 0…1, of the practice's own rules.
  public var certainty = 0.9
  /// Full name of the practice it is a part of.
  public var parent: String?
  public var parts: [String] = []
  public var location: Location
}

public struct TemplateDeclaration: Sendable {
  public var template: TemplateShape
  public var location: Location
}

/// A template before its texts and symbols have numbers.
public struct TemplateShape: Sendable {
  public struct Slot: Sendable {
    public var name: String
    public var type: ValueType
    public var initial: LiteralSyntax?
  }

  public var name: String
  public var slots: [Slot]

  public func slot(named name: String) -> Int? { slots.firstIndex { $0.name == name } }
}

public struct FactDeclaration: Sendable {
  public var pattern: PatternSyntax
  public var location: Location
}

public struct TestCase: Sendable {
  public var name: String
  public var questions: [String]
  public var expectations: [Expectation]
  public var location: Location
}

/// A rule as its author wrote it, found sound: every name is declared, every variable bound, every type right. It never
/// changes, and there may be very many: the rulebook and what is made of it share one.
public final class RuleDeclaration: Sendable {
  public let name: String
  public let passages: [String]
  public let priority: Int
  public let conditions: [ConditionSyntax]
  public let actions: [ActionSyntax]
  /// Which names in it are variables; every other name is a symbol.
  public let variables: Set<String>
  public let location: Location
  public let noLoop: Bool

  public init(
    name: String, passages: [String], priority: Int, noLoop: Bool, conditions: [ConditionSyntax],
    actions: [ActionSyntax], variables: Set<String>, location: Location
  ) {
    self.name = name
    self.passages = passages
    self.priority = priority
    self.noLoop = noLoop
    self.conditions = conditions
    self.actions = actions
    self.variables = variables
    self.location = location
  }
}
