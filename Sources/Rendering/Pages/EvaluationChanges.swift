import Evaluation
import Facts
import Typography

extension Phrasing {
  /// The questions that became right and wrong, at most `top` of each.
  func changes(in comparison: Comparison, top: Int, width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    let lists = [
      (words.pick("变错了", "became wrong"), comparison.becameWrong, Style.bad),
      (words.pick("变对了", "became right"), comparison.becameRight, Style.good),
    ]
    for (heading, changes, style) in lists where !changes.isEmpty {
      lines += [StyledText(), StyledText(heading + words.bracketed("\(changes.count)"), .title)]
      for change in changes.prefix(top) { lines += self.lines(of: change, style, width: width) }
      let rest = changes.count - top
      if top > 0, rest > 0 {
        lines.append(StyledText(words.pick("  另外 \(rest) 个", "  \(rest) more"), .dim))
      }
    }
    if comparison.becameWrong.isEmpty, comparison.becameRight.isEmpty {
      lines += [
        StyledText(), StyledText(words.pick("和以前比，没有问题变对或变错。", "No question became right or wrong.")),
      ]
    }
    if comparison.added + comparison.removed > 0 {
      let text = words.pick(
        "\(comparison.added) 个问题以前没有，\(comparison.removed) 个以前有的现在没有。",
        "Questions that are new: \(comparison.added); that are gone: \(comparison.removed).")
      lines += [StyledText(), StyledText(text, .dim)]
    }
    return lines
  }

  private func lines(of change: Comparison.Change, _ style: Style, width: Int) -> [StyledText] {
    let question = change.question
    let text = question.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let head = StyledText("  \(question.name)  ", .strong) + StyledText(text, .quote)
    let names = change.measures.map(\.rawValue).joined(separator: words.listSeparator)
    let (before, after) = (shown(change.before), shown(question.response.first))
    let note =
      StyledText(names, style)
      + StyledText(words.colon + (before == after ? after : "\(before) → \(after)"))
    let margin = StyledText("    ")
    return [head.truncated(to: width)] + note.wrapped(to: width, first: margin, rest: margin)
  }

  private func shown(_ advised: Response.Advised?) -> String {
    advised.map { "\($0.practice) \(words.verdict($0.verdict))" } ?? words.noAdvice
  }
}
