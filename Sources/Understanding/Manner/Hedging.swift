import Facts

/// Whether a finding is stated, reported, suspected or supposed.
struct Hedging {
  /// How far back in a sentence a condition is looked for, in units.
  private static let reach = 80

  private static let few = 3
  private static let longMessage = 100

  let message: Units
  let cues: Cues

  func apply(to finding: inout Finding) {
    if finding.modality == .stated { finding.modality = modality(of: finding) }
    if finding.entry.strength == .hint || finding.modality == .stated && isStretched(finding) {
      finding.modality = .proposed
    }
  }

  /// Words of a need far apart, or few of them in a long message, may have met by chance: a guess, not a statement.
  private func isStretched(_ finding: Finding) -> Bool {
    guard finding.attribute.isNeed else { return false }
    return finding.isFarApart || finding.weight <= Hedging.few && message.count > Hedging.longMessage
  }

  private func modality(of finding: Finding) -> Modality {
    let first = max(finding.first, finding.last)
    let sentence = message.sentence(at: first)
    let clause = message.clause(at: first)
    let before = cues.within(max(sentence.lowerBound, first - Hedging.reach)..<first)
    if before.last(where: { $0.kind == .conditional || $0.kind == .however })?.kind == .conditional {
      let rest = finding.end..<max(finding.end, min(sentence.upperBound, finding.end + Hedging.reach))
      return cues.has(.wishEnd, in: rest) ? .stated : .conditional
    }
    let after = finding.end..<max(finding.end, min(clause.upperBound, finding.end + 8))
    if cues.has(.conditionEnd, in: after) { return .conditional }
    let start = max(clauseStart(before: clause.lowerBound), sentence.lowerBound, first - Hedging.reach)
    for cue in cues.within(start..<first).reversed() {
      switch cue.kind {
      case .reported: return .reported
      case .suspected: return .suspected
      case .however, .rather: return .stated
      default: break
      }
    }
    return .stated
  }

  /// The start of the clause, or of the one before it where that holds nothing but cues ("听说，").
  private func clauseStart(before start: Int) -> Int {
    guard start > 0 else { return start }
    let previous = message.clause(at: start - 1)
    guard previous.count <= 8 else { return start }
    let isBare = previous.allSatisfy { message.units[$0].isBoundary || cues.covering($0) != nil }
    return isBare ? previous.lowerBound : start
  }
}
