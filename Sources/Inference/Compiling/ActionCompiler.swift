import Facts

/// The words that begin each action in `Tables.actions`.
enum ActionCode {
  /// template, 1 if logical, number of slots, code of each slot
  static let assert: Int32 = 0
  /// register of the fact
  static let retract: Int32 = 1
  /// register of the fact, number of changes, slot and code of each
  static let modify: Int32 = 2
  /// register, code
  static let bind: Int32 = 3
  static let halt: Int32 = 4
  static let end: Int32 = 5
}

extension NetworkBuilder {
  /// The start of the rule's right-hand side, the same for all its branches.
  mutating func compileActions(of rule: Rule) -> Int32 {
    var registers: [VariableID: Int32] = [:]
    for variable in rule.variables.indices { registers[variable] = Int32(variable) }
    let scope = Scope(registers: registers, variables: rule.variables)
    var words: [Int32] = []
    for action in rule.actions {
      switch action {
      case .assert(let template, let expressions, let logical):
        words += [ActionCode.assert, Int32(template), logical ? 1 : 0, Int32(expressions.count)]
        words += expressions.map { writer.write($0, in: scope).start }
      case .retract(let fact):
        words += [ActionCode.retract, Int32(fact)]
      case .modify(let fact, let changes):
        words += [ActionCode.modify, Int32(fact), Int32(changes.count)]
        words += changes.flatMap { [Int32($0.slot), writer.write($0.value, in: scope).start] }
      case .bind(let variable, let expression):
        words += [ActionCode.bind, Int32(variable), writer.write(expression, in: scope).start]
      case .halt:
        words.append(ActionCode.halt)
      }
    }
    let start = Int32(actions.count)
    actions += words + [ActionCode.end]
    return start
  }
}
