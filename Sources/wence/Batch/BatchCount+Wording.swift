import Assistant

extension BatchCount {
  /// A few lines for a person.
  var summary: String {
    var lines = [say("共 \(total) 条", "\(total) lines")]
    for (outcome, chinese, english) in Self.names {
      if let count = outcomes[outcome] { lines.append(say("  \(chinese) \(count)", "  \(english) \(count)")) }
    }
    if !leading.isEmpty {
      let list = leading.map { "〔\($0.id)〕\($0.count)" }.joined(separator: say("、", ", "))
      lines.append(say("  首选最多：\(list)", "  most often first: \(list)"))
    }
    return lines.joined(separator: "\n")
  }

  private static let names: [(Answer.Outcome, String, String)] = [
    (.answered, "有做法", "answered"), (.explained, "解释了做法", "explained"), (.notCovered, "文献未谈到", "not covered"),
    (.notUnderstood, "没读懂", "not understood"), (.error, "出错", "errors"),
  ]
}
