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
    let start = actions.count
    var scope = Scope(rule.variables)
    for variable in rule.variables.indices { scope.bind(variable, to: Int32(variable)) }
    for action in rule.actions {
      switch action {
      case .assert(let template, let expressions, let logical):
        write(ActionCode.assert, Int32(template), logical ? 1 : 0, Int32(expressions.count))
        for expression in expressions { write(writer.write(expression, in: scope).start) }
      case .retract(let fact):
        write(ActionCode.retract, Int32(fact))
      case .modify(let fact, let changes):
        write(ActionCode.modify, Int32(fact), Int32(changes.count))
        for change in changes { write(Int32(change.slot), writer.write(change.value, in: scope).start) }
      case .bind(let variable, let expression):
        write(ActionCode.bind, Int32(variable), writer.write(expression, in: scope).start)
      case .halt:
        write(ActionCode.halt)
      }
    }
    write(ActionCode.end)
    return start
  }

  @inline(__always)
  private mutating func write(_ words: Int32...) {
    for word in words { actions.append(word) }
  }
}
