import Facts

/// Gathers the operand over all matches.
struct Accumulator {
  let function: Accumulation.Function
  let type: ValueType
  var count = 0
  private var integer: Int128 = 0
  private var decimal = 0.0
  private var best: UInt64 = 0
  private var collected: [UInt64] = []
  private(set) var hasFailed = false

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

  /// One more operand gives the same as gathering all anew: sums of decimals depend on the order.
  var keepsUp: Bool {
    !hasFailed && function != .collect && !(type == .decimal && (function == .sum || function == .average))
  }

  /// Takes an operand out again. False: what is left must be gathered anew.
  mutating func remove(_ operand: UInt64?) -> Bool {
    guard let operand, !hasFailed else { return false }
    switch function {
    case .count: break
    case .sum, .average:
      // Decimals would not come out as if they had never been added.
      if type == .decimal { return false }
      integer -= Int128(operand.integer)
    case .min, .max: if operand == best { return false }
    case .collect: return false
    }
    count -= 1
    return true
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
