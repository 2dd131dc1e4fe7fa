import Facts

extension Core {
  enum Ending {
    case done
    case halt
    case failure(String)
  }

  /// Runs the right-hand side of the match that is in the matcher.
  mutating func fire(_ activation: Activation) -> Ending {
    switch activation.source {
    case .seed(let rank): agenda.release(rank)
    case .revived: agenda.dropRevived()
    }
    let branch = network.tables.branches[Int(activation.branch)]
    let tuple = matcher.matched[..<Int(branch.patternCount)]
    firing = firingCount
    firingCount += 1
    if Witness.listens {
      let event = firedEvent(branch, tuple)
      observer.note(event)
    }
    standing = -1
    if branch.isComplex || branch.isLogical {
      standing = truth.add(
        firing: firing, branch: activation.branch, tuple: tuple, registers: matcher.registers,
        tables: network.tables)
    }
    return perform(branch.actions)
  }

  private func firedEvent(_ branch: Branch, _ tuple: ArraySlice<Int32>) -> JournalEvent {
    .fired(
      FiringID(number: firing), rule: Int(branch.rule),
      facts: tuple.map { FactID(number: matcher.memory.facts[Int($0)]) }, values: values(of: branch))
  }

  /// The values in the registers, by variable of the rule.
  func values(of branch: Branch) -> [Value?] {
    let headers = network.headers
    var values = [Value?](repeating: nil, count: headers.variableCount(of: branch.rule))
    for place in branch.reported.indices {
      let pair = network.tables.pairs[place]
      guard let type = headers.type(of: pair.slot, in: branch.rule) else { continue }
      values[Int(pair.slot)] = Value(bits: matcher.registers[Int(pair.register)], type: type)
    }
    return values
  }

  /// The actions after one that fails are not carried out; those after `halt` are.
  private mutating func perform(_ start: Int32) -> Ending {
    let words = network.tables.actions
    var next = Int(start)
    var ending = Ending.done
    while true {
      let action = words[next]
      next += 1
      switch action {
      case ActionCode.assert:
        guard conclude(words, &next) else { return failure }
      case ActionCode.retract:
        withdraw(fact(in: words[next]))
        next += 1
      case ActionCode.modify:
        guard modify(words, &next) else { return failure }
      case ActionCode.bind:
        guard let value = matcher.value(of: words[next + 1]) else { return failure }
        matcher.registers[Int(words[next])] = value
        next += 2
      case ActionCode.halt: ending = .halt
      default: return ending
      }
    }
  }

  private var failure: Ending { .failure("division by zero or overflow") }

  private func fact(in register: Int32) -> Int32 {
    Int32(truncatingIfNeeded: matcher.registers[Int(register)])
  }

  private mutating func conclude(_ words: [Int32], _ next: inout Int) -> Bool {
    let (template, isLogical, count) = (words[next], words[next + 1] == 1, Int(words[next + 2]))
    next += 3
    scratch.removeAll(keepingCapacity: true)
    for place in next..<next + count {
      guard let value = matcher.value(of: words[place]) else { return false }
      scratch.append(value)
    }
    next += count
    let fact = assert(template, scratch)
    if !isLogical {
      truth.makeUnconditional(fact)
    } else if truth.support(fact, by: standing) {
      observer.note(.supported(FactID(number: fact), by: FiringID(number: firing)))
    }
    return true
  }

  /// A fact that is gone is left alone; a fact that would not change stays as it is. One that becomes equal to another
  /// disappears into it.
  private mutating func modify(_ words: [Int32], _ next: inout Int) -> Bool {
    let fact = fact(in: words[next])
    let changes = stride(from: next + 2, to: next + 2 + 2 * Int(words[next + 1]), by: 2)
    next += 2 + 2 * Int(words[next + 1])
    let version = matcher.memory.current[Int(fact)]
    if version < 0 { return true }
    let former = matcher.memory.values(of: version)
    var values = former
    for place in changes {
      guard let value = matcher.value(of: words[place + 1]) else { return false }
      values[Int(words[place])] = value
    }
    if values == former { return true }
    withdraw(fact)
    truth.makeUnconditional(assert(matcher.memory.templates[Int(version)], values, fact: fact))
    return true
  }

  // MARK: Facts

  /// A fact given from outside.
  mutating func give(_ content: FactContent) -> Int32 {
    let types = network.tables.slotTypes[content.template]
    precondition(content.values.map(\.type) == types, "the values do not fit the slots of the template")
    firing = -1
    let fact = assert(Int32(content.template), content.values.map(\.bits))
    truth.makeUnconditional(fact)
    return fact
  }

  /// The number of the fact with these values, made if it is new (as a version of `fact`, where given).
  private mutating func assert(
    _ template: Int32, _ values: [UInt64], fact: Int32 = WorkingMemory.none
  ) -> Int32 {
    let known = matcher.memory.find(template, values)
    if known >= 0 { return matcher.memory.facts[Int(known)] }
    let version = matcher.memory.insert(template, values, fact: fact, tables: network.tables)
    changes.append(Change(version: version, isAssertion: true))
    let number = matcher.memory.facts[Int(version)]
    if Witness.listens {
      let (content, cause) = (content(version), cause)
      observer.note(.asserted(FactID(number: number), content, by: cause))
    }
    return number
  }

  /// Takes a fact away, if it is still there.
  mutating func withdraw(_ fact: Int32) {
    guard fact >= 0, Int(fact) < matcher.memory.current.count else { return }
    let version = matcher.memory.current[Int(fact)]
    guard version >= 0 else { return }
    matcher.memory.remove(version)
    truth.withdrawSupports(of: fact)
    changes.append(Change(version: version, isAssertion: false))
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
    matcher.memory.content(of: version, tables: network.tables)
  }

  /// The firing to which events are put down.
  private var cause: FiringID? { firing < 0 ? nil : FiringID(number: firing) }
}
