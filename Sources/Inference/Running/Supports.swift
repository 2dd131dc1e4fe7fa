import Facts

extension Core {
  /// Keeps the firing whose match is in the matcher as a standing one. `firing`: -1 for a silenced match.
  mutating func keep(_ number: Int32, firing: Int32) -> Int32 {
    let tables = network.tables
    let standing = truth.standings.count
    let start = truth.tuples.count
    let count = tables.branches[number].patternCount
    for position in 0..<count { truth.tuples.append(matcher.matched[position]) }
    truth.standings.append(
      StandingFiring(
        firing: firing, branch: number, tuple: Stretch(start: start, end: start + count),
        results: truth.results.count))
    for place in tables.branches[number].results.indices {
      truth.results.append(matcher.registers[tables.numbers[place]])
    }
    if tables.branches[number].isSilencing {
      let hash = TruthMaintenance.hash(number, truth.tuples, start, count)
      truth.refraction.insert(standing, under: hash)
    }
    if tables.branches[number].isLogical {
      for position in 0..<count {
        let version = matcher.matched[position]
        let older = matcher.memory.versions[version].watchers
        matcher.memory.versions[version].watchers = truth.links.count
        truth.links.append(WatchLink(standing: standing, older: older))
      }
    }
    for place in tables.branches[number].triggers.indices { watch(standing, trigger: tables.numbers[place]) }
    return standing
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
