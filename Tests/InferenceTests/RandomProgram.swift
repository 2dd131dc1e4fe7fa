import Facts
import Inference

/// SplitMix64.
struct Dice {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x2545_F491_4F6C_DD1D &+ 1 }

  mutating func roll(_ sides: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) >> 1) % sides
  }

  mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }

  mutating func pick<T>(_ choices: [T]) -> T { choices[roll(choices.count)] }
}

/// Makes small programs in which everything happens often.
struct RandomProgram {
  enum Flavour {
    case everything
    /// Rules only join and assert.
    case orderFree
    /// What CLIPS has words for, with the same meaning: no accumulate, no no-loop; a rule asserts all or nothing
    /// logically, and if it does, modifies nothing (CLIPS would make the modified fact depend on its former self) and
    /// asserts nothing after it retracted something (CLIPS may do so or not, and for good or not); nothing divides by
    /// zero, and numbers stay small.
    case portable
  }

  var dice: Dice
  let flavour: Flavour
  private(set) var program = Program()
  private var variables: [Rule.Variable] = []
  /// Averages and sums of decimals in the rule: facts made of them would give sums that depend on the order of adding.
  private var inexact: Set<VariableID> = []
  /// For rules that may not choose at each assertion.
  private var isLogical = false

  init(seed: Int, flavour: Flavour = .everything) {
    dice = Dice(seed: seed)
    self.flavour = flavour
    // With the texts that rules can make of them, so that those get the same numbers on both sides.
    for name in ["a", "b", "c", "", "a、b", "a、b、c", "a、c", "b、c"] { _ = program.symbols.intern(name) }
    let types: [ValueType] = [.integer, .integer, .integer, .symbol, .symbol, .decimal, .truth, .text]
    for number in 0..<2 + dice.roll(4) {
      let slots = (0..<1 + dice.roll(3)).map { Template.Slot(name: "s\($0)", type: dice.pick(types)) }
      program.templates.append(Template(name: "t\(number)", slots: slots))
    }
    for number in 0..<1 + dice.roll(6) { program.rules.append(rule(number)) }
    for _ in 0..<3 + dice.roll(6) { program.initialFacts.append(content()) }
  }

  mutating func content() -> FactContent {
    let template = dice.roll(program.templates.count)
    let values = program.templates[template].slots.map { value($0.type) }
    return FactContent(template: template, values: values)
  }

  private mutating func value(_ type: ValueType) -> Value {
    switch type {
    case .integer: .integer(dice.roll(4))
    case .decimal: .decimal(Double(dice.roll(4)) / 2)
    case .symbol: .symbol(Symbol(id: Int32(dice.roll(3))))
    case .text: .text(Symbol(id: Int32(dice.roll(3))))
    case .truth: .truth(dice.chance(50))
    }
  }

  // MARK: Rules

  private mutating func rule(_ number: Int) -> Rule {
    variables = []
    inexact = []
    isLogical = flavour == .portable && dice.chance(40)
    var scope: [VariableID] = []
    var facts: [VariableID: Int] = [:]
    var conditions: [Condition] = []
    let depth = flavour == .portable ? dice.pick([0, 1, 1, 2]) : 2
    for _ in 0..<dice.pick([1, 1, 2, 2, 3]) {
      conditions.append(.pattern(pattern(&scope, &facts)))
      if flavour != .orderFree, dice.chance(45) { conditions.append(condition(&scope, depth: depth)) }
    }
    if flavour != .orderFree, dice.chance(8) {
      (scope, facts, conditions) = ([], [:], [])
      conditions.append(condition(&scope, depth: 2))
    }
    scope.removeAll(where: inexact.contains)
    var actions = (0..<1 + dice.roll(2)).map { _ in assertion(scope) }
    if flavour != .orderFree { actions += otherActions(&scope, facts) }
    return Rule(
      name: "r\(number)", priority: dice.pick([0, 0, 0, 5, -5]),
      noLoop: flavour == .everything && dice.chance(20),
      variables: variables, conditions: conditions, actions: actions)
  }

  private mutating func otherActions(_ scope: inout [VariableID], _ facts: [VariableID: Int]) -> [Action] {
    var actions: [Action] = []
    for (variable, template) in facts.sorted(by: { $0.key < $1.key }) {
      switch dice.roll(6) {
      case 0: actions.append(.retract(variable))
      case 1, 2:
        if isLogical { continue }
        let slot = dice.roll(program.templates[template].slots.count)
        let type = program.templates[template].slots[slot].type
        actions.append(.modify(variable, [SlotChange(slot: slot, value: expression(type, scope, depth: 1))]))
      default: break
      }
    }
    let isOver = isLogical && !actions.isEmpty
    if !isOver, dice.chance(10) {
      actions.append(.bind(fresh(.integer), expression(.integer, scope, depth: 2)))
      actions.append(assertion(scope + [variables.count - 1]))
    }
    if dice.chance(4) { actions.append(.halt) }
    return actions
  }

  private mutating func assertion(_ scope: [VariableID]) -> Action {
    let template = dice.roll(program.templates.count)
    let depth = flavour == .orderFree ? 0 : 1
    let slots = program.templates[template].slots.map { expression($0.type, scope, depth: depth) }
    return .assert(template: template, slots, logical: isLogical || flavour == .everything && dice.chance(60))
  }

  // MARK: Conditions

  private mutating func fresh(_ type: ValueType) -> VariableID {
    variables.append(Rule.Variable(name: "v\(variables.count)", type: .value(type)))
    return variables.count - 1
  }

  private func known(_ type: ValueType, _ scope: [VariableID]) -> [VariableID] {
    scope.filter { variables[$0].type == .value(type) }
  }

  private mutating func pattern(_ scope: inout [VariableID], _ facts: inout [VariableID: Int]) -> Pattern {
    var made = pattern(&scope)
    if dice.chance(60) {
      variables.append(Rule.Variable(name: "f\(variables.count)", type: .fact))
      made.fact = variables.count - 1
      facts[variables.count - 1] = made.template
    }
    return made
  }

  private mutating func pattern(_ scope: inout [VariableID]) -> Pattern {
    let template = dice.roll(program.templates.count)
    var tests: [SlotTest] = []
    for (slot, type) in program.templates[template].slots.map(\.type).enumerated() {
      let known = known(type, scope)
      switch dice.roll(10) {
      case 0, 1: tests.append(.compare(slot: slot, .equal, .constant(value(type))))
      case 2...6:
        if !known.isEmpty, dice.chance(80) {
          tests.append(.compare(slot: slot, .equal, .variable(dice.pick(known))))
          continue
        }
        let variable = fresh(type)
        tests.append(.bind(slot: slot, variable))
        scope.append(variable)
      case 7: tests.append(.compare(slot: slot, comparison(type), expression(type, scope, depth: 1)))
      default: break
      }
    }
    return Pattern(template: template, tests: tests)
  }

  private mutating func comparison(_ type: ValueType) -> Comparison {
    type == .integer || type == .decimal ? dice.pick(Comparison.allCases) : dice.pick([.equal, .notEqual])
  }

  /// Variables that the condition binds for those after it are added to the scope.
  private mutating func condition(_ scope: inout [VariableID], depth: Int) -> Condition {
    switch dice.roll(flavour == .portable ? 5 : 7) {
    case 0: return .test(expression(.truth, scope, depth: 2))
    case 1: return .not(inner(scope, depth))
    case 2: return .exists(inner(scope, depth))
    case 3:
      var local = scope
      let first = inner(&local, depth)
      return .forall(first, then: inner(local, depth))
    case 4: return alternatives(&scope, depth)
    default: return .accumulate(accumulation(&scope, depth))
    }
  }

  private mutating func inner(_ scope: [VariableID], _ depth: Int) -> [Condition] {
    var local = scope
    return inner(&local, depth)
  }

  private mutating func inner(_ scope: inout [VariableID], _ depth: Int) -> [Condition] {
    var conditions: [Condition] = [.pattern(pattern(&scope))]
    if dice.chance(30) { conditions.append(.pattern(pattern(&scope))) }
    if depth > 0, dice.chance(40) { conditions.append(condition(&scope, depth: depth - 1)) }
    return conditions
  }

  private mutating func alternatives(_ scope: inout [VariableID], _ depth: Int) -> Condition {
    let template = dice.roll(program.templates.count)
    let shared = fresh(program.templates[template].slots[0].type)
    let choices = (0..<2 + dice.roll(2)).map { _ in
      var local = scope
      var choice = [Condition.pattern(Pattern(template: template, tests: [.bind(slot: 0, shared)]))]
      if dice.chance(60) { choice += inner(&local, depth - 1) }
      return choice
    }
    scope.append(shared)
    return .or(choices)
  }

  private mutating func accumulation(_ scope: inout [VariableID], _ depth: Int) -> Accumulation {
    var local = scope
    let source = inner(&local, depth)
    let function = dice.pick(Accumulation.Function.allCases)
    let type = dice.pick([ValueType.integer, .decimal])
    let operand: Expression? =
      switch function {
      case .count: nil
      case .collect: expression(.symbol, local, depth: 0)
      default: expression(type, local, depth: 1)
      }
    let resultType: ValueType =
      switch function {
      case .count: .integer
      case .collect: .text
      case .average: .decimal
      default: type
      }
    let result = fresh(resultType)
    if resultType == .decimal { inexact.insert(result) }
    scope.append(result)
    return Accumulation(function: function, operand: operand, source: source, result: result)
  }

  // MARK: Expressions

  private mutating func expression(_ type: ValueType, _ scope: [VariableID], depth: Int) -> Expression {
    let known = known(type, scope)
    if !known.isEmpty, dice.chance(60) { return .variable(dice.pick(known)) }
    if depth == 0 || dice.chance(40) { return .constant(value(type)) }
    switch type {
    case .integer:
      let kind = dice.pick(Expression.Arithmetic.allCases)
      let left = expression(type, scope, depth: depth - 1)
      guard flavour == .portable else {
        return .arithmetic(kind, left, expression(type, scope, depth: depth - 1))
      }
      if kind == .divide || kind == .remainder {
        return .arithmetic(kind, left, .constant(.integer(1 + dice.roll(3))))
      }
      let result = Expression.arithmetic(kind, left, expression(type, scope, depth: depth - 1))
      return .arithmetic(.remainder, result, .constant(.integer(5)))
    case .decimal:
      // Small, so that sums of decimals are exact in any order.
      let small = Expression.arithmetic(
        .remainder, expression(.integer, scope, depth: depth - 1), .constant(.integer(7)))
      return .toDecimal(small)
    case .truth: return truth(scope, depth - 1)
    case .symbol, .text: return .constant(value(type))
    }
  }

  private mutating func truth(_ scope: [VariableID], _ depth: Int) -> Expression {
    let (left, right) = (expression(.truth, scope, depth: depth), expression(.truth, scope, depth: depth))
    switch dice.roll(5) {
    case 0: return .and(left, right)
    case 1: return .or(left, right)
    case 2: return .not(left)
    default:
      let type = dice.pick([ValueType.integer, .integer, .decimal, .symbol])
      return .compare(
        comparison(type), expression(type, scope, depth: depth), expression(type, scope, depth: depth))
    }
  }
}
