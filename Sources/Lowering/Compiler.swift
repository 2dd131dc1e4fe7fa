import Facts
import Inference
import OrderedCollections
import RuleModel
import RuleSyntax

/// Rule-level syntax → engine program. The rules are known to be sound (`Rulebook.resolve` left the others out).
struct Compiler {
  var symbols = SymbolTable()
  private(set) var initialFacts: [FactContent] = []
  let templates: TemplateIndex
  /// The same, as the engine knows them.
  private(set) var numbered: [Template] = []
  var pool: PatternPool

  init(_ book: Rulebook) {
    templates = TemplateIndex(book.templates)
    pool = PatternPool(templates: templates.shapes.count)
    for shape in templates.shapes {
      let slots = shape.slots.map { slot in
        Template.Slot(name: slot.name, type: slot.type, initial: slot.initial.map { value($0, slot.type) })
      }
      numbered.append(Template(name: shape.name, slots: slots))
    }
  }

  mutating func lower(_ rule: RuleDeclaration) -> Rule {
    var frame = Frame(variables: rule.variables)
    let conditions = rule.conditions.map { lower($0, &frame) }
    let actions = rule.actions.compactMap { lower($0, &frame) }
    return Rule(
      name: rule.name, priority: rule.priority, noLoop: rule.noLoop, variables: frame.declared,
      conditions: conditions, actions: actions)
  }

  mutating func addInitialFact(_ pattern: PatternSyntax) {
    guard let number = templates.number(of: pattern.template.text) else { return }
    let values = slotExpressions(pattern, number, Frame(variables: [])).map { expression in
      if case .constant(let value) = expression { value } else { Value.truth(false) }
    }
    initialFacts.append(FactContent(template: number, values: values))
  }

  // MARK: Conditions

  private mutating func lower(_ condition: ConditionSyntax, _ frame: inout Frame) -> Condition {
    switch condition {
    case .pattern(let pattern): return lower(pattern, &frame)
    case .test(let expression, _): return .test(lower(expression, frame).expression)
    case .not(let inner, _): return .not(locally(inner, &frame))
    case .exists(let inner, _): return .exists(locally(inner, &frame))
    case .forall(let every, let then, _):
      let outside = frame.bound
      let first = every.map { lower($0, &frame) }
      let second = then.map { lower($0, &frame) }
      frame.bound = outside
      return .forall(first, then: second)
    case .or(let branches, _): return .or(lower(branches, &frame))
    case .accumulate(let accumulate): return .accumulate(lower(accumulate, &frame))
    case .attribute: preconditionFailure("tests of attributes are written out before")
    }
  }

  /// Variables first bound inside are forgotten outside.
  private mutating func locally(_ conditions: [ConditionSyntax], _ frame: inout Frame) -> [Condition] {
    let outside = frame.bound
    defer { frame.bound = outside }
    return conditions.map { lower($0, &frame) }
  }

  /// A variable that several branches bind has one number in all of them; afterwards only what all of them bind is
  /// bound.
  private mutating func lower(_ branches: [[ConditionSyntax]], _ frame: inout Frame) -> [[Condition]] {
    let outside = (bound: frame.bound, shared: frame.shared)
    var common: [String: Frame.Binding]?
    var lowered: [[Condition]] = []
    for branch in branches {
      frame.bound = outside.bound
      lowered.append(branch.map { lower($0, &frame) })
      let bound = frame.bound
      frame.shared.merge(bound) { first, _ in first }
      common = common.map { $0.filter { bound[$0.key] == $0.value } } ?? bound
    }
    frame.bound = common ?? outside.bound
    frame.shared = outside.shared
    return lowered
  }

  private mutating func lower(_ accumulate: AccumulateSyntax, _ frame: inout Frame) -> Accumulation {
    let outside = frame.bound
    let source = accumulate.source.map { lower($0, &frame) }
    let operand = accumulate.operand.map { lower($0, frame) }
    frame.bound = outside
    let function = Self.functions[accumulate.function.text] ?? .count
    let type: ValueType =
      switch function {
      case .count: .integer
      case .average: .decimal
      case .collect: .text
      case .sum, .min, .max: operand?.type ?? .integer
      }
    let result = frame.bind(accumulate.result.text, .value(type))
    return Accumulation(function: function, operand: operand?.expression, source: source, result: result)
  }

  static let functions: [String: Accumulation.Function] = [
    "计数": .count, "count": .count, "合计": .sum, "sum": .sum, "最小": .min, "min": .min, "最大": .max, "max": .max,
    "平均": .average, "average": .average, "收集": .collect, "collect": .collect,
  ]

  private mutating func lower(_ pattern: PatternSyntax, _ frame: inout Frame) -> Condition {
    let number = templates.number(of: pattern.template.text) ?? 0
    guard let pooled = poolNumber(pattern, number, frame) else {
      return .pattern(lower(pattern, number, &frame))
    }
    if let known = pool.pattern(pooled) { return known }
    let made = Condition.pattern(lower(pattern, number, &frame))
    pool.keep(made, as: pooled)
    return made
  }

  /// The number of a pattern that asks for words only.
  private mutating func poolNumber(_ pattern: PatternSyntax, _ template: Int, _ frame: Frame) -> Int? {
    guard pattern.binding == nil else { return nil }
    var number = template
    for slot in pattern.slots {
      guard slot.comparison == .equal, case .name(let name) = slot.value, !frame.isVariable(name.text),
        let index = templates.slot(named: slot.slot.text, of: template)
      else { return nil }
      number = pool.adding(slot: index, word: symbols.intern(name.text), to: number)
    }
    return number
  }

  private mutating func lower(_ pattern: PatternSyntax, _ number: Int, _ frame: inout Frame) -> Pattern {
    var tests: [SlotTest] = []
    for slot in pattern.slots {
      guard let index = templates.slot(named: slot.slot.text, of: number) else { continue }
      let type = templates.type(ofSlot: index, of: number)
      if case .name(let name) = slot.value, frame.isVariable(name.text), frame.bound[name.text] == nil,
        slot.comparison == .equal
      {
        tests.append(.bind(slot: index, frame.bind(name.text, .value(type))))
      } else {
        tests.append(.compare(slot: index, Comparison(slot.comparison), lower(slot.value, frame, as: type)))
      }
    }
    let fact = pattern.binding.map { frame.bind($0.text, .fact, template: number) }
    return Pattern(template: number, tests: tests, fact: fact)
  }

  // MARK: Actions

  private mutating func lower(_ action: ActionSyntax, _ frame: inout Frame) -> Action? {
    switch action {
    case .concludeFact(let pattern): return assertion(pattern, frame, logical: true)
    case .assert(let pattern): return assertion(pattern, frame, logical: false)
    case .modify(let name, let slots, _):
      guard let binding = frame.bound[name.text], let number = binding.template else { return nil }
      return .modify(binding.id, changes(slots, number, frame))
    case .retract(let name, _): return frame.bound[name.text].map { .retract($0.id) }
    case .bind(let name, let expression, _):
      let lowered = lower(expression, frame)
      return .bind(frame.bind(name.text, .value(lowered.type)), lowered.expression)
    case .halt: return .halt
    case .conclude, .recommend: preconditionFailure("conclusions about the situation are written out before")
    }
  }

  private mutating func assertion(_ pattern: PatternSyntax, _ frame: Frame, logical: Bool) -> Action? {
    templates.number(of: pattern.template.text).map {
      .assert(template: $0, slotExpressions(pattern, $0, frame), logical: logical)
    }
  }

  private mutating func changes(_ slots: [SlotSyntax], _ number: Int, _ frame: Frame) -> [SlotChange] {
    slots.compactMap { slot in
      guard let index = templates.slot(named: slot.slot.text, of: number) else { return nil }
      return SlotChange(
        slot: index, value: lower(slot.value, frame, as: templates.type(ofSlot: index, of: number)))
    }
  }

  /// One expression for each slot of the template, in its order.
  private mutating func slotExpressions(_ pattern: PatternSyntax, _ number: Int, _ frame: Frame)
    -> [Expression]
  {
    let given = pattern.slots.map { templates.slot(named: $0.slot.text, of: number) }
    return templates.shapes[number].slots.indices.map { index in
      if let place = given.firstIndex(of: index) {
        return lower(pattern.slots[place].value, frame, as: templates.type(ofSlot: index, of: number))
      }
      return .constant(numbered[number].slots[index].initial ?? .integer(0))
    }
  }
}

extension Comparison {
  init(_ syntax: ComparisonSyntax) {
    self =
      switch syntax {
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      }
  }
}
