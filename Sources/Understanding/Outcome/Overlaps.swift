import Facts

/// Findings in order of place, without those that a more specific one explains.
func resolved(_ findings: [Finding]) -> [Finding] {
  let sorted = findings.sorted {
    ($0.first, -$0.weight, $0.match.gap, $0.order) < ($1.first, -$1.weight, $1.match.gap, $1.order)
  }
  var isHidden = Array(repeating: false, count: sorted.count)
  for left in sorted.indices {
    for right in sorted.indices[(left + 1)...] {
      if sorted[right].first >= sorted[left].end { break }
      if hides(sorted[left], sorted[right]) { isHidden[right] = true }
      if hides(sorted[right], sorted[left]) { isHidden[left] = true }
    }
  }
  return sorted.indices.filter { !isHidden[$0] && sorted[$0].entry.strength != .decoy }.map { sorted[$0] }
}

private func hides(_ one: Finding, _ other: Finding) -> Bool {
  let isSame = one.entry.attribute == other.entry.attribute
  switch (one.entry.strength, other.entry.strength) {
  case (.decoy, .decoy): return false
  case (.decoy, _): return isSame && other.weight <= one.weight && covers(one, other)
  case (_, .decoy): return isSame && one.weight > other.weight && covers(one, other)
  case (.hint, .phrase), (.hint, .denial): return false
  case (.phrase, .phrase) where one.isFarApart && !other.isFarApart: return false
  case (.denial, .phrase), (.denial, .hint): return isSame && one.weight >= other.weight && covers(one, other)
  default: break
  }
  guard isSame || isOneWord(one, around: other) || one.attribute.isNeed && other.attribute.isNeed else {
    return false
  }
  if one.weight == other.weight, one.match.gap < other.match.gap, isSame { return covers(one, other) }
  return one.weight > other.weight && covers(one, other)
}

/// 物业公司 is one word: the 公司 in it is no company of its own. Needs and what they are about stay apart.
private func isOneWord(_ one: Finding, around other: Finding) -> Bool {
  !one.attribute.isNeed && !other.attribute.isNeed && one.runs.count == 1 && one.end == other.end
}

/// Whether the words of `one` include all words of `other`; what lies in a gap is not covered.
private func covers(_ one: Finding, _ other: Finding) -> Bool {
  let runs = one.runs
  return other.match.pieces.allSatisfy { piece in
    runs.contains { $0.lowerBound <= piece.lowerBound && piece.upperBound <= $0.upperBound }
  }
}
