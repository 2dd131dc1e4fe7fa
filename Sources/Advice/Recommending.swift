import Facts
import Inference
import Lowering
import OrderedCollections
import RuleModel
import RuleSyntax

extension Findings {
  /// All verdicts of the run, one recommendation for each practice (its best owner and problem), ranked.
  /// `today` ("2026-11-24") decides on validity; without it nothing is out of date.
  package func recommendations(today: String? = nil) -> [Recommendation] {
    var best: [String: Recommendation] = [:]
    for (key, words) in verdicts() where key.owner != .others {
      guard let practice = book.practice(key.practice) else { continue }
      let candidate = recommendation(practice, key, words, today: today)
      if let rival = best[practice.id], !candidate.ranks(before: rival) { continue }
      best[practice.id] = candidate
    }
    let ranked = best.values.sorted { $0.ranks(before: $1) }
    return withConflicts(ranked.filter { $0.isWorthMentioning(beside: ranked[0]) })
  }

  /// Practices that are not to be taken up together tell of each other.
  private func withConflicts(_ recommendations: [Recommendation]) -> [Recommendation] {
    let advised = recommendations.filter { $0.verdict != .doesNotFit }.map(\.practice)
    let declared = book.practices.values.flatMap { practice in
      practice.conflicts.compactMap { book.practices[$0] }.map { (practice.id, $0.id) }
    }
    guard !declared.isEmpty else { return recommendations }
    return recommendations.map { recommendation in
      guard recommendation.verdict != .doesNotFit else { return recommendation }
      var told = recommendation
      told.conflicts = advised.filter { other in
        declared.contains { $0 == (told.practice, other) || $0 == (other, told.practice) }
      }
      return told
    }
  }

  /// Pairs of practice ids: the first is to come before the second.
  package func order() -> [(first: String, later: String)] {
    records(of: Situation.order).map { (word("先", of: $0), word("后", of: $0)) }
  }

  struct Key: Hashable {
    var practice: String
    var owner: Owner
    var problem: Int
  }

  func key(of record: Record) -> Key {
    Key(
      practice: word("做法", of: record),
      owner: Owner.allCases.first { Situation.word(for: $0) == word("归属", of: record) } ?? .ours,
      problem: record.number("问题"))
  }

  private func verdicts() -> [(Key, [Verdict])] {
    var found: [Key: [Verdict]] = [:]
    var keys: [Key] = []
    for record in records(of: Situation.verdict) {
      guard let verdict = Verdict(word: word("结论", of: record)) else { continue }
      let key = key(of: record)
      if found[key] == nil { keys.append(key) }
      found[key, default: []].append(verdict)
    }
    return keys.map { ($0, found[$0, default: []].sorted()) }
  }

  private func recommendation(
    _ practice: Practice, _ key: Key, _ verdicts: [Verdict], today: String?
  ) -> Recommendation {
    // An exclusion wins over every other verdict.
    var verdict = verdicts.contains(.doesNotFit) ? .doesNotFit : verdicts[0]
    let isOutOfDate = !practice.isValid(on: today)
    if isOutOfDate, verdict < .open { verdict = .open }
    var result = Recommendation(
      practice: practice.id, verdict: verdict, certainty: 0, problem: key.problem, owner: key.owner)
    result.isOutOfDate = isOutOfDate
    result.overridden = verdicts.filter { $0 != verdict && verdict == .doesNotFit }
    let needs = needReasons(practice, key)
    let settings = settingReasons(practice, key)
    let authored = authoredReasons(practice, key)
    // What decides comes first.
    result.reasons =
      verdict == .doesNotFit
      ? exclusionReasons(practice, key) + authored + needs + settings.reasons
      : needs + settings.reasons + authored
    result.differs = verdict == .transferable || verdict == .doesNotFit ? settings.differs : []
    result.missing = verdict == .open ? missing(practice, needs: needs, unknown: settings.unknown) : []
    result.assumed =
      verdict == .doesNotFit ? [] : assumed(practice, key) + (verdict == .open ? [] : settings.unknown)
    result.prerequisites = prerequisites(practice, key)
    result.certainty = certainty(practice, needs: needs, settings: settings.reasons, authored: authored)
    return result
  }

  private func certainty(
    _ practice: Practice, needs: [Reason], settings: [Reason], authored: [Reason]
  ) -> Double {
    var best = authored.map(\.fact.certainty).max() ?? 0
    if let need = needs.map(\.fact.certainty).max() {
      let setting = settings.map(\.fact.certainty).min() ?? 1
      best = max(best, practice.certainty * min(need, setting))
    }
    return best
  }
}

extension Recommendation {
  /// Below it an open verdict rests on a word or two that only point at the need.
  private static let faint = 0.4

  /// A faint guess is welcome where there is nothing better, and noise beside an advice that stands.
  fileprivate func isWorthMentioning(beside first: Recommendation) -> Bool {
    verdict != .open || first.verdict > .transferable || certainty >= Self.faint
  }

  /// Verdict, then certainty, then how much speaks for it, then the id.
  package func ranks(before other: Recommendation) -> Bool {
    if verdict != other.verdict { return verdict < other.verdict }
    if certainty != other.certainty { return certainty > other.certainty }
    if reasons.count != other.reasons.count { return reasons.count > other.reasons.count }
    return precedes(practice, other.practice)
  }
}

/// Catalogue ids in reading order: A2 before A10, C7 before C7/错时共享停车.
package func precedes(_ left: String, _ right: String) -> Bool {
  func parts(_ id: String) -> (String, Int, String) {
    let letters = id.prefix { !$0.isNumber }
    let digits = id.dropFirst(letters.count).prefix { $0.isASCII && $0.isNumber }
    return (String(letters), Int(digits) ?? 0, String(id.dropFirst(letters.count + digits.count)))
  }
  return parts(left) < parts(right)
}

extension Verdict {
  init?(word: String) {
    switch word {
    case Situation.Word.fits: self = .fits
    case Situation.Word.transferable: self = .transferable
    case Situation.Word.open: self = .open
    case Situation.Word.doesNotFit: self = .doesNotFit
    default: return nil
    }
  }
}

extension Practice {
  /// Dates compare as text once they are of one length: "2022" begins on its first day and ends on its last.
  func isValid(on today: String?) -> Bool {
    guard let today else { return true }
    let first = validFrom.map { $0 + "-01-01".suffix(max(0, 10 - $0.utf8.count)) } ?? "0000-00-00"
    let last = validUntil.map { $0 + "-12-31".suffix(max(0, 10 - $0.utf8.count)) } ?? "9999-99-99"
    return first <= today && today <= last
  }
}
