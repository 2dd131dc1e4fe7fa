import Facts

extension Core {
  /// The facts, of one template or of all, in the order of their numbers.
  func facts(of template: Int?) -> [(id: FactID, content: FactContent)] {
    guard let template else {
      return (0..<matcher.memory.facts.count).compactMap { number in
        content(of: number).map { (FactID(number: number), $0) }
      }
    }
    var found: [(id: FactID, content: FactContent)] = []
    forEachFact(of: Int32(template)) {
      found.append((FactID(number: matcher.memory.versions[$0].fact), content($0)))
    }
    return found.sorted { $0.id < $1.id }
  }

  /// The living versions of a template, newest first.
  @inline(__always)
  func forEachFact(of template: Int32, _ body: (Int32) -> Void) {
    var version = matcher.memory.newestOfTemplate[template]
    while version >= 0 {
      if matcher.memory.isAlive(version) { body(version) }
      version = matcher.memory.versions[version].sibling
    }
  }

  func forEachFactID(of template: Int, _ body: (FactID) -> Void) {
    forEachFact(of: Int32(template)) { body(FactID(number: matcher.memory.versions[$0].fact)) }
  }

  /// Inlined so that the call does not copy the core.
  @inline(__always)
  func value(of fact: Int32, slot: Int) -> Value {
    let version = matcher.memory.facts[fact].version
    precondition(version >= 0, "the fact is gone")
    precondition(
      slot >= 0 && slot < tables.slotCounts[matcher.memory.versions[version].template], "no such slot")
    let type = tables.type(of: Int32(slot), template: matcher.memory.versions[version].template)
    return Value(bits: matcher.memory.value(version, Int32(slot)), type: type)
  }

  func content(of fact: Int32) -> FactContent? {
    guard fact >= 0, fact < matcher.memory.facts.count else { return nil }
    let version = matcher.memory.facts[fact].version
    return version < 0 ? nil : content(version)
  }

  func supports(of fact: Int32) -> [FiringID] { firings(supporting: fact).map(FiringID.init(number:)) }

  /// Found again by its match, since nothing of it was written down.
  mutating func standingFiring(_ id: FiringID) -> FiringRecord? {
    guard
      let number = (0..<truth.standings.count)
        .first(where: { truth.standings[$0].firing == id.number && truth.standings[$0].isStanding })
    else { return nil }
    let record = truth.standings[number]
    for offset in 0..<record.tuple.count { matcher.pins[offset] = truth.tuples[record.tuple.start + offset] }
    guard matcher.verifyPinned(record.branch) else { return nil }
    let facts = (0..<record.tuple.count).map { offset in
      FactID(number: matcher.memory.versions[truth.tuples[record.tuple.start + offset]].fact)
    }
    return FiringRecord(
      rule: Int(tables.branches[record.branch].rule), facts: facts, values: values(of: record.branch))
  }
}

extension Recorder {
  func firing(_ id: FiringID) -> FiringRecord? {
    guard firedAt.indices.contains(Int(id.number)),
      case .fired(_, let rule, let facts, let values) = events[firedAt[Int(id.number)]]
    else { return nil }
    return FiringRecord(rule: rule, facts: facts, values: values)
  }
}
