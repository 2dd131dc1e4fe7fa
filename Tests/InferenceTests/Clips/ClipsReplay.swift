import Facts
import Inference

/// Follows the firings that CLIPS reports, with the oracle's eye for matches: each must be ready when it fires, and
/// none that is ready may have a higher priority; the facts and what is left to fire must be the same.
///
/// A change that touches two patterns of one inner condition reaches them one after the other in CLIPS, so that the
/// match may break and be whole again, and fire again, where nothing has changed. And what a rule asserts logically
/// after its own actions broke its match is sometimes left out by CLIPS, but mostly stays for good, whatever becomes of
/// the facts it was drawn from; and a fact that supports itself is gone when it is modified. Where CLIPS goes these ways of its own, the replay ends.
///
/// CLIPS names the facts of a firing, not the branch of an `or`: where several branches have matched the same facts,
/// all of them are followed.
struct ClipsReplay {
  private static let limit = 8
  private let program: Program
  private var states: [NaiveChainer]
  private var hasOddSupport = false

  init(_ program: Program) {
    self.program = program
    states = [NaiveChainer(program, checkpoint: .afterEveryChange)]
  }

  mutating func change(_ change: OutsideChange) {
    for place in states.indices { states[place].change(change) }
  }

  enum Finding: Equatable {
    case fault(String)
    /// A match that held all the time fired twice.
    case flicker
    /// A rule asserted logically after it had broken its match, or modified a fact that supports itself.
    case oddSupport
  }

  /// What is wrong with a run of CLIPS.
  mutating func finding(in round: ClipsPeer.Round) -> Finding? {
    let finding = disagreement(with: round)
    if finding != nil, hasOddSupport { return .oddSupport }
    return finding
  }

  private mutating func disagreement(with round: ClipsPeer.Round) -> Finding? {
    for (number, firing) in round.firings.enumerated() {
      var next: [NaiveChainer] = []
      for state in states { next += followers(of: state, firing) }
      hasOddSupport = hasOddSupport || next.contains(where: \.hasOddSupport)
      if next.isEmpty {
        if states.contains(where: { hasFired(firing, in: $0) }) { return .flicker }
        return .fault("firing \(number), \(firing.rule) of \(firing.facts), was not ready or not first")
      }
      states = distinct(next)
    }
    let expected = Set(round.facts)
    let like = states.filter { described($0.facts) == expected }
    if like.isEmpty {
      let facts = states[0].facts.values.map { ClipsText.fact($0.content, of: program) }
      return .fault("the facts after the run should be\n\(facts.sorted().joined(separator: "\n"))")
    }
    let findings = like.map { agendaFinding(of: $0, round.agenda) }
    states = zip(like, findings).compactMap { $1 == nil ? $0 : nil }
    return states.isEmpty ? findings.first { $0 == .flicker } ?? findings[0] : nil
  }

  /// What CLIPS has left to fire must be what is ready.
  private func agendaFinding(of state: NaiveChainer, _ agenda: [ClipsPeer.Firing]) -> Finding? {
    var state = state
    var ready = state.ready().map {
      ClipsPeer.Firing(rule: program.rules[$0.rule].name, facts: $0.tuple.map { $0 + 1 })
    }
    var extra: [ClipsPeer.Firing] = []
    for activation in agenda {
      if let place = ready.firstIndex(of: activation) {
        ready.remove(at: place)
      } else {
        extra.append(activation)
      }
    }
    if ready.isEmpty, extra.allSatisfy({ hasFired($0, in: state) }) { return extra.isEmpty ? nil : .flicker }
    func text(_ firings: [ClipsPeer.Firing]) -> String { "\(firings.map { "\($0.rule) \($0.facts)" })" }
    return .fault("the agenda after the run lacks \(text(ready)) and should not have \(text(extra))")
  }

  /// One for each state of facts, where there are many.
  private func distinct(_ states: [NaiveChainer]) -> [NaiveChainer] {
    if states.count <= Self.limit { return states }
    var seen: Set<Set<ClipsPeer.Fact>> = []
    return states.filter { seen.insert(described($0.facts)).inserted }
  }

  private func isMatch(_ match: NaiveChainer.Match, of firing: ClipsPeer.Firing) -> Bool {
    program.rules[match.rule].name == firing.rule && match.tuple.map { $0 + 1 } == firing.facts
  }

  private func hasFired(_ firing: ClipsPeer.Firing, in state: NaiveChainer) -> Bool {
    var state = state
    return state.matches().contains { isMatch($0, of: firing) && state.refracted.contains($0.key) }
  }

  private func followers(of state: NaiveChainer, _ firing: ClipsPeer.Firing) -> [NaiveChainer] {
    var state = state
    let ready = state.ready()
    let highest = ready.map { program.rules[$0.rule].priority }.max()
    let candidates = ready.filter {
      isMatch($0, of: firing) && program.rules[$0.rule].priority == highest
    }
    return candidates.map { candidate in
      var follower = state
      _ = follower.fire(candidate, 0)
      return follower
    }
  }

  /// Facts are numbered from 1 by CLIPS.
  private func described(_ facts: [Int: NaiveChainer.Fact]) -> Set<ClipsPeer.Fact> {
    Set(
      facts.map { number, fact in
        ClipsPeer.Fact(index: number + 1, text: ClipsText.fact(fact.content, of: program))
      })
  }
}

extension ClipsPeer.Fact: Comparable {
  static func < (left: ClipsPeer.Fact, right: ClipsPeer.Fact) -> Bool { left.index < right.index }
}
