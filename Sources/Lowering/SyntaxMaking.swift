import RuleModel
import RuleSyntax

// Rule-level syntax, made rather than parsed.

enum Operand {
  case word(String)
  case number(Int)
  case variable(String)
}

/// The owner and problem that all parts of a rule speak of.
enum Scope {
  static let owner = Situation.ownerVariable
  static let problem = Situation.problemVariable
  static let variables: Set<String> = [owner, problem]
}

func name(_ text: String) -> Name { Name(text: text, range: 0..<0) }

/// A pattern whose owner and problem are the rule's; `slots` come before these two.
func scoped(_ template: String, _ slots: (String, ComparisonSyntax, Operand)...) -> PatternSyntax {
  pattern(
    template, slots + [("归属", .equal, .variable(Scope.owner)), ("问题", .equal, .variable(Scope.problem))])
}

func pattern(_ template: String, _ slots: [(String, ComparisonSyntax, Operand)]) -> PatternSyntax {
  PatternSyntax(
    binding: nil, template: name(template),
    slots: slots.map { SlotSyntax(slot: name($0.0), comparison: $0.1, value: expression($0.2)) }, range: 0..<0
  )
}

private func expression(_ operand: Operand) -> ExpressionSyntax {
  switch operand {
  case .word(let text), .variable(let text): .name(name(text))
  case .number(let number): .literal(.integer(number))
  }
}

func holds(_ pattern: PatternSyntax) -> ConditionSyntax { .pattern(pattern) }

func absent(_ pattern: PatternSyntax) -> ConditionSyntax { .not([.pattern(pattern)], 0..<0) }

/// A fact of the situation that is stated to be so.
func statedFact(_ attribute: String, _ value: String, polarity: String = "有") -> PatternSyntax {
  scoped(
    Situation.fact, ("属性", .equal, .word(attribute)), ("值", .equal, .word(value)),
    ("有无", .equal, .word(polarity)), ("语气", .equal, .word(Situation.Word.stated)))
}
