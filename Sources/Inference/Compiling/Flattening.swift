/// The conjunctions without `or` at their top that together stand for `conditions`, the first choice of the first
/// `or` leading.
func flattened(_ conditions: [Condition]) -> [[Condition]] {
  var branches: [[Condition]] = [[]]
  for condition in conditions {
    if case .or(let choices) = condition {
      let inner = choices.flatMap(flattened)
      branches = branches.flatMap { branch in inner.map { branch + $0 } }
    } else {
      for branch in branches.indices { branches[branch].append(condition) }
    }
  }
  return branches
}

extension Expression {
  var mentioned: Set<VariableID> {
    switch self {
    case .constant: []
    case .variable(let variable): [variable]
    case .arithmetic(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
      .or(let left, let right):
      left.mentioned.union(right.mentioned)
    case .toDecimal(let inner), .not(let inner): inner.mentioned
    }
  }
}

extension Condition {
  /// Every variable that occurs in it, local ones too.
  var mentioned: Set<VariableID> {
    switch self {
    case .pattern(let pattern): pattern.mentioned
    case .test(let expression): expression.mentioned
    case .not(let inner), .exists(let inner): mentions(of: inner)
    case .forall(let first, let then): mentions(of: first + then)
    case .or(let choices): mentions(of: choices.flatMap { $0 })
    case .accumulate(let accumulation):
      mentions(of: accumulation.source).union(accumulation.operand?.mentioned ?? [])
    }
  }
}

extension Pattern {
  fileprivate var mentioned: Set<VariableID> {
    tests.reduce(into: []) { found, test in
      switch test {
      case .bind(_, let variable): found.insert(variable)
      case .compare(_, _, let expression): found.formUnion(expression.mentioned)
      }
    }
  }
}

private func mentions(of conditions: [Condition]) -> Set<VariableID> {
  conditions.reduce(into: []) { $0.formUnion($1.mentioned) }
}
