import Facts
import Inference

/// A program and its changes from outside, for a test that runs both.
struct Scenario {
  var program: Program
  var script: [[OutsideChange]]

  /// As it is written in Swift.
  var text: String {
    var lines = program.rules.map { rule in
      let parts = ["\(rule.name), priority \(rule.priority)\(rule.noLoop ? ", no-loop" : "")"]
      return (parts + rule.conditions.map { "\($0)" } + rule.actions.map { "=> \($0)" })
        .joined(separator: "\n  ")
    }
    lines.append("initial facts: \(program.initialFacts)")
    lines += script.map { "then: \($0)" }
    let prefixes = ["Facts.", "Inference.", "InferenceTests.", "Condition.", "Expression."]
    return prefixes.reduce(lines.joined(separator: "\n")) { $0.replacing($1, with: "") }
  }

  /// Smaller and smaller, as long as it still fails: rules, facts, changes, conditions, tests and actions are dropped.
  func shrunk(while fails: (Scenario) throws -> Bool) rethrows -> Scenario {
    var smallest = self
    var goesOn = true
    while goesOn {
      goesOn = false
      for smaller in smallest.reductions() where try fails(smaller) {
        smallest = smaller
        goesOn = true
        break
      }
    }
    return smallest
  }

  private func reductions() -> [Scenario] {
    var smaller: [Scenario] = []
    for rule in program.rules.indices {
      var copy = self
      copy.program.rules.remove(at: rule)
      smaller.append(copy)
    }
    for rules in program.rules.indices.map({ program.rules[$0].reductions() }).enumerated() {
      for rule in rules.element where rule.isWellScoped {
        var copy = self
        copy.program.rules[rules.offset] = rule
        smaller.append(copy)
      }
    }
    for fact in program.initialFacts.indices {
      var copy = self
      copy.program.initialFacts.remove(at: fact)
      smaller.append(copy)
    }
    for round in script.indices {
      for change in script[round].indices {
        var copy = self
        copy.script[round].remove(at: change)
        smaller.append(copy)
      }
    }
    if script.count > 1 { smaller.append(Scenario(program: program, script: Array(script.dropLast()))) }
    return smaller
  }
}

extension Rule {
  fileprivate func reductions() -> [Rule] {
    var smaller: [Rule] = []
    for conditions in Condition.reductions(of: conditions) {
      smaller.append(self)
      smaller[smaller.count - 1].conditions = conditions
    }
    for action in actions.indices {
      smaller.append(self)
      smaller[smaller.count - 1].actions.remove(at: action)
    }
    if priority != 0 {
      smaller.append(self)
      smaller[smaller.count - 1].priority = 0
    }
    return smaller
  }

  /// Every variable is bound before it is used.
  fileprivate var isWellScoped: Bool {
    guard !conditions.isEmpty, var bound = Condition.bound(after: conditions, []) else { return false }
    for action in actions {
      switch action {
      case .assert(_, let values, _): if !values.allSatisfy({ $0.isBound(by: bound) }) { return false }
      case .retract(let fact): if !bound.contains(fact) { return false }
      case .modify(let fact, let changes):
        if !bound.contains(fact) || !changes.allSatisfy({ $0.value.isBound(by: bound) }) { return false }
      case .bind(let variable, let value):
        if !value.isBound(by: bound) { return false }
        bound.insert(variable)
      case .halt: break
      }
    }
    return true
  }
}

extension Condition {
  fileprivate static func reductions(of conditions: [Condition]) -> [[Condition]] {
    var smaller: [[Condition]] = []
    for place in conditions.indices {
      for replacement in [[]] + conditions[place].reductions() {
        var copy = conditions
        copy.replaceSubrange(place...place, with: replacement)
        smaller.append(copy)
      }
    }
    return smaller
  }

  private static func kept(_ conditions: [Condition]) -> [[Condition]] {
    reductions(of: conditions).filter { !$0.isEmpty }
  }

  /// What may stand in its place.
  private func reductions() -> [[Condition]] {
    switch self {
    case .pattern(let pattern):
      return pattern.tests.indices.map { test in
        var copy = pattern
        copy.tests.remove(at: test)
        return [.pattern(copy)]
      }
    case .test: return []
    case .not(let inner): return Self.kept(inner).map { [.not($0)] }
    case .exists(let inner): return Self.kept(inner).map { [.exists($0)] } + [inner]
    case .forall(let all, let then):
      let first = Self.kept(all).map { [Condition.forall($0, then: then)] }
      let second = Self.kept(then).map { [Condition.forall(all, then: $0)] }
      return first + second + [[.not(all)]]
    case .or(let choices):
      var smaller = choices
      for choice in choices.indices {
        for kept in Self.kept(choices[choice]) {
          var copy = choices
          copy[choice] = kept
          smaller.append([.or(copy)])
        }
      }
      return smaller
    case .accumulate(let accumulation):
      return Self.kept(accumulation.source).map { source in
        var copy = accumulation
        copy.source = source
        return [.accumulate(copy)]
      }
    }
  }

  /// The variables bound after the conditions; `nil` if one is used before it is bound.
  fileprivate static func bound(
    after conditions: [Condition], _ before: Set<VariableID>
  ) -> Set<VariableID>? {
    var bound = before
    for condition in conditions {
      switch condition {
      case .pattern(let pattern):
        for test in pattern.tests {
          switch test {
          case .bind(_, let variable): bound.insert(variable)
          case .compare(_, _, let value): if !value.isBound(by: bound) { return nil }
          }
        }
        if let fact = pattern.fact { bound.insert(fact) }
      case .test(let test): if !test.isBound(by: bound) { return nil }
      case .not(let inner), .exists(let inner):
        if Self.bound(after: inner, bound) == nil { return nil }
      case .forall(let all, let then):
        guard let local = Self.bound(after: all, bound), Self.bound(after: then, local) != nil else {
          return nil
        }
      case .or(let choices):
        let ends = choices.map { Self.bound(after: $0, bound) }
        guard let first = ends[0], !ends.contains(nil) else { return nil }
        bound = ends.reduce(first) { $0.intersection($1!) }
      case .accumulate(let accumulation):
        guard let local = Self.bound(after: accumulation.source, bound),
          accumulation.operand?.isBound(by: local) ?? true
        else { return nil }
        bound.insert(accumulation.result)
      }
    }
    return bound
  }
}

extension Expression {
  fileprivate func isBound(by bound: Set<VariableID>) -> Bool {
    switch self {
    case .constant: true
    case .variable(let variable): bound.contains(variable)
    case .toDecimal(let inner), .not(let inner): inner.isBound(by: bound)
    case .arithmetic(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
      .or(let left, let right):
      left.isBound(by: bound) && right.isBound(by: bound)
    }
  }
}
