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
// checkpoint to checkpoint. Where the rule concludes logically or is no-loop, it must stand through every round as well.
// No-loop: a match of the rule that stands after its own firing but did not before is silenced as long as it stands.
//
// A match that holds and has not fired is always awaited: by the search of its seed, which has not come to it yet, or
// among the revived. So a match of older facts becomes revived when it holds, did not hold at the last checkpoint, and
// the search of its seed is past it.

struct Change {
  var version: Int32
  var isAssertion: Bool
}

struct Core<Witness: Observer>: ~Copyable {
  let network: Network
  let deadVersionLimit: Int32
  /// So many versions may there be before former ones make room.
  var versionLimit: Int32 = 0
  var matcher: Matcher
  var agenda: Agenda
  var truth = TruthMaintenance()
  var observer = Witness()
  /// Since the last checkpoint.
  var changes = Pool<Change>()
  var firingCount: Int32 = 0
  /// The firing whose actions run, or -1.
  var firing: Int32 = -1
  /// The standing firing of those actions, or -1.
  var standing: Int32 = -1
  var recentRules = RecentRules()
  var openMarks: [Int] = []
  var marksMade = 0

  // What one step needs for a moment.
  /// Standing firings with inner conditions that fell in this checkpoint.
  var fallen = Pool<Int32>()
  /// Standing firings that an inner fact may have broken in this round.
  var suspects = Pool<Int32>()
  /// Standing firings that fall in this round.
  var broken = Pool<Int32>()
  /// Facts that have lost their last support in this round.
  var losers = Pool<Int32>()
  var openBuckets = Pool<Int32>()
  var newSeeds = Pool<Int64>()
  /// Gates that have facts, but no new ones, once somebody has asked for them.
  var staleGates = Pool<Int32>()
  var knowsStaleGates = false

  init(_ network: Network, _ tuning: Tuning) {
    self.network = network
    deadVersionLimit = Int32(min(max(0, tuning.deadVersions), 1 << 28))
    matcher = Matcher(network, effort: tuning.searchEffort)
    agenda = Agenda(rankCount: network.tables.rankCount)
    observer.expect(ruleCount: network.headers.count)
    reset()
  }

  var tables: Tables { network.tables }

  mutating func reset() {
    matcher.memory.removeAll()
    matcher.remembered.removeAll()
    matcher.stored.removeAll()
    agenda.removeAll()
    truth.removeAll()
    observer.recorder = Recorder()
    changes.removeAll()
    firingCount = 0
    setVersionLimit()
    for number in (0..<tables.unseeded.count).reversed() {
      let plan = tables.unseeded[number]
      agenda.push(Seed(version: -1, plan: plan), rank: tables.plans[plan].rank)
    }
    for fact in network.initialFacts { _ = give(fact) }
  }

  /// Fires until nothing is left, a rule stops the run, or `fuel` firings are done.
  mutating func run(fuel: Int) -> RunOutcome {
    settle(after: -1)
    recentRules.removeAll()
    var firings = 0
    while true {
      let plan = selectNext(mayFire: firings < fuel)
      if plan == Self.nothing { return .finished(firings: firings) }
      if plan == Self.held { return .outOfFuel(firings: firings, cycle: recentRules.mostFrequent()) }
      recentRules.append(tables.plans[plan].rule)
      firings += 1
      let start = reading()
      let ending = fire(plan)
      charge(plan: plan, .firing, since: start)
      settle(after: plan)
      switch ending {
      case .done: continue
      case .halt: return .halted(firings: firings)
      case .failure:
        return .failed(
          firings: firings, rule: Int(tables.plans[plan].rule), reason: "division by zero or overflow")
      }
    }
  }

  // MARK: Selection

  private static var nothing: Int32 { -1 }
  private static var held: Int32 { -2 }

  /// A plan of the branch whose match comes first in firing order: the match is in the matcher and off the agenda. Where it may
  /// not fire it stays there, and the answer is `held`.
  @inline(__always)
  private mutating func selectNext(mayFire: Bool) -> Int32 {
    while true {
      let rank = agenda.bestRank()
      if !agenda.revived.isEmpty, isRevivedBefore(rank) {
        if let plan = takeRevived(mayFire) { return plan }
        continue
      }
      if rank < 0 { return Self.nothing }
      guard search(rank) else {
        agenda.popSeed(rank)
        continue
      }
      let plan = agenda.topSeed(rank).plan
      let count = tables.joinedCount(plan)
      if !agenda.revived.isEmpty, isRevivedBefore(match: plan, seed: agenda.topSeed(rank).version) {
        agenda.rest(rank, on: matcher.cursors, count: count, isHeld: true)
        if let plan = takeRevived(mayFire) { return plan }
        continue
      }
      if !mayFire {
        agenda.rest(rank, on: matcher.cursors, count: count, isHeld: true)
        return Self.held
      }
      if isExhausted(count) {
        agenda.popSeed(rank)
      } else {
        agenda.rest(rank, on: matcher.cursors, count: count, isHeld: false)
      }
      return plan
    }
  }

  /// Nothing is left behind the match in the matcher: each of its facts is the last of its chain.
  @inline(__always)
  private mutating func isExhausted(_ count: Int32) -> Bool {
    var level: Int32 = 0
    while level < count {
      if matcher.memory.older(than: matcher.cursors[level]) >= 0 { return false }
      level += 1
    }
    return true
  }

  /// Searches the topmost seed of a rank for its next match.
  @inline(__always)
  private mutating func search(_ rank: Int32) -> Bool {
    let seed = agenda.topSeed(rank)
    if seed.version >= 0 && !matcher.memory.isAlive(seed.version) { return false }
    let start = reading()
    let found = search(rank, from: seed)
    charge(plan: seed.plan, .search(found: found ? 1 : 0), since: start)
    return found
  }

  @inline(__always)
  private mutating func search(_ rank: Int32, from seed: Seed) -> Bool {
    var isResuming = agenda.loadCursors(rank, into: &matcher.cursors)
    var takesRest = seed.isHeld
    while findNext(seed, isResuming, takesRest) {
      if _fastPath(!tables.plans[seed.plan].isSilencing) { return true }
      let branch = tables.plans[seed.plan].branch
      if truth.find(branch, matcher.matched, 0, count: tables.branches[branch].patternCount) < 0 {
        return true
      }
      isResuming = true
      takesRest = false
    }
    return false
  }

  /// By the stored joins of the plan, if it has some; else on demand, with an eye on what that costs.
  @inline(__always)
  private mutating func findNext(_ seed: Seed, _ isResuming: Bool, _ takesRest: Bool) -> Bool {
    if _slowPath(!matcher.stored.isEmpty), let found = findStored(seed, isResuming, takesRest) {
      return found
    }
    let before = matcher.tried
    let found = matcher.findNext(seed.plan, seed: seed.version, resuming: isResuming, takesRest: takesRest)
    if _slowPath(matcher.tried &- before >= matcher.stored.effort) {
      noteEffort(seed.plan, matcher.tried &- before)
    }
    return found
  }

  // MARK: Stored joins

  private mutating func findStored(_ seed: Seed, _ isResuming: Bool, _ takesRest: Bool) -> Bool? {
    guard let join = matcher.stored.find(seed.plan) else { return nil }
    let before = matcher.tried
    join.saved += matcher.stored.averageWaste(seed.plan)
    guard matcher.update(join, budget: max(0, join.saved * 2 - join.work)) else {
      matcher.stored.giveUp(seed.plan)
      return nil
    }
    let found = matcher.findNext(join, seed: seed.version, resuming: isResuming, takesRest: takesRest)
    join.work += matcher.tried - before
    if join.work > join.saved * 2 { matcher.stored.giveUp(seed.plan) }
    return found
  }

  /// Stores the joins of a plan whose searches have cost so much that finding all of its tuples could not cost more.
  @inline(never)
  private mutating func noteEffort(_ plan: Int32, _ tried: Int) {
    guard let budget = matcher.stored.note(plan, tried: tried) else { return }
    // The match that was found waits in the matcher.
    let (matched, registers) = (matcher.matched.elements, matcher.registers.elements)
    defer {
      matcher.matched.put(matched)
      matcher.registers.put(registers)
    }
    guard let join = tables.storedJoin(plan), matcher.update(join, budget: budget) else {
      return matcher.stored.giveUp(plan)
    }
    join.saved = budget
    matcher.stored.store(join)
  }

  // MARK: Revived matches

  /// The first revived match comes before whatever the topmost seed of the rank may find (-1: there is no seed).
  private func isRevivedBefore(_ rank: Int32) -> Bool {
    let first = agenda.revived.first
    if rank < 0 || first.rank < rank { return true }
    if first.rank > rank { return false }
    let seed = agenda.topSeed(rank)
    if first.newest != seed.version { return first.newest > seed.version }
    return first.plan < seed.plan
  }

  /// The first revived match comes before the one that the search of the seed has found.
  private func isRevivedBefore(match plan: Int32, seed: Int32) -> Bool {
    let first = agenda.revived.first
    guard first.plan == plan, first.newest == seed else { return false }
    for place in tables.plans[plan].order.indices {
      let position = tables.numbers[place]
      let version = agenda.revived.tuples[first.tuple.start + position]
      if version != matcher.matched[position] { return version > matcher.matched[position] }
    }
    return false
  }

  /// Takes the first revived match, if it still holds; its facts and variables are in the matcher.
  private mutating func takeRevived(_ mayFire: Bool) -> Int32? {
    let first = agenda.revived.first
    let start = reading()
    defer { charge(branch: first.branch, .check, since: start) }
    for offset in 0..<first.tuple.count {
      matcher.pins[offset] = agenda.revived.tuples[first.tuple.start + offset]
    }
    let isSilenced =
      tables.branches[first.branch].isSilencing
      && truth.find(first.branch, agenda.revived.tuples, first.tuple.start, count: first.tuple.count) >= 0
    if !isSilenced && matcher.verifyPinned(first.branch) {
      if !mayFire { return Self.held }
      agenda.revived.removeFirst(tables: tables)
      return first.plan
    }
    agenda.revived.removeFirst(tables: tables)
    return nil
  }
}

/// The rules of the last firings, to name those that keep a run going.
struct RecentRules: ~Copyable {
  private static var limit: Int32 { 256 }
  private var rules = Pool<Int32>(capacity: 256)
  private var next: Int32 = 0

  @inline(__always)
  mutating func append(_ rule: Int32) {
    if rules.count < Self.limit {
      rules.append(rule)
    } else {
      rules[next] = rule
      next = (next + 1) & (Self.limit - 1)
    }
  }

  mutating func removeAll() {
    rules.removeAll()
    next = 0
  }

  func mostFrequent() -> [Int] {
    var counts: [Int: Int] = [:]
    for place in 0..<rules.count { counts[Int(rules[place]), default: 0] += 1 }
    return counts.keys.sorted { (-counts[$0]!, $0) < (-counts[$1]!, $1) }
  }
}
