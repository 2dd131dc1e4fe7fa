import Facts
import OrderedCollections
import RuleModel
import RuleSyntax

// A practice as rules: its needs, settings and exclusions each become facts about it, from which the verdict follows.
// Priorities only spare work (a verdict once given is not withdrawn again); the verdicts do not depend on them.

private enum Priority {
  static let evidence = 40
  static let fits = 30
  static let transferable = 20
  static let open = 10
  static let order = 5
}

func practiceRules(_ practice: Practice, in book: Rulebook) -> [RuleDraft] {
  var rules: [RuleDraft] = []
  for (index, need) in practice.needs.enumerated() { rules += needRules(need, index, of: practice) }
  for (index, setting) in practice.settings.enumerated() {
    rules += settingRules(
      setting, index, of: practice, kind: book.attributes[setting.attribute]?.kind ?? .single)
  }
  for (index, exclusion) in practice.exclusions.enumerated() {
    rules += exclusionRules(exclusion, index, of: practice)
  }
  rules += verdictRules(practice)
  for (index, requirement) in practice.requirements.enumerated() {
    if let rule = orderRule(requirement, index, of: practice, in: book) { rules.append(rule) }
  }
  return rules
}

private func rule(
  _ practice: Practice, _ label: String, _ origin: LoweredRule.Origin, priority: Int,
  if conditions: [ConditionSyntax],
  then conclusion: PatternSyntax, certainty: Double = 1
) -> RuleDraft {
  RuleDraft(
    origin: origin,
    declaration: RuleDeclaration(
      name: "\(practice.name)·\(label)", passages: practice.passages, priority: priority, noLoop: false,
      conditions: conditions, actions: [.concludeFact(conclusion)], variables: Scope.variables,
      location: practice.location),
    certainty: certainty)
}

private func needRules(_ need: Practice.Need, _ index: Int, of practice: Practice) -> [RuleDraft] {
  let origin = LoweredRule.Origin.need(practice: practice.name, index: index)
  func conclusion(_ grade: Practice.NeedGrade) -> PatternSyntax {
    scoped(
      Situation.need, ("做法", .equal, .word(practice.id)), ("需求", .equal, .word(need.name)),
      ("程度", .equal, .word(Situation.word(for: grade))))
  }
  let doubtful = scoped(
    Situation.fact, ("属性", .equal, .word(need.name)), ("值", .equal, .word(Vocabulary.truth)),
    ("有无", .equal, .word("有")), ("语气", .notEqual, .word(Situation.Word.stated)),
    ("语气", .notEqual, .word(Situation.Word.reported)))
  return [
    rule(
      practice, "需求·\(need.name)", origin, priority: Priority.evidence,
      if: [holds(statedFact(need.name, Vocabulary.truth))], then: conclusion(need.grade)),
    rule(
      practice, "疑似·\(need.name)", origin, priority: Priority.evidence, if: [holds(doubtful)],
      then: conclusion(.doubtful)),
  ]
}

private func settingRules(
  _ setting: Practice.Setting, _ index: Int, of practice: Practice, kind: Attribute.Kind
) -> [RuleDraft] {
  func found(_ result: String, _ label: String, if conditions: [ConditionSyntax]) -> RuleDraft {
    rule(
      practice, "场合\(index + 1)·\(label)", .setting(practice: practice.name, index: index),
      priority: Priority.evidence, if: conditions,
      then: scoped(
        Situation.setting, ("做法", .equal, .word(practice.id)), ("序", .equal, .number(index)),
        ("结果", .equal, .word(result))))
  }
  var rules = setting.values.map {
    found(Situation.Word.met, $0, if: [holds(statedFact(setting.attribute, $0))])
  }
  rules += setting.transferable.map {
    found(Situation.Word.near, $0, if: [holds(statedFact(setting.attribute, $0))])
  }
  if kind == .truth || kind == .need {
    rules.append(
      found(
        setting.transferableToOthers ? Situation.Word.near : Situation.Word.unmet, "没有",
        if: [holds(statedFact(setting.attribute, Vocabulary.truth, polarity: "无"))]))
  } else if setting.transferableToOthers || kind == .single {
    let result = setting.transferableToOthers ? Situation.Word.near : Situation.Word.unmet
    rules.append(found(result, "其他", if: [holds(otherValue(setting))]))
  }
  return rules
}

private func otherValue(_ setting: Practice.Setting) -> PatternSyntax {
  pattern(
    Situation.fact,
    [("属性", .equal, .word(setting.attribute))]
      + (setting.values + setting.transferable).map { ("值", .notEqual, .word($0)) }
      + [
        ("有无", .equal, .word("有")), ("语气", .equal, .word(Situation.Word.stated)),
        ("归属", .equal, .variable(Scope.owner)), ("问题", .equal, .variable(Scope.problem)),
      ])
}

private func exclusionRules(_ exclusion: Practice.Exclusion, _ index: Int, of practice: Practice)
  -> [RuleDraft]
{
  exclusion.values.map { value in
    rule(
      practice, "除非·\(value == Vocabulary.truth ? exclusion.attribute : value)",
      .exclusion(practice: practice.name, index: index), priority: Priority.evidence,
      if: [holds(statedFact(exclusion.attribute, value))],
      then: scoped(Situation.exclusion, ("做法", .equal, .word(practice.id)), ("序", .equal, .number(index))))
  }
}

private func verdictRules(_ practice: Practice) -> [RuleDraft] {
  let ofPractice = ("做法", ComparisonSyntax.equal, Operand.word(practice.id))
  func settingFact(_ index: Int, _ comparison: ComparisonSyntax, _ result: String) -> PatternSyntax {
    scoped(Situation.setting, ofPractice, ("序", .equal, .number(index)), ("结果", comparison, .word(result)))
  }
  func given(_ word: String) -> PatternSyntax {
    scoped(Situation.verdict, ofPractice, ("结论", .equal, .word(word)))
  }
  func verdict(_ word: String, priority: Int, if conditions: [ConditionSyntax]) -> RuleDraft {
    rule(
      practice, word, .verdict(practice: practice.name), priority: priority, if: conditions,
      then: given(word),
      certainty: practice.certainty)
  }
  func met(_ index: Int, _ setting: Practice.Setting, _ pattern: PatternSyntax) -> ConditionSyntax {
    guard setting.assumedWhenUnstated else { return holds(pattern) }
    let unstated = scoped(Situation.setting, ofPractice, ("序", .equal, .number(index)))
    return .or([[holds(pattern)], [absent(unstated)]], 0..<0)
  }
  let settings = Array(practice.settings.enumerated())
  let fullNeed = scoped(Situation.need, ofPractice, ("程度", .equal, .word(Situation.word(for: .full))))
  let surerNeed = scoped(Situation.need, ofPractice, ("程度", .notEqual, .word(Situation.word(for: .doubtful))))
  let anyNeed = scoped(Situation.need, ofPractice)
  let notExcluded = absent(scoped(Situation.exclusion, ofPractice))
  typealias Word = Situation.Word
  var rules = [
    verdict(
      Word.fits, priority: Priority.fits,
      if: [holds(fullNeed)] + settings.map { met($0, $1, settingFact($0, .equal, Word.met)) } + [notExcluded]),
    verdict(
      Word.transferable, priority: Priority.transferable,
      if: [holds(surerNeed)] + settings.map { met($0, $1, settingFact($0, .notEqual, Word.unmet)) }
        + [notExcluded, absent(given(Word.fits))]),
    verdict(
      Word.open, priority: Priority.open,
      if: [holds(anyNeed)] + settings.map { index, _ in absent(settingFact(index, .equal, Word.unmet)) }
        + [notExcluded, absent(given(Word.fits)), absent(given(Word.transferable))]),
    verdict(
      Word.doesNotFit, priority: Priority.fits,
      if: [holds(anyNeed), holds(scoped(Situation.exclusion, ofPractice))]),
  ]
  rules += settings.map { index, _ in
    verdict(
      Word.doesNotFit, priority: Priority.fits,
      if: [
        holds(anyNeed), holds(settingFact(index, .equal, Word.unmet)),
        absent(settingFact(index, .notEqual, Word.unmet)),
      ])
  }
  return rules
}

private func orderRule(
  _ requirement: Practice.Requirement, _ index: Int, of practice: Practice, in book: Rulebook
) -> RuleDraft? {
  guard let first = requirement.insteadFirst.flatMap({ book.practices[$0]?.id }) else { return nil }
  let advised = scoped(
    Situation.verdict, ("做法", .equal, .word(practice.id)), ("结论", .notEqual, .word(Situation.Word.doesNotFit))
  )
  return rule(
    practice, "前提·\(requirement.attribute)", .order(practice: practice.name, index: index),
    priority: Priority.order,
    if: [holds(advised)] + requirement.values.map { absent(statedFact(requirement.attribute, $0)) },
    then: scoped(Situation.order, ("先", .equal, .word(first)), ("后", .equal, .word(practice.id))))
}
