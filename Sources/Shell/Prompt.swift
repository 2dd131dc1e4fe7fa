import Assistant
import Facts
import OrderedCollections
package import RuleModel
package import Typography

/// `问策〔安置小区·停车收费有争议〕> `: what is known so far, the most telling first, as far as it fits.
package func prompt(_ state: ShellState, _ book: Rulebook) -> StyledText {
  let name = state.language == .chinese ? "问策" : "wence"
  var text = StyledText(name, .strong)
  let known = state.session.situation.filter {
    $0.polarity == .yes && $0.owner == .ours && $0.modality == .stated
  }
  var labels: [String] = []
  for mention in known.sorted(by: { isTelling($0, book) && !isTelling($1, book) }) {
    let label = shortLabel(mention, book, state.language)
    if !labels.contains(label) { labels.append(label) }
  }
  let shown = fitting(labels, cells: 28)
  if !shown.isEmpty {
    let more = shown.count < labels.count ? "…" : ""
    text += StyledText("〔\(shown.joined(separator: "·"))\(more)〕", .dim)
  }
  return text + StyledText("> ")
}

private func isTelling(_ mention: Mention, _ book: Rulebook) -> Bool {
  book.attributes[mention.attribute]?.kind == .single
}

private func shortLabel(_ mention: Mention, _ book: Rulebook, _ language: Language) -> String {
  guard let attribute = book.attributes[mention.attribute] else { return mention.value }
  switch attribute.kind {
  case .single, .multiple: return attribute.choices[mention.value]?.label.text(in: language) ?? mention.value
  case .truth: return attribute.label.text(in: language)
  case .need:
    return language == .chinese
      ? attribute.topic ?? attribute.label.chinese : attribute.label.text(in: language)
  }
}

private func fitting(_ labels: [String], cells: Int) -> [String] {
  var left = cells
  return Array(
    labels.prefix { label in
      left -= label.cellWidth + 1
      return left >= 0
    })
}
