package import RuleModel
import OrderedCollections
import RuleSyntax

extension Phrasing {
  /// A practice in one paragraph: what it is, what is done, what came of it, where it stands.
  package func explanation(of practice: Practice) -> String {
    let title = practice.title.text(in: language)
    var sentences = ["\(title)\(words.mark(practice.id)) · \(words.evidence(practice.evidence))"]
    let steps = practice.steps.map(grounded)
    if !steps.isEmpty {
      sentences.append(words.toDo + words.colon + steps.joined(separator: words.clauseSeparator))
    }
    let effects = practice.effects.map(grounded)
    if !effects.isEmpty {
      sentences.append(words.effect + words.colon + effects.joined(separator: words.clauseSeparator))
    }
    sentences += practice.passages.compactMap { rulebook.passages[$0]?.digest.text(in: language) }
    let sources = sources(of: practice)
    if !sources.isEmpty {
      sentences.append(words.source + words.colon + sources.joined(separator: words.clauseSeparator))
    }
    return sentences.joined(separator: "\n")
  }

  func grounded(_ text: Grounded<Bilingual>) -> String {
    text.content.text(in: language) + words.basis(text.basis)
  }

  /// "文献题目（重庆日报 2022），讲者，第 41 行" for each passage of a practice.
  func sources(of practice: Practice) -> [String] {
    practice.passages.compactMap { rulebook.passages[$0] }.map(source(of:))
  }

  func source(of passage: Passage) -> String {
    var parts = [document(named: passage.document)]
    if let speaker = passage.speaker?.text(in: language) { parts.append(speaker) }
    parts.append(words.lines(passage.lines))
    return parts.joined(separator: words.pick("，", ", "))
  }

  /// "重庆日报 2022", or the title where nobody published it.
  func document(named name: String) -> String {
    guard let document = rulebook.documents[name] else { return name }
    let publisher = document.publisher.text(in: language)
    return "\(publisher.isEmpty ? document.title.text(in: language) : publisher) \(document.date)"
  }

}
