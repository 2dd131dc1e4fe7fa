import Diagnostics
import Facts
import OrderedCollections
import RuleModel
import RuleSyntax

/// 互斥: a value that holds rules out the others of its group.
func exclusiveRules() -> [RuleDraft] {
  let known = scoped(
    Situation.fact, ("属性", .equal, .variable("某属性")), ("值", .equal, .variable("某值")),
    ("有无", .equal, .word("有")),
    ("语气", .equal, .word(Situation.Word.stated)))
  let group = pattern(
    Situation.exclusive,
    [("属性", .equal, .variable("某属性")), ("甲", .equal, .variable("某值")), ("乙", .equal, .variable("某别"))])
  let other = scoped(
    Situation.fact, ("属性", .equal, .variable("某属性")), ("值", .equal, .variable("某别")),
    ("有无", .equal, .word("无")),
    ("语气", .equal, .word(Situation.Word.stated)))
  return [
    RuleDraft(
      origin: .exclusiveValues,
      declaration: RuleDeclaration(
        name: "互斥", passages: [], priority: 50, noLoop: false, conditions: [holds(known), holds(group)],
        actions: [.concludeFact(other)], variables: Scope.variables.union(["某属性", "某值", "某别"]),
        location: .none),
      certainty: 1)
  ]
}

func exclusiveFacts(of book: Rulebook) -> [PatternSyntax] {
  book.attributes.values.flatMap { attribute in
    attribute.exclusive.flatMap { group in
      group.flatMap { one in
        group.filter { $0 != one }.map { other in
          pattern(
            Situation.exclusive,
            [("属性", .equal, .word(attribute.name)), ("甲", .equal, .word(one)), ("乙", .equal, .word(other))])
        }
      }
    }
  }
}

extension ActionSyntax {
  /// The 把握 that a conclusion states.
  fileprivate var certainty: Double? {
    switch self {
    case .conclude(_, let certainty), .recommend(_, _, let certainty, _, _): certainty
    default: nil
    }
  }
}

extension LoweredRule.Conclusion {
  fileprivate init(_ pattern: PatternSyntax) {
    self.init(
      template: pattern.template.text,
      words: pattern.slots.compactMap { slot in
        guard case .name(let name) = slot.value, !Scope.variables.contains(name.text) else { return nil }
        return name.text
      })
  }
}

/// Tests of attributes and conclusions about them, as patterns.
struct SituationTests {
  private let book: Rulebook

  /// The ids of practices by their names and ids; `Rulebook.practice` would look through all practices for an id.
  private let ids: [String: String]

  init(_ book: Rulebook) {
    self.book = book
    let byID = Dictionary(book.practices.values.map { ($0.id, $0.id) }) { first, _ in first }
    ids = byID.merging(book.practices.values.map { ($0.name, $0.id) }) { _, named in named }
  }

  /// An author's rule with its tests of attributes written out as patterns on the situation.
  func lower(_ rule: RuleDeclaration) -> RuleDeclaration {
    guard rule.conditions.usesSituation || rule.actions.contains(where: \.usesSituation) else { return rule }
    return RuleDeclaration(
      name: rule.name, passages: rule.passages, priority: rule.priority, noLoop: rule.noLoop,
      // The matter binds owner and problem even where the first test is a negative one.
      conditions: [holds(scoped(Situation.matter))] + rule.conditions.flatMap(lower),
      actions: rule.actions.flatMap(lower), variables: rule.variables.union(Scope.variables),
      location: rule.location)
  }

  /// Those that conclusions of the rule state.
  func certainties(of rule: RuleDeclaration) -> [LoweredRule.Conclusion: Double] {
    var found: [LoweredRule.Conclusion: Double] = [:]
    for action in rule.actions {
      guard let certainty = action.certainty else { continue }
      for case .concludeFact(let pattern) in lower(action) { found[.init(pattern)] = certainty }
    }
    return found
  }

  func lower(_ condition: ConditionSyntax) -> [ConditionSyntax] {
    switch condition {
    case .attribute(let test): lower(test)
    case .not(let inner, let range): [.not(inner.flatMap(lower), range)]
    case .exists(let inner, let range): [.exists(inner.flatMap(lower), range)]
    case .forall(let every, let then, let range):
      [.forall(every.flatMap(lower), then: then.flatMap(lower), range)]
    case .or(let branches, let range): [.or(branches.map { $0.flatMap(lower) }, range)]
    case .accumulate(var accumulate):
      {
        accumulate.source = accumulate.source.flatMap(lower)
        return [.accumulate(accumulate)]
      }()
    case .pattern, .test: [condition]
    }
  }

  private func lower(_ test: AttributeTest) -> [ConditionSyntax] {
    let attribute = test.attribute.text
    let values = values(of: test)
    switch test.kind {
    case .holds: return any(values) { holds(statedFact(attribute, $0)) }
    case .knownNot: return values.map { holds(statedFact(attribute, $0, polarity: "无")) }
    case .unless: return values.map { absent(statedFact(attribute, $0)) }
    case .unsure:
      return any(values) { holds(statedFact(attribute, $0, polarity: "不明")) }
    case .unstated:
      return values.map {
        absent(scoped(Situation.fact, ("属性", .equal, .word(attribute)), ("值", .equal, .word($0))))
      }
    }
  }

  private func values(of test: AttributeTest) -> [String] {
    if !test.values.isEmpty { return test.values.map(\.text) }
    return book.attributes[test.attribute.text].map { Array($0.choices.keys) } ?? [Vocabulary.truth]
  }

  private func any(_ values: [String], _ condition: (String) -> ConditionSyntax) -> [ConditionSyntax] {
    values.count == 1 ? [condition(values[0])] : [.or(values.map { [condition($0)] }, 0..<0)]
  }

  func lower(_ action: ActionSyntax) -> [ActionSyntax] {
    switch action {
    case .conclude(let test, _):
      let polarity: Polarity =
        switch test.kind {
        case .knownNot: .no
        case .unsure: .unsure
        case .holds, .unless, .unstated: .yes
        }
      return values(of: test).map {
        .concludeFact(statedFact(test.attribute.text, $0, polarity: Situation.word(for: polarity)))
      }
    case .recommend(let practice, let verdict, _, _, _):
      let id = ids[practice.text] ?? practice.text
      return [
        .concludeFact(
          scoped(
            Situation.verdict, ("做法", .equal, .word(id)), ("结论", .equal, .word(word(for: verdict)))))
      ]
    default: return [action]
    }
  }

  private func word(for verdict: VerdictWord) -> String {
    switch verdict {
    case .fits: Situation.Word.fits
    case .transferable: Situation.Word.transferable
    case .open: Situation.Word.open
    case .doesNotFit: Situation.Word.doesNotFit
    }
  }
}
