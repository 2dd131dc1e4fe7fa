import Archive
import Facts
import Inference
import Lowering
import OrderedCollections
import RuleModel
import RuleSyntax

// What speaks for and against one practice, read off the facts that the run left about it.

extension Findings {
  func needReasons(_ practice: Practice, _ key: Key) -> [Reason] {
    var reasons: [Reason] = []
    for record in records(of: Situation.need) where self.key(of: record) == key {
      let name = word("需求", of: record)
      guard let need = practice.needs.first(where: { $0.name == name }) else { continue }
      let isDoubtful = word("程度", of: record) == Situation.word(for: .doubtful)
      let role: Reason.Role =
        switch need.grade {
        case .full: isDoubtful ? .doubtfulNeed : .need
        case .related: isDoubtful ? .doubtfulNeed : .relatedNeed
        case .doubtful: .doubtfulNeed
        }
      reasons += self.reasons(role, need.basis, behind: record.id)
    }
    // A hint adds nothing to the same need when it is stated.
    let stated = Set(reasons.filter { $0.role != .doubtfulNeed }.map(\.fact.attribute))
    return reasons.filter { $0.role != .doubtfulNeed || !stated.contains($0.fact.attribute) }
  }

  func exclusionReasons(_ practice: Practice, _ key: Key) -> [Reason] {
    records(of: Situation.exclusion).filter { self.key(of: $0) == key }.flatMap { record in
      let index = record.number("序")
      guard practice.exclusions.indices.contains(index) else { return [Reason]() }
      return reasons(.exclusion, practice.exclusions[index].basis, behind: record.id)
    }
  }

  /// How the settings are met: reasons, differences from the documented ones, and those that nobody stated.
  func settingReasons(
    _ practice: Practice, _ key: Key
  ) -> (reasons: [Reason], differs: [Difference], unknown: [Condition]) {
    var reasons: [Reason] = []
    var differs: [Difference] = []
    var unknown: [Condition] = []
    let found = records(of: Situation.setting).filter { self.key(of: $0) == key }
    for (index, setting) in practice.settings.enumerated() {
      let documented = Condition(attribute: setting.attribute, values: setting.values)
      let own = found.filter { $0.number("序") == index }
      let met = own.filter { word("结果", of: $0) == Situation.Word.met }
      if own.isEmpty { unknown.append(documented) }
      for record in met { reasons += self.reasons(.setting, setting.basis, behind: record.id) }
      guard met.isEmpty else { continue }
      for record in own {
        let others = self.reasons(.transferableSetting, setting.basis, behind: record.id)
        reasons += others
        differs += others.map { Difference(stated: $0.fact, documented: documented) }
      }
    }
    return (reasons, differs, unknown)
  }

  /// 判定 of authors' rules on the practice.
  func authoredReasons(_ practice: Practice, _ key: Key) -> [Reason] {
    var reasons: [Reason] = []
    for record in records(of: Situation.verdict) where self.key(of: record) == key {
      let conclusion = conclusion(record.id)
      for firing in firings(for: record.id) {
        guard case .authored(let index) = lowered.rules[firing.rule].origin else { continue }
        let rule = book.rules[index]
        let facts = firing.facts.compactMap { mention($0)?.fact }
        let sureness =
          lowered.rules[firing.rule].certainty(of: conclusion) * (facts.map(\.certainty).min() ?? 1)
        // A rule that rests on what is absent alone has no fact to show.
        for var fact in facts.isEmpty ? [Mention(attribute: "", value: "")] : facts {
          fact.certainty = min(fact.certainty, sureness)
          reasons.append(
            Reason(
              role: .rule, fact: fact, basis: .inferred, restsOn: grounds(of: record.id), rule: rule.name,
              words: words(of: rule, on: practice)))
        }
      }
    }
    return reasons
  }

  private func words(of rule: RuleDeclaration, on practice: Practice) -> String? {
    for case .recommend(let name, _, _, let because, _) in rule.actions
    where book.practice(name.text)?.id == practice.id {
      return because?.text
    }
    return nil
  }

  /// The facts of the situation from which the rules concluded `id`, each as a reason.
  private func reasons(_ role: Reason.Role, _ basis: Basis, behind id: FactID) -> [Reason] {
    var seen: Set<FactID> = []
    return firings(for: id).flatMap(\.facts).filter { seen.insert($0).inserted }.compactMap { fact in
      guard let (mention, restsOn, rule) = mention(fact) else { return nil }
      return Reason(
        role: role, fact: mention, basis: basis, restsOn: restsOn,
        rule: rule.map { lowered.rules[$0].name })
    }
  }

  // MARK: What is not there

  /// What would settle an open verdict: an unstated setting, or whether a merely hinted need is meant.
  func missing(_ practice: Practice, needs: [Reason], unknown: [Condition]) -> [Condition] {
    var missing: [Condition] = []
    if needs.allSatisfy({ $0.role == .doubtfulNeed }) {
      let hinted = needs.first { reason in
        practice.needs.contains { $0.name == reason.fact.attribute && $0.grade == .full }
      }
      let name = hinted?.fact.attribute ?? practice.needs.first { $0.grade == .full }?.name
      if let name { missing.append(Condition(attribute: name, values: [Vocabulary.truth])) }
    }
    return missing + unknown
  }

  /// Exceptions that nobody mentioned, taken as absent.
  func assumed(_ practice: Practice, _ key: Key) -> [Condition] {
    let known = Set(
      records(of: Situation.fact)
        .filter {
          word("有无", of: $0) == Situation.word(for: .no)
            && word("归属", of: $0) == Situation.word(for: key.owner)
        }
        .map { word("属性", of: $0) + "\u{0}" + word("值", of: $0) })
    let own = practice.exclusions.map { Condition(attribute: $0.attribute, values: $0.values) }
    var found: [Condition] = []
    for exception in own + authoredExceptions(key) {
      let open = exception.values.filter { !known.contains(exception.attribute + "\u{0}" + $0) }
      let assumed = Condition(attribute: exception.attribute, values: open)
      if !open.isEmpty, !found.contains(assumed) { found.append(assumed) }
    }
    return found
  }

  /// 除非 of the authors' rules that a verdict rests on, however far back.
  private func authoredExceptions(_ key: Key) -> [Condition] {
    var seen: Set<FactID> = []
    var rules: Set<Int> = []
    var open = records(of: Situation.verdict).filter { self.key(of: $0) == key }.map(\.id)
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      for firing in firings(for: next) {
        if case .authored(let index) = lowered.rules[firing.rule].origin { rules.insert(index) }
        open += firing.facts
      }
    }
    return rules.sorted().flatMap { book.rules[$0].conditions }.compactMap { condition in
      guard case .attribute(let test) = condition, test.kind == .unless else { return nil }
      let values = test.values.isEmpty ? [Vocabulary.truth] : test.values.map(\.text)
      return Condition(attribute: test.attribute.text, values: values)
    }
  }

  func prerequisites(_ practice: Practice, _ key: Key) -> [Prerequisite] {
    practice.requirements.map { requirement in
      let facts = records(of: Situation.fact).filter {
        word("属性", of: $0) == requirement.attribute && requirement.values.contains(word("值", of: $0))
          && word("归属", of: $0) == Situation.word(for: key.owner)
          && word("语气", of: $0) == Situation.Word.stated
      }
      let polarities = Set(facts.map { word("有无", of: $0) })
      let state: Prerequisite.State =
        polarities.contains(Situation.word(for: .yes))
        ? .met : polarities.contains(Situation.word(for: .no)) ? .missing : .unknown
      return Prerequisite(
        condition: Condition(attribute: requirement.attribute, values: requirement.values), state: state,
        insteadFirst: requirement.insteadFirst.flatMap { book.practices[$0]?.id })
    }
  }
}
