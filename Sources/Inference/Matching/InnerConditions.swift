import Facts

// `not`, `exists` and `accumulate` are looked at when a walk comes to them.

/// What a walk over an inner conjunction does with a match.
private enum InnerGoal {
  case first
  case accumulate
}

extension Matcher {
  mutating func holds(_ number: Int32) -> Bool {
    let group = tables.groups[number]
    switch group.kind {
    case .not: return !anyMatch(group)
    case .exists: return anyMatch(group)
    case .accumulate:
      accumulators.append(Accumulator(function: group.function, type: group.operandType))
      for place in group.branches.indices { _ = walkInner(tables.numbers[place], .accumulate) }
      guard let result = accumulators.removeLast().result(&symbols) else { return false }
      registers[group.result] = result
      return true
    }
  }

  private mutating func anyMatch(_ group: Group) -> Bool {
    for place in group.branches.indices where walkInner(tables.numbers[place], .first) { return true }
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
      if admits(step, memory.nodes[node].version), walkInner(step + 1, goal) { return true }
      node = memory.older(than: node)
    }
    return false
  }
}

/// Gathers the operand over all matches.
struct Accumulator {
  let function: Accumulation.Function
  let type: ValueType
  var count = 0
  private var integer: Int128 = 0
  private var decimal = 0.0
  private var best: UInt64 = 0
  private var collected: [UInt64] = []
  private var hasFailed = false

  init(function: Accumulation.Function, type: ValueType) {
    self.function = function
    self.type = type
  }

  /// `nil`: the operand could not be calculated.
  mutating func add(_ operand: UInt64?) {
    guard let operand else {
      hasFailed = true
      return
    }
    switch function {
    case .count: break
    case .sum, .average:
      if type == .decimal { decimal += operand.decimal } else { integer += Int128(operand.integer) }
    case .min: if count == 0 || precedes(operand, best) { best = operand }
    case .max: if count == 0 || precedes(best, operand) { best = operand }
    case .collect: collected.append(operand)
    }
    count += 1
  }

  private func precedes(_ left: UInt64, _ right: UInt64) -> Bool {
    type == .decimal ? left.decimal < right.decimal : left.integer < right.integer
  }

  /// `nil`: the condition fails.
  func result(_ symbols: inout SymbolTable) -> UInt64? {
    if hasFailed { return nil }
    switch function {
    case .count: return UInt64(count)
    case .sum:
      if type == .decimal { return decimal.isFinite ? decimal.packed : nil }
      return Int64(exactly: integer).map(UInt64.init(bitPattern:))
    case .average:
      let sum = type == .decimal ? decimal : Double(integer)
      return count > 0 && sum.isFinite ? (sum / Double(count)).packed : nil
    case .min, .max: return count > 0 ? best : nil
    case .collect:
      let names = Set(collected.map { name(of: $0, symbols) }).sorted()
      return Value.text(symbols.intern(names.joined(separator: "、"))).bits
    }
  }

  private func name(of bits: UInt64, _ symbols: SymbolTable) -> String {
    switch Value(bits: bits, type: type) {
    case .symbol(let symbol), .text(let symbol): symbols[symbol]
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .truth(let holds): String(holds)
    }
  }
}
