import Facts

/// Parts of a message that speak of one problem each.
struct Problems {
  private(set) var spans: [Span] = []

  /// Numbers the problems, and the findings that belong to one.
  init(_ message: Units, parts: [Range<Int>], findings: inout [Finding]) {
    var part = 0
    var hasNeed = Array(repeating: false, count: parts.count)
    var partOf: [Int] = []
    for finding in findings {
      while part + 1 < parts.count, parts[part].upperBound <= finding.first { part += 1 }
      partOf.append(part)
      if finding.attribute.isNeed { hasNeed[part] = true }
    }
    var number = Array(repeating: 0, count: parts.count)
    for part in parts.indices where hasNeed[part] {
      spans.append(message.span(parts[part]))
      number[part] = spans.count
    }
    for index in findings.indices
    where findings[index].attribute.isNeed || findings[index].attribute.isPerProblem {
      findings[index].problem = number[partOf[index]]
    }
  }

  /// The message cut before each mark of a list.
  static func parts(of message: Units, _ cues: Cues) -> [Range<Int>] {
    guard message.count > 0 else { return [] }
    var parts: [Range<Int>] = []
    var start = 0
    for clause in message.clauses.dropFirst() where isMarked(clause, message, cues) {
      parts.append(start..<clause.lowerBound)
      start = clause.lowerBound
    }
    parts.append(start..<message.count)
    return parts
  }

  private static func isMarked(_ clause: Range<Int>, _ message: Units, _ cues: Cues) -> Bool {
    let first = message.units[clause.lowerBound]
    if first.kind == .number { return isNumeral(first, in: message) }
    if let cue = cues.covering(clause.lowerBound), cue.kind == .listing,
      cue.range.lowerBound == clause.lowerBound
    {
      return mayOpen(cue, clause, message)
    }
    var end = clause.lowerBound
    while end < clause.upperBound, end - clause.lowerBound < 3, isChineseDigit(message.units[end].key) {
      end += 1
    }
    guard end > clause.lowerBound, end < message.count else { return false }
    return message.units[end].kind == .enumeration || isBracketed(message, clause.lowerBound..<end)
  }

  /// 1. 1、 1） （1） and the circled numbers; not "3号楼".
  private static func isNumeral(_ unit: Unit, in message: Units) -> Bool {
    if unit.key == 0x2460 { return true }
    guard unit.end - unit.start <= 2, Int(unit.end) < message.scalars.count else { return false }
    switch message.scalars[Int(unit.end)] {
    case 0x2E, 0x3001, 0x29: return true
    default: return false
    }
  }

  private static func isBracketed(_ message: Units, _ range: Range<Int>) -> Bool {
    let span = message.span(range)
    return span.lowerBound > 0 && span.upperBound < message.scalars.count
      && message.scalars[span.lowerBound - 1] == 0x28 && message.scalars[span.upperBound] == 0x29
  }

  /// 一 to 十
  private static func isChineseDigit(_ key: UInt64) -> Bool {
    switch key {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    default: false
    }
  }

  /// "还有" opens a problem, "还有人" and "第一次" do not.
  private static func mayOpen(_ cue: Cue, _ clause: Range<Int>, _ message: Units) -> Bool {
    let next = cue.range.upperBound
    guard next < message.count else { return false }
    switch message.units[next].key {
    // 人 个 些 的 一 几 次 天 年 名 批 时
    case 0x4EBA, 0x4E2A, 0x4E9B, 0x7684, 0x4E00, 0x51E0, 0x6B21, 0x5929, 0x5E74, 0x540D, 0x6279, 0x65F6:
      return false
    default: return true
    }
  }
}
