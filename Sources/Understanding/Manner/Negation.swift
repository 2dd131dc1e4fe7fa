import Facts

/// What the words around a finding do to it: deny it, ask for it, wish for it.
struct Negation {
  /// How far before a finding a negation may stand, in units.
  private static let reach = 8

  let message: Units
  let cues: Cues

  func apply(to finding: inout Finding) {
    if finding.entry.strength == .denial {
      finding.polarity = .no
      return
    }
    var before = Before()
    look(before: finding.first, downTo: message.clause(at: finding.first).lowerBound, into: &before)
    for (left, right) in zip(finding.match.pieces, finding.match.pieces.dropFirst()) {
      var inGap = Before()
      look(before: right.lowerBound, downTo: left.upperBound, into: &inGap)
      if inGap.nearest == .lacks, finding.isLack { continue }
      before.add(inGap)
    }
    finding.assertsExistence = before.exists
    if before.noMore { finding.timing = .past }
    if finding.isLack, before.nearest == .lacks, before.negations == 1 {
      finding.modality = .proposed
      return
    }
    if isAsked(finding, before) {
      finding.polarity = .unsure
    } else if isDenied(finding, before) || isDeniedAfter(finding) || isLost(finding) || isContrasted(finding)
    {
      finding.polarity = .no
    } else if before.founding, before.wish, finding.isTruth, !finding.attribute.isNeed {
      finding.polarity = .no
      finding.modality = .suspected
    }
  }

  /// What stands directly before a finding, through links.
  private struct Before {
    var negations = 0
    var nearest: Cue.Kind?
    var noMore = false
    var exists = false
    var founding = false
    var wish = false
    var whether: Cue?
    var dontKnow = false
    var isNotCount = 0

    /// Adds the negations of a gap.
    mutating func add(_ gap: Before) {
      negations += gap.negations
      isNotCount += gap.isNotCount
      nearest = nearest ?? gap.nearest
      noMore = noMore || gap.noMore
    }
  }

  private func look(before start: Int, downTo low: Int, into before: inout Before) {
    var at = start
    if let cue = cues.covering(start), cue.range.lowerBound < start,
      cue.kind == .lacks || cue.kind == .doesNot
    {
      note(cue, in: &before)
      at = cue.range.lowerBound
    }
    var isPastPlace = false
    while at > low, start - at < Negation.reach, let cue = cues.covering(at - 1), cue.range.upperBound == at {
      let passes = isPastPlace ? cue.kind == .link : pass(cue, in: &before)
      if cue.kind == .ours || cue.kind == .place { isPastPlace = true } else if !passes { break }
      at = cue.range.lowerBound
    }
    if let cue = cues.covering(at - 1), at > low {
      if cue.kind == .dontKnow { before.dontKnow = true }
      if cue.kind == .whether, before.whether == nil { before.whether = cue }
    }
  }

  /// Notes `cue`; `false` where nothing before it matters.
  private func pass(_ cue: Cue, in before: inout Before) -> Bool {
    switch cue.kind {
    case .link: return true
    case .exists: before.exists = true
    case .founding: before.founding = true
    case .isNot, .lacks, .shortOf, .doesNot, .noMore: note(cue, in: &before)
    case .mustNot:
      guard before.negations > 0 else { return false }
      before.negations += 1
    case .wish:
      before.wish = true
      return false
    default: return false
    }
    return true
  }

  private func note(_ cue: Cue, in before: inout Before) {
    before.negations += 1
    if before.nearest == nil { before.nearest = cue.kind }
    if cue.kind == .noMore { before.noMore = true }
    if cue.kind == .isNot { before.isNotCount += 1 }
  }

  private func isDenied(_ finding: Finding, _ before: Before) -> Bool {
    if before.nearest != .isNot, beginsWithFounding(finding) { return false }
    var negations = before.negations
    if before.isNotCount > 0, cues.has(.orElse, in: rest(of: finding)) { negations -= before.isNotCount }
    guard negations % 2 == 1, !(finding.attribute.isNeed && before.nearest == .shortOf) else { return false }
    if finding.isTruth || before.nearest == .isNot { return true }
    return endsClause(finding.end)
  }

  /// What names the setting up of something ("成立业委会") is there while it is not set up.
  private func beginsWithFounding(_ finding: Finding) -> Bool {
    guard finding.end - finding.first > 1 else { return false }
    let pair = message.units[finding.first].key << 16 | message.units[finding.first + 1].key
    return Negation.foundingWords.contains(pair)
  }

  private static let foundingWords: Set<UInt64> = Set(
    ["成立", "建立", "组建", "设立", "选举", "引进", "引入", "聘请", "配备"].map { word in
      word.unicodeScalars.reduce(0) { $0 << 16 | UInt64($1.value) }
    })

  /// The sentence after a finding, as far as it may matter.
  private func rest(of finding: Finding) -> Range<Int> {
    let end = message.sentence(at: finding.end - 1).upperBound
    return finding.end..<max(finding.end, min(end, finding.end + 40))
  }

  private func restOfClause(after index: Int) -> Range<Int> {
    let end = message.clause(at: index - 1).upperBound
    return index..<max(index, min(end, index + 16))
  }

  /// Whether nothing but particles follows in the clause.
  private func endsClause(_ index: Int) -> Bool {
    guard index < message.count else { return true }
    let unit = message.units[index]
    if unit.isBoundary || unit.kind == .enumeration { return true }
    return isParticle(unit) || cues.covering(index)?.kind == .interrogative
  }

  /// Whether at most two particles follow in the clause.
  private func isLast(_ index: Int) -> Bool {
    var at = index
    while at < message.count, at - index < 2, isParticle(message.units[at]) { at += 1 }
    return at >= message.count || message.units[at].isBoundary
  }

  /// 的, 了, 啊, 呢, 吧, 过
  private func isParticle(_ unit: Unit) -> Bool {
    switch unit.key {
    case 0x7684, 0x4E86, 0x554A, 0x5462, 0x5427, 0x8FC7: true
    default: false
    }
  }

  /// "业委会一直没有成立", "物业也没有": for what is simply there or not.
  private func isDeniedAfter(_ finding: Finding) -> Bool {
    guard finding.isTruth else { return false }
    var negation: Cue?
    var passedNoun = false
    var passed = finding.end
    for cue in cues.within(restOfClause(after: finding.end)) {
      guard cue.range.lowerBound == passed else { return false }
      switch cue.kind {
      case .link, .exists, .still: passed = cue.range.upperBound
      case .filler:
        passed = cue.range.upperBound
        passedNoun = passedNoun || cue.range.count > 1
      case .lacks, .doesNot, .isNot:
        guard negation == nil else { return false }
        negation = cue
        passed = cue.range.upperBound
      case .gone: return negation == nil && !finding.attribute.isNeed && isLast(cue.range.upperBound)
      case .founding: return negation != nil && !finding.attribute.isNeed
      default: return false
      }
      if let negation, negation.kind == .lacks, cue.range == negation.range, isLast(cue.range.upperBound) {
        return finding.attribute.isNeed ? passedNoun : true
      }
    }
    return false
  }

  /// "以前有物业，现在没有了": for what is simply there or not.
  private func isLost(_ finding: Finding) -> Bool {
    guard finding.isTruth, !finding.attribute.isNeed else { return false }
    let clause = message.clause(at: finding.first)
    guard cues.has(.formerly, in: max(clause.lowerBound, finding.first - 12)..<finding.first) else {
      return false
    }
    let rest = cues.within(rest(of: finding))
    guard let now = rest.first(where: { $0.kind == .nowadays }) else { return false }
    return rest.contains { cue in
      cue.kind == .lacks && cue.range.lowerBound - now.range.upperBound < 8
        && cue.range.lowerBound >= now.range.upperBound && isLast(cue.range.upperBound)
    }
  }

  /// 不是 X 而是 Y: X is denied even where other words stand between.
  private func isContrasted(_ finding: Finding) -> Bool {
    let clause = message.clause(at: finding.first)
    let before = max(clause.lowerBound, finding.first - 24)..<finding.first
    guard let denial = cues.within(before).last(where: { $0.kind == .isNot || $0.kind == .rather }),
      denial.kind == .isNot
    else { return false }
    if cues.has(.however, in: denial.range.upperBound..<finding.first) { return false }
    if cues.has(.rather, in: rest(of: finding)) { return true }
    return message.units[denial.range.lowerBound].kind == .word
      && cues.has(.however, in: finding.end..<max(finding.end, clause.upperBound))
  }

  private func isAsked(_ finding: Finding, _ before: Before) -> Bool {
    if finding.attribute.isNeed {
      guard let whether = before.whether else { return false }
      return !asksExistence(whether)
    }
    if let whether = before.whether {
      return finding.isTruth || !asksExistence(whether) || endsClause(finding.end)
    }
    if before.dontKnow { return true }
    let rest = restOfClause(after: finding.end)
    if let whether = cues.within(rest).first(where: { $0.kind != .link && $0.kind != .founding }),
      whether.kind == .whether,
      endsClause(whether.range.upperBound) || cues.covering(whether.range.upperBound)?.kind == .founding
    {
      return true
    }
    guard finding.isTruth else { return false }
    return isYesNoQuestion(finding, before, rest)
  }

  /// 有没有 and its like ask whether there is one; 是否 and 是不是 whether it is so.
  private func asksExistence(_ cue: Cue) -> Bool {
    let key = message.units[cue.range.lowerBound].key
    return key == 0x6709 || key == 0x8FD8
  }

  /// "有业委会吗？", "Is there an owners' committee?"
  private func isYesNoQuestion(_ finding: Finding, _ before: Before, _ rest: Range<Int>) -> Bool {
    let clause = message.clause(at: finding.first)
    if message.units[clause.lowerBound].kind == .word {
      guard message.isQuestion(sentenceAt: finding.first) else { return false }
      return Negation.openings.contains(message.units[clause.lowerBound].key)
        && finding.first - clause.lowerBound < 7
    }
    guard before.exists || before.founding || cues.covering(finding.end)?.kind == .founding else {
      return false
    }
    return cues.within(rest).contains { $0.kind == .interrogative && endsClause($0.range.upperBound) }
      && rest.count <= 6
  }

  private static let openings: Set<UInt64> = Set(
    ["be", "do", "have"].map(wordKey))
}
