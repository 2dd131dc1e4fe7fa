import Facts

extension Core {
  /// The checkpoint. `rule`: the one whose actions made the changes, `nil` for changes from outside.
  mutating func settle(after rule: Int32?) {
    var start = 0
    while start < changes.count {
      let end = changes.count
      if truth.watchesAnything { dropBroken(start..<end) }
      start = end
    }
    firing = -1
    let silenced = rule.flatMap { network.headers.isNoLoop($0) ? $0 : nil } ?? -1
    for change in changes {
      if change.isAssertion {
        if matcher.memory.isAlive(change.version) { schedule(change.version, silenced) }
      } else if matcher.memory.wasSeen(change.version) {
        matcher.memory.findOpenBuckets(of: change.version, tables: network.tables, into: &openBuckets)
        reviveMatches(of: change, silenced)
      }
    }
    reviveFallen(silenced)
    changes.removeAll(keepingCapacity: true)
    matcher.memory.checkpoint()
  }

  /// What broke a match may itself have been withdrawn within the checkpoint, which leaves no change to be seen.
  private mutating func reviveFallen(_ silenced: Int32) {
    for standing in fallen {
      let number = truth.standings[Int(standing)].branch
      let branch = network.tables.branches[Int(number)]
      let tuple = truth.tuple(of: standing, branch)
      if branch.isComplex, matcher.verify(branch, tuple) { revive(number, tuple, silenced) }
    }
    fallen.removeAll(keepingCapacity: true)
  }

  // MARK: Truth maintenance

  /// One round: every standing firing that these changes broke falls, and the facts left without support go.
  private mutating func dropBroken(_ range: Range<Int>) {
    var suspects: [Int32] = []
    for place in range { collectSuspects(changes[place], into: &suspects) }
    suspects.sort()
    var former: Int32 = -1
    var broken: [Int32] = []
    for suspect in suspects where suspect != former {
      former = suspect
      if !stands(suspect) { broken.append(suspect) }
    }
    fallen += broken
    var unsupported: Set<Int32> = []
    for standing in broken {
      let record = truth.standings[Int(standing)]
      for fact in truth.fall(standing, network.tables.branches[Int(record.branch)]) {
        observer.note(
          .supportLost(FactID(number: fact), by: FiringID(number: record.firing)))
        if truth.isUnsupported(fact) { unsupported.insert(fact) }
      }
    }
    for fact in unsupported.sorted() { withdraw(fact) }
  }

  private mutating func collectSuspects(_ change: Change, into suspects: inout [Int32]) {
    let version = change.version
    if change.isAssertion {
      if !matcher.memory.isAlive(version) { return }
    } else {
      truth.collect(TruthMaintenance.key(ofFact: version), into: &suspects)
    }
    let tables = network.tables
    matcher.memory.findOpenBuckets(of: version, tables: tables, into: &openBuckets)
    for bucket in openBuckets {
      for place in tables.buckets[Int(bucket)].triggers.indices {
        let number = tables.numbers[place]
        let trigger = tables.triggers[Int(number)]
        if trigger.effect == (change.isAssertion ? .assertMakes : .assertBreaks) { continue }
        var key = TruthMaintenance.key(ofTrigger: number)
        for pair in trigger.key.indices {
          key = mixed(key, matcher.memory.value(version, tables.pairs[pair].slot))
        }
        truth.collect(key, into: &suspects)
      }
    }
  }

  private mutating func stands(_ standing: Int32) -> Bool {
    let branch = network.tables.branches[Int(truth.standings[Int(standing)].branch)]
    return matcher.verify(branch, truth.tuple(of: standing, branch))
      && truth.agrees(standing, branch, matcher.registers, network.tables)
  }

  // MARK: Agenda

  /// Makes a new version a seed of the plans whose other memories are not empty.
  private mutating func schedule(_ version: Int32, _ silenced: Int32) {
    let tables = network.tables
    matcher.memory.findOpenBuckets(of: version, tables: tables, into: &openBuckets)
    newPlans.removeAll(keepingCapacity: true)
    for bucket in openBuckets {
      for place in tables.buckets[Int(bucket)].postings.indices {
        let posting = tables.postings[place]
        if isPassable(posting.guards.0) && isPassable(posting.guards.1) && isPassable(posting.guards.2) {
          newPlans.append(posting.plan)
        }
      }
    }
    if newPlans.count > 1 && openBuckets.count > 1 { newPlans.sort() }
    for number in newPlans.reversed() {
      let plan = tables.plans[Int(number)]
      let branch = tables.branches[Int(plan.branch)]
      if branch.rule == silenced {
        if branch.isComplex { silence(plan, version) }
      } else {
        agenda.push(Seed(version: version, plan: number), rank: Int(branch.rank))
      }
    }
    reviveMatches(of: Change(version: version, isAssertion: true), silenced)
  }

  @inline(__always)
  private mutating func isPassable(_ alpha: Int32) -> Bool {
    alpha < 0 || matcher.memory.newest(in: alpha) >= 0
  }

  /// Matches that a no-loop rule made for itself stand without firing.
  private mutating func silence(_ plan: Plan, _ version: Int32) {
    let tuples = collected { $0.findAll(plan, seed: version) }
    for tuple in tuples { silence(plan.branch, tuple) }
  }

  private mutating func silence(_ number: Int32, _ tuple: ArraySlice<Int32>) {
    let branch = network.tables.branches[Int(number)]
    guard truth.find(number, branch, tuple) < 0, matcher.verify(branch, tuple) else { return }
    _ = truth.add(
      firing: -1, branch: number, tuple: tuple, registers: matcher.registers, tables: network.tables)
  }

  /// Finds the matches of older facts that a changed inner fact may have made, through its open buckets.
  private mutating func reviveMatches(of change: Change, _ silenced: Int32) {
    let tables = network.tables
    for bucket in openBuckets {
      for place in tables.buckets[Int(bucket)].triggers.indices {
        let trigger = tables.triggers[Int(tables.numbers[place])]
        if trigger.effect == (change.isAssertion ? .assertBreaks : .assertMakes) { continue }
        let limit = matcher.memory.horizon - 1
        let tuples = collected { $0.findAll(trigger, changed: change.version, limit: limit) }
        for tuple in tuples { revive(trigger.branch, tuple, silenced) }
      }
    }
  }

  private mutating func revive(_ number: Int32, _ tuple: ArraySlice<Int32>, _ silenced: Int32) {
    let branch = network.tables.branches[Int(number)]
    if truth.find(number, branch, tuple) >= 0 { return }
    if branch.rule == silenced && !heldBefore(branch, tuple) { return silence(number, tuple) }
    let newest = tuple.max() ?? -1
    let position = tuple.firstIndex(of: newest).map { $0 - tuple.startIndex } ?? 0
    let plan = branch.firstPlan + Int32(position)
    agenda.revive(
      Revived(
        branch: number, plan: plan, rank: branch.rank, newest: newest,
        joined: joined(network.tables.plans[Int(plan)], tuple), tuple: Array(tuple)))
  }

  /// Whether the match stood at the last checkpoint as it does now.
  private mutating func heldBefore(_ branch: Branch, _ tuple: ArraySlice<Int32>) -> Bool {
    guard matcher.verify(branch, tuple) else { return false }
    let results = network.tables.numbers[branch.results.indices].map { matcher.registers[Int($0)] }
    matcher.memory.isPast = true
    defer { matcher.memory.isPast = false }
    return matcher.verify(branch, tuple)
      && results.elementsEqual(
        network.tables.numbers[branch.results.indices].map { matcher.registers[Int($0)] })
  }

  private mutating func collected(_ search: (inout Matcher) -> Void) -> [ArraySlice<Int32>] {
    matcher.found.removeAll(keepingCapacity: true)
    matcher.foundCount = 0
    search(&matcher)
    if matcher.foundCount == 0 { return [] }
    let (all, width) = (matcher.found, matcher.patternCount)
    return (0..<matcher.foundCount).map { all[$0 * width..<($0 + 1) * width] }
  }
}
