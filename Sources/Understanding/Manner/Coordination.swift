import Facts

/// "没有物业、业委会": what is denied or asked of the first of a list holds for the others.
struct Coordination {
  let message: Units
  let cues: Cues

  /// `findings` are in order of place, their polarity known one by one.
  func apply(to findings: inout [Finding]) {
    var byEnd: [Int: Int] = [:]
    for index in findings.indices where findings[index].isTruth && !findings[index].attribute.isNeed {
      if findings[index].polarity == .yes, !findings[index].assertsExistence,
        let end = joinedEnd(before: findings[index].first), let other = byEnd[end],
        findings[other].modality == .stated
      {
        findings[index].polarity = findings[other].polarity
      }
      byEnd[findings[index].end] = index
    }
  }

  /// Where the thing before a connector ends, if a connector stands directly before `first`.
  private func joinedEnd(before first: Int) -> Int? {
    guard first > 1 else { return nil }
    let unit = message.units[first - 1]
    if unit.kind == .enumeration || Coordination.connectors.contains(unit.key) { return first - 1 }
    return nil
  }

  private static let connectors: Set<UInt64> = Set(
    "和与跟及或".unicodeScalars.map { UInt64($0.value) } + ["or", "nor", "and"].map(wordKey))
}
