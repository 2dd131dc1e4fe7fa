import Archive
public import Diagnostics
public import Facts
import Inference
import Lowering
import RuleModel

/// What a run of questions cost, rule by rule.
public struct Profile: Sendable {
  public struct Entry: Sendable {
    /// Of the rule. One that a practice was lowered to is called by the practice's name and its part in it.
    public var name: String
    /// Id of the practice that the rule was lowered from.
    public var practice: String?
    /// Where the rule or the practice is written; `nil` for a rule that is part of every rule base.
    public var location: Location?
    /// How often its matches were looked for, and what was looked at and found.
    public var searches: Int
    public var tried: Int
    public var found: Int
    public var fired: Int
    public var matching: Duration
    public var firing: Duration

    public var time: Duration { matching + firing }

    public init(
      name: String, practice: String? = nil, location: Location? = nil, searches: Int = 0, tried: Int = 0,
      found: Int = 0, fired: Int = 0, matching: Duration = .zero, firing: Duration = .zero
    ) {
      self.name = name
      self.practice = practice
      self.location = location
      self.searches = searches
      self.tried = tried
      self.found = found
      self.fired = fired
      self.matching = matching
      self.firing = firing
    }
  }

  /// Questions asked, whatever came of them.
  public var questions: Int
  /// The rules that cost anything, the dearest first.
  public private(set) var entries: [Entry]
  /// How many rules there are.
  public var ruleCount: Int
  /// From the question to the answer.
  public var whole: Duration

  public init(questions: Int, entries: [Entry], ruleCount: Int, whole: Duration) {
    self.questions = questions
    self.ruleCount = ruleCount
    self.whole = whole
    self.entries = entries.enumerated().filter { $0.element.searches > 0 || $0.element.time > .zero }
      .sorted { ($1.element.time, $0.offset) < ($0.element.time, $1.offset) }.map(\.element)
  }

  public var matching: Duration { entries.reduce(.zero) { $0 + $1.matching } }
  public var firing: Duration { entries.reduce(.zero) { $0 + $1.firing } }
  public var ruleTime: Duration { matching + firing }
  /// Reading the question, keeping the agenda, weighing the advice.
  public var rest: Duration { max(.zero, whole - ruleTime) }
}

/// Answers questions with a clock beside every rule.
public final class Profiler {
  private let advisor: Advisor
  private var questions = 0
  private var whole = Duration.zero

  public init(_ knowledge: Knowledge, today: String? = nil) {
    advisor = Advisor(knowledge, today: today, observing: .costs)
  }

  /// As `Advisor` answers it.
  public func answer(_ question: String, given: [Mention] = []) -> Answer {
    questions += 1
    let start = ContinuousClock.now
    defer { whole += ContinuousClock.now - start }
    return advisor.answer(question, given: given)
  }

  /// What the questions have cost so far.
  public var profile: Profile {
    let knowledge = advisor.knowledge
    var places: [String: [String: Location]] = [:]
    let entries = zip(knowledge.lowered.rules, advisor.engine.costs).map { rule, cost in
      let location = knowledge.location(of: rule, &places)
      return Profile.Entry(
        name: rule.name,
        practice: rule.origin.practice.flatMap { knowledge.rulebook.practice($0)?.id },
        location: location.flatMap { $0.path.isEmpty ? nil : $0 }, searches: cost.searches, tried: cost.tried,
        found: cost.found, fired: cost.fired, matching: cost.matching, firing: cost.firing)
    }
    return Profile(questions: questions, entries: entries, ruleCount: entries.count, whole: whole)
  }
}

extension Knowledge {
  /// Where a rule stands, or what it was lowered from. `places`: those of the practices that have been asked for.
  fileprivate func location(of rule: LoweredRule, _ places: inout [String: [String: Location]]) -> Location? {
    if case .authored(let index) = rule.origin { return rulebook.rules[index].location }
    guard let practice = rule.origin.practice else { return nil }
    if places[practice] == nil {
      places[practice] = Dictionary(
        rules(of: practice).map { ($0.name, $0.location) }, uniquingKeysWith: { first, _ in first })
    }
    return places[practice]?[rule.name]
  }
}
