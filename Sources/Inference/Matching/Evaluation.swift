import Facts

extension Matcher {
  mutating func test(_ code: Int32) -> Bool { value(of: code) == 1 }

  /// Runs the code that starts at `start`. `nil`: division by zero or overflow.
  @inline(__always)
  mutating func value(of start: Int32) -> UInt64? {
    if tables.code[start + 1].operation == .end { return operand(tables.code[start]) }
    if tables.code[start + 1].isOperand && tables.code[start + 3].operation == .end {
      return combine(tables.code[start + 2], operand(tables.code[start]), operand(tables.code[start + 1]))
    }
    return evaluate(start)
  }

  private mutating func evaluate(_ start: Int32) -> UInt64? {
    var next = start
    var top: Int32 = -1
    while true {
      let instruction = tables.code[next]
      next += 1
      switch instruction.operation {
      case .end: return stack[top]
      case .constant, .register, .slot:
        top += 1
        stack[top] = operand(instruction)
      case .toDecimal: stack[top] = Double(stack[top].integer).packed
      case .negate: stack[top] ^= 1
      case .jumpIfFalse, .jumpIfTrue:
        if (stack[top] != 0) == (instruction.operation == .jumpIfTrue) {
          next = instruction.first
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
  private func operand(_ instruction: Instruction) -> UInt64 {
    switch instruction.operation {
    case .constant: instruction.constant
    case .register: registers[instruction.first]
    default: memory.value(matched[instruction.first], instruction.second)
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
