/// The conjunctions without `or` at their top that together stand for `conditions`, the first choice of the first
/// `or` leading.
func flattened(_ conditions: [Condition]) -> [[Condition]] {
  let hasChoice = conditions.contains { if case .or = $0 { true } else { false } }
  if !hasChoice { return [conditions] }
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
  var mentioned: BitSet {
    switch self {
    case .constant: BitSet()
    case .variable(let variable): BitSet(variable)
    case .arithmetic(_, let left, let right), .compare(_, let left, let right), .and(let left, let right),
      .or(let left, let right):
      left.mentioned.union(right.mentioned)
    case .toDecimal(let inner), .not(let inner): inner.mentioned
    }
  }
}

extension Condition {
  /// Every variable that occurs in it, local ones too.
  var mentioned: BitSet {
    switch self {
    case .pattern(let pattern): pattern.mentioned
    case .test(let expression): expression.mentioned
    case .not(let inner), .exists(let inner): mentions(of: inner)
    case .forall(let first, let then): mentions(of: first).union(mentions(of: then))
    case .or(let choices): choices.reduce(into: BitSet()) { $0.formUnion(mentions(of: $1)) }
    case .accumulate(let accumulation):
      mentions(of: accumulation.source).union(accumulation.operand?.mentioned ?? BitSet())
    }
  }
}

extension Pattern {
  fileprivate var mentioned: BitSet {
    tests.reduce(into: BitSet()) { found, test in
      switch test {
      case .bind(_, let variable): found.insert(variable)
      case .compare(_, _, .constant): break
      case .compare(_, _, let expression): found.formUnion(expression.mentioned)
      }
    }
  }
}

private func mentions(of conditions: [Condition]) -> BitSet {
  conditions.reduce(into: BitSet()) { $0.formUnion($1.mentioned) }
}
