import Facts

// Where an inner condition costs much work its result is remembered, by the values of the outer variables that it uses,
// until a fact of one of its patterns comes or goes. Accumulations over one pattern are not even forgotten then: the
// fact is added to them or taken out.

/// Results of inner conditions.
struct Remembered: ~Copyable {
  /// So many candidates make a result worth remembering.
  let effort: Int
  private static var limit: Int32 { 1 << 16 }

  struct Result {
    var group: Int32
    /// Values of the outer registers begin here in `keys`.
    var key: Int32
    var holds: Bool
    /// Accumulated, where it holds.
    var value: UInt64
    /// Changes before it was evaluated.
    var stamp: Int
    /// In `accumulators`, where it is kept up fact by fact; else -1.
    var accumulator: Int32 = -1
    /// An accumulator that must be gathered anew.
    var isStale = false
    /// The cycle in which it was evaluated after a change, so that it says nothing of the last checkpoint; else -1.
    var freshCycle: Int32 = -1
    /// What it was at the last checkpoint, if the cycle is still that of `formerCycle`.
    var formerHolds = false
    var formerValue: UInt64 = 0
    var formerCycle: Int32 = -1
  }

  var results = Pool<Result>()
  var keys = Pool<UInt64>()
  var accumulators: [Accumulator] = []
  private(set) var table = ProbeTable()
  /// Changes so far, and the last one of each alpha memory.
  var changeCount = 0
  var lastChange: Pool<Int>
  /// Changes at the last checkpoint; -1 where they were not yet counted then.
  var checkpointCount = -1
  /// Registers and facts for the keeping up, which must not disturb a right-hand side.
  var spareRegisters: Fixed<UInt64>
  var spareMatched: Pool<Int32>

  init(_ tables: Tables, effort: Int) {
    self.effort = effort
    lastChange = Pool(repeating: 0, count: tables.alphas.count)
    spareRegisters = Fixed(repeating: 0, count: tables.registerCount + 1)
    spareMatched = Pool(repeating: -1, count: tables.positionCount + 1)
  }

  @inline(__always)
  var isActive: Bool { !results.isEmpty }

  func find(_ hash: UInt32, where isWanted: (Int32) -> Bool) -> Int32 { table.find(hash, where: isWanted) }

  mutating func add(_ result: Result, under hash: UInt32) {
    table.insert(results.count, under: hash)
    results.append(result)
  }

  var isFull: Bool { results.count >= Self.limit }

  mutating func removeAll() {
    guard isActive else { return }
    results.removeAll()
    keys.removeAll()
    accumulators.removeAll()
    table.removeAll()
  }
}

extension Matcher {
  // MARK: Recalling

  /// The remembered answer for the values in the registers, if it is still true; it puts an accumulated value into its
  /// register.
  mutating func recall(_ group: Int32) -> Bool? {
    let number = remembered.find(hash(ofOuter: group)) { isRemembered($0, as: group) }
    guard number >= 0, let (holds, value) = memory.isPast ? former(number) : present(number) else {
      return nil
    }
    if holds && tables.groups[group].kind == .accumulate { registers[tables.groups[group].result] = value }
    return holds
  }

  private func present(_ number: Int32) -> (holds: Bool, value: UInt64)? {
    let result = remembered.results[number]
    let isValid =
      result.accumulator >= 0 ? !result.isStale : isUnchanged(result.group, since: result.stamp)
    return isValid ? (result.holds, result.value) : nil
  }

  private func former(_ number: Int32) -> (holds: Bool, value: UInt64)? {
    let result = remembered.results[number]
    if result.formerCycle == memory.cycle { return (result.formerHolds, result.formerValue) }
    return isUnchanged(result.group, since: remembered.checkpointCount) ? present(number) : nil
  }

  private func isUnchanged(_ group: Int32, since stamp: Int) -> Bool {
    for place in tables.groups[group].alphas.indices
    where remembered.lastChange[tables.numbers[place]] > stamp { return false }
    return true
  }

  private func hash(ofOuter group: Int32) -> UInt32 {
    var hash = mixed(7, UInt64(truncatingIfNeeded: group))
    for place in tables.groups[group].outer.indices { hash = mixed(hash, registers[tables.numbers[place]]) }
    return folded(hash)
  }

  // MARK: Remembering

  mutating func remember(_ group: Int32, _ holds: Bool) {
    if remembered.isFull { remembered.removeAll() }
    if !remembered.isActive { remembered.checkpointCount = -1 }
    let hash = hash(ofOuter: group)
    let isAccumulated = tables.groups[group].kind == .accumulate
    var result = Remembered.Result(
      group: group, key: remembered.keys.count, holds: holds,
      value: holds && isAccumulated ? registers[tables.groups[group].result] : 0,
      stamp: remembered.changeCount)
    if remembered.changeCount != remembered.checkpointCount { result.freshCycle = memory.cycle }
    let known = remembered.find(hash) { isRemembered($0, as: group) }
    if tables.groups[group].single >= 0, let accumulator = lastAccumulator, !accumulator.hasFailed {
      result.accumulator = known < 0 ? -1 : remembered.results[known].accumulator
      if result.accumulator < 0 {
        result.accumulator = Int32(remembered.accumulators.count)
        remembered.accumulators.append(accumulator)
      } else {
        remembered.accumulators[Int(result.accumulator)] = accumulator
      }
    }
    if known >= 0 {
      result.key = remembered.results[known].key
      result.formerCycle = remembered.results[known].formerCycle
      result.formerHolds = remembered.results[known].formerHolds
      result.formerValue = remembered.results[known].formerValue
      remembered.results[known] = result
      return
    }
    for place in tables.groups[group].outer.indices {
      remembered.keys.append(registers[tables.numbers[place]])
    }
    remembered.add(result, under: hash)
  }

  private func isRemembered(_ number: Int32, as group: Int32) -> Bool {
    guard remembered.results[number].group == group else { return false }
    var key = remembered.results[number].key
    for place in tables.groups[group].outer.indices {
      if remembered.keys[key] != registers[tables.numbers[place]] { return false }
      key += 1
    }
    return true
  }

  // MARK: Keeping up

  /// A version has come or gone.
  mutating func noteChange(_ version: Int32, isAssertion: Bool) {
    remembered.changeCount += 1
    for place in memory.enteredAlphas(version) {
      let alpha = memory.entered[place]
      remembered.lastChange[alpha] = remembered.changeCount
      for number in tables.alphas[alpha].accumulations.indices {
        keepUp(tables.numbers[number], version, isAssertion: isAssertion)
      }
    }
  }

  private mutating func keepUp(_ group: Int32, _ version: Int32, isAssertion: Bool) {
    swap(&registers, &remembered.spareRegisters)
    swap(&matched, &remembered.spareMatched)
    defer {
      swap(&registers, &remembered.spareRegisters)
      swap(&matched, &remembered.spareMatched)
    }
    var slot = tables.groups[group].keySlots.start
    for place in tables.groups[group].outer.indices {
      registers[tables.numbers[place]] = memory.value(version, tables.numbers[slot])
      slot += 1
    }
    let number = remembered.find(hash(ofOuter: group)) { isRemembered($0, as: group) }
    guard number >= 0 else { return }
    let result = remembered.results[number]
    guard result.accumulator >= 0, !result.isStale, belongs(version, tables.groups[group].single) else {
      return
    }
    if result.formerCycle != memory.cycle && result.freshCycle != memory.cycle {
      remembered.results[number].formerCycle = memory.cycle
      remembered.results[number].formerHolds = result.holds
      remembered.results[number].formerValue = result.value
    }
    change(number, operand(of: tables.groups[group].single), isAssertion: isAssertion)
  }

  private mutating func change(_ number: Int32, _ operand: UInt64?, isAssertion: Bool) {
    let place = Int(remembered.results[number].accumulator)
    let hasKeptUp: Bool
    if isAssertion {
      hasKeptUp = remembered.accumulators[place].keepsUp && operand != nil
      if hasKeptUp { remembered.accumulators[place].add(operand) }
    } else {
      hasKeptUp = remembered.accumulators[place].remove(operand)
    }
    guard hasKeptUp else {
      remembered.results[number].isStale = true
      return
    }
    let value = remembered.accumulators[place].result(&symbols)
    remembered.results[number].holds = value != nil
    remembered.results[number].value = value ?? 0
  }

  /// The version, living or not, matches the pattern with its tests.
  private mutating func belongs(_ version: Int32, _ start: Int32) -> Bool {
    matched[tables.steps[start].subject] = version
    if tables.steps[start].join >= 0, !fits(tables.steps[start].join, version) { return false }
    var step = start + 1
    while tables.steps[step].operation == .test {
      if !test(tables.steps[step].subject) { return false }
      step += 1
    }
    return true
  }

  /// The operand of the match in the registers; 1 where only matches are counted.
  private mutating func operand(of start: Int32) -> UInt64? {
    var step = start + 1
    while tables.steps[step].operation == .test { step += 1 }
    return tables.steps[step].operation == .operand ? value(of: tables.steps[step].subject) : 1
  }
}
