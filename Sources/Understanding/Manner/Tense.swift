import Facts

/// Whether a finding is over and done with, or was only tried.
struct Tense {
  let message: Units
  let cues: Cues

  func apply(to findings: inout [Finding]) {
    var lastNeed: [Int32: Int] = [:]
    for finding in findings where finding.attribute.isNeed && finding.entry.strength != .hint {
      lastNeed[message.sentenceOf[finding.first]] = finding.last
    }
    let solved = solvedSentences(lastNeed)
    for index in findings.indices {
      let sentence = message.sentenceOf[findings[index].first]
      guard findings[index].attribute.isNeed else {
        if isTried(findings[index]) { findings[index].timing = .tried }
        continue
      }
      if let at = solved[sentence], findings[index].first < at || isSameClause(findings[index].first, at) {
        findings[index].timing = .past
      } else if solved[sentence + 1] != nil, lastNeed[sentence + 1] == nil {
        findings[index].timing = .past
      } else if isFormer(findings[index]) {
        findings[index].timing = .past
      }
    }
  }

  private func isSameClause(_ left: Int, _ right: Int) -> Bool {
    message.clauseOf[left] == message.clauseOf[right]
  }

  /// Sentences that say that something is solved, with the unit where they say it. A "again" after it takes that
  /// back, unless it speaks of another need.
  private func solvedSentences(_ lastNeed: [Int32: Int]) -> [Int32: Int] {
    var solved: [Int32: Int] = [:]
    for cue in cues.list {
      let first = cue.range.lowerBound
      switch cue.kind {
      case .solved where isAffirmed(cue), .fine where isFine(cue):
        solved[message.sentenceOf[first]] = first
      case .still where lastNeed[message.sentenceOf[first]] ?? 0 < first:
        solved[message.sentenceOf[first]] = nil
      default: break
      }
    }
    return solved
  }

  private func isAffirmed(_ cue: Cue) -> Bool {
    let first = cue.range.lowerBound
    let clause = message.clause(at: first)
    for before in cues.within(max(clause.lowerBound, first - 12)..<first) {
      switch before.kind {
      case .wish, .conditional, .whether, .isNot, .doesNot, .lacks, .mustNot: return false
      default: break
      }
    }
    if message.isQuestion(sentenceAt: first) || isSupposed(first) { return false }
    let after =
      cue.range.upperBound..<max(cue.range.upperBound, min(clause.upperBound, cue.range.upperBound + 3))
    return !cues.within(after).contains {
      $0.kind == .lacks || $0.kind == .interrogative || $0.kind == .conditionEnd
    }
  }

  /// Solved only in a condition or a proposal earlier in the sentence.
  private func isSupposed(_ index: Int) -> Bool {
    cues.within(max(message.sentence(at: index).lowerBound, index - 80)..<index).contains { cue in
      let key = message.units[cue.range.lowerBound].key
      return cue.kind == .conditional || cue.kind == .wish && (key == 0x5EFA || key == 0x5E0C)
    }
  }

  private func isFine(_ cue: Cue) -> Bool {
    let first = cue.range.lowerBound
    let clause = message.clause(at: first)
    return isAffirmed(cue) && cues.has(.nowadays, in: max(clause.lowerBound, first - 12)..<first)
  }

  /// "以前停车乱，现在规范了": what was, and a now that does not carry it on.
  private func isFormer(_ finding: Finding) -> Bool {
    let sentence = message.sentence(at: finding.first)
    let clause = message.clause(at: finding.first)
    let before = cues.within(max(clause.lowerBound, finding.first - 12)..<max(finding.first, finding.last))
    guard let former = before.last(where: { $0.kind == .formerly || $0.kind == .nowadays }),
      former.kind == .formerly
    else { return false }
    let rest = cues.within(finding.end..<max(finding.end, min(sentence.upperBound, finding.end + 60)))
    guard let now = rest.first(where: { $0.kind == .nowadays }) else {
      return message.units[former.range.lowerBound].kind == .word && !rest.contains { $0.kind == .still }
    }
    return !rest.contains { $0.kind == .still && $0.range.lowerBound >= now.range.lowerBound }
  }

  private func isTried(_ finding: Finding) -> Bool {
    let clause = message.clause(at: finding.first)
    return cues.has(.tried, in: max(clause.lowerBound, finding.first - 6)..<finding.first)
  }
}
