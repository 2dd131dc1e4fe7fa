import Facts
import Inference

/// Follows the firings that CLIPS reports, with the oracle's eye for matches: each must be ready when it fires, and
/// none that is ready may have a higher priority; the facts and what is left to fire must be the same.
///
/// A change that touches two patterns of one inner condition reaches them one after the other in CLIPS, so that the
/// match may break and be whole again, fire again, and lose what it supported, where nothing has changed. And what a
/// rule asserts logically after its own actions broke its match is sometimes left out by CLIPS, but mostly stays for
/// good, whatever becomes of the facts it was drawn from; and a fact that supports itself is gone when it is modified.
/// Where CLIPS goes these ways of its own, the replay ends.
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
    /// A match that held all the time broke in between.
    case flicker
    /// A rule asserted logically after it had broken its match, or modified a fact that supports itself.
    case oddSupport
  }

  /// What is wrong with a run of CLIPS.
  mutating func finding(in round: ClipsPeer.Round) -> Finding? {
    let finding = disagreement(with: round)
    if finding != nil, hasOddSupport { return .oddSupport }
    if finding != nil, program.rules.contains(where: \.mayFlicker) { return .flicker }
    return finding
  }

  private mutating func disagreement(with round: ClipsPeer.Round) -> Finding? {
    for (number, firing) in round.firings.enumerated() {
      var next: [NaiveChainer] = []
      for state in states { next += followers(of: state, firing) }
      hasOddSupport = hasOddSupport || next.contains(where: \.hasOddSupport)
      if next.isEmpty {
        return .fault("firing \(number), \(firing.text), was not ready or not first")
      }
      states = distinct(next)
    }
    let expected = Set(round.facts)
    let like = states.filter { described($0.facts) == expected }
    if like.isEmpty {
      let facts = states[0].facts.values.map { ClipsText.fact($0.content, of: program) }
      return .fault("the facts after the run should be\n\(facts.sorted().joined(separator: "\n"))")
    }
    states = like.filter { ready(in: $0) == round.agenda.sorted() }
    if states.isEmpty { return .fault("left to fire should be \(ready(in: like[0]).map(\.text))") }
    return nil
  }

  private func ready(in state: NaiveChainer) -> [ClipsPeer.Firing] {
    var state = state
    return state.ready().map {
      ClipsPeer.Firing(rule: program.rules[$0.rule].name, facts: $0.tuple.map { $0 + 1 })
    }.sorted()
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

extension Rule {
  /// One fact can match two patterns of one inner condition, and a match can lose what it supports by that.
  fileprivate var mayFlicker: Bool { conditions.contains(where: \.mayFlicker) }
}

extension Condition {
  fileprivate var mayFlicker: Bool {
    switch self {
    case .pattern, .test: return false
    case .or(let choices): return choices.joined().contains(where: \.mayFlicker)
    case .not, .exists, .forall, .accumulate: return Set(templates).count < templates.count
    }
  }

  private var templates: [Int] {
    switch self {
    case .pattern(let pattern): [pattern.template]
    case .test: []
    case .not(let inner), .exists(let inner): inner.flatMap(\.templates)
    case .forall(let all, let then): (all + then).flatMap(\.templates)
    case .or(let choices): choices.joined().flatMap(\.templates)
    case .accumulate(let accumulation): accumulation.source.flatMap(\.templates)
    }
  }
}
