import Facts

// A *fact* enters working memory; at the next *checkpoint* it becomes a *seed* for each pattern that admits it. The
// *agenda* holds the seeds, newest on top, one stack for each priority. To find what fires next, the topmost seed is
// searched for a *match* in which it is the newest fact: an *activation*, which fires at once, so that no activation
// is ever stored. Firing runs the right-hand side, then comes the next checkpoint.
//
// Checkpoint: first, in rounds until nothing changes, every standing firing whose match is broken falls, its supports
// are lost, and the facts that have no support left are withdrawn. Then the changes since the last checkpoint become
// seeds, or *revive* matches of older facts whose `not`, `exists`, `forall` or `accumulate` has come to hold.
// Facts given and taken from outside wait for the checkpoint at the start of the next run (or `settle`), so one that
// is given and taken again between two runs has never been there.
//
// Firing order, first difference decides:
// 1. the higher priority;
// 2. the newer newest fact of the match (a modification makes a fact the newest; a match without facts comes last);
// 3. the earlier rule, then the earlier branch of its `or` conditions;
// 4. the earlier written position of that newest fact;
// 5. the newer fact at the first difference, in the order in which the patterns join from there: each time the first
//    written one that shares a variable bound by a pattern with those already joined, else the first written one.
//
// Refraction: a match (branch, facts with their recency, accumulated results) fires once as long as it stands from
// checkpoint to checkpoint. No-loop: a match of the rule that stands after its own firing but did not before is
// silenced as long as it stands.

/// A match that is to fire next; its facts and variables are in the matcher.
struct Activation {
  enum Source {
    case seed(rank: Int)
    case revived
  }

  var branch: Int32
  var source: Source
}

struct Change {
  var version: Int32
  var isAssertion: Bool
}

struct Core<Witness: Observer>: ~Copyable {
  let network: Network
  var matcher: Matcher
  var agenda: Agenda
  var truth = TruthMaintenance()
  var observer = Witness()
  /// Since the last checkpoint.
  var changes: [Change] = []
  /// Standing firings that fell in this checkpoint.
  var fallen: [Int32] = []
  var firingCount: Int32 = 0
  /// The firing whose actions run, or -1.
  var firing: Int32 = -1
  /// The standing firing of those actions, or -1.
  var standing: Int32 = -1
  var recentRules = RecentRules()
  /// Buckets and plans of the fact that is being scheduled.
  var openBuckets: [Int32] = []
  var newPlans: [Int32] = []
  /// The values of a fact that is being asserted.
  var scratch: [UInt64] = []

  init(_ network: Network) {
    self.network = network
    matcher = Matcher(network)
    agenda = Agenda(rankCount: network.tables.rankCount)
    reset()
  }

  var tables: Tables { network.tables }

  mutating func reset() {
    matcher.memory.removeAll()
    agenda.removeAll()
    truth.removeAll()
    observer.recorder = Recorder()
    changes.removeAll(keepingCapacity: true)
    firingCount = 0
    for plan in network.tables.unseeded.reversed() {
      let branch = network.tables.branches[Int(network.tables.plans[Int(plan)].branch)]
      agenda.push(Seed(version: -1, plan: plan), rank: Int(branch.rank))
    }
    for fact in network.initialFacts { _ = give(fact) }
  }

  /// Fires until nothing is left, a rule stops the run, or `fuel` firings are done.
  mutating func run(fuel: Int) -> RunOutcome {
    settle(after: nil)
    recentRules.removeAll()
    var firings = 0
    while let activation = selectNext() {
      if firings >= fuel { return .outOfFuel(firings: firings, cycle: recentRules.mostFrequent()) }
      let rule = network.tables.branches[Int(activation.branch)].rule
      recentRules.append(rule)
      firings += 1
      let ending = fire(activation)
      settle(after: rule)
      switch ending {
      case .done: continue
      case .halt: return .halted(firings: firings)
      case .failure(let reason): return .failed(firings: firings, rule: Int(rule), reason: reason)
      }
    }
    return .finished(firings: firings)
  }

  // MARK: Selection

  /// The match that comes first in firing order, left in the matcher. Its seed rests on it until it fires.
  private mutating func selectNext() -> Activation? {
    while true {
      let revived = validRevived()
      guard let rank = agenda.bestRank(), revived.map({ Int($0.rank) >= rank }) ?? true else {
        return revived.map { take($0) }
      }
      let seed = agenda.topSeed(rank)
      let isRival = revived.map { Int($0.rank) == rank } ?? false
      if let revived, isRival, (-revived.newest, revived.plan) < (-seed.version, seed.plan) {
        return take(revived)
      }
      guard search(rank) else {
        agenda.popSeed(rank)
        continue
      }
      let plan = network.tables.plans[Int(seed.plan)]
      if let revived, isRival, revived.newest == seed.version, revived.plan == seed.plan {
        if revived.precedes(joined(plan, matcher.matched[...])) { return take(revived) }
      }
      return Activation(branch: plan.branch, source: .seed(rank: rank))
    }
  }

  private mutating func take(_ revived: Revived) -> Activation {
    _ = matcher.verify(network.tables.branches[Int(revived.branch)], revived.tuple)
    return Activation(branch: revived.branch, source: .revived)
  }

  /// The first revived match that still holds and does not stand.
  private mutating func validRevived() -> Revived? {
    while let revived = agenda.revived.first {
      let branch = network.tables.branches[Int(revived.branch)]
      if truth.find(revived.branch, branch, revived.tuple[...]) < 0, matcher.verify(branch, revived.tuple) {
        return revived
      }
      agenda.dropRevived()
    }
    return nil
  }

  /// Searches the topmost seed of a rank for its next match and lets it rest there.
  private mutating func search(_ rank: Int) -> Bool {
    let seed = agenda.topSeed(rank)
    if seed.version >= 0 && !matcher.memory.isAlive(seed.version) { return false }
    let plan = network.tables.plans[Int(seed.plan)]
    let branch = network.tables.branches[Int(plan.branch)]
    let count = Int(branch.patternCount)
    var isResuming = agenda.loadCursors(rank, into: &matcher.cursors)
    var takesRest = seed.isHeld
    while matcher.findNext(plan, seed: seed.version, resuming: isResuming, takesRest: takesRest) {
      if branch.isComplex, truth.find(plan.branch, branch, matcher.matched[..<count]) >= 0 {
        isResuming = true
        takesRest = false
        continue
      }
      agenda.rest(rank, cursors: matcher.cursors[..<max(0, count - 1)], isHeld: true)
      return true
    }
    return false
  }

  func joined(_ plan: Plan, _ tuple: ArraySlice<Int32>) -> [Int32] {
    network.tables.numbers[plan.order.indices].map { tuple[tuple.startIndex + Int($0)] }
  }
}

/// The rules of the last firings, to name those that keep a run going.
struct RecentRules {
  private static let limit = 256
  private var rules: [Int32] = []
  private var next = 0

  mutating func append(_ rule: Int32) {
    if rules.count < Self.limit {
      rules.append(rule)
    } else {
      rules[next] = rule
      next = (next + 1) & (Self.limit - 1)
    }
  }

  mutating func removeAll() {
    rules.removeAll(keepingCapacity: true)
    next = 0
  }

  func mostFrequent() -> [Int] {
    var counts: [Int: Int] = [:]
    for rule in rules { counts[Int(rule), default: 0] += 1 }
    return counts.keys.sorted { (-counts[$0]!, $0) < (-counts[$1]!, $1) }
  }
}
