package import Evaluation
package import Typography
import Facts

extension Wording {
  /// At most `top` stretches, each with where it stands.
  package func page(of stretches: [UncoveredStretch], counter: StretchCounter, top: Int, width: Int = 80)
    -> [StyledText]
  {
    let shown = stretches.prefix(top)
    var lines: [StyledText] = []
    if !shown.isEmpty {
      let labels = [pick("消息", "messages"), pick("次数", "count"), pick("词句", "words")]
      let figures = Table(
        header: labels.map { StyledText($0) }, alignments: [.right, .right],
        rows: shown.map {
          [StyledText("\($0.messages)"), StyledText("\($0.count)"), StyledText($0.text, .strong)]
        })
      let heads = figures.lines()
      lines.append(heads[0])
      for (head, stretch) in zip(heads.dropFirst(), shown) {
        lines.append(head)
        lines += stretch.contexts.map { $0.line(indent: 6, width: width) }
      }
      lines.append(StyledText())
    }
    return lines + StyledText(summary(of: stretches, counter, shown: shown.count)).wrapped(to: width)
  }

  private func summary(of stretches: [UncoveredStretch], _ counter: StretchCounter, shown: Int) -> String {
    let (messages, count) = (counter.messages, stretches.count)
    var text = pick(
      "\(messages) 条消息，\(count) 条没有说法的词句", "\(messages) messages, \(count) stretches that no phrase covers")
    if shown < count {
      text += pick("，列出 \(shown) 条；--top N 列出更多", ", \(shown) of them shown; --top N lists more")
    }
    text += stop
    guard counter.missed > 0 else { return text }
    return text
      + pick(
        "表满过：消息数可能偏低，最多低 \(counter.missed)。",
        " The table was full: numbers of messages may be too low, by \(counter.missed) at most.")
  }
}

extension UncoveredStretch.Context {
  /// On one line, the words with as much on either side as there is room for.
  fileprivate func line(indent: Int, width: Int) -> StyledText {
    let room = max(0, width - indent - words.cellWidth)
    let ahead = String(String(after.truncated(to: room / 2)))
    var behind = Substring(before)
    while behind.cellWidth > room - ahead.cellWidth, !behind.isEmpty { behind.removeFirst() }
    return StyledText(String(repeating: " ", count: indent)) + StyledText(behind, .dim)
      + StyledText(words, .quote) + StyledText(ahead, .dim)
  }
}
