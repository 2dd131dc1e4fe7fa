public import RuleSyntax

extension [ConditionSyntax] {
  /// Whether any part is a test of a situation, and so speaks of one owner and one problem.
  public var usesSituation: Bool {
    contains { condition in
      switch condition {
      case .attribute: true
      case .not(let inner, _), .exists(let inner, _): inner.usesSituation
      case .forall(let every, let then, _): every.usesSituation || then.usesSituation
      case .or(let branches, _): branches.contains { $0.usesSituation }
      case .accumulate(let accumulate): accumulate.source.usesSituation
      case .pattern, .test: false
      }
    }
  }
}

extension ActionSyntax {
  /// Whether it concludes about a situation.
  public var usesSituation: Bool {
    switch self {
    case .conclude, .recommend: true
    default: false
    }
  }
}
