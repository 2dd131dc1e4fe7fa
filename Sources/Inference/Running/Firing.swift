import Facts

extension Core {
  enum Ending: UInt8 {
    case done
    case halt
    /// Division by zero or overflow.
    case failure
  }

  /// Runs the right-hand side of the match that is in the matcher, found by a plan of its branch.
  @inline(__always)
  mutating func fire(_ plan: Int32) -> Ending {
    firing = firingCount
    firingCount += 1
    if Witness.listens {
      let event = firedEvent(tables.plans[plan].branch)
      observer.note(event)
    }
    standing = tables.plans[plan].isWatched ? keep(tables.plans[plan].branch, firing: firing) : -1
    return perform(tables.plans[plan].actions)
  }

  private func firedEvent(_ branch: Int32) -> JournalEvent {
    let facts = (0..<tables.branches[branch].patternCount).map { position in
      FactID(number: matcher.memory.versions[matcher.matched[position]].fact)
    }
    return .fired(
      FiringID(number: firing), rule: Int(tables.branches[branch].rule), facts: facts,
      values: values(of: branch))
  }

  /// The values in the registers, by variable of the rule.
  func values(of branch: Int32) -> [Value?] {
    let rule = tables.branches[branch].rule
    var values = [Value?](repeating: nil, count: network.headers.variableCount(of: rule))
    for place in tables.branches[branch].reported.indices {
      let pair = tables.pairs[place]
      guard let type = network.headers.type(of: pair.slot, in: rule) else { continue }
      values[Int(pair.slot)] = Value(bits: matcher.registers[pair.register], type: type)
    }
    return values
  }

  /// The actions after one that fails are not carried out; those after `halt` are.
  private mutating func perform(_ start: Int32) -> Ending {
    var next = start
    var ending = Ending.done
    while true {
      let action = tables.actions[next]
      next += 1
      switch action {
      case ActionCode.assert:
        guard conclude(&next) else { return .failure }
      case ActionCode.retract:
        withdraw(fact(in: tables.actions[next]))
        next += 1
      case ActionCode.modify:
        guard modify(&next) else { return .failure }
      case ActionCode.bind:
        guard let value = matcher.value(of: tables.actions[next + 1]) else { return .failure }
        matcher.registers[tables.actions[next]] = value
        next += 2
      case ActionCode.halt: ending = .halt
      default: return ending
      }
    }
  }

  private func fact(in register: Int32) -> Int32 {
    Int32(truncatingIfNeeded: matcher.registers[register])
  }

  @inline(__always)
  private mutating func conclude(_ next: inout Int32) -> Bool {
    let (template, isLogical) = (tables.actions[next], tables.actions[next + 1] == 1)
    let end = next + 3 + tables.actions[next + 2]
    next += 3
    let start = matcher.memory.row.count
    var hash = Shape.wholeHash(template)
    while next < end {
      guard let value = matcher.value(of: tables.actions[next]) else {
        matcher.memory.row.truncate(to: start)
        return false
      }
      matcher.memory.row.append(value)
      hash = mixed(hash, value)
      next += 1
    }
    let fact = assert(template, rowAt: start, hash: folded(hash), fact: WorkingMemory.none)
    if !isLogical {
      matcher.memory.facts[fact].isUnconditional = true
    } else if support(fact, by: standing), Witness.listens {
      observer.note(.supported(FactID(number: fact), by: FiringID(number: firing)))
    }
    return true
  }

  /// A fact that is gone is left alone; a fact that would not change stays as it is. One that becomes equal to another
  /// disappears into it.
  @inline(__always)
  private mutating func modify(_ next: inout Int32) -> Bool {
    let fact = fact(in: tables.actions[next])
    var change = next + 2
    next = change + 2 * tables.actions[next + 1]
    let version = matcher.memory.facts[fact].version
    if version < 0 { return true }
    let template = matcher.memory.versions[version].template
    let former = matcher.memory.versions[version].row
    let start = matcher.memory.row.count
    for slot in 0..<tables.slotCounts[template] {
      matcher.memory.row.append(matcher.memory.row[former + slot])
    }
    var isChanged = false
    while change < next {
      guard let value = matcher.value(of: tables.actions[change + 1]) else {
        matcher.memory.row.truncate(to: start)
        return false
      }
      let slot = tables.actions[change]
      change += 2
      if matcher.memory.row[former + slot] != value { isChanged = true }
      matcher.memory.row[start + slot] = value
    }
    guard isChanged else {
      matcher.memory.row.truncate(to: start)
      return true
    }
    withdraw(fact)
    let hash = matcher.memory.hash(template, rowAt: start)
    let heir = assert(template, rowAt: start, hash: hash, fact: fact)
    matcher.memory.facts[heir].isUnconditional = true
    return true
  }

  // MARK: Facts

  /// A fact given from outside.
  mutating func give(_ content: FactContent) -> Int32 {
    let template = Int32(content.template)
    let count = tables.slotCounts[template]
    precondition(content.values.count == count, "the values do not fit the slots of the template")
    firing = -1
    let (start, firstSlot) = (matcher.memory.row.count, tables.firstSlots[template])
    var hash = Shape.wholeHash(template)
    let values = content.values.span
    for slot in values.indices {
      let value = values[slot]
      precondition(
        value.type == tables.slotTypes[firstSlot &+ Int32(truncatingIfNeeded: slot)],
        "the values do not fit the slots of the template")
      let bits = value.bits
      matcher.memory.row.append(bits)
      hash = mixed(hash, bits)
    }
    let fact = assert(template, rowAt: start, hash: folded(hash), fact: WorkingMemory.none)
    matcher.memory.facts[fact].isUnconditional = true
    return fact
  }

  /// The number of the fact with the values that end the arena, made if it is new (as a version of `fact`, where given).
  @inline(__always)
  private mutating func assert(_ template: Int32, rowAt start: Int32, hash: UInt32, fact: Int32) -> Int32 {
    let known = matcher.memory.find(template, rowAt: start, hash: hash)
    if known >= 0 {
      matcher.memory.row.truncate(to: start)
      return matcher.memory.versions[known].fact
    }
    let enteredCount = matcher.memory.entered.count
    let version = matcher.memory.insert(template, rowAt: start, hash: hash, fact: fact)
    if matcher.memory.entered.count > enteredCount {
      changes.append(Change(version: version, isAssertion: true))
      if _slowPath(matcher.remembered.isActive) { matcher.noteChange(version, isAssertion: true) }
    }
    let number = matcher.memory.versions[version].fact
    if Witness.listens {
      let (content, cause) = (content(version), cause)
      observer.note(.asserted(FactID(number: number), content, by: cause))
    }
    return number
  }

  /// Takes a fact away, if it is still there.
  @inline(__always)
  mutating func withdraw(_ fact: Int32) {
    guard fact >= 0, fact < matcher.memory.facts.count else { return }
    let version = matcher.memory.facts[fact].version
    guard version >= 0 else { return }
    matcher.memory.remove(version)
    withdrawSupports(of: fact)
    // Where nobody rests on the fact and no inner condition is about any, only its absence counts.
    if matcher.memory.versions[version].watchers >= 0
      || !tables.triggers.isEmpty && matcher.memory.isAdmitted(version)
    {
      changes.append(Change(version: version, isAssertion: false))
    }
    if _slowPath(matcher.remembered.isActive), matcher.memory.isAdmitted(version) {
      matcher.noteChange(version, isAssertion: false)
    }
    if Witness.listens {
      let (content, cause) = (content(version), cause)
      observer.note(.retracted(FactID(number: fact), content, by: cause))
    }
  }

  /// Taken away from outside.
  mutating func takeBack(_ fact: Int32) {
    firing = -1
    withdraw(fact)
  }

  func content(_ version: Int32) -> FactContent {
    matcher.memory.content(of: version)
  }

  /// The firing to which events are put down.
  private var cause: FiringID? { firing < 0 ? nil : FiringID(number: firing) }
}
