import Facts

extension Core {
  /// Keeps the firing whose match is in the matcher as a standing one. `firing`: -1 for a silenced match.
  mutating func keep(_ number: Int32, firing: Int32) -> Int32 {
    let tables = network.tables
    let standing = truth.standings.count
    let start = truth.tuples.count
    let isLogical = tables.branches[number].isLogical
    for position in 0..<tables.branches[number].patternCount {
      let version = matcher.matched[position]
      truth.tuples.append(version)
      if isLogical {
        let older = matcher.memory.versions[version].watchers
        matcher.memory.versions[version].watchers = truth.links.count
        truth.links.append(WatchLink(standing: standing, older: older))
      }
    }
    truth.standings.append(
      StandingFiring(
        firing: firing, branch: number, tuple: Stretch(start: start, end: truth.tuples.count),
        results: truth.results.count))
    if tables.branches[number].isComplex { keepInner(standing) }
    return standing
  }

  /// What the firing just kept owes to inner conditions.
  @inline(never)
  private mutating func keepInner(_ standing: Int32) {
    let record = truth.standings[standing]
    let branch = tables.branches[record.branch]
    for place in branch.results.indices { truth.results.append(matcher.registers[tables.numbers[place]]) }
    if branch.isSilencing {
      let hash = TruthMaintenance.hash(record.branch, truth.tuples, record.tuple.start, record.tuple.count)
      truth.refraction.insert(standing, under: hash)
    }
    for place in branch.triggers.indices { watch(standing, trigger: tables.numbers[place]) }
  }

  private mutating func watch(_ standing: Int32, trigger: Int32) {
    let tables = network.tables
    var hash = TruthMaintenance.hash(trigger: trigger)
    for place in tables.triggers[trigger].key.indices {
      hash = mixed(hash, matcher.registers[tables.pairs[place].register])
    }
    truth.watch(standing, folded(hash))
  }

  /// The match no longer holds. Appends the facts that lose their last support to `losers`.
  @inline(__always)
  mutating func fall(_ standing: Int32) {
    let record = truth.standings[standing]
    if network.tables.branches[record.branch].isComplex { noteFallen(standing) }
    if Witness.listens { tellLosses(of: standing) }
    var number = record.lastSupport
    while number >= 0 {
      let support = truth.supports[number]
      if support.isGiven {
        truth.supports[number].isGiven = false
        matcher.memory.facts[support.fact].supportCount &-= 1
        if isUnsupported(support.fact) { losers.append(support.fact) }
      }
      number = support.olderOfStanding
    }
  }

  /// What broke the match may be gone by the end of the checkpoint.
  private mutating func noteFallen(_ standing: Int32) {
    fallen.append(standing)
    let record = truth.standings[standing]
    if network.tables.branches[record.branch].isSilencing {
      let hash = TruthMaintenance.hash(record.branch, truth.tuples, record.tuple.start, record.tuple.count)
      truth.refraction.remove(standing, under: hash)
    }
  }

  /// The fact supported first comes first.
  private mutating func tellLosses(of standing: Int32) {
    let record = truth.standings[standing]
    var facts: [Int32] = []
    var support = record.lastSupport
    while support >= 0 {
      if truth.supports[support].isGiven { facts.append(truth.supports[support].fact) }
      support = truth.supports[support].olderOfStanding
    }
    for fact in facts.reversed() {
      observer.note(.supportLost(FactID(number: fact), by: FiringID(number: record.firing)))
    }
  }

  /// False: the firing already supports the fact.
  mutating func support(_ fact: Int32, by standing: Int32) -> Bool {
    let last = matcher.memory.facts[fact].lastSupport
    if last >= 0 && truth.supports[last].standing == standing && truth.supports[last].isGiven { return false }
    let number = truth.supports.count
    truth.supports.append(
      Support(
        fact: fact, standing: standing, olderOfStanding: truth.standings[standing].lastSupport,
        olderOfFact: last))
    truth.standings[standing].lastSupport = number
    matcher.memory.facts[fact].lastSupport = number
    matcher.memory.facts[fact].supportCount += 1
    return true
  }

  @inline(__always)
  func isUnsupported(_ fact: Int32) -> Bool {
    matcher.memory.facts[fact].supportCount == 0 && !matcher.memory.facts[fact].isUnconditional
  }

  /// The fact goes, or becomes another by a modification.
  @inline(__always)
  mutating func withdrawSupports(of fact: Int32) {
    if matcher.memory.facts[fact].supportCount > 0 { takeSupports(of: fact) }
    matcher.memory.facts[fact].lastSupport = -1
    matcher.memory.facts[fact].supportCount = 0
    matcher.memory.facts[fact].isUnconditional = false
  }

  private mutating func takeSupports(of fact: Int32) {
    var support = matcher.memory.facts[fact].lastSupport
    while support >= 0 {
      truth.supports[support].isGiven = false
      support = truth.supports[support].olderOfFact
    }
  }

  /// The firings that support the fact, first one first.
  func firings(supporting fact: Int32) -> [Int32] {
    guard fact >= 0, fact < matcher.memory.facts.count else { return [] }
    var found: [Int32] = []
    var support = matcher.memory.facts[fact].lastSupport
    while support >= 0 {
      let entry = truth.supports[support]
      if entry.isGiven { found.append(truth.standings[entry.standing].firing) }
      support = entry.olderOfFact
    }
    return found.reversed()
  }
}
