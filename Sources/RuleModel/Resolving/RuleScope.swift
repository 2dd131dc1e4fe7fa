import Facts
import RuleSyntax

/// What a rule's variables stand for, as far as it has been read.
struct RuleScope {
  enum Kind: Equatable {
    case value(ValueType)
    /// A fact of this template.
    case fact(String)
  }

  /// All names that are variables anywhere in the rule.
  let variableNames: Set<String>
  let path: String
  var bound: [String: Kind] = [:]
  /// Bound in a branch of an `or`, perhaps not in all.
  var halfBound: Set<String> = []

  init(variables: Set<String>, path: String) {
    variableNames = variables
    self.path = path
  }

  func isVariable(_ name: String) -> Bool { variableNames.contains(name) || name.isQuestioned }

  /// `?x` always; `某…` where a pattern, an accumulation or 令 binds it.
  static func variableNames(of declaration: Declaration) -> Set<String> {
    var names: Set<String> = []
    for condition in declaration.conditions { collect(condition, into: &names) }
    for action in declaration.actions {
      if case .bind(let name, _, _) = action { names.insert(name.text) }
    }
    return names
  }

  private static func collect(_ condition: ConditionSyntax, into names: inout Set<String>) {
    switch condition {
    case .pattern(let pattern): collect(pattern, into: &names)
    case .attribute, .test: break
    case .not(let inner, _), .exists(let inner, _): for part in inner { collect(part, into: &names) }
    case .forall(let every, let then, _): for part in every + then { collect(part, into: &names) }
    case .or(let branches, _): for part in branches.joined() { collect(part, into: &names) }
    case .accumulate(let accumulate):
      names.insert(accumulate.result.text)
      for part in accumulate.source { collect(part, into: &names) }
    }
  }

  private static func collect(_ pattern: PatternSyntax, into names: inout Set<String>) {
    if let binding = pattern.binding { names.insert(binding.text) }
    for slot in pattern.slots where slot.comparison == .equal {
      guard case .name(let name) = slot.value else { continue }
      if name.text.isQuestioned || name.text.utf8.starts(with: "某".utf8) { names.insert(name.text) }
    }
  }
}

extension String {
  /// `?x`
  fileprivate var isQuestioned: Bool { utf8.first == 0x3F }
}
