import Archive
public import Facts

/// All declared phrases, compiled: what reading needs to know.
public struct Lexicon: Sendable {
  /// Phrases that could not be compiled, in order; the others work.
  public private(set) var phraseProblems: [(phrase: String, problem: PhraseProblem)] = []

  let entries: Shelf<Vocabulary.Entry>
  let topics: Shelf<Vocabulary.Topic>
  let attributes: [String: Vocabulary.Attribute]
  let book: PhraseBook
  /// Needs with a phrase that begins with a lack.
  let lacks: Set<String>

  /// With `text` the lexicon is good for reading that text only, and made in a fraction of the time.
  public init(_ vocabulary: Vocabulary, for text: String? = nil) {
    let (entries, topics) = (vocabulary.entries, vocabulary.topics)
    (self.entries, self.topics) = (Shelf(entries), Shelf(topics))
    attributes = Dictionary(
      vocabulary.attributes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var book = PhraseBook(Lexicon.cueBook, for: text.map(TextScript.init))
    lacks = Lexicon.lacks(in: vocabulary)
    var classes: [String: [String]] = [:]
    for (name, members) in vocabulary.classes.sorted(by: { $0.key < $1.key }) {
      classes[foldedText(name), default: []] += members
    }
    book.reserve(entries.count + topics.count)
    book.addClasses(classes)
    for payload in 0..<entries.count + topics.count {
      let phrase = payload < entries.count ? entries[payload].phrase : topics[payload - entries.count].phrase
      do throws(PhraseProblem) {
        try book.add(phrase, payload: Int32(payload), classes: classes)
      } catch {
        phraseProblems.append((phrase, error))
      }
    }
    phraseProblems += book.classProblems
    self.book = book
  }

  /// The built-in words, compiled once. They stand apart by spaces; `|` is the space inside one.
  private static let cueBook: PhraseBook = {
    var book = PhraseBook()
    for (kind, words) in cueWords + [(Cue.Kind.filler, fillerWords)] {
      var word: [UInt32] = []
      for scalar in foldedScalars(words) + [0x20] {
        switch scalar {
        case 0x20, 0x0A:
          book.addCue(word, kind)
          word.removeAll(keepingCapacity: true)
        case 0x7C: word.append(0x20)
        default: word.append(scalar)
        }
      }
    }
    return book
  }()

  /// Reads a message: its facts with the words that say them, its problems, and what it says beyond them.
  public func read(_ text: String) -> Reading {
    let message = Units(text)
    let matching = Matching(message, book: book)
    let cues = Cues(matching.cues, count: message.count)
    let topicMatches = matching.matches.filter { Int($0.payload) >= entries.count }
    var findings = resolved(matching.matches.compactMap { finding($0, in: message) })
    let parts = Problems.parts(of: message, cues)
    understand(&findings, message, cues, parts)
    let asked = askedTopic(topicMatches, findings, message, cues)
    if asked != nil { findings = findings.filter { !isStatedNeed($0) } }
    let problems = Problems(message, parts: parts, findings: &findings)
    return Reading(
      text: text, language: language(of: message), mentions: mentions(of: findings, in: message),
      notUnderstood: unexplained(message, cues, matching.matches), problems: problems.spans,
      asksAbout: asked.map { topics[Int($0.payload) - entries.count].practice })
  }

  /// 没, 无, 缺 and no, lack, with(out): but not 没人, which tells what nobody does.
  private static func lacks(in vocabulary: Vocabulary) -> Set<String> {
    let needs = Set(vocabulary.attributes.lazy.filter(\.isNeed).map(\.name))
    var lacks: Set<String> = []
    for entry in vocabulary.entries where entry.strength == .phrase {
      var opening: [UInt32] = []
      for scalar in entry.phrase.unicodeScalars {
        let plain = folded(scalar.value)
        if !isPhraseSign(plain) { opening.append(plain) }
        if opening.count == 4 { break }
      }
      if beginsWithLack(opening), needs.contains(entry.attribute) { lacks.insert(entry.attribute) }
    }
    return lacks
  }

  private static func beginsWithLack(_ opening: [UInt32]) -> Bool {
    guard let first = opening.first, !opening.contains(0x4EBA) else { return false }
    switch first {
    case 0x6CA1, 0x65E0, 0x7F3A: return true
    case 0x6E: return opening.starts(with: [0x6E, 0x6F, 0x20])
    case 0x6C: return opening == [0x6C, 0x61, 0x63, 0x6B]
    case 0x77: return opening == [0x77, 0x69, 0x74, 0x68]
    default: return false
    }
  }

  private func finding(_ match: Match, in message: Units) -> Finding? {
    let order = Int(match.payload)
    guard order < entries.count else { return nil }
    let entry = entries[order]
    let attribute = attributes[entry.attribute] ?? Vocabulary.Attribute(name: entry.attribute, isNeed: false)
    let weight = match.pieces.reduce(-match.innerGap) { $0 + message.weight($1) }
    return Finding(
      match: match, entry: entry, order: order, attribute: attribute, isLack: lacks.contains(entry.attribute),
      weight: weight)
  }

  private func understand(_ findings: inout [Finding], _ message: Units, _ cues: Cues, _ parts: [Range<Int>])
  {
    let negation = Negation(message: message, cues: cues)
    let hedging = Hedging(message: message, cues: cues)
    for index in findings.indices {
      negation.apply(to: &findings[index])
      hedging.apply(to: &findings[index])
    }
    Coordination(message: message, cues: cues).apply(to: &findings)
    Tense(message: message, cues: cues).apply(to: &findings)
    Ownership(message: message, cues: cues, partStarts: parts.map(\.lowerBound)).apply(to: &findings)
    Ellipsis(message: message, cues: cues).apply(to: &findings)
  }

  /// Chinese where Han characters are at least as many as the words of other scripts.
  private func language(of message: Units) -> Language {
    var han = 0
    var words = 0
    for unit in message.units {
      if unit.kind == .han { han += 1 } else if unit.kind == .word { words += 1 }
    }
    return han >= words ? .chinese : .english
  }
}
