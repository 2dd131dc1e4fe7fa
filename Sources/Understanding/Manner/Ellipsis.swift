import Facts

/// "隔壁小区都有业委会，我们没有": what the others have is what we lack.
struct Ellipsis {
  let message: Units
  let cues: Cues

  /// Adds what is left unsaid; `findings` stay in order of place.
  func apply(to findings: inout [Finding]) {
    var unsaid: [Finding] = []
    for finding in findings where finding.owner == .others && finding.polarity == .yes && finding.isTruth {
      guard !finding.attribute.isNeed, finding.entry.strength == .phrase, let lack = lack(after: finding)
      else {
        continue
      }
      var ours = finding
      ours.match = Match(payload: finding.match.payload, pieces: [lack], gap: 0, innerGap: 0)
      ours.polarity = .no
      ours.owner = .ours
      unsaid.append(ours)
    }
    guard !unsaid.isEmpty else { return }
    findings = (findings + unsaid).sorted { ($0.first, $0.order) < ($1.first, $1.order) }
  }

  /// A later clause of the sentence that says "we have none" and no more.
  private func lack(after finding: Finding) -> Range<Int>? {
    let end = min(message.sentence(at: finding.first).upperBound, finding.end + 40)
    guard finding.end < end else { return nil }
    var isOurs = false
    for cue in cues.within(finding.end..<end) {
      switch cue.kind {
      case .ours: isOurs = true
      case .lacks where isOurs && endsClause(cue): return cue.range
      default: break
      }
    }
    return nil
  }

  private func endsClause(_ cue: Cue) -> Bool {
    let next = cue.range.upperBound
    return next >= message.count || message.units[next].isBoundary
  }
}
