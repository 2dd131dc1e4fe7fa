import Facts
import Inference

/// A program written by hand: templates with integer slots, rules with integer variables.
struct Sketch {
  private(set) var program = Program()

  /// Template `number` has that many integer slots.
  init(slots: [Int]) {
    for (number, count) in slots.enumerated() {
      let made = (0..<count).map { Template.Slot(name: "s\($0)", type: .integer) }
      program.templates.append(Template(name: "t\(number)", slots: made))
    }
  }

  /// Variables 0... are integers, those in `facts` are facts.
  mutating func rule(
    priority: Int = 0, noLoop: Bool = false, facts: Set<Int> = [], _ conditions: [Condition],
    _ actions: [Action]
  ) {
    let variables = (0..<8).map {
      Rule.Variable(name: "v\($0)", type: facts.contains($0) ? .fact : .value(.integer))
    }
    program.rules.append(
      Rule(
        name: "r\(program.rules.count)", priority: priority, noLoop: noLoop, variables: variables,
        conditions: conditions, actions: actions))
  }

  func engine(_ facts: [(Int, [Int])] = [], observing observation: Engine.Observation = .journal) -> Engine {
    let engine = Engine(Network(program), observing: observation)
    for (template, values) in facts { engine.give(template, values) }
    return engine
  }
}

extension Engine {
  @discardableResult
  func give(_ template: Int, _ values: [Int]) -> FactID {
    assert(FactContent(template: template, values: values.map(Value.integer)))
  }

  func rows(_ template: Int) -> [[Int]] {
    facts(of: template).map {
      $0.content.values.map { if case .integer(let number) = $0 { number } else { -1 } }
    }
  }

  func fact(_ template: Int, _ values: [Int]) -> FactID? {
    let content = FactContent(template: template, values: values.map(Value.integer))
    return facts().first { $0.content == content }?.id
  }
}

/// A pattern by its slots: `nil` is anything.
func pattern(_ template: Int, _ slots: [Slot?], fact: Int? = nil) -> Condition {
  let tests = slots.enumerated().compactMap { slot, test -> SlotTest? in
    switch test {
    case .bind(let variable): .bind(slot: slot, variable)
    case .is(let expression): .compare(slot: slot, .equal, expression)
    case .less(let expression): .compare(slot: slot, .less, expression)
    case nil: nil
    }
  }
  return .pattern(Pattern(template: template, tests: tests, fact: fact))
}

enum Slot {
  case bind(Int)
  case `is`(Expression)
  case less(Expression)
}

func number(_ value: Int) -> Expression { .constant(.integer(value)) }
func variable(_ number: Int) -> Expression { .variable(number) }
func conclude(_ template: Int, _ slots: [Expression]) -> Action {
  .assert(template: template, slots, logical: true)
}
func add(_ template: Int, _ slots: [Expression]) -> Action {
  .assert(template: template, slots, logical: false)
}
