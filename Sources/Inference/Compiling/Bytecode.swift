import Facts

/// One step of an expression on a stack of 64-bit words. Jumps lead forward to an index in the same code.
struct Instruction {
  enum Operation: UInt8, CaseIterable {
    case constant, register, slot
    case integerArithmetic, decimalArithmetic, toDecimal
    case compareIntegers, compareDecimals, compareBits
    case negate
    /// Keep the top and jump if it is false (true), else drop it.
    case jumpIfFalse, jumpIfTrue
    case end
  }

  var operation: Operation
  /// Register, matched position, kind of arithmetic or comparison, target, or lower half of a constant.
  var first: Int32 = 0
  /// The slot, or the upper half of a constant.
  var second: Int32 = 0

  init(operation: Operation, first: Int32 = 0, second: Int32 = 0) {
    self.operation = operation
    self.first = first
    self.second = second
  }

  init(constant bits: UInt64) {
    self.init(
      operation: .constant, first: Int32(truncatingIfNeeded: bits),
      second: Int32(truncatingIfNeeded: bits >> 32))
  }

  @inline(__always)
  var constant: UInt64 {
    UInt64(UInt32(bitPattern: first)) | UInt64(UInt32(bitPattern: second)) << 32
  }

  /// Two operands are followed by what combines them.
  @inline(__always)
  var isOperand: Bool { operation == .constant || operation == .register || operation == .slot }
}

extension Comparison {
  var code: Int32 {
    switch self {
    case .equal: 0
    case .notEqual: 1
    case .less: 2
    case .lessOrEqual: 3
    case .greater: 4
    case .greaterOrEqual: 5
    }
  }
}

extension Expression.Arithmetic {
  var code: Int32 {
    switch self {
    case .add: 0
    case .subtract: 1
    case .multiply: 2
    case .divide: 3
    case .remainder: 4
    }
  }
}

@inline(__always)
func compare<T: Comparable>(_ code: Int32, _ left: T, _ right: T) -> Bool {
  switch code {
  case 0: left == right
  case 1: left != right
  case 2: left < right
  case 3: left <= right
  case 4: left > right
  default: left >= right
  }
}

/// `nil`: the result does not fit, or the divisor is zero.
func calculate(_ code: Int32, _ left: Int, _ right: Int) -> Int? {
  let (result, overflow) =
    switch code {
    case 0: left.addingReportingOverflow(right)
    case 1: left.subtractingReportingOverflow(right)
    case 2: left.multipliedReportingOverflow(by: right)
    case 3: left.dividedReportingOverflow(by: right)
    default: left.remainderReportingOverflow(dividingBy: right)
    }
  return overflow ? nil : result
}

/// `nil`: the result is not finite.
func calculate(_ code: Int32, _ left: Double, _ right: Double) -> Double? {
  let result =
    switch code {
    case 0: left + right
    case 1: left - right
    case 2: left * right
    case 3: left / right
    default: left.truncatingRemainder(dividingBy: right)
    }
  return result.isFinite ? result : nil
}
