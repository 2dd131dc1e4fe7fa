/// What one rule has cost.
package struct RuleCost: Sendable, Hashable {
  /// How often matches of the rule were looked for: from a seed, or because of a change to an inner condition.
  package internal(set) var searches = 0
  /// Candidates looked at for them.
  package internal(set) var tried = 0
  /// Matches that the searches came to, whether they fired or not.
  package internal(set) var found = 0
  package internal(set) var fired = 0
  /// Looking for matches, and looking again whether those that were found still hold.
  package internal(set) var matching = Duration.zero
  /// Carrying out the actions.
  package internal(set) var firing = Duration.zero

  package init() {}
}

/// A piece of work that a rule is charged with.
enum Work {
  case search(found: Int32)
  /// Of a match that was found before.
  case check
  case firing
}

/// The clock and the count of candidates before a piece of work.
struct Reading {
  var time: ContinuousClock.Instant
  var tried: Int
}

/// Takes down what each rule costs.
struct Gauge: Deaf {
  static var measures: Bool { true }
  private(set) var costs: [RuleCost] = []

  mutating func expect(ruleCount: Int) { costs = Array(repeating: RuleCost(), count: ruleCount) }

  mutating func charge(_ rule: Int32, _ work: Work, since start: Reading, tried: Int) {
    let time = ContinuousClock.now - start.time
    let rule = Int(rule)
    costs[rule].tried += tried &- start.tried
    switch work {
    case .search(let found):
      costs[rule].searches += 1
      costs[rule].found += Int(found)
      costs[rule].matching += time
    case .check: costs[rule].matching += time
    case .firing:
      costs[rule].fired += 1
      costs[rule].firing += time
    }
  }
}

extension Core {
  /// Nothing where nobody measures.
  @inline(__always)
  func reading() -> Reading? {
    Witness.measures ? Reading(time: ContinuousClock.now, tried: matcher.tried) : nil
  }

  /// Charges the rule of a plan with what was done since the reading.
  @inline(__always)
  mutating func charge(plan: Int32, _ work: Work, since start: Reading?) {
    if Witness.measures { charge(branch: tables.plans[plan].branch, work, since: start) }
  }

  @inline(__always)
  mutating func charge(branch: Int32, _ work: Work, since start: Reading?) {
    guard Witness.measures, let start else { return }
    observer.charge(tables.branches[branch].rule, work, since: start, tried: matcher.tried)
  }
}
