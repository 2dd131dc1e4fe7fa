import Facts

// `not`, `exists` and `accumulate` are looked at when a walk comes to them.

/// What a walk over an inner conjunction does with a match.
private enum InnerGoal {
  case first
  case accumulate
}

extension Matcher {
  mutating func holds(_ number: Int32) -> Bool {
    if remembered.isActive, let known = recall(number) { return known }
    let before = tried
    let holds = evaluate(group: number)
    if tried - before >= remembered.effort && !memory.isPast { remember(number, holds) }
    return holds
  }

  private mutating func evaluate(group number: Int32) -> Bool {
    switch tables.groups[number].kind {
    case .not: return !anyMatch(number)
    case .exists: return anyMatch(number)
    case .accumulate:
      accumulators.append(
        Accumulator(function: tables.groups[number].function, type: tables.groups[number].operandType))
      for place in tables.groups[number].branches.indices {
        _ = walkInner(tables.numbers[place], .accumulate)
      }
      lastAccumulator = accumulators.removeLast()
      guard let result = lastAccumulator?.result(&symbols) else { return false }
      registers[tables.groups[number].result] = result
      return true
    }
  }

  private mutating func anyMatch(_ number: Int32) -> Bool {
    for place in tables.groups[number].branches.indices where walkInner(tables.numbers[place], .first) {
      return true
    }
    return false
  }

  /// True stops the walk.
  private mutating func walkInner(_ start: Int32, _ goal: InnerGoal) -> Bool {
    var next = start
    while true {
      switch tables.steps[next].operation {
      case .test: if !test(tables.steps[next].subject) { return false }
      case .group: if !holds(tables.steps[next].subject) { return false }
      case .match: return joinInner(next, goal)
      case .operand:
        accumulators[accumulators.count - 1].add(value(of: tables.steps[next].subject))
        return false
      case .end:
        if goal == .first { return true }
        accumulators[accumulators.count - 1].count += 1
        return false
      }
      next += 1
    }
  }

  private mutating func joinInner(_ step: Int32, _ goal: InnerGoal) -> Bool {
    var node = candidates(step)
    while node >= 0 {
      tried &+= 1
      if admits(step, memory.nodes[node].version) {
        if goal == .first && tables.steps[step + 1].operation == .end { return true }
        if walkInner(step + 1, goal) { return true }
      }
      node = memory.older(than: node)
    }
    return false
  }
}
