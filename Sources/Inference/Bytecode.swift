import Facts

/// One step of an expression on a stack of 64-bit words. Jumps lead forward to an index in the same code.
struct Instruction {
  enum Operation: CaseIterable {
    case constant, register, slot
    case integerArithmetic, decimalArithmetic, toDecimal
    case compareIntegers, compareDecimals, compareBits
    case negate
    /// Keep the top and jump if it is false (true), else drop it.
    case jumpIfFalse, jumpIfTrue
    case end
  }

  var operation: Operation
  /// Constant, register, matched position, kind of arithmetic or comparison, or target, after the operation.
  var first: Int32 = 0
  /// The slot, for `slot`.
  var second: Int32 = 0
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

/// Runs the code that starts at `start`. `nil`: division by zero or overflow.
/// `slot` reads slot `$1` of the fact matched at position `$0`.
@inline(__always)
func evaluate(
  _ start: Int32, tables: Tables, registers: [UInt64], stack: inout [UInt64], slot: (Int32, Int32) -> UInt64
) -> UInt64? {
  var next = Int(start)
  var top = -1
  while true {
    let instruction = tables.code[next]
    next += 1
    switch instruction.operation {
    case .end: return stack[top]
    case .constant:
      top += 1
      stack[top] = tables.constants[Int(instruction.first)]
    case .register:
      top += 1
      stack[top] = registers[Int(instruction.first)]
    case .slot:
      top += 1
      stack[top] = slot(instruction.first, instruction.second)
    case .toDecimal: stack[top] = Double(stack[top].integer).packed
    case .negate: stack[top] ^= 1
    case .jumpIfFalse, .jumpIfTrue:
      if (stack[top] != 0) == (instruction.operation == .jumpIfTrue) {
        next = Int(instruction.first)
      } else {
        top -= 1
      }
    default:
      top -= 1
      guard let result = combine(instruction, stack[top], stack[top + 1]) else { return nil }
      stack[top] = result
    }
  }
}

@inline(__always)
private func combine(_ instruction: Instruction, _ left: UInt64, _ right: UInt64) -> UInt64? {
  switch instruction.operation {
  case .integerArithmetic:
    calculate(instruction.first, left.integer, right.integer).map { UInt64(bitPattern: Int64($0)) }
  case .decimalArithmetic: calculate(instruction.first, left.decimal, right.decimal)?.packed
  case .compareIntegers: compare(instruction.first, left.integer, right.integer) ? 1 : 0
  case .compareDecimals: compare(instruction.first, left.decimal, right.decimal) ? 1 : 0
  default: (left == right) == (instruction.first == 0) ? 1 : 0
  }
}
