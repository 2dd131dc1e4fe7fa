package import Advice
import Facts
import OrderedCollections
import RuleModel
package import RuleSyntax

/// A sentence with the mark of what it stands on.
package struct GroundedSentence: Sendable, Hashable {
  package var basis: Basis
  package var text: String
}

extension Phrasing {
  /// The reasons of an advice, each once, in their order.
  package func because(_ recommendation: Recommendation) -> [GroundedSentence] {
    var sentences: [GroundedSentence] = []
    for reason in recommendation.reasons {
      let sentence = GroundedSentence(basis: reason.basis, text: text(reason))
      if !sentences.contains(where: { $0.text == sentence.text }) { sentences.append(sentence) }
    }
    return sentences
  }

  func text(_ reason: Reason) -> String {
    if reason.fact.attribute.isEmpty {
      return reason.words ?? words.pick("规则“\(reason.rule ?? "")”", "rule “\(reason.rule ?? "")”")
    }
    let grounds = saying(reason.fact, restsOn: reason.restsOn)
    let said = reason.words.map { "\(grounds)\(words.clauseSeparator)\($0)" } ?? grounds
    switch reason.role {
    case .exclusion: return words.speaksAgainst(said)
    case .relatedNeed: return words.related(said)
    case .doubtfulNeed: return words.doubtful(said)
    case .need, .setting, .transferableSetting, .rule: return said
    }
  }

  /// The user's own words with what they mean; for a conclusion the words it rests on; else what is known.
  private func saying(_ fact: Mention, restsOn: [Mention]) -> String {
    if !fact.text.isEmpty {
      let quote = words.youSay(words.quoted(fact.text))
      let meaning = statement(fact)
      if fact.modality == .proposed { return quote + words.guessed(bare(sentence(fact))) }
      return meaning == fact.text ? quote : quote + words.meaning(meaning)
    }
    let grounds = restsOn.map { $0.text.isEmpty ? sentence($0) : words.quoted($0.text) }
    if !grounds.isEmpty {
      return words.concluded(statement(fact), from: grounds.joined(separator: words.listSeparator))
    }
    return words.known(statement(fact))
  }

  // MARK: The rest of an advice

  package func differs(_ recommendation: Recommendation) -> [String] {
    var sentences = recommendation.differs.map {
      words.setting(sentence($0.stated), documented: sentence($0.documented))
    }
    if recommendation.isOutOfDate { sentences.append(words.outOfDate) }
    return sentences
  }

  package func conflicts(_ recommendation: Recommendation) -> [String] {
    recommendation.conflicts.isEmpty ? [] : [words.conflicts(marks(recommendation.conflicts))]
  }

  /// Exceptions that nobody mentioned are taken as absent, all in one sentence; a setting that nobody mentioned as given.
  package func assumed(_ recommendation: Recommendation) -> [String] {
    let practice = rulebook.practice(recommendation.practice)
    var absent: [String] = []
    var given: [String] = []
    for condition in recommendation.assumed {
      let isSetting =
        practice?.settings.contains {
          $0.attribute == condition.attribute && $0.values == condition.values
        } ?? false
      let isException = practice?.exclusions.contains { $0.attribute == condition.attribute } ?? false
      if isSetting && !isException {
        given.append(sentence(condition))
      } else {
        absent.append(named(condition))
      }
    }
    return given.map(words.takenAsSo)
      + (absent.isEmpty ? [] : [words.takenAsAbsent(absent.joined(separator: words.listSeparator))])
  }

  /// "医院、车站" for values, the sentence for a need or a thing that is there or not.
  private func named(_ condition: Condition) -> String {
    guard let attribute = rulebook.attributes[condition.attribute], condition.values != [Vocabulary.truth]
    else {
      return sentence(condition)
    }
    return condition.values.map { attribute.choices[$0]?.label.text(in: language) ?? $0 }
      .joined(separator: words.listSeparator)
  }

  func prerequisite(_ prerequisite: Prerequisite) -> String {
    let condition = prerequisite.condition
    let thing =
      condition.values == [Vocabulary.truth] || condition.values.isEmpty
      ? label(ofAttribute: condition.attribute) : sentence(condition)
    let instead = prerequisite.insteadFirst.map { words.mark(rulebook.practice($0)?.id ?? $0) }
    switch prerequisite.state {
    case .met: return thing + words.bracketed(words.inPlace)
    case .missing: return thing + words.bracketed(words.lacking(orElse: instead))
    case .unknown: return thing + words.bracketed(words.unmentioned(orElse: instead))
    }
  }

  /// Why the open question is asked: what it settles.
  func purpose(of ask: Condition, in advice: [Recommendation]) -> String? {
    let settled = advice.filter { $0.missing.contains { $0.attribute == ask.attribute } }
    if !settled.isEmpty { return words.settles(marks(settled.prefix(3).map(\.practice))) }
    let prepared = advice.filter { $0.prerequisites.contains { $0.condition.attribute == ask.attribute } }
    if !prepared.isEmpty { return words.decidesFirst(marks(prepared.prefix(3).map(\.practice))) }
    return nil
  }
}
