import Advice
package import Assistant
package import RuleModel
import OrderedCollections
import Understanding

extension Answer {
  /// The answer as a Markdown section, without an empty line at its end.
  package func markdown(in rulebook: Rulebook, extent: Extent = .advised) -> String {
    let phrasing = Phrasing(rulebook, in: language)
    let words = phrasing.words
    let escaped = MarkdownText.escaped
    var lines = ["## " + escaped(question.split(whereSeparator: \.isNewline).joined(separator: " ")), ""]
    for notice in notices(in: rulebook) { lines += ["> **\(escaped(notice))**", ""] }
    var statements: [String] = []
    for statement in situation.map(phrasing.statement) where !statements.contains(statement) {
      statements.append(statement)
    }
    if !statements.isEmpty {
      lines += ["**\(words.read)** " + escaped(statements.joined(separator: " · ")), ""]
    }
    switch outcome {
    case .error: lines += [escaped(words.pick(failure?.chinese ?? "", failure?.english ?? "")), ""]
    case .explained:
      let text = explains.flatMap(rulebook.practice).map(phrasing.explanation) ?? ""
      lines += text.split(separator: "\n").flatMap { [escaped(String($0)), ""] }
    case .notUnderstood: lines += [words.nothingUnderstood, ""]
    case .notCovered:
      lines += [words.notCovered, ""]
      let near = nearby.prefix(4).map(phrasing.practice).joined(separator: words.listSeparator)
      if !near.isEmpty { lines += [escaped(words.near(near)), ""] }
    case .answered:
      for (index, one) in advice.enumerated() { lines += one.markdown(index + 1, phrasing) + [""] }
    }
    if extent == .all { for one in excluded { lines += one.markdown(nil, phrasing) + [""] } }
    if let ask { lines += ["> \(words.askFirst)\(escaped(phrasing.question(about: ask)))", ""] }
    let missed = notUnderstoodWords.joined(separator: " · ")
    if !missed.isEmpty { lines += ["*\(words.notUnderstood)\(words.colon)\(escaped(missed))*", ""] }
    return lines.dropLast().joined(separator: "\n")
  }
}

extension Recommendation {
  fileprivate func markdown(_ number: Int?, _ phrasing: Phrasing) -> [String] {
    let words = phrasing.words
    let found = phrasing.rulebook.practice(practice)
    let title = MarkdownText.escaped(found?.title.text(in: phrasing.language) ?? practice)
    let evidence = found.map { words.pick("", " ") + words.evidence($0.evidence) } ?? ""
    var lines = [
      "### \(number.map { "\($0). " } ?? "")\(title) \(words.mark(practice))\(evidence)", "",
      "**\(words.verdict(verdict))** \(words.dots(certainty))", "",
    ]
    func list(_ label: String, _ items: [String]) {
      lines += items.map { "- \(label)\(words.colon)" + MarkdownText.escaped($0) }
    }
    list(words.toDo, (found?.steps ?? []).map(phrasing.grounded))
    list(words.because, phrasing.because(self).map { $0.text + words.basis($0.basis) })
    list(words.effect, (found?.effects ?? []).map(phrasing.grounded))
    list(words.differs, phrasing.differs(self))
    list(words.conflict, phrasing.conflicts(self))
    list(words.first, prerequisites.filter { $0.state != .met }.map(phrasing.prerequisite))
    list(words.assumed, phrasing.assumed(self))
    list(words.missing, missing.map(phrasing.question(about:)))
    list(words.source, found.map(phrasing.sources(of:)) ?? [])
    return lines
  }
}

enum MarkdownText {
  /// What was typed stays what it is: no emphasis, no link, no HTML comes out of it.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\`*_[]<>#|".unicodeScalars.contains(scalar) { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
