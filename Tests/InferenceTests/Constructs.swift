import Facts
import Inference

/// What a random scenario is made of, to see that a test has tried everything often.
enum Construct: String, CaseIterable {
  case join, not, conjunctiveNot, nested, exists, forall, or, test, slotTest, priority
  case retract, modify, logical, bind, halt, gift, taking
}

extension Scenario {
  var constructs: Set<Construct> {
    var found: Set<Construct> = []
    for rule in program.rules {
      if rule.priority != 0 { found.insert(.priority) }
      let patterns = rule.conditions.filter { if case .pattern = $0 { true } else { false } }
      if patterns.count > 1 { found.insert(.join) }
      for condition in rule.conditions { condition.add(to: &found, depth: 0) }
      for action in rule.actions {
        switch action {
        case .assert(_, _, let logical): if logical { found.insert(.logical) }
        case .retract: found.insert(.retract)
        case .modify: found.insert(.modify)
        case .bind: found.insert(.bind)
        case .halt: found.insert(.halt)
        }
      }
    }
    for change in script.joined() {
      switch change {
      case .give: found.insert(.gift)
      case .take, .takeAt: found.insert(.taking)
      }
    }
    return found
  }
}

extension Scenario {
  /// The most patterns that any rule joins, those of inner conditions with those before them.
  var width: Int { program.rules.map { Condition.width(of: $0.conditions).widest }.max() ?? 0 }
}

extension Condition {
  /// Patterns joined after the conditions, and at most on the way.
  fileprivate static func width(of conditions: [Condition]) -> (end: Int, widest: Int) {
    var (end, widest) = (0, 0)
    for condition in conditions {
      let inner: (end: Int, widest: Int)
      switch condition {
      case .pattern: inner = (1, 1)
      case .test: inner = (0, 0)
      case .not(let conditions), .exists(let conditions): inner = (0, width(of: conditions).widest)
      case .forall(let all, let then): inner = (0, width(of: all + then).widest)
      case .accumulate(let accumulation): inner = (0, width(of: accumulation.source).widest)
      case .or(let choices):
        let widths = choices.map { width(of: $0) }
        inner = (widths.map(\.end).max() ?? 0, widths.map(\.widest).max() ?? 0)
      }
      widest = max(widest, end + inner.widest)
      end += inner.end
    }
    return (end, widest)
  }

  /// `depth`: how many conditions it lies in.
  fileprivate func add(to found: inout Set<Construct>, depth: Int) {
    var inner: [Condition] = []
    switch self {
    case .pattern(let pattern):
      for case .compare(_, let comparison, _) in pattern.tests where comparison != .equal {
        found.insert(.slotTest)
      }
      return
    case .test: found.insert(.test)
    case .not(let conditions):
      found.insert(conditions.count > 1 ? .conjunctiveNot : .not)
      inner = conditions
    case .exists(let conditions):
      found.insert(.exists)
      inner = conditions
    case .forall(let all, let then):
      found.insert(.forall)
      inner = all + then
    case .or(let choices):
      found.insert(.or)
      inner = choices.flatMap { $0 }
    case .accumulate(let accumulation): inner = accumulation.source
    }
    if depth > 0, !inner.isEmpty { found.insert(.nested) }
    for condition in inner { condition.add(to: &found, depth: depth + 1) }
  }
}
