import Advice
import Archive
import Assistant
import Facts
import OrderedCollections
import RuleModel
import Testing

/// The verdicts as the definition gives them, without rules or engine.
private struct Definition {
  let book: Rulebook
  let facts: [Mention]

  private func isStated(_ attribute: String, _ value: String, _ polarity: Polarity = .yes) -> Bool {
    facts.contains {
      $0.attribute == attribute && $0.value == value && $0.polarity == polarity && $0.modality == .stated
    }
  }

  func verdict(on practice: Practice) -> Verdict? {
    let stated = practice.needs.filter { isStated($0.name, Vocabulary.truth) }
    let doubted = practice.needs.contains { need in
      facts.contains {
        $0.attribute == need.name && $0.polarity == .yes && $0.modality != .stated && $0.modality != .reported
      }
    }
    guard !stated.isEmpty || doubted else { return nil }
    if practice.exclusions.contains(where: { exclusion in
      exclusion.values.contains { isStated(exclusion.attribute, $0) }
    }) {
      return .doesNotFit
    }
    let met = practice.settings.map(result)
    if met.contains(.unmet) { return .doesNotFit }
    if stated.contains(where: { $0.grade == .full }), met.allSatisfy({ $0 == .met }) { return .fits }
    if stated.contains(where: { $0.grade != .doubtful }), met.allSatisfy({ $0 == .met || $0 == .near }) {
      return .transferable
    }
    return .open
  }

  private enum Met { case met, near, unmet, unknown }

  private func result(_ setting: Practice.Setting) -> Met {
    if setting.values.contains(where: { isStated(setting.attribute, $0) }) { return .met }
    if setting.transferable.contains(where: { isStated(setting.attribute, $0) }) { return .near }
    let kind = book.attributes[setting.attribute]?.kind ?? .single
    let others = (book.attributes[setting.attribute]?.choices.keys.map(\.self) ?? []).filter {
      !setting.values.contains($0) && !setting.transferable.contains($0)
    }
    if kind == .truth || kind == .need {
      if isStated(setting.attribute, Vocabulary.truth, .no) {
        return setting.transferableToOthers ? .near : .unmet
      }
    } else if others.contains(where: { isStated(setting.attribute, $0) }) {
      if setting.transferableToOthers { return .near }
      if kind == .single { return .unmet }
    }
    return setting.assumedWhenUnstated ? .met : .unknown
  }
}

@Suite struct VerdictLawTests {
  /// The practices of the rule base without the rules that authors added to them: those have conclusions of their own.
  private static let plain: Knowledge = {
    var book = Project.knowledge.rulebook
    book.rules = []
    return Knowledge(book)
  }()

  /// Random situations on the real rule base: the rules give what the definition gives, for every practice.
  @Test(arguments: 0..<20) func rulesGiveTheDefinedVerdicts(seed: Int) {
    let book = Self.plain.rulebook
    let advisor = Advisor(Self.plain)
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<25 {
      let facts = situation(in: book, &random)
      let answer = advisor.answer("。", given: facts)
      let found = Dictionary(
        uniqueKeysWithValues: (answer.advice + answer.excluded).map { ($0.practice, $0.verdict) })
      let definition = Definition(book: book, facts: facts)
      for practice in book.practices.values {
        #expect(
          found[practice.id] == definition.verdict(on: practice),
          "seed \(seed): \(practice.id) in \(facts.map { "\($0.attribute)=\($0.value) \($0.polarity) \($0.modality)" })"
        )
      }
      #expect(answer.advice.map(\.verdict) == answer.advice.map(\.verdict).sorted())
    }
  }

  /// Consistent in itself: one statement on each attribute and value, one value of a single-valued attribute.
  private func situation(in book: Rulebook, _ random: inout SplitMix) -> [Mention] {
    var facts: [Mention] = []
    for attribute in book.attributes.values {
      let share = attribute.kind == .need ? 12 : 4
      guard Int.random(in: 0..<share, using: &random) == 0 else { continue }
      guard let choice = attribute.choices.keys.randomElement(using: &random) else { continue }
      var mention = Mention(attribute: attribute.name, value: choice, certainty: 0.9)
      mention.polarity = Int.random(in: 0..<5, using: &random) == 0 ? .no : .yes
      if attribute.kind == .need {
        mention.modality =
          [.stated, .stated, .proposed, .suspected, .reported].randomElement(using: &random) ?? .stated
      }
      facts.append(mention)
    }
    return facts
  }

  @Test func orderOfTheFactsChangesNothing() {
    let book = Project.knowledge.rulebook
    let advisor = Advisor(Project.knowledge)
    var random = SplitMix(state: 99)
    for _ in 0..<20 {
      let facts = situation(in: book, &random)
      let straight = advisor.answer("。", given: facts)
      let mixed = advisor.answer("。", given: facts.shuffled(using: &random))
      #expect(straight.advice.map(\.practice) == mixed.advice.map(\.practice))
      #expect(straight.plan == mixed.plan)
    }
  }

  @Test func withoutItsNeedAPracticeIsNotAdvised() {
    let book = Project.knowledge.rulebook
    let advisor = Advisor(Project.knowledge)
    let settings = book.attributes.values.filter { $0.kind != .need }.flatMap { attribute in
      attribute.choices.keys.map { Mention(attribute: attribute.name, value: $0) }
    }
    let answer = advisor.answer("。", given: settings)
    #expect(answer.advice.isEmpty && answer.excluded.isEmpty)
  }
}
