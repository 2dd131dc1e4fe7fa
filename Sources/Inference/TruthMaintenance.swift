import Facts

/// A firing whose match must be watched: to withdraw what it supports, or to let it fire anew once it has been broken.
struct StandingFiring {
  /// Its number, or -1: the match was silenced by no-loop and never fired.
  var firing: Int32
  var branch: Int32
  var tupleStart: Int32
  var resultsStart: Int32
  /// Its newest support; older ones follow.
  var lastSupport: Int32 = -1
  var isStanding = true
}

/// One fact asserted logically by one standing firing.
struct Support {
  var fact: Int32
  var standing: Int32
  var olderOfStanding: Int32
  var olderOfFact: Int32
  var isGiven = true
}

/// Standing firings by match, by matched fact and by the inner facts that could break them; supports of facts.
struct TruthMaintenance {
  private(set) var standings: [StandingFiring] = []
  private var tuples: [Int32] = []
  /// Accumulated results of each, which must stay as they were.
  private var results: [UInt64] = []
  /// By branch and tuple: a match that stands does not fire again.
  private var refraction = ProbeTable()
  /// By matched fact or by trigger and key: chains of `links`.
  private var dependents = ProbeTable()
  private var links: [ChainNode] = []

  private var supports: [Support] = []
  // By fact.
  private var lastSupports: [Int32] = []
  private var supportCounts: [Int32] = []
  private var unconditional: [Bool] = []

  // MARK: Standing firings

  func tuple(of standing: Int32, _ branch: Branch) -> ArraySlice<Int32> {
    let start = Int(standings[Int(standing)].tupleStart)
    return tuples[start..<start + Int(branch.patternCount)]
  }

  /// The standing firing of this match, or -1.
  func find(_ number: Int32, _ branch: Branch, _ tuple: ArraySlice<Int32>) -> Int32 {
    if refraction.count == 0 { return -1 }
    return refraction.find(hash(number, tuple)) {
      standings[Int($0)].branch == number && self.tuple(of: $0, branch).elementsEqual(tuple)
    }
  }

  mutating func add(
    firing: Int32, branch number: Int32, tuple: ArraySlice<Int32>, registers: [UInt64], tables: Tables
  ) -> Int32 {
    let branch = tables.branches[Int(number)]
    let standing = Int32(standings.count)
    standings.append(
      StandingFiring(
        firing: firing, branch: number, tupleStart: Int32(tuples.count), resultsStart: Int32(results.count)))
    tuples += tuple
    for place in branch.results.indices { results.append(registers[Int(tables.numbers[place])]) }
    if branch.isComplex { refraction.insert(standing, under: hash(number, tuple)) }
    if branch.isLogical {
      for version in tuple { watch(standing, Self.key(ofFact: version)) }
    }
    for place in branch.triggers.indices {
      let trigger = tables.numbers[place]
      var key = Self.key(ofTrigger: trigger)
      for pair in tables.triggers[Int(trigger)].key.indices {
        key = mixed(key, registers[Int(tables.pairs[pair].register)])
      }
      watch(standing, key)
    }
    return standing
  }

  private mutating func watch(_ standing: Int32, _ key: UInt64) {
    let node = Int32(links.count)
    links.append(ChainNode(item: standing, older: -1))
    links[Int(node)].older = dependents.exchange(node, under: key)
  }

  static func key(ofFact version: Int32) -> UInt64 { mixed(2, UInt64(version)) }
  static func key(ofTrigger trigger: Int32) -> UInt64 { mixed(3, UInt64(trigger)) }

  var watchesAnything: Bool { dependents.count > 0 }

  /// Adds to `found` the standing firings that may depend on what the key stands for; forgets fallen ones.
  mutating func collect(_ key: UInt64, into found: inout [Int32]) {
    var node = dependents.find(key)
    var former: Int32 = -1
    while node >= 0 {
      let (standing, older) = (links[Int(node)].item, links[Int(node)].older)
      if standings[Int(standing)].isStanding {
        found.append(standing)
        former = node
      } else if former >= 0 {
        links[Int(former)].older = older
      } else if older >= 0 {
        _ = dependents.exchange(older, under: key)
      } else {
        dependents.remove(node, under: key)
      }
      node = older
    }
  }

  /// Whether the accumulated results in the registers are those of the firing.
  func agrees(_ standing: Int32, _ branch: Branch, _ registers: [UInt64], _ tables: Tables) -> Bool {
    let start = Int(standings[Int(standing)].resultsStart)
    return branch.results.indices.enumerated().allSatisfy { offset, place in
      results[start + offset] == registers[Int(tables.numbers[place])]
    }
  }

  /// The match no longer holds. Gives back the facts that lose its support, first supported first.
  mutating func fall(_ standing: Int32, _ branch: Branch) -> [Int32] {
    let number = standings[Int(standing)].branch
    if branch.isComplex { refraction.remove(standing, under: hash(number, tuple(of: standing, branch))) }
    standings[Int(standing)].isStanding = false
    var lost: [Int32] = []
    var support = standings[Int(standing)].lastSupport
    while support >= 0 {
      let entry = supports[Int(support)]
      if entry.isGiven {
        supports[Int(support)].isGiven = false
        supportCounts[Int(entry.fact)] -= 1
        lost.append(entry.fact)
      }
      support = entry.olderOfStanding
    }
    return lost.reversed()
  }

  private func hash(_ branch: Int32, _ tuple: ArraySlice<Int32>) -> UInt64 {
    tuple.reduce(mixed(1, UInt64(branch))) { mixed($0, UInt64($1)) }
  }

  // MARK: Supports

  private mutating func makeRoom(for fact: Int32) {
    while lastSupports.count <= Int(fact) {
      lastSupports.append(-1)
      supportCounts.append(0)
      unconditional.append(false)
    }
  }

  /// False: the firing already supports the fact.
  mutating func support(_ fact: Int32, by standing: Int32) -> Bool {
    makeRoom(for: fact)
    let last = lastSupports[Int(fact)]
    if last >= 0 && supports[Int(last)].standing == standing && supports[Int(last)].isGiven { return false }
    let number = Int32(supports.count)
    supports.append(
      Support(
        fact: fact, standing: standing, olderOfStanding: standings[Int(standing)].lastSupport,
        olderOfFact: last))
    standings[Int(standing)].lastSupport = number
    lastSupports[Int(fact)] = number
    supportCounts[Int(fact)] += 1
    return true
  }

  mutating func makeUnconditional(_ fact: Int32) {
    makeRoom(for: fact)
    unconditional[Int(fact)] = true
  }

  func isUnsupported(_ fact: Int32) -> Bool { supportCounts[Int(fact)] == 0 && !unconditional[Int(fact)] }

  /// The fact goes, or becomes another by a modification.
  mutating func withdrawSupports(of fact: Int32) {
    unconditional[Int(fact)] = false
    supportCounts[Int(fact)] = 0
    var support = lastSupports[Int(fact)]
    while support >= 0 {
      supports[Int(support)].isGiven = false
      support = supports[Int(support)].olderOfFact
    }
    lastSupports[Int(fact)] = -1
  }

  /// The firings that support the fact, first one first.
  func firings(supporting fact: Int32) -> [Int32] {
    guard Int(fact) < lastSupports.count else { return [] }
    var found: [Int32] = []
    var support = lastSupports[Int(fact)]
    while support >= 0 {
      let entry = supports[Int(support)]
      if entry.isGiven { found.append(standings[Int(entry.standing)].firing) }
      support = entry.olderOfFact
    }
    return found.reversed()
  }

  mutating func removeAll() {
    standings.removeAll(keepingCapacity: true)
    tuples.removeAll(keepingCapacity: true)
    results.removeAll(keepingCapacity: true)
    refraction.removeAll()
    dependents.removeAll()
    links.removeAll(keepingCapacity: true)
    supports.removeAll(keepingCapacity: true)
    lastSupports.removeAll(keepingCapacity: true)
    supportCounts.removeAll(keepingCapacity: true)
    unconditional.removeAll(keepingCapacity: true)
  }
}
