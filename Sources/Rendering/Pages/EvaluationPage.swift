package import Evaluation
package import Typography
import Facts
import RuleModel

extension Phrasing {
  /// All measures, the practices, what changed, and at most `top` of the questions that changed and of those that fail.
  package func page(of assessment: Assessment, since comparison: Comparison?, top: Int, width: Int = 80)
    -> [StyledText]
  {
    var lines = [count(of: assessment)]
    if !assessment.tally.measures.isEmpty {
      lines += [StyledText()] + measures(of: assessment, since: comparison, width: width)
    }
    let practices = assessment.byPractice
    if !practices.isEmpty { lines += [StyledText()] + table(of: practices, width: width) }
    if let comparison { lines += changes(in: comparison, top: top, width: width) }
    return lines + failures(of: assessment, top: top, width: width)
  }

  private func count(of assessment: Assessment) -> StyledText {
    let count = assessment.questions.count
    let unlabelled = assessment.questions.count { $0.scores.isEmpty }
    let rest =
      unlabelled == 0 ? "" : words.pick("，其中 \(unlabelled) 个没有标注", ", \(unlabelled) of them without labels")
    return StyledText(
      words.pick("\(count) 个问题", "\(count) \(count == 1 ? "question" : "questions")") + rest)
  }

  // MARK: Measures

  private func measures(of assessment: Assessment, since comparison: Comparison?, width: Int) -> [StyledText]
  {
    let tally = assessment.tally
    let languages = assessment.byLanguage.count > 1 ? assessment.byLanguage : []
    var header = ["", "", words.pick("对/共", "right/of"), "%"]
    if comparison != nil { header.append(words.pick("变化", "change")) }
    header += languages.map(\.language)
    var table = Table(
      header: header.map { StyledText($0) },
      alignments: [.left, .left] + Array(repeating: .right, count: header.count - 2))
    for measure in tally.measures {
      guard let score = tally[measure] else { continue }
      var row = [
        StyledText(words.name(of: measure)), StyledText(measure.rawValue, .dim),
        StyledText("\(score.right)/\(score.of)"), StyledText(words.percent(score), .strong),
      ]
      if let comparison { row.append(change(of: measure, from: comparison.before, to: score)) }
      row += languages.map { StyledText($0.tally[measure].map(words.percent) ?? "") }
      table.append(row)
    }
    return table.lines(width: width)
  }

  private func change(of measure: Measure, from before: Tally, to score: Score) -> StyledText {
    guard let old = before[measure] else { return StyledText(words.pick("新", "new"), .dim) }
    let text = words.change(from: old, to: score)
    return StyledText(text, text == "±0" ? .dim : text.hasPrefix("-") ? .bad : .good)
  }

  // MARK: Practices

  private func table(of practices: [PracticeTally], width: Int) -> [StyledText] {
    var table = Table(
      header: [
        StyledText(words.pick("做法", "practice")), StyledText(words.pick("问题", "questions")),
        StyledText(words.pick("首选对", "first")), StyledText(words.pick("前三", "in three")),
        StyledText(words.pick("错的去了", "the wrong ones went to")),
      ], alignments: [.left, .right, .right, .right, .left])
    for one in practices {
      let astray = one.astray.map { "\($0.practice ?? words.noAdvice) \($0.count)" }
      let shown = astray.prefix(4) + (astray.count > 4 ? ["…"] : [])
      table.append([
        StyledText(one.practice, .link), StyledText("\(one.first.of)"), StyledText("\(one.first.right)"),
        StyledText("\(one.three.right)"), StyledText(shown.joined(separator: " · ")),
      ])
    }
    return table.lines(width: width)
  }
}

extension Wording {
  var noAdvice: String { pick("没给", "nothing") }
}
