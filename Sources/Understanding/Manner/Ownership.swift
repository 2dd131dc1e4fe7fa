import Facts

/// Whose situation a clause tells of.
struct Ownership {
  /// How far a clause or sentence is looked at around a finding, in units.
  private static let reach = 60

  let message: Units
  let cues: Cues
  /// Where the parts of a list begin.
  let partStarts: [Int]

  func apply(to findings: inout [Finding]) {
    var known: [Int32: Bool] = [:]
    for index in findings.indices {
      let clause = message.clauseOf[findings[index].first]
      let isOthers = known[clause] ?? tellsOfOthers(clause: Int(clause))
      known[clause] = isOthers
      if isOthers { findings[index].owner = .others }
    }
    markInstitutions(&findings)
  }

  /// A frame holds until the end of the sentence or until the speaker comes back to what is ours.
  private func tellsOfOthers(clause number: Int) -> Bool {
    var at = number
    while true {
      let clause = message.clauses[at]
      switch frame(in: clause) {
      case .others: return true
      case .ours: return false
      case .none: break
      }
      guard at > 0, number - at < 4,
        message.sentenceOf[clause.lowerBound] == message.sentenceOf[clause.lowerBound - 1]
      else { return false }
      at -= 1
    }
  }

  private enum Frame { case others, ours, none }

  private func frame(in clause: Range<Int>) -> Frame {
    var frame = Frame.none
    var previous: Cue?
    for cue in cues.within(clause) {
      switch cue.kind {
      case .ours: frame = .ours
      case .otherPerson: frame = .others
      case .otherPlace where isFollowedByPlace(cue, in: clause):
        if !isTurned(by: previous, cue) { frame = .others }
      default: break
      }
      previous = cue
    }
    return frame
  }

  /// 比隔壁小区 compares; 小区旁边的街道 says where.
  private func isTurned(by previous: Cue?, _ cue: Cue) -> Bool {
    if cue.range.lowerBound > 0, isToward(message.units[cue.range.lowerBound - 1].key) { return true }
    guard let previous, previous.range.upperBound == cue.range.lowerBound else { return false }
    switch previous.kind {
    case .comparison: return true
    case .place: return message.units[cue.range.lowerBound].kind == .han
    case .ours: return previous.range.count > 2 && message.units[cue.range.lowerBound].kind == .han
    default: return false
    }
  }

  /// 给, 向, 到, 去: the others are whom something goes to.
  private func isToward(_ key: UInt64) -> Bool {
    switch key {
    case 0x7ED9, 0x5411, 0x5230, 0x53BB: true
    default: false
    }
  }

  private func isFollowedByPlace(_ cue: Cue, in clause: Range<Int>) -> Bool {
    let end = min(clause.upperBound, cue.range.upperBound + 6)
    let after = cues.within(cue.range.upperBound..<end)
    if after.first(where: { $0.kind == .place || $0.kind == .ours })?.kind == .place { return true }
    guard message.units[cue.range.lowerBound].kind == .word else { return false }
    return cues.covering(cue.range.lowerBound - 1)?.kind == .place
  }

  /// A need in the clause or sentence of an institution is the institution's, unless ours is the place of it.
  private func markInstitutions(_ findings: inout [Finding]) {
    let places = findings.indices.filter {
      findings[$0].attribute.marksInstitution && findings[$0].polarity == .yes
    }
    let needs = findings.indices.filter { findings[$0].attribute.isNeed }
    var low = 0
    defer { carryOn(needs, in: &findings) }
    for place in places {
      while low < needs.count, findings[needs[low]].end + Ownership.reach * 2 < findings[place].first {
        low += 1
      }
      var near: [Int] = []
      for need in needs[low...] {
        if findings[need].first > findings[place].end + Ownership.reach { break }
        if concerns(findings[place], findings[need]) { near.append(need) }
      }
      let clause = message.clauseOf[findings[place].first]
      let same = near.filter { message.clauseOf[findings[$0].first] == clause }
      for need in same.isEmpty ? near : same {
        findings[need].owner = .institution
        findings[place].owner = .institution
      }
    }
  }

  /// Sentences after an institution's need go on about it until a place of ours or another point of a list comes.
  private func carryOn(_ needs: [Int], in findings: inout [Finding]) {
    var last: Int?
    for need in needs {
      if findings[need].owner == .institution {
        last = need
      } else if let known = last, findings[need].owner == .ours, findings[known].end <= findings[need].first,
        goesOn(from: findings[known].end, to: message.clause(at: findings[need].first).upperBound)
      {
        findings[need].owner = .institution
        last = need
      } else {
        last = nil
      }
    }
  }

  private func goesOn(from end: Int, to next: Int) -> Bool {
    guard next - end <= Ownership.reach * 2 else { return false }
    if partStarts.contains(where: { $0 >= end && $0 < next }) { return false }
    return !cues.within(end..<next).contains { cue in
      cue.kind == .place || cue.kind == .ours && cue.range.count > 2
    }
  }

  private func concerns(_ place: Finding, _ need: Finding) -> Bool {
    let sentence = message.sentenceOf[place.first]
    guard message.sentenceOf[need.first] == sentence, need.owner == .ours else { return false }
    let clause = message.clause(at: need.first)
    let isSame = message.clauseOf[place.first] == message.clauseOf[need.first]
    if isSame { return !isOursAsPlace(clause, around: place) }
    if isOursAsPlace(message.clause(at: place.first), around: place) { return false }
    let opens = place.first - message.clause(at: place.first).lowerBound <= 6
    guard opens, place.first < need.first, need.entry.strength == .phrase else { return false }
    return !cues.within(clause).contains { $0.kind == .ours || $0.kind == .place }
  }

  /// "医院的车停到我们小区": ours where it is the place; not in "我们小区旁边的医院".
  private func isOursAsPlace(_ clause: Range<Int>, around place: Finding) -> Bool {
    for cue in cues.within(clause) where cue.kind == .place || cue.kind == .ours {
      if cue.range.lowerBound >= place.end {
        let before = cues.covering(cue.range.lowerBound - 1)?.kind
        if cue.kind == .ours, cue.range.count == 1, message.units[cue.range.lowerBound].key == 0x6211 {
          continue
        }
        if before != .beside, before != .otherPlace { return true }
      } else if cue.kind == .ours, endsInside(cue) {
        return true
      }
    }
    return false
  }

  /// 小区里, in our estate: the cue says where by itself.
  private func endsInside(_ cue: Cue) -> Bool {
    let last = message.units[cue.range.upperBound - 1].key
    let isInside = last == 0x91CC || last == 0x5185 || last == 0x9762
    return isInside || message.units[cue.range.lowerBound].key == Ownership.inWord
  }

  private static let inWord = wordKey("in")
}
