import Facts

// Slot types are static, so a value in a row is 64 bits without a tag. Equal values have equal bits.

extension Value {
  var bits: UInt64 {
    // Most values are symbols.
    if case .symbol(let symbol) = self { return UInt64(truncatingIfNeeded: symbol.id) }
    return switch self {
    case .symbol(let symbol), .text(let symbol): UInt64(truncatingIfNeeded: symbol.id)
    case .integer(let number): UInt64(bitPattern: Int64(number))
    case .decimal(let number): number.packed
    case .truth(let holds): holds ? 1 : 0
    }
  }

  init(bits: UInt64, type: ValueType) {
    switch type {
    case .symbol: self = .symbol(Symbol(id: Int32(truncatingIfNeeded: bits)))
    case .text: self = .text(Symbol(id: Int32(truncatingIfNeeded: bits)))
    case .integer: self = .integer(Int(Int64(bitPattern: bits)))
    case .decimal: self = .decimal(Double(bitPattern: bits))
    case .truth: self = .truth(bits != 0)
    }
  }
}

extension Double {
  /// Minus zero is zero, and there is one not-a-number.
  var packed: UInt64 {
    if self == 0 { return 0 }
    return isNaN ? Double.nan.bitPattern : bitPattern
  }
}

extension UInt64 {
  var integer: Int { Int(Int64(bitPattern: self)) }
  var decimal: Double { Double(bitPattern: self) }
}
