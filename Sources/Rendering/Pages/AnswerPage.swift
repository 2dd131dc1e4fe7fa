package import Assistant
import Advice
import Facts
package import RuleModel
import OrderedCollections
package import Typography
import Understanding

extension Answer {
  /// The answer as a person reads it: what was read, what to do and why, what would settle more.
  package func page(in rulebook: Rulebook, width: Int = 80, extent: Extent = .advised) -> [StyledText] {
    let phrasing = Phrasing(rulebook, in: language)
    let words = phrasing.words
    var page = Page(width: width, labels: [words.read, words.notUnderstood, words.plan])
    for notice in notices(in: rulebook) {
      page.line(StyledText(notice, .bad))
      page.blank()
    }
    if outcome != .explained { page.append(readingLines(phrasing, width: width)) }
    switch outcome {
    case .error: page.line(StyledText(failureText(words), .bad))
    case .explained: page.append(explanationLines(phrasing, width: width))
    case .notUnderstood: page.line(StyledText(words.nothingUnderstood))
    case .notCovered: page.append(notCoveredLines(phrasing, width: width))
    case .answered: page.append(adviceLines(phrasing, width: width, extent: extent))
    }
    // Where rules contradict each other, what was ruled out is told even unasked.
    let ruledOut = extent == .all ? excluded : excluded.filter { !$0.overridden.isEmpty }
    if !ruledOut.isEmpty {
      page.blank()
      page.line(StyledText(words.notFitting, .strong))
      for one in ruledOut { page.append(AdviceSection(one, phrasing).compact(width: width, numeral: "✗")) }
    }
    if outcome == .answered || outcome == .notCovered { page.append(askLines(phrasing, width: width)) }
    return page.lines
  }

  /// What the rule base has said first of things that were read (提醒), each once.
  func notices(in rulebook: Rulebook) -> [String] {
    var notices: [String] = []
    for mention in situation where mention.polarity != .no && mention.timing == .present {
      guard let notice = rulebook.attributes[mention.attribute]?.notice?.text(in: language),
        !notices.contains(notice)
      else { continue }
      notices.append(notice)
    }
    return notices
  }

  // MARK: What was read

  private func readingLines(_ phrasing: Phrasing, width: Int) -> [StyledText] {
    let words = phrasing.words
    var page = Page(width: width, labels: [words.read, words.notUnderstood])
    var statements: [StyledText] = []
    for mention in situation where isWorthReading(mention) {
      let statement = StyledText(phrasing.statement(mention), mention.modality == .stated ? .plain : .caution)
      if !statements.contains(statement) { statements.append(statement) }
    }
    page.labelled(words.read, statements, separator: " · ")
    var seen: Set<String> = []
    let missed = notUnderstoodWords.filter { seen.insert($0).inserted }.prefix(8).map {
      StyledText($0.truncated(to: 32), .dim)
    }
    page.labelled(words.notUnderstood, missed, separator: " · ")
    if !page.lines.isEmpty { page.blank() }
    return page.lines
  }

  /// A guess is shown where an advice rests on it; a guess that came to nothing is no news.
  private func isWorthReading(_ mention: Mention) -> Bool {
    mention.modality != .proposed || advice.isEmpty
      || advice.contains { $0.reasons.contains { $0.fact.attribute == mention.attribute } }
  }

  private func failureText(_ words: Wording) -> String {
    guard let failure else { return words.pick("出错了。", "Something went wrong.") }
    return words.pick(failure.chinese, failure.english)
  }

  private func explanationLines(_ phrasing: Phrasing, width: Int) -> [StyledText] {
    guard let practice = explains.flatMap(phrasing.rulebook.practice) else { return [] }
    return phrasing.page(of: practice, width: width)
  }

  private func notCoveredLines(_ phrasing: Phrasing, width: Int) -> [StyledText] {
    var page = Page(width: width, labels: [])
    if onlyDescribes(phrasing.rulebook) {
      let words = phrasing.words
      page.line(StyledText(notUnderstoodWords.isEmpty ? words.noProblemYet : words.problemUnclear))
      return page.lines
    }
    page.line(StyledText(phrasing.words.notCovered))
    if !nearby.isEmpty {
      let names = nearby.prefix(4).map(phrasing.practice).joined(separator: phrasing.words.listSeparator)
      page.line(StyledText(phrasing.words.near(names)))
    }
    return page.lines
  }

  /// The situation tells of a place or of people so far, of no problem.
  private func onlyDescribes(_ rulebook: Rulebook) -> Bool {
    situation.allSatisfy { mention in
      let kind = rulebook.attributes[mention.attribute]?.kind
      return kind == .single || kind == .multiple
    }
  }

  // MARK: Advice

  /// The first in full, up to four more in a line or two each, the rest by number.
  private func adviceLines(_ phrasing: Phrasing, width: Int, extent: Extent) -> [StyledText] {
    let words = phrasing.words
    var page = Page(width: width, labels: [words.plan])
    for (index, one) in advice.enumerated() {
      let numeral = words.numeral(index + 1)
      if index == 0 {
        page.append(AdviceSection(one, phrasing, asked: ask?.attribute).full(width: width, numeral: numeral))
        continue
      }
      if index == 1 { page.blank() }
      if index == 5, extent == .advised {
        page.line(StyledText(words.more(advice.count - index), .dim))
        break
      }
      page.append(AdviceSection(one, phrasing).compact(width: width, numeral: numeral))
    }
    if plan.count > 1 {
      page.blank()
      let steps = plan.prefix(6).map { StyledText(phrasing.practice($0)) }
      page.labelled(words.plan, steps, separator: " → ")
    }
    return page.lines
  }

  // MARK: The open question

  private func askLines(_ phrasing: Phrasing, width: Int) -> [StyledText] {
    guard let ask else { return [] }
    let words = phrasing.words
    var page = Page(width: width, labels: [])
    page.blank()
    var text = StyledText(words.askFirst, .dim) + StyledText(phrasing.question(about: ask), .strong)
    text.append("  \(phrasing.choices(for: ask))")
    if let purpose = phrasing.purpose(of: ask, in: advice) {
      text.append("  \(words.askWhy)\(purpose)", .dim)
    }
    page.line(text)
    return page.lines
  }
}
