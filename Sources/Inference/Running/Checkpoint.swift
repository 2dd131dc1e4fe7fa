import Facts

extension Core {
  /// The checkpoint. `plan`: that of the firing whose actions made the changes, -1 for changes from outside.
  @inline(__always)
  mutating func settle(after plan: Int32) {
    firing = -1
    if !changes.isEmpty { checkpoint(after: plan) }
    if _slowPath(matcher.memory.versions.count > versionLimit) { makeRoom() }
  }

  private mutating func checkpoint(after plan: Int32) {
    if mayBreak { dropBroken() }
    let silenced = plan >= 0 && tables.plans[plan].isNoLoop ? tables.plans[plan].rule : -1
    schedule(silenced)
    if !tables.triggers.isEmpty { reviveMatches(silenced) }
    if !fallen.isEmpty { reviveFallen(silenced) }
    changes.removeAll()
    matcher.memory.checkpoint()
    matcher.remembered.checkpointCount = matcher.remembered.changeCount
  }

  private mutating func reviveMatches(_ silenced: Int32) {
    var place: Int32 = 0
    while place < changes.count {
      let change = changes[place]
      place += 1
      let effects = change.isAssertion ? tables.whenAsserted : tables.whenRetracted
      guard effects.contains(.makes) else { continue }
      let counts =
        change.isAssertion
        ? matcher.memory.isAlive(change.version) : matcher.memory.wasSeen(change.version)
      if counts { reviveMatches(of: change, silenced) }
    }
  }

  // MARK: Truth maintenance

  /// What has only come breaks nothing where no inner condition looks at it.
  @inline(__always)
  private var mayBreak: Bool {
    guard truth.watchesAnything else { return false }
    if !tables.triggers.isEmpty { return true }
    for place in 0..<changes.count where !changes[place].isAssertion { return true }
    return false
  }

  /// Rounds of withdrawals, until nothing changes.
  private mutating func dropBroken() {
    var start: Int32 = 0
    while start < changes.count {
      let end = changes.count
      dropBroken(start, end)
      start = end
    }
  }

  /// One round: every standing firing that these changes broke falls, and the facts left without support go.
  private mutating func dropBroken(_ start: Int32, _ end: Int32) {
    broken.removeAll()
    for place in start..<end { collectBroken(changes[place]) }
    if !suspects.isEmpty { checkSuspects() }
    if broken.isEmpty { return }
    broken.sort()
    losers.removeAll()
    for place in 0..<broken.count { fall(broken[place]) }
    losers.sort()
    for place in 0..<losers.count { withdraw(losers[place]) }
  }

  /// What matches a fact that is gone is broken; what the change of an inner fact may have broken is looked at later.
  @inline(__always)
  private mutating func collectBroken(_ change: Change) {
    let version = change.version
    if !change.isAssertion {
      let head = matcher.memory.versions[version].watchers
      if head >= 0 {
        truth.breakAll(from: head, into: &broken)
        matcher.memory.versions[version].watchers = -1
      }
    }
    if !tables.triggers.isEmpty { collectSuspects(change) }
  }

  private mutating func collectSuspects(_ change: Change) {
    let version = change.version
    if change.isAssertion && !matcher.memory.isAlive(version) { return }
    for place in matcher.memory.enteredAlphas(version) {
      let alpha = matcher.memory.entered[place]
      let effects =
        change.isAssertion ? tables.alphas[alpha].whenAsserted : tables.alphas[alpha].whenRetracted
      if effects.contains(.breaks) { collectSuspects(change, alpha) }
    }
  }

  private mutating func collectSuspects(_ change: Change, _ alpha: Int32) {
    findOpenBuckets(of: alpha)
    for place in 0..<openBuckets.count {
      for number in tables.buckets[openBuckets[place]].triggers.indices {
        let trigger = tables.numbers[number]
        let effects =
          change.isAssertion ? tables.triggers[trigger].whenAsserted : tables.triggers[trigger].whenRetracted
        if !effects.contains(.breaks) || !tables.branches[tables.triggers[trigger].branch].isWatched {
          continue
        }
        var hash = TruthMaintenance.hash(trigger: trigger)
        for pair in tables.triggers[trigger].key.indices {
          hash = mixed(hash, matcher.memory.value(change.version, tables.pairs[pair].slot))
        }
        truth.collect(folded(hash), into: &suspects)
      }
    }
  }

  /// Those that do not stand are broken.
  private mutating func checkSuspects() {
    suspects.sort()
    suspects.removeRepeats()
    for place in 0..<suspects.count {
      let suspect = suspects[place]
      guard truth.standings[suspect].isStanding, !stands(suspect) else { continue }
      truth.standings[suspect].isStanding = false
      broken.append(suspect)
    }
    suspects.removeAll()
  }

  private mutating func stands(_ standing: Int32) -> Bool {
    let record = truth.standings[standing]
    let start = reading()
    defer { charge(branch: record.branch, .check, since: start) }
    for offset in 0..<record.tuple.count { matcher.pins[offset] = truth.tuples[record.tuple.start + offset] }
    guard matcher.verifyPinned(record.branch) else { return false }
    var own = record.results
    for place in tables.branches[record.branch].results.indices {
      if truth.results[own] != matcher.registers[tables.numbers[place]] { return false }
      own += 1
    }
    return true
  }
}
