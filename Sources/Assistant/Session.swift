public import Facts

/// A conversation: facts add up over its questions. A value.
public struct Session: Sendable {
  public private(set) var situation: [Mention] = []
  public private(set) var last: Answer?

  public init() {}

  /// Asks in the situation so far; what begins with a yes, a no or a "not sure" replies to the question that the last
  /// answer put. A failing question leaves the session as it was.
  public mutating func ask(_ question: String, of advisor: Advisor) -> Answer {
    let reply = last?.ask.flatMap { advisor.knowledge.rulebook.mention(replying: question, to: $0) }
    let given = reply.map { situation.adding([$0], in: advisor.knowledge.rulebook) } ?? situation
    let answer = advisor.answer(question, given: given)
    if answer.outcome != .error {
      situation = answer.situation
      last = answer
    }
    return answer
  }

  /// Takes back the fact at `index` of `situation`, and with it what rested on it.
  public mutating func retract(at index: Int) {
    guard situation.indices.contains(index) else { return }
    situation.remove(at: index)
    if situation.isEmpty { last = nil }
  }

  /// The advice for the situation as it is, without a new question.
  public mutating func reconsider(with advisor: Advisor) -> Answer {
    let question = last?.question ?? ""
    let answer = advisor.answer(
      to: situation, question: question, language: last?.language ?? .chinese)
    last = answer
    return answer
  }

  public mutating func reset() { self = Session() }
}
