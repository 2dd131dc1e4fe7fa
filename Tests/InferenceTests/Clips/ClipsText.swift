import Facts
import Inference

/// A program in the language of CLIPS. What CLIPS has no word for (accumulate, no-loop, a right-hand side that asserts
/// both logically and not) must not be in it.
struct ClipsText {
  private let program: Program
  private var rule: Rule
  private var unnamedSlots = 0

  static func constructs(of program: Program) -> [String] {
    let templates = program.templates.map { template in
      "(deftemplate \(template.name)\(template.slots.map { " (slot \($0.name))" }.joined()))"
    }
    let facts = "(deffacts initial\(program.initialFacts.map { "\n  " + fact($0, of: program) }.joined()))"
    return templates + [facts]
      + program.rules.map { rule in
        var text = ClipsText(program: program, rule: rule)
        return text.definition()
      }
  }

  static func fact(_ content: FactContent, of program: Program) -> String {
    let template = program.templates[content.template]
    let slots = zip(template.slots, content.values).map {
      " (\($0.name) \(value($1, of: program)))"
    }
    return "(\(template.name)\(slots.joined()))"
  }

  static func value(_ value: Value, of program: Program) -> String {
    switch value {
    case .symbol(let symbol): program.symbols[symbol]
    case .text(let symbol): "\"\(program.symbols[symbol])\""
    case .integer(let number): "\(number)"
    case .decimal(let number): "\(number)"
    case .truth(let isTrue): isTrue ? "TRUE" : "FALSE"
    }
  }

  private init(program: Program, rule: Rule) {
    precondition(!rule.noLoop, "CLIPS has no word for no-loop")
    self.program = program
    self.rule = rule
  }

  private mutating func definition() -> String {
    var conditions = rule.conditions.map { condition($0) }
    let logical = Set(
      rule.actions.compactMap { if case .assert(_, _, let logical) = $0 { logical } else { nil } })
    precondition(logical.count <= 1, "a rule of CLIPS supports all that it asserts, or nothing")
    if logical.contains(true) { conditions = ["(logical \(conditions.joined(separator: " ")))"] }
    let lines = ["(declare (salience \(rule.priority)))"] + conditions + ["=>"] + rule.actions.map(action)
    return "(defrule \(rule.name)" + lines.map { "\n  \($0)" }.joined() + ")"
  }

  // MARK: Conditions

  private mutating func condition(_ condition: Condition) -> String {
    switch condition {
    case .pattern(let pattern): self.pattern(pattern)
    case .test(let test): "(test (eq \(expression(test)) TRUE))"
    case .not(let inner): "(not \(conjunction(inner)))"
    case .exists(let inner): "(exists \(sequence(inner)))"
    case .forall(let all, let then): "(forall \(conjunction(all)) \(sequence(then)))"
    case .or(let choices): "(or \(choices.map { conjunction($0) }.joined(separator: " ")))"
    case .accumulate: preconditionFailure("CLIPS has no word for accumulate")
    }
  }

  private mutating func sequence(_ conditions: [Condition]) -> String {
    conditions.map { condition($0) }.joined(separator: " ")
  }

  private mutating func conjunction(_ conditions: [Condition]) -> String {
    conditions.count == 1 ? sequence(conditions) : "(and \(sequence(conditions)))"
  }

  private mutating func pattern(_ pattern: Pattern) -> String {
    let template = program.templates[pattern.template]
    let slots = pattern.tests.map { test in
      switch test {
      case .bind(let slot, let variable): " (\(template.slots[slot].name) \(name(variable)))"
      case .compare(let slot, let comparison, let value):
        " (\(template.slots[slot].name) \(constraint(comparison, value)))"
      }
    }
    let binding = pattern.fact.map { "\(name($0)) <- " } ?? ""
    return "\(binding)(\(template.name)\(slots.joined()))"
  }

  private mutating func constraint(_ comparison: Comparison, _ value: Expression) -> String {
    let text = expression(value)
    let isSimple = !text.hasPrefix("(")
    switch comparison {
    case .equal: return isSimple ? text : "=\(text)"
    case .notEqual: return isSimple ? "~\(text)" : "~=\(text)"
    default:
      unnamedSlots += 1
      let slot = "?slot\(unnamedSlots)"
      return "\(slot)&:(\(Self.order[comparison]!) \(slot) \(text))"
    }
  }

  // MARK: Expressions and actions

  private static let order: [Comparison: String] = [
    .less: "<", .lessOrEqual: "<=", .greater: ">", .greaterOrEqual: ">=",
  ]
  private static let arithmetic: [Expression.Arithmetic: String] = [
    .add: "+", .subtract: "-", .multiply: "*", .divide: "div", .remainder: "mod",
  ]

  private func name(_ variable: VariableID) -> String { "?\(rule.variables[variable].name)" }

  private func expression(_ expression: Expression) -> String {
    func call(_ function: String, _ arguments: Expression...) -> String {
      "(\(function) \(arguments.map { self.expression($0) }.joined(separator: " ")))"
    }
    switch expression {
    case .constant(let value): return Self.value(value, of: program)
    case .variable(let variable): return name(variable)
    case .arithmetic(let kind, let left, let right): return call(Self.arithmetic[kind]!, left, right)
    case .toDecimal(let inner): return call("float", inner)
    case .compare(.equal, let left, let right): return call("eq", left, right)
    case .compare(.notEqual, let left, let right): return call("neq", left, right)
    case .compare(let comparison, let left, let right): return call(Self.order[comparison]!, left, right)
    case .and(let left, let right): return call("and", left, right)
    case .or(let left, let right): return call("or", left, right)
    case .not(let inner): return call("not", inner)
    }
  }

  private func action(_ action: Action) -> String {
    switch action {
    case .assert(let number, let values, _):
      let template = program.templates[number]
      let slots = zip(template.slots, values).map { " (\($0.name) \(expression($1)))" }
      return "(assert (\(template.name)\(slots.joined())))"
    case .retract(let fact): return "(retract \(name(fact)))"
    case .modify(let fact, let changes):
      let template = rule.template(of: fact).map { program.templates[$0] }
      let slots = changes.map { " (\(template!.slots[$0.slot].name) \(expression($0.value)))" }
      return "(modify \(name(fact))\(slots.joined()))"
    case .bind(let variable, let value): return "(bind \(name(variable)) \(expression(value)))"
    case .halt: return "(halt)"
    }
  }
}

extension Rule {
  /// The template of the fact that a pattern binds.
  fileprivate func template(of fact: VariableID) -> Int? {
    conditions.lazy.compactMap { condition -> Int? in
      guard case .pattern(let pattern) = condition, pattern.fact == fact else { return nil }
      return pattern.template
    }.first
  }
}
