import Facts

/// The findings as mentions, each thing said once: the strongest, then the earliest.
func mentions(of findings: [Finding], in message: Units) -> [Mention] {
  var best: [Key: Int] = [:]
  var denied: Set<Key> = []
  for (index, finding) in findings.enumerated() {
    let key = Key(finding)
    if finding.polarity == .no, finding.modality == .stated { denied.insert(key) }
    guard let known = best[key] else {
      best[key] = index
      continue
    }
    if rank(finding) < rank(findings[known]) { best[key] = index }
  }
  let kept = findings.indices.filter { index in
    let finding = findings[index]
    guard best[Key(finding)] == index else { return false }
    if finding.entry.strength == .hint, finding.polarity == .no { return false }
    return !(isBareName(finding) && denied.contains(Key(finding, polarity: .no)))
  }
  let sureness = sureness(of: findings, in: message)
  return kept.map { index in
    mention(
      findings[index], certainty: sureness[Key(findings[index])] ?? findings[index].certainty, in: message)
  }
}

/// A message says first what it is about: what stands in the first sentence that says anything is doubted less.
private let titleDoubt = 0.6

/// What is said in several ways is the surer: one minus the product of the doubts, of statements and of all else apart, each
/// text counted once. Hints and guesses alone never reach what a statement says.
private func sureness(of findings: [Finding], in message: Units) -> [Key: Double] {
  var seen: Set<Said> = []
  var doubts: [Key: (hints: Double, phrases: Double)] = [:]
  let title = findings.map(\.first).min().map(message.sentence(at:)) ?? 0..<0
  for finding in findings where finding.timing != .past {
    let key = Key(finding)
    guard seen.insert(Said(key: key, text: message.text(message.span(finding.first..<finding.end)))).inserted
    else {
      continue
    }
    var doubt = doubts[key] ?? (1, 1)
    let isStatement = finding.entry.strength != .hint && finding.modality == .stated
    let certainty = isStatement ? finding.certainty : min(finding.certainty, finding.isFarApart ? 0.35 : 0.5)
    let own = (1 - certainty) * (title.contains(finding.first) && !finding.isFarApart ? titleDoubt : 1)
    if isStatement { doubt.phrases *= own } else { doubt.hints *= own }
    doubts[key] = doubt
  }
  return doubts.mapValues { doubt in
    doubt.phrases < 1 ? min(0.98, 1 - doubt.phrases) : min(0.7, 1 - doubt.hints)
  }
}

private struct Said: Hashable {
  var key: Key
  var text: String
}

private struct Key: Hashable {
  var attribute: String
  var value: String
  var polarity: Polarity
  var owner: Owner
  var problem: Int

  init(_ finding: Finding, polarity: Polarity? = nil) {
    attribute = finding.entry.attribute
    value = finding.entry.value
    self.polarity = polarity ?? finding.polarity
    owner = finding.owner
    problem = finding.problem
  }
}

/// A thing that is denied elsewhere in the message is not there because its name is.
private func isBareName(_ finding: Finding) -> Bool {
  finding.polarity == .yes && finding.isTruth && !finding.attribute.isNeed && !finding.assertsExistence
}

/// Lower is stronger.
private func rank(_ finding: Finding) -> Int {
  let strength = finding.entry.strength == .hint ? 100 : 0
  let timing: Int
  switch finding.timing {
  case .present: timing = 0
  case .tried: timing = 10
  case .past: timing = 20
  }
  switch finding.modality {
  case .stated: return strength + timing
  case .reported: return strength + timing + 1
  case .suspected: return strength + timing + 2
  case .conditional: return strength + timing + 3
  case .proposed, .assumed: return strength + timing + 4
  }
}

private func mention(_ finding: Finding, certainty: Double, in message: Units) -> Mention {
  let span = message.span(finding.first..<finding.end)
  return Mention(
    attribute: finding.entry.attribute, value: finding.entry.value, span: span, text: message.text(span),
    polarity: finding.polarity, modality: finding.modality, timing: finding.timing, owner: finding.owner,
    problem: finding.problem, certainty: certainty)
}
