import Facts

/// Whether a finding says that somebody has a problem, here and now.
func isStatedNeed(_ finding: Finding) -> Bool {
  finding.attribute.isNeed && finding.entry.strength == .phrase && finding.polarity == .yes
    && finding.modality == .stated && finding.timing == .present
}

/// The topic that a message asks about, if it states no need outside its name: the longest, then the first.
func askedTopic(_ topics: [Match], _ findings: [Finding], _ message: Units, _ cues: Cues) -> Match? {
  let asked = topics.filter { isAskedAbout($0, message, cues) }
  guard
    let topic = asked.max(by: {
      ($0.end - $0.first, $1.first, $1.payload) < ($1.end - $1.first, $0.first, $0.payload)
    })
  else { return nil }
  let isStated = findings.contains {
    isStatedNeed($0) && ($0.first < topic.first || $0.end > topic.end)
  }
  return isStated ? nil : topic
}

private func isAskedAbout(_ topic: Match, _ message: Units, _ cues: Cues) -> Bool {
  let clause = message.clause(at: topic.first)
  var at = topic.first
  while at > clause.lowerBound, let cue = cues.covering(at - 1), topic.first - at < 8 {
    if cue.kind == .asksBefore { return true }
    at = cue.range.lowerBound
  }
  at = topic.end
  while at < clause.upperBound, let cue = cues.covering(at), at - topic.end < 6 {
    if cue.kind == .asksAfter { return true }
    at = cue.range.upperBound
  }
  return (0..<message.count).allSatisfy { index in
    (topic.first..<topic.end).contains(index) || message.units[index].isBoundary
  }
}
