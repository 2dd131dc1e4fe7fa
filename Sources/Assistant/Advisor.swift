import Advice
import Archive
public import Facts
import Inference
import Lowering
import OrderedCollections
import RuleModel
import Understanding

/// Answers questions, one at a time: holds a working memory of its own, so one for each thread.
public final class Advisor {
  public let knowledge: Knowledge
  /// "2026-11-24": decides which practices are in force. Without it all are.
  public var today: String?
  /// How often rules may fire for one question.
  public var fuel = 1_000_000
  let engine: Engine

  public convenience init(_ knowledge: Knowledge, today: String? = nil) {
    self.init(knowledge, today: today, observing: .nobody)
  }

  init(_ knowledge: Knowledge, today: String?, observing observation: Engine.Observation) {
    self.knowledge = knowledge
    self.today = today
    engine = Engine(knowledge.network, observing: observation)
  }

  /// The longest question in bytes of UTF-8.
  public static let longestQuestion = 1 << 20

  /// The answer to `question` asked in a situation of which `given` is known already.
  /// What was asked for and is not known is not asked again.
  public func answer(_ question: String, given: [Mention] = []) -> Answer {
    if let failure = Answer.Failure.of(question, given: given) {
      return Answer(failing: failure, question: question)
    }
    let reading = knowledge.lexicon.read(question)
    var answer = Answer(
      question: question, language: reading.language, outcome: .notUnderstood, reading: reading)
    answer.situation = given.adding(reading.mentions, in: knowledge.rulebook)
    advise(&answer)
    return answer
  }

  /// The answer to a situation as it stands, of which no further words are read.
  func answer(to situation: [Mention], question: String, language: Language) -> Answer {
    let reading = Reading(text: question, language: language)
    var answer = Answer(question: question, language: language, outcome: .notUnderstood, reading: reading)
    answer.situation = situation
    advise(&answer)
    return answer
  }

  private func advise(_ answer: inout Answer) {
    let (findings, failure) = findings(in: answer.situation)
    if let failure {
      answer.failure = failure
      answer.outcome = .error
      return
    }
    let recommendations = findings.recommendations(today: today)
    answer.advice = recommendations.filter { $0.verdict != .doesNotFit }
    answer.excluded = recommendations.filter { $0.verdict == .doesNotFit }
    answer.plan = plan(answer.advice, order: findings.order())
    let unsure = answer.situation.filter { $0.polarity == .unsure }.map(\.attribute)
    answer.ask = nextQuestion(answer.advice, asked: Set(unsure))
    settle(&answer)
  }

  private func settle(_ answer: inout Answer) {
    if let practice = answer.reading.asksAbout {
      answer.outcome = .explained
      answer.explains = practice
    } else if !answer.advice.isEmpty {
      answer.outcome = .answered
    } else if !answer.situation.isEmpty {
      answer.outcome = .notCovered
      answer.nearby = nearby(answer)
    }
  }

  /// Practices that what was understood comes near to: ruled out, or their need denied.
  private func nearby(_ answer: Answer) -> [String] {
    let denied = Set(answer.situation.filter { $0.polarity != .yes || $0.timing == .past }.map(\.attribute))
    let byNeed = knowledge.rulebook.practices.values.filter { practice in
      practice.needs.contains { denied.contains($0.name) }
    }
    var seen: Set<String> = []
    return (answer.excluded.map(\.practice) + byNeed.map(\.id)).filter { seen.insert($0).inserted }.prefix(3)
      .map(\.self)
  }

  /// Runs the engine on a situation.
  func findings(in situation: [Mention]) -> (Findings, Answer.Failure?) {
    engine.reset()
    var given: [FactID: Mention] = [:]
    for matter in matters(of: situation) { engine.assert(matter) }
    for (mention, content) in contents(of: situation) {
      let id = engine.assert(content)
      // Two mentions of one fact: the surer one speaks for it.
      if let known = given[id], known.certainty >= mention.certainty { continue }
      given[id] = mention
    }
    let outcome = engine.run(fuel: fuel)
    let findings = Findings(
      engine: engine, lowered: knowledge.lowered, book: knowledge.rulebook, given: given)
    return (findings, Answer.Failure.of(outcome) { knowledge.lowered.rules[$0].name })
  }

  /// Whose problems there are, so that a rule may begin with what is absent.
  private func matters(of situation: [Mention]) -> [FactContent] {
    guard let matter = knowledge.lowered.templateNumbers[Situation.matter] else { return [] }
    return Owner.allCases.filter { owner in situation.contains { $0.owner == owner } }.flatMap { owner in
      problems(of: situation).map {
        FactContent(template: matter, values: [symbol(Situation.word(for: owner)), .integer($0)])
      }
    }
  }

  private func problems(of situation: [Mention]) -> ClosedRange<Int> {
    1...max(1, situation.map(\.problem).max() ?? 1)
  }

  /// Facts for the engine: what holds now, once for each problem that it belongs to.
  private func contents(of situation: [Mention]) -> [(Mention, FactContent)] {
    guard let fact = knowledge.lowered.templateNumbers[Situation.fact] else { return [] }
    let problems = problems(of: situation)
    return situation.filter { $0.timing != .past }.flatMap { mention in
      (mention.problem == 0 ? problems : mention.problem...mention.problem).map { problem in
        let values = [
          symbol(mention.attribute), symbol(mention.value), symbol(Situation.word(for: mention.polarity)),
          symbol(Situation.word(for: mention.modality)), symbol(Situation.word(for: mention.owner)),
          .integer(problem),
        ]
        return (mention, FactContent(template: fact, values: values))
      }
    }
  }

  private func symbol(_ name: String) -> Value { .symbol(engine.intern(name)) }
}
