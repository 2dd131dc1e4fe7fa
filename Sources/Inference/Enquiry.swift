import Facts

extension Core {
  /// The facts, of one template or of all, in the order of their numbers.
  func facts(of template: Int?) -> [(id: FactID, content: FactContent)] {
    let memory = matcher.memory
    return memory.current.indices.compactMap { number in
      let version = memory.current[number]
      guard version >= 0, template.map({ Int(memory.templates[Int(version)]) == $0 }) ?? true else {
        return nil
      }
      return (FactID(number: Int32(number)), content(version))
    }
  }

  func content(of fact: Int32) -> FactContent? {
    guard matcher.memory.current.indices.contains(Int(fact)) else { return nil }
    let version = matcher.memory.current[Int(fact)]
    return version < 0 ? nil : content(version)
  }

  func supports(of fact: Int32) -> [FiringID] { truth.firings(supporting: fact).map(FiringID.init(number:)) }

  /// Found again by its match, since nothing of it was written down.
  mutating func standingFiring(_ id: FiringID) -> FiringRecord? {
    guard
      let number = truth.standings.firstIndex(where: { $0.firing == id.number && $0.isStanding })
    else { return nil }
    let branch = network.tables.branches[Int(truth.standings[number].branch)]
    let tuple = truth.tuple(of: Int32(number), branch)
    guard matcher.verify(branch, tuple) else { return nil }
    return FiringRecord(
      rule: Int(branch.rule), facts: tuple.map { FactID(number: matcher.memory.facts[Int($0)]) },
      values: values(of: branch))
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
