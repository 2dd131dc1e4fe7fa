// What is gone leaves its version behind, and its places in chains: a search may rest there. When more than half of the
// versions are of that kind, the others close ranks: they are numbered anew in the same order, so recency stays what it
// was, and whatever knows a version, a node, a firing or a support by its number learns the new one.

/// New numbers by old ones; negative ones for what is dropped.
typealias Renumbering = Pool<Int32>

extension Core {
  /// Makes room if it is worth while and no mark wants the former numbers. Looked at when the versions have come to a
  /// limit, which is then set anew: so the work stays in proportion to the versions made.
  @inline(never)
  mutating func makeRoom() {
    guard openMarks.isEmpty else { return }
    let dead = matcher.memory.deadCount - matcher.memory.keptDeadCount
    if dead * 2 > matcher.memory.versions.count { compact() }
    setVersionLimit()
  }

  mutating func setVersionLimit() {
    versionLimit = deadVersionLimit == 0 ? 0 : max(2 * deadVersionLimit, 2 * matcher.memory.versions.count)
  }

  /// To be done between checkpoints.
  @inline(never)
  mutating func compact() {
    let keeps = agenda.restingVersions(matcher.memory, tables)
    let versions = renumbering(matcher.memory.versions.count, keeps: { keeps[$0] })
    compactTruth(versions)
    let nodes = matcher.memory.compact(versions)
    agenda.compact(versions, nodes, tables)
    matcher.stored.forgetTuples()
  }

  // MARK: Truth maintenance

  private mutating func compactTruth(_ versions: borrowing Renumbering) {
    let standings = renumbering(truth.standings.count, keeps: { truth.isStanding($0, versions) })
    let links = chainRenumbering(
      truth.links.count, keeps: { standings[truth.links[$0].standing] >= 0 }, older: { truth.links[$0].older }
    )
    compactSupports(standings)
    for version in 0..<matcher.memory.versions.count {
      let head = matcher.memory.versions[version].watchers
      if head >= 0 { matcher.memory.versions[version].watchers = links[head] }
    }
    truth.compact(versions, standings, links)
    for standing in 0..<truth.standings.count {
      let record = truth.standings[standing]
      guard tables.branches[record.branch].isSilencing else { continue }
      truth.refraction.insert(
        standing,
        under: TruthMaintenance.hash(record.branch, truth.tuples, record.tuple.start, record.tuple.count))
    }
  }

  private mutating func compactSupports(_ standings: borrowing Renumbering) {
    func isKept(_ number: Int32) -> Bool {
      truth.supports[number].isGiven && standings[truth.supports[number].standing] >= 0
    }
    let ofFact = chainRenumbering(
      truth.supports.count, keeps: isKept, older: { truth.supports[$0].olderOfFact })
    let ofStanding = chainRenumbering(
      truth.supports.count, keeps: isKept, older: { truth.supports[$0].olderOfStanding })
    // Not by the facts, which keep their numbers for good: only those that are there have supports.
    for version in 0..<matcher.memory.versions.count where matcher.memory.isAlive(version) {
      let fact = matcher.memory.versions[version].fact
      let last = matcher.memory.facts[fact].lastSupport
      if last >= 0 { matcher.memory.facts[fact].lastSupport = ofFact[last] }
    }
    for standing in 0..<truth.standings.count where truth.standings[standing].lastSupport >= 0 {
      truth.standings[standing].lastSupport = ofStanding[truth.standings[standing].lastSupport]
    }
    var kept: Int32 = 0
    for number in 0..<truth.supports.count {
      var support = truth.supports[number]
      guard support.isGiven && standings[support.standing] >= 0 else { continue }
      support.standing = standings[support.standing]
      support.olderOfFact = support.olderOfFact < 0 ? -1 : ofFact[support.olderOfFact]
      support.olderOfStanding = support.olderOfStanding < 0 ? -1 : ofStanding[support.olderOfStanding]
      truth.supports[kept] = support
      kept += 1
    }
    truth.supports.truncate(to: kept)
  }
}

/// Of what is dropped, and of the number that would come next, the complement (`~`) of how many before it are kept.
private func renumbering(_ count: Int32, keeps: (Int32) -> Bool) -> Renumbering {
  var numbers = Renumbering(capacity: count + 1)
  var kept: Int32 = 0
  for number in 0..<count {
    if keeps(number) {
      numbers.append(kept)
      kept += 1
    } else {
      numbers.append(~kept)
    }
  }
  numbers.append(~kept)
  return numbers
}

/// Of what is dropped, the new number of the nearest kept one further down its chain, or -1. `older` leads down the
/// chain, to smaller numbers.
private func chainRenumbering(_ count: Int32, keeps: (Int32) -> Bool, older: (Int32) -> Int32) -> Renumbering
{
  var numbers = Renumbering(capacity: count + 1)
  var kept: Int32 = 0
  for number in 0..<count {
    if keeps(number) {
      numbers.append(kept)
      kept += 1
    } else {
      let next = older(number)
      numbers.append(next < 0 ? -1 : numbers[next])
    }
  }
  return numbers
}

extension TruthMaintenance {
  /// A match that holds no more may still be noted where nothing hangs on it but its silence.
  fileprivate func isStanding(_ standing: Int32, _ versions: borrowing Renumbering) -> Bool {
    guard standings[standing].isStanding else { return false }
    for place in standings[standing].tuple.indices where versions[tuples[place]] < 0 { return false }
    return true
  }

  fileprivate mutating func compact(
    _ versions: borrowing Renumbering, _ renumbered: borrowing Renumbering, _ links: borrowing Renumbering
  ) {
    dependents.renumber { links[$0] }
    var keptLinks: Int32 = 0
    for number in 0..<self.links.count {
      let link = self.links[number]
      guard renumbered[link.standing] >= 0 else { continue }
      self.links[keptLinks] = WatchLink(
        standing: renumbered[link.standing], older: link.older < 0 ? -1 : links[link.older])
      keptLinks += 1
    }
    self.links.truncate(to: keptLinks)
    compactStandings(versions, renumbered)
  }

  private mutating func compactStandings(
    _ versions: borrowing Renumbering, _ renumbered: borrowing Renumbering
  ) {
    refraction.removeAll()
    var (kept, tupleEnd, resultEnd) = (Int32(0), Int32(0), Int32(0))
    for number in 0..<standings.count {
      var standing = standings[number]
      let nextResults = number + 1 < standings.count ? standings[number + 1].results : results.count
      guard renumbered[number] >= 0 else { continue }
      let start = tupleEnd
      for place in standing.tuple.indices {
        tuples[tupleEnd] = versions[tuples[place]]
        tupleEnd += 1
      }
      standing.tuple = Stretch(start: start, end: tupleEnd)
      let firstResult = resultEnd
      for place in standing.results..<nextResults {
        results[resultEnd] = results[place]
        resultEnd += 1
      }
      standing.results = firstResult
      standings[kept] = standing
      kept += 1
    }
    standings.truncate(to: kept)
    tuples.truncate(to: tupleEnd)
    results.truncate(to: resultEnd)
  }
}

extension WorkingMemory {
  /// Gives back the new numbers of the nodes.
  fileprivate mutating func compact(_ numbers: borrowing Renumbering) -> Renumbering {
    let renumbered = chainRenumbering(
      nodes.count, keeps: { numbers[nodes[$0].version] >= 0 }, older: { nodes[$0].older })
    compactHeads(numbers, renumbered)
    var kept: Int32 = 0
    for number in 0..<nodes.count where numbers[nodes[number].version] >= 0 {
      let node = nodes[number]
      nodes[kept] = ChainNode(
        version: numbers[node.version], older: node.older < 0 ? -1 : renumbered[node.older], chain: node.chain
      )
      kept += 1
    }
    nodes.truncate(to: kept)
    compactVersions(numbers)
    return renumbered
  }

  private mutating func compactHeads(_ numbers: borrowing Renumbering, _ nodes: borrowing Renumbering) {
    indexHeads.renumber { nodes[$0] }
    var kept: Int32 = 0
    for place in 0..<touched.count {
      let alpha = touched[place]
      let (head, oldest) = (alphas[alpha].head, alphas[alpha].oldest)
      let newest = head < 0 ? -1 : nodes[head]
      alphas[alpha] = AlphaState()
      if newest < 0 { continue }
      alphas[alpha] = AlphaState(
        head: newest, oldest: numbers[oldest] < 0 ? ~numbers[oldest] : numbers[oldest])
      touched[kept] = alpha
      kept += 1
    }
    touched.truncate(to: kept)
    present = Signature()
    for place in 0..<touched.count { present.insert(touched[place]) }
    kept = 0
    for place in 0..<gates.count where alphas[gates[place]].head >= 0 {
      gates[kept] = gates[place]
      kept += 1
    }
    gates.truncate(to: kept)
  }

  private mutating func compactVersions(_ numbers: borrowing Renumbering) {
    forgetNewest()
    contents.removeAll()
    var (kept, rowEnd, enteredEnd) = (Int32(0), Int32(0), Int32(0))
    let (rowCount, count) = (row.count, versions.count)
    for number in 0..<count {
      guard numbers[number] >= 0 else { continue }
      let next = number + 1
      let (lastRow, entries) = (next < count ? versions[next].row : rowCount, enteredAlphas(number))
      var version = versions[number]
      let (rowStart, enteredStart) = (rowEnd, enteredEnd)
      for place in version.row..<lastRow {
        row[rowEnd] = row[place]
        rowEnd += 1
      }
      for place in entries {
        entered[enteredEnd] = entered[place]
        enteredEnd += 1
      }
      (version.row, version.entered) = (rowStart, enteredStart)
      version.sibling = newestOfTemplate[version.template]
      newestOfTemplate[version.template] = kept
      if version.death == Version.alive {
        contents.insert(kept, under: version.hash)
        facts[version.fact].version = kept
      }
      versions[kept] = version
      kept += 1
    }
    versions.truncate(to: kept)
    row.truncate(to: rowEnd)
    entered.truncate(to: enteredEnd)
    finishCompaction()
  }
}

extension Agenda {
  /// By version: whether it lives, or a search rests on it.
  fileprivate func restingVersions(_ memory: borrowing WorkingMemory, _ tables: Tables) -> Pool<Bool> {
    var keeps = Pool(repeating: false, count: memory.versions.count)
    for version in 0..<keeps.count { keeps[version] = memory.isAlive(version) }
    for rank in 0..<stacks.count {
      for place in 0..<stacks[rank].seeds.count {
        let seed = stacks[rank].seeds[place]
        guard seed.cursors >= 0, seed.version < 0 || memory.isAlive(seed.version) else { continue }
        for level in 0..<tables.joinedCount(seed.plan) {
          keeps[memory.nodes[stacks[rank].cursors[seed.cursors + level]].version] = true
        }
      }
    }
    return keeps
  }

  fileprivate mutating func compact(
    _ versions: borrowing Renumbering, _ nodes: borrowing Renumbering, _ tables: Tables
  ) {
    for rank in 0..<stacks.count { stacks[rank].compact(versions, nodes, tables) }
    revived.compact(versions, tables)
  }
}

extension SeedStack {
  /// The seeds whose facts are gone go too.
  fileprivate mutating func compact(
    _ versions: borrowing Renumbering, _ nodes: borrowing Renumbering, _ tables: Tables
  ) {
    var (kept, end) = (Int32(0), Int32(0))
    for place in 0..<seeds.count {
      var seed = seeds[place]
      if seed.version >= 0 {
        seed.version = versions[seed.version]
        if seed.version < 0 { continue }
      }
      if seed.cursors >= 0 {
        let start = end
        for level in 0..<tables.joinedCount(seed.plan) {
          cursors[end] = nodes[cursors[seed.cursors + level]]
          end += 1
        }
        seed.cursors = start
      }
      seeds[kept] = seed
      kept += 1
    }
    seeds.truncate(to: kept)
    cursors.truncate(to: end)
  }
}
