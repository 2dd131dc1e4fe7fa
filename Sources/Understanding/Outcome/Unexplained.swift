import Facts

/// As many stretches as a reader would look at.
private let mostStretches = 12

/// Stretches of content that no phrase covers and that are more than greetings, particles and requests.
func unexplained(_ message: Units, _ cues: Cues, _ matches: [Match]) -> [Span] {
  var isCovered = Array(repeating: false, count: message.count)
  for match in matches {
    let isNear = match.gap <= PhraseLimits.shortGap
    for range in isNear ? [match.first..<match.end] : match.pieces {
      for unit in range { isCovered[unit] = true }
    }
  }
  var stretches: [Range<Int>] = []
  var start: Int?
  for index in 0...message.count {
    if index < message.count, !isCovered[index], isContent(index, message, cues) {
      if start == nil { start = index }
      continue
    }
    guard let begun = start else { continue }
    start = nil
    let isWord = message.units[begun..<index].contains { $0.kind == .word }
    guard (begun..<index).contains(where: { cues.covering($0) == nil }), isWord || index - begun >= 2 else {
      continue
    }
    if let last = stretches.last, joins(last.upperBound, begun, message, isCovered) {
      stretches[stretches.count - 1] = last.lowerBound..<index
    } else {
      stretches.append(begun..<index)
    }
  }
  return stretches.prefix(mostStretches).map { message.span($0) }
}

/// A single character that may be half of a word (地, 人, 身) does not break a stretch; a particle does.
private func isContent(_ index: Int, _ message: Units, _ cues: Cues) -> Bool {
  let unit = message.units[index]
  guard unit.kind == .han || unit.kind == .word else { return false }
  guard let cue = cues.covering(index) else { return true }
  return unit.kind == .han && cue.range.count == 1 && !particles.contains(unit.key)
}

private let particles = Set(
  "的了吗呢吧啊着在是有和与就也都还又很太我你他她它这那把被让给对到从要会能去来说请不没无想望因但而且或及".unicodeScalars.map { UInt64($0.value) })

/// Neighbours are one stretch where at most two small words of the same clause stand between them.
private func joins(_ end: Int, _ start: Int, _ message: Units, _ isCovered: [Bool]) -> Bool {
  guard start - end <= 2 else { return false }
  return (end..<start).allSatisfy { !isCovered[$0] && !message.units[$0].isBoundary }
}
