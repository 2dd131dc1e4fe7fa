import Facts

/// Where an expression finds its variables: registers by variable, and the rule that says their types.
struct Scope {
  /// -1 for a variable that is not bound.
  private var registers: [Int32]
  let variables: [Rule.Variable]

  init(_ variables: [Rule.Variable]) {
    self.variables = variables
    registers = Array(repeating: -1, count: variables.count)
  }

  func register(of variable: VariableID) -> Int32? {
    let register = registers[variable]
    return register < 0 ? nil : register
  }

  mutating func bind(_ variable: VariableID, to register: Int32) { registers[variable] = register }

  /// Each bound variable (as `slot`) and its register, by variable.
  var bindings: [SlotRegister] {
    registers.indices.filter { registers[$0] >= 0 }
      .map { SlotRegister(slot: Int32($0), register: registers[$0]) }
  }

  /// Those of the variables that are bound.
  func bound(among mentioned: BitSet) -> BitSet {
    registers.indices.reduce(into: BitSet()) { bound, variable in
      if registers[variable] >= 0 && mentioned.contains(variable) { bound.insert(variable) }
    }
  }

  func type(of variable: VariableID) -> ValueType {
    guard case .value(let type) = variables[variable].type else {
      preconditionFailure("an expression uses a fact variable")
    }
    return type
  }
}

/// Writes expressions as bytecode.
struct CodeWriter: ~Copyable {
  var code = Growing<Instruction>()
  private(set) var deepest = 0
  /// Constants that have been met.
  private var constants: [UInt64] = []
  private var constantTable = ProbeTable()
  /// The start of code that is one constant (one register), or -1.
  private var codeOfConstant: [Int32] = []
  private var codeOfRegister: [Int32] = []
  private var depth = 0

  /// The start of code that leaves the expression's value, and its type. Where a constant or a variable is all, the same
  /// code serves every time.
  mutating func write(_ expression: Expression, in scope: Scope) -> (start: Int32, type: ValueType) {
    let start = code.count
    switch expression {
    case .constant(let value):
      let number = Int(number(of: value.bits))
      if codeOfConstant[number] >= 0 { return (codeOfConstant[number], value.type) }
      codeOfConstant[number] = start
    case .variable(let variable):
      let register = Int(register(of: variable, scope))
      while codeOfRegister.count <= register { codeOfRegister.append(-1) }
      if codeOfRegister[register] >= 0 { return (codeOfRegister[register], scope.type(of: variable)) }
      codeOfRegister[register] = start
    default: break
    }
    let type = emit(expression, scope)
    close()
    return (start, type)
  }

  /// The start of code that compares a slot of a matched fact with an expression.
  mutating func write(
    slot: Int, of position: Int32, type: ValueType, _ comparison: Comparison, _ expression: Expression,
    in scope: Scope
  ) -> Int32 {
    let start = code.count
    push(Instruction(operation: .slot, first: position, second: Int32(slot)))
    _ = emit(expression, scope)
    emitComparison(comparison, type)
    close()
    return start
  }

  private mutating func close() {
    code.append(Instruction(operation: .end))
    depth = 0
  }

  private mutating func push(_ instruction: Instruction) {
    code.append(instruction)
    depth += 1
    deepest = max(deepest, depth)
  }

  private mutating func emit(_ expression: Expression, _ scope: Scope) -> ValueType {
    switch expression {
    case .constant(let value):
      push(Instruction(constant: value.bits))
      return value.type
    case .variable(let variable):
      push(Instruction(operation: .register, first: register(of: variable, scope)))
      return scope.type(of: variable)
    case .arithmetic(let kind, let left, let right):
      let type = emit(left, scope)
      _ = emit(right, scope)
      combine(type == .decimal ? .decimalArithmetic : .integerArithmetic, kind.code)
      return type
    case .toDecimal(let inner):
      if emit(inner, scope) == .integer { code.append(Instruction(operation: .toDecimal)) }
      return .decimal
    case .compare(let comparison, let left, let right):
      let type = emit(left, scope)
      _ = emit(right, scope)
      emitComparison(comparison, type)
    case .and(let left, let right): emitChoice(.jumpIfFalse, left, right, scope)
    case .or(let left, let right): emitChoice(.jumpIfTrue, left, right, scope)
    case .not(let inner):
      _ = emit(inner, scope)
      code.append(Instruction(operation: .negate))
    }
    return .truth
  }

  private mutating func emitComparison(_ comparison: Comparison, _ type: ValueType) {
    switch type {
    case .integer: combine(.compareIntegers, comparison.code)
    case .decimal: combine(.compareDecimals, comparison.code)
    default:
      precondition(comparison == .equal || comparison == .notEqual, "only numbers have an order")
      combine(.compareBits, comparison.code)
    }
  }

  private mutating func emitChoice(
    _ jump: Instruction.Operation, _ left: Expression, _ right: Expression, _ scope: Scope
  ) {
    _ = emit(left, scope)
    let hole = code.count
    code.append(Instruction(operation: jump))
    depth -= 1
    _ = emit(right, scope)
    code[hole].first = code.count
  }

  private mutating func combine(_ operation: Instruction.Operation, _ kind: Int32) {
    code.append(Instruction(operation: operation, first: kind))
    depth -= 1
  }

  private func register(of variable: VariableID, _ scope: Scope) -> Int32 {
    guard let register = scope.register(of: variable) else {
      preconditionFailure("variable \(scope.variables[variable].name) is used before it is bound")
    }
    return register
  }

  private mutating func number(of constant: UInt64) -> Int32 {
    let hash = folded(mixed(0, constant))
    let known = constantTable.find(hash) { constants[Int($0)] == constant }
    if known >= 0 { return known }
    let fresh = Int32(constants.count)
    constants.append(constant)
    codeOfConstant.append(-1)
    constantTable.insert(fresh, under: hash)
    return fresh
  }
}
