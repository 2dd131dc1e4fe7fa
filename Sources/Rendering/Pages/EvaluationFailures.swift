import Advice
import Evaluation
import Facts
import RuleModel
import RuleSyntax
import Typography

extension Phrasing {
  /// At most `top` questions that miss a label, under a heading for each kind.
  func failures(of assessment: Assessment, top: Int, width: Int) -> [StyledText] {
    let failures = assessment.failures
    guard top > 0, !failures.isEmpty else { return [] }
    let counts = Dictionary(grouping: failures, by: \.kind).mapValues(\.count)
    var lines: [StyledText] = []
    var last: Measure?
    for (kind, question) in failures.prefix(top) {
      if kind != last {
        let heading = words.failure(of: kind) + words.bracketed("\(counts[kind] ?? 0)")
        lines += [StyledText(), StyledText(heading, .title)]
      }
      last = kind
      lines += entry(of: question, in: assessment, width: width)
    }
    let rest = failures.count - top
    if rest > 0 {
      let more = words.pick("另外 \(rest) 个，--top N 列出更多。", "\(rest) more; --top N lists more.")
      lines += [StyledText(), StyledText(more, .dim)]
    }
    return lines
  }

  private func entry(of question: Assessed, in assessment: Assessment, width: Int) -> [StyledText] {
    let labels = [
      words.pick("应当", "wanted"), words.pick("得到", "advised"), words.read, words.because,
    ]
    var page = Page(width: width, labels: labels, indent: 4)
    let text = question.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    let head = StyledText("  \(question.name)  ", .strong) + StyledText(text, .quote)
    page.append([head.truncated(to: width)])
    let clause = words.clauseSeparator
    page.labelled(
      labels[0], wanted(of: question, in: assessment).map { StyledText($0) }, separator: clause, indent: 4)
    page.labelled(labels[1], advised(of: question), indent: 4)
    page.labelled(
      labels[2], question.response.facts.map { said($0) }, separator: " · ", indent: 4)
    page.labelled(labels[3], causes(of: question), separator: clause, indent: 4)
    return page.lines
  }

  private func advised(of question: Assessed) -> StyledText {
    guard !question.response.advice.isEmpty else { return StyledText(words.noAdvice, .caution) }
    return question.response.advice.enumerated().map { index, advised in
      StyledText(advised.practice, index == 0 ? .strong : .plain)
        + StyledText(" " + words.verdict(advised.verdict), .dim)
    }.joined(separator: StyledText(words.listSeparator))
  }

  /// As a label would be written, with the words that say it and how they say it.
  private func said(_ mention: Mention) -> StyledText {
    var text = StyledText(StatedFact(mention).notation)
    if !mention.text.isEmpty { text.append(words.quoted(mention.text), .quote) }
    let marks = marks(mention)
    if !marks.isEmpty { text.append(words.bracketed(marks.joined(separator: words.listSeparator)), .dim) }
    return text
  }

  /// What made the first advice.
  private func causes(of question: Assessed) -> [StyledText] {
    var seen: Set<String> = []
    return question.response.causes.map { reason in
      let rule = reason.rule.map { words.pick("规则“\($0)”", "rule “\($0)”") }
      switch reason.role {
      case .rule: return rule ?? ""
      case .relatedNeed: return need(words.pick("相近需求", "related need"), reason, rule)
      case .doubtfulNeed: return need(words.pick("疑似需求", "hinted need"), reason, rule)
      default: return need(words.pick("需求", "need"), reason, rule)
      }
    }.filter { !$0.isEmpty && seen.insert($0).inserted }.map { StyledText($0) }
  }

  private func need(_ grade: String, _ reason: Reason, _ rule: String?) -> String {
    let source = rule.map { words.bracketed($0) } ?? ""
    return "\(grade) \(reason.fact.attribute)\(source)"
  }

  // MARK: What was wanted

  private func wanted(of question: Assessed, in assessment: Assessment) -> [String] {
    Measure.allCases.compactMap { measure in
      guard measure.isDemanded, question.scores[measure]?.isFull == false else { return nil }
      return wanted(measure, of: question, in: assessment)
    }
  }

  private func wanted(_ measure: Measure, of question: Assessed, in assessment: Assessment) -> String? {
    let labels = question.labels
    func list(_ ids: [String]) -> String { ids.joined(separator: words.listSeparator) }
    switch measure {
    case .first: return words.pick("首选 ", "first ") + list(labels.first)
    case .three:
      return labels.ok.isEmpty ? nil : words.pick("前三里可以有 ", "among three also ") + list(labels.ok)
    case .answered: return labels.first.isEmpty ? words.pick("有做法", "some advice") : nil
    case .either:
      return words.pick("首选 ", "first ") + list(labels.first) + words.pick("，或者不给", ", or nothing")
    case .verdict: return labels.verdict.map { words.pick("结论 ", "verdict ") + words.verdict($0) }
    case .reads:
      let found = Set(question.response.statedFacts)
      return words.pick("读到 ", "read ") + list(labels.reads.filter { !found.contains($0) }.map(\.notation))
    case .noneFits: return words.pick("没有做法适用", "nothing fits")
    case .silent: return nil
    case .never: return words.pick("不能适用 ", "never fitting ") + list(labels.never)
    case .notFirst: return words.pick("首选不是 ", "not first ") + list(labels.notFirst)
    case .same: return labels.same.flatMap { assessment[$0] }.map { difference(of: question, from: $0) }
    case .twin:
      guard let other = labels.twin.flatMap({ assessment[$0] }) else { return nil }
      let fault = other.ownFailure.map { words.bracketed(words.failure(of: $0)) } ?? ""
      return words.pick("和反着说的 \(other.name) 都对", "right together with its contrary \(other.name)") + fault
    case .group:
      guard let group = labels.group else { return nil }
      let most = assessment.majorities[group] ?? words.noAdvice
      return words.pick("和组 \(group) 的多数一样：\(most)", "as the most of group \(group): \(most)")
    }
  }

  private func difference(of question: Assessed, from other: Assessed) -> String {
    let (own, others) = (question.response.statedFacts, other.response.statedFacts)
    func only(_ facts: [StatedFact], besides rest: [StatedFact]) -> String {
      let more = facts.filter { !rest.contains($0) }.map(\.notation)
      return more.isEmpty ? "" : more.joined(separator: words.listSeparator)
    }
    let parts = [
      (words.pick("只有这里读到 ", "only here "), only(own, besides: others)),
      (words.pick("只有那里读到 ", "only there "), only(others, besides: own)),
    ].filter { !$0.1.isEmpty }.map { $0.0 + $0.1 }
    return words.pick("和 \(other.name) 读到的一样", "the facts of \(other.name)")
      + words.bracketed(parts.joined(separator: words.clauseSeparator))
  }
}
