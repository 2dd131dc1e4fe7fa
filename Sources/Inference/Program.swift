package import Facts

// What the engine is given: plain data, free of any domain word. `Lowering` writes it, tests write it by hand.

/// Index into `Rule.variables`.
package typealias VariableID = Int

package struct Program: Sendable {
  package var symbols: SymbolTable
  package var templates: [Template]
  package var rules: [Rule]
  /// Asserted by `reset`, in this order.
  package var initialFacts: [FactContent]

  package init(
    symbols: SymbolTable = SymbolTable(), templates: [Template] = [], rules: [Rule] = [],
    initialFacts: [FactContent] = []
  ) {
    self.symbols = symbols
    self.templates = templates
    self.rules = rules
    self.initialFacts = initialFacts
  }
}

/// What a network is compiled from. Rules are asked for a portion at a time, so that they need never be there all at
/// once.
package protocol RuleSource {
  var templates: [Template] { get }
  /// Of each rule, by number.
  var priorities: [Int] { get }
  /// Asserted by `reset`, in this order.
  var initialFacts: [FactContent] { get }
  /// All that the rules and facts mention, once every rule has been asked for.
  var symbols: SymbolTable { get }

  /// The rules with these numbers, in this order.
  mutating func portion(_ numbers: ArraySlice<Int>) -> [Rule]
}

extension Program: RuleSource {
  package var priorities: [Int] { rules.map(\.priority) }

  package func portion(_ numbers: ArraySlice<Int>) -> [Rule] { numbers.map { rules[$0] } }
}

package struct Rule: Sendable {
  package struct Variable: Sendable, Hashable {
    package var name: String
    package var type: VariableType

    package init(name: String, type: VariableType) {
      self.name = name
      self.type = type
    }
  }

  package enum VariableType: Sendable, Hashable {
    case value(ValueType)
    /// Bound to a fact by `Pattern.fact`; only `retract` and `modify` may use it.
    case fact
  }

  package var name: String
  /// Salience: a higher one fires first.
  package var priority: Int
  /// The rule's own actions never make a new activation of it.
  package var noLoop: Bool
  package var variables: [Variable]
  /// All must hold, in the written order of binding.
  package var conditions: [Condition]
  package var actions: [Action]

  package init(
    name: String, priority: Int = 0, noLoop: Bool = false, variables: [Variable] = [],
    conditions: [Condition],
    actions: [Action]
  ) {
    self.name = name
    self.priority = priority
    self.noLoop = noLoop
    self.variables = variables
    self.conditions = conditions
    self.actions = actions
  }
}

package indirect enum Condition: Sendable {
  case pattern(Pattern)
  case test(Expression)
  /// No match of the whole conjunction. Variables first bound inside are local to it.
  case not([Condition])
  /// At least one match; never more than one activation for it. Variables first bound inside are local.
  case exists([Condition])
  /// Every match of the first conjunction has a match of the second; true where the first has none.
  case forall([Condition], then: [Condition])
  /// One activation for each branch that matches. A variable used later must be bound in every branch.
  case or([[Condition]])
  case accumulate(Accumulation)
}

package struct Pattern: Sendable {
  package var template: Int
  package var tests: [SlotTest]
  /// Binds the matched fact.
  package var fact: VariableID?

  package init(template: Int, tests: [SlotTest], fact: VariableID? = nil) {
    self.template = template
    self.tests = tests
    self.fact = fact
  }
}

package enum SlotTest: Sendable {
  /// First use of the variable: takes the slot's value.
  case bind(slot: Int, VariableID)
  /// The slot's value stands in this relation to the expression, whose variables are bound before or in this pattern.
  case compare(slot: Int, Comparison, Expression)
}

package enum Comparison: String, Sendable, CaseIterable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// `result` = `function` of `operand` over all matches of `source` (local variables inside), kept up to date.
/// Of no match: count and sum give 0, collect the empty text; min, max and average make the condition fail.
package struct Accumulation: Sendable {
  package enum Function: String, Sendable, CaseIterable, BitwiseCopyable {
    case count, sum, min, max, average
    /// The distinct values as one text, joined by "、", in the order of their symbols' names.
    case collect
  }

  package var function: Function
  /// `nil` for count only.
  package var operand: Expression?
  package var source: [Condition]
  package var result: VariableID

  package init(function: Function, operand: Expression? = nil, source: [Condition], result: VariableID) {
    self.function = function
    self.operand = operand
    self.source = source
    self.result = result
  }
}

/// Typed by construction: integer with integer, decimal with decimal (`toDecimal` widens), symbols and texts only
/// for equality. Division by zero and integer overflow make the enclosing condition fail, or the action stop the run
/// with `.failed`.
package indirect enum Expression: Sendable {
  case constant(Value)
  case variable(VariableID)
  case arithmetic(Arithmetic, Expression, Expression)
  case toDecimal(Expression)
  case compare(Comparison, Expression, Expression)
  case and(Expression, Expression)
  case or(Expression, Expression)
  case not(Expression)

  package enum Arithmetic: String, Sendable, CaseIterable {
    case add, subtract, multiply, divide, remainder
  }
}

package enum Action: Sendable {
  /// One expression for each slot. `logical`: the fact stays only as long as a firing that asserted it keeps its match.
  case assert(template: Int, [Expression], logical: Bool)
  case retract(VariableID)
  /// Retracts the bound fact and asserts it anew with the slots changed.
  case modify(VariableID, [SlotChange])
  case bind(VariableID, Expression)
  case halt
}

package struct SlotChange: Sendable {
  package var slot: Int
  package var value: Expression

  package init(slot: Int, value: Expression) {
    self.slot = slot
    self.value = value
  }
}
