package import Advice
package import Facts
import RuleModel
import OrderedCollections
import RuleSyntax
package import Typography

extension Phrasing {
  /// The facts of a situation, numbered from 1.
  package func page(ofFacts situation: [Mention], width: Int = 80) -> [StyledText] {
    let rows = situation.enumerated().map { index, mention in
      [
        StyledText("\(index + 1)", .dim), StyledText(statement(mention)),
        StyledText(mention.text.isEmpty ? "" : words.quoted(mention.text), .quote),
      ]
    }
    return Table(alignments: [.right], rows: rows).lines(width: width)
  }

  /// Why a practice has its verdict, in full: every reason with the facts it rests on, what was assumed, what is
  /// missing, what was overridden.
  package func page(ofReasonsFor advice: Recommendation, width: Int = 80) -> [StyledText] {
    var page = Page(width: width, labels: words.adviceLabels, indent: 2)
    var head = StyledText(practice(advice.practice), .title)
    head.append("  \(words.verdict(advice.verdict)) \(words.dots(advice.certainty))")
    page.line(head)
    for reason in advice.reasons {
      let sign = reason.role == .exclusion ? "✗" : "✓"
      let basis = StyledText(words.basis(reason.basis), .dim)
      page.line(StyledText("\(sign) ") + StyledText(text(reason)) + basis, indent: 2)
      if let rule = reason.rule {
        page.line(StyledText(words.pick("规则：\(rule)", "rule: \(rule)"), .dim), indent: 6)
      }
      for ground in reason.restsOn {
        let quote = ground.text.isEmpty ? "" : words.quoted(ground.text)
        page.line(StyledText("← \(statement(ground)) ") + StyledText(quote, .quote), indent: 6)
      }
    }
    let stop = words.clauseSeparator
    page.labelled(words.differs, differs(advice).map { StyledText($0) }, separator: stop, indent: 2)
    page.labelled(words.conflict, conflicts(advice).map { StyledText($0) }, separator: stop, indent: 2)
    page.labelled(
      words.first, advice.prerequisites.map { StyledText(prerequisite($0)) }, separator: stop, indent: 2)
    page.labelled(words.assumed, assumed(advice).map { StyledText($0) }, separator: stop, indent: 2)
    page.labelled(
      words.missing, advice.missing.map { StyledText(question(about: $0)) }, separator: " ", indent: 2)
    if !advice.overridden.isEmpty {
      let verdicts = advice.overridden.map(words.verdict).joined(separator: words.listSeparator)
      page.line(StyledText(words.overrides(verdicts), .dim), indent: 2)
    }
    let sources = rulebook.practice(advice.practice).map(sources(of:)) ?? []
    page.labelled(words.source, sources.map { StyledText($0) }, separator: stop, indent: 2)
    return page.lines
  }
}
