extension Core {
  /// Finds the matches of older facts that a changed inner fact may have made, through its open buckets.
  @inline(__always)
  mutating func reviveMatches(of change: Change, _ silenced: Int32) {
    for place in matcher.memory.enteredAlphas(change.version) {
      let alpha = matcher.memory.entered[place]
      let effects =
        change.isAssertion ? tables.alphas[alpha].whenAsserted : tables.alphas[alpha].whenRetracted
      if effects.contains(.makes) { reviveMatches(of: change, at: alpha, silenced) }
    }
  }

  private mutating func reviveMatches(of change: Change, at alpha: Int32, _ silenced: Int32) {
    findOpenBuckets(of: alpha)
    for place in 0..<openBuckets.count {
      for number in tables.buckets[openBuckets[place]].triggers.indices {
        let trigger = tables.numbers[number]
        let effects =
          change.isAssertion ? tables.triggers[trigger].whenAsserted : tables.triggers[trigger].whenRetracted
        if !effects.contains(.makes) { continue }
        let start = reading()
        let limit = matcher.memory.horizon - 1
        matcher.findAll(trigger: trigger, changed: change.version, limit: limit)
        let (count, matches) = (matcher.patternCount, matcher.foundCount)
        for match in 0..<matches {
          revive(tables.triggers[trigger].branch, foundAt: match * count, silenced, hasFallen: false)
        }
        charge(branch: tables.triggers[trigger].branch, .search(found: matches), since: start)
      }
    }
  }

  /// What broke a match may itself have been withdrawn within the checkpoint, which leaves no change to be seen.
  mutating func reviveFallen(_ silenced: Int32) {
    for place in 0..<fallen.count {
      let record = truth.standings[fallen[place]]
      let start = reading()
      matcher.found.removeAll()
      for offset in 0..<record.tuple.count {
        let version = truth.tuples[record.tuple.start + offset]
        matcher.found.append(version)
        matcher.pins[offset] = version
      }
      if matcher.verifyPinned(record.branch) { revive(record.branch, foundAt: 0, silenced, hasFallen: true) }
      charge(branch: record.branch, .check, since: start)
    }
    fallen.removeAll()
  }

  /// Awaits a match that holds now, if it has not fired as it stands.
  private mutating func revive(_ branch: Int32, foundAt start: Int32, _ silenced: Int32, hasFallen: Bool) {
    let count = tables.branches[branch].patternCount
    if tables.branches[branch].isSilencing, truth.find(branch, matcher.found, start, count: count) >= 0 {
      return
    }
    let isSilenced = tables.branches[branch].rule == silenced
    let held = hasFallen && !isSilenced ? false : heldBefore(branch, foundAt: start)
    if held && !hasFallen { return }
    if isSilenced && !held { return silence(branch, foundAt: start) }
    lineUp(branch, foundAt: start)
  }

  /// Puts a match among the revived, unless the search of its seed is still to come to it.
  private mutating func lineUp(_ branch: Int32, foundAt start: Int32) {
    let count = tables.branches[branch].patternCount
    var newest: Int32 = -1
    var position: Int32 = 0
    for offset in 0..<count where matcher.found[start + offset] > newest {
      newest = matcher.found[start + offset]
      position = offset
    }
    let plan = tables.branches[branch].firstPlan + position
    let rank = tables.plans[plan].rank
    if isAwaited(plan, newest, foundAt: start, rank) { return }
    agenda.revived.add(
      Revived(
        branch: branch, plan: plan, rank: rank, newest: newest,
        tuple: Stretch(start: start, end: start + count)),
      from: matcher.found, tables: tables)
  }

  /// The search of the match's seed has not come to it, or rests on it before it fires.
  private func isAwaited(_ plan: Int32, _ newest: Int32, foundAt start: Int32, _ rank: Int32) -> Bool {
    let place = agenda.stacks[rank].find(version: newest, plan: plan)
    if place < 0 { return false }
    let seed = agenda.stacks[rank].seeds[place]
    if seed.cursors < 0 { return true }
    let order = tables.plans[plan].order
    var level: Int32 = 0
    while level + 1 < order.count {
      let version = matcher.found[start + tables.numbers[order.start + level + 1]]
      let resting = matcher.memory.nodes[agenda.stacks[rank].cursors[seed.cursors + level]].version
      if version != resting { return version < resting }
      level += 1
    }
    return seed.isHeld
  }

  /// Whether the match stood at the last checkpoint as it does now.
  private mutating func heldBefore(_ branch: Int32, foundAt start: Int32) -> Bool {
    let results = tables.branches[branch].results
    pin(branch, foundAt: start)
    var now: [UInt64] = []
    if !results.isEmpty {
      guard matcher.verifyPinned(branch) else { return false }
      now = results.indices.map { matcher.registers[tables.numbers[$0]] }
    }
    matcher.memory.isPast = true
    defer { matcher.memory.isPast = false }
    guard matcher.verifyPinned(branch) else { return false }
    return results.indices.map { matcher.registers[tables.numbers[$0]] } == now
  }

  private mutating func pin(_ branch: Int32, foundAt start: Int32) {
    for offset in 0..<tables.branches[branch].patternCount {
      matcher.pins[offset] = matcher.found[start + offset]
    }
  }

  // MARK: No-loop

  /// Matches that a no-loop rule made for itself stand without firing.
  mutating func silence(_ plan: Int32, _ version: Int32) {
    let start = reading()
    matcher.findAll(plan: plan, seed: version)
    let (count, matches) = (matcher.patternCount, matcher.foundCount)
    for match in 0..<matches { silence(tables.plans[plan].branch, foundAt: match * count) }
    charge(plan: plan, .search(found: matches), since: start)
  }

  private mutating func silence(_ branch: Int32, foundAt start: Int32) {
    let count = tables.branches[branch].patternCount
    pin(branch, foundAt: start)
    guard truth.find(branch, matcher.found, start, count: count) < 0, matcher.verifyPinned(branch) else {
      return
    }
    _ = keep(branch, firing: -1)
  }
}
