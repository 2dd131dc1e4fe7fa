package import RuleModel
import OrderedCollections
package import Typography

extension Phrasing {
  /// The documents and their passages with the lines they stand on.
  package func sourceList(width: Int = 80) -> [StyledText] {
    var lines: [StyledText] = []
    for document in rulebook.documents.values {
      var head = StyledText(document.title.text(in: language), .title)
      head.append(words.bracketed(self.document(named: document.name)), .dim)
      lines += head.wrapped(to: width)
      let passages = rulebook.passages.values.filter { $0.document == document.name }
      let rows = passages.map {
        [
          StyledText(words.mark($0.id), .link), StyledText(words.lines($0.lines), .dim),
          StyledText($0.digest.text(in: language)),
        ]
      }
      lines += Table(rows: rows).lines(width: width)
    }
    return lines
  }

  /// One passage: where it stands, what it says, its key terms; the document's own lines where the caller has them.
  package func page(of passage: Passage, documentLines: [String]? = nil, width: Int = 80) -> [StyledText] {
    let labels = [
      words.source, words.pick("摘要", "Digest"), words.pick("要词", "Key terms"), words.pick("做法", "Practices"),
    ]
    var page = Page(width: width, labels: labels)
    page.labelled(
      labels[0], StyledText(words.mark(passage.id), .link) + StyledText(" " + source(of: passage)))
    page.labelled(labels[1], StyledText(passage.digest.text(in: language)))
    page.labelled(labels[2], passage.terms.map { StyledText($0, .quote) }, separator: words.listSeparator)
    let practices = rulebook.practices.values.filter { $0.passages.contains(passage.id) }
    page.labelled(labels[3], practices.map { StyledText(practice($0.id)) }, separator: words.listSeparator)
    guard let documentLines else { return page.lines }
    for number in passage.lines.flatMap(Array.init) where documentLines.indices.contains(number - 1) {
      let margin = StyledText("\(number)".padded(to: 4, .right) + " │ ", .dim)
      let rest = StyledText("     │ ", .dim)
      page.append(StyledText(documentLines[number - 1], .quote).wrapped(to: width, first: margin, rest: rest))
    }
    return page.lines
  }
}
