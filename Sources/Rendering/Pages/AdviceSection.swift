import Advice
import Facts
import RuleModel
import OrderedCollections
import Typography

/// One advice on a page.
struct AdviceSection {
  private let advice: Recommendation
  private let phrasing: Phrasing
  private let practice: Practice?
  private let unknown: [Condition]

  /// Steps past these are told by number: a person needs the first ones now.
  private static let shownSteps = 3

  /// `asked`: the attribute of the page's open question, which need not be asked twice.
  init(_ advice: Recommendation, _ phrasing: Phrasing, asked: String? = nil) {
    self.advice = advice
    unknown = advice.missing.filter { $0.attribute != asked }
    self.phrasing = phrasing
    practice = phrasing.rulebook.practice(advice.practice)
  }

  private var words: Wording { phrasing.words }

  /// "停车管理  适用 ●●●●○  〔B7〕实例".
  private func head(_ numeral: String) -> StyledText {
    let style: Style =
      switch advice.verdict {
      case .fits: .good
      case .transferable, .open: .caution
      case .doesNotFit: .bad
      }
    var head = StyledText("\(numeral)  ", .strong)
    head.append(practice?.title.text(in: phrasing.language) ?? advice.practice, .title)
    head.append("  \(words.verdict(advice.verdict)) \(words.dots(advice.certainty))", style)
    head.append("  \(words.mark(practice?.id ?? advice.practice))", .link)
    if let practice { head.append(words.pick("", " ") + words.evidence(practice.evidence)) }
    for mark in ownerMarks { head.append("  \(mark)", .dim) }
    return head
  }

  private var ownerMarks: [String] {
    var marks: [String] = []
    if advice.problem > 1 { marks.append(words.aboutProblem(advice.problem)) }
    if advice.owner != .ours { marks.append(words.elsewhere(advice.owner == .institution)) }
    return marks
  }

  func full(width: Int, numeral: String) -> [StyledText] {
    var page = Page(width: width, labels: words.adviceLabels, indent: 4)
    page.line(head(numeral), hanging: 4)
    let clause = words.clauseSeparator
    page.labelled(words.toDo, steps, separator: clause, indent: 4)
    page.labelled(words.because, phrasing.because(advice).map(grounded), separator: clause, indent: 4)
    page.labelled(words.effect, (practice?.effects ?? []).map { grounded($0) }, separator: clause, indent: 4)
    page.labelled(
      words.differs, phrasing.differs(advice).map { StyledText($0, .caution) }, separator: clause, indent: 4)
    let prerequisites = advice.prerequisites.filter { $0.state != .met }.map {
      StyledText(phrasing.prerequisite($0))
    }
    page.labelled(
      words.conflict, phrasing.conflicts(advice).map { StyledText($0, .caution) }, separator: clause,
      indent: 4)
    page.labelled(words.first, prerequisites, separator: clause, indent: 4)
    page.labelled(
      words.assumed, phrasing.assumed(advice).map { StyledText($0) }, separator: clause, indent: 4)
    page.labelled(
      words.missing, unknown.map { StyledText(phrasing.question(about: $0)) }, separator: " ", indent: 4)
    if !advice.overridden.isEmpty { page.line(StyledText(overrides, .dim), indent: 4) }
    let sources = practice.map(phrasing.sources(of:)) ?? []
    page.labelled(words.source, sources.map { StyledText($0) }, separator: clause, indent: 4)
    return page.lines
  }

  /// The head, and beneath it the reason and what is different or not known.
  func compact(width: Int, numeral: String) -> [StyledText] {
    var page = Page(width: width, labels: [])
    page.line(head(numeral), hanging: 4)
    var notes = phrasing.because(advice).prefix(1).map(grounded)
    notes += (phrasing.differs(advice) + phrasing.conflicts(advice)).map { StyledText($0, .caution) }
    if !advice.overridden.isEmpty { notes.append(StyledText(overrides, .dim)) }
    notes += advice.missing.prefix(1).map { StyledText(phrasing.question(about: $0), .dim) }
    page.line(notes.joined(separator: StyledText(words.clauseSeparator)), indent: 4)
    return page.lines
  }

  private var overrides: String {
    words.overrides(advice.overridden.map(words.verdict).joined(separator: words.listSeparator))
  }

  private var steps: [StyledText] {
    let all = (practice?.steps ?? []).map { grounded($0) }
    guard all.count > Self.shownSteps + 1, let practice else { return all }
    return all.prefix(Self.shownSteps) + [
      StyledText(words.moreSteps(all.count - Self.shownSteps, of: practice.id), .dim)
    ]
  }

  private func grounded(_ text: Grounded<Bilingual>) -> StyledText {
    StyledText(text.content.text(in: phrasing.language)) + StyledText(words.basis(text.basis), .dim)
  }

  private func grounded(_ sentence: GroundedSentence) -> StyledText {
    StyledText(sentence.text) + StyledText(words.basis(sentence.basis), .dim)
  }
}
