package import Understanding

/// Text that occurs again and again and that no phrase covers.
package struct UncoveredStretch: Sendable, Equatable {
  /// The words with what stands around them.
  package struct Context: Sendable, Equatable {
    package var before: String
    package var words: String
    package var after: String
  }

  package var text: String
  package var count: Int
  /// How many messages hold it.
  package var messages: Int
  package var contexts: [Context]
}

/// Counts what messages say beyond all phrases. It keeps no message: two tables of bounded size, in them pieces of text
/// around at most three places of each stretch.
package struct StretchCounter {
  /// So much text around a stretch is shown.
  private static let margin = 16
  /// A longer run is cut into pieces, so that its excerpts are small. Places in them are counted in 16 bits.
  private static let longestPiece = 64

  /// Messages counted so far.
  package private(set) var messages = 0
  private var characters: GramCounts<HanGram>
  private var words: GramCounts<WordGram>

  package init(capacity: Int = 600_000) {
    characters = GramCounts(capacity: capacity)
    words = GramCounts(capacity: capacity / 3)
  }

  /// In how many messages a stretch may be beyond those counted; 0 while the tables have not been full.
  package var missed: Int { min(messages, max(characters.missed, words.missed)) }

  package mutating func add(_ reading: Reading) {
    messages += 1
    let text = Array(reading.text.unicodeScalars)
    for span in reading.notUnderstood {
      for run in StretchRun.runs(of: text, in: span.clamped(to: text.indices)) {
        switch run {
        case .han(let range): addCharacters(range, of: text)
        case .words(let ranges): addWords(ranges, of: text)
        }
      }
    }
  }

  private mutating func addCharacters(_ run: Range<Int>, of text: [Unicode.Scalar]) {
    for start in stride(from: run.lowerBound, to: run.upperBound, by: Self.longestPiece) {
      let starts = start..<min(start + Self.longestPiece, run.upperBound)
      let (excerpt, offset) = excerpt(
        starts.lowerBound..<min(run.upperBound, starts.upperBound + 7), of: text)
      for first in starts {
        for length in HanGram.lengths where first + length <= run.upperBound {
          characters.add(
            HanGram(text[first..<first + length]), inMessage: messages,
            at: Place(excerpt, first - offset, first + length - offset))
        }
      }
    }
  }

  private mutating func addWords(_ run: [Range<Int>], of text: [Unicode.Scalar]) {
    let spelled = run.map { String(String.UnicodeScalarView(text[$0])).lowercased() }
    for first in run.indices {
      let last = min(run.count, first + WordGram.lengths.upperBound) - 1
      guard run[last].upperBound - run[first].lowerBound <= 4 * Self.longestPiece else { continue }
      let (excerpt, offset) = excerpt(run[first].lowerBound..<run[last].upperBound, of: text)
      for end in first...last {
        words.add(
          WordGram(spelled[first...end]), inMessage: messages,
          at: Place(excerpt, run[first].lowerBound - offset, run[end].upperBound - offset))
      }
    }
  }

  private func excerpt(_ range: Range<Int>, of text: [Unicode.Scalar]) -> (Excerpt, offset: Int) {
    let start = max(0, range.lowerBound - Self.margin)
    let end = min(text.count, range.upperBound + Self.margin)
    return (Excerpt(text[start..<end].map { $0.properties.isWhitespace ? " " : $0 }), start)
  }
}

extension Place {
  fileprivate init(_ excerpt: Excerpt, _ start: Int, _ end: Int) {
    self.init(excerpt: excerpt, start: UInt16(start), end: UInt16(end))
  }

  fileprivate func context(margin: Int) -> UncoveredStretch.Context {
    let all = excerpt.characters
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(all[range])) }
    let (start, end) = (Int(start), Int(end))
    return UncoveredStretch.Context(
      before: text(max(0, start - margin)..<start), words: text(start..<end),
      after: text(end..<min(all.count, end + margin)))
  }
}

// MARK: The list

extension StretchCounter {
  /// Stretches of at least `least` messages, the most frequent first, then the longest. `standsAlone`: whether a text
  /// says something from its first word to its last; one that begins or ends in a small word is none to list.
  package func stretches(inAtLeast least: Int, standsAlone: (String) -> Bool) -> [UncoveredStretch] {
    let found =
      listed(characters, least, standsAlone).map { ($0.text.unicodeScalars.count, $0) }
      + listed(words, least, standsAlone).map { ($0.text.unicodeScalars.count, $0) }
    return found.sorted { ($1.1.messages, $1.0, $0.1.text) < ($0.1.messages, $0.0, $1.1.text) }.map(\.1)
  }

  /// Without those that stand nine times in ten inside a longer one of the list.
  private func listed<Key: Gram>(_ counts: GramCounts<Key>, _ least: Int, _ standsAlone: (String) -> Bool)
    -> [UncoveredStretch]
  {
    let candidates = counts.entries.filter { $0.value.messages >= least && standsAlone($0.key.text) }
    var inLonger: [Key: UInt32] = [:]
    var listed: [UncoveredStretch] = []
    for (gram, entry) in candidates.sorted(by: { $1.key.length < $0.key.length }) {
      if let covered = inLonger[gram], covered * 10 >= entry.count * 9 { continue }
      for part in Set(gram.parts) { inLonger[part] = max(inLonger[part] ?? 0, entry.count) }
      listed.append(
        UncoveredStretch(
          text: gram.text, count: Int(entry.count), messages: Int(entry.messages),
          contexts: entry.places.map { $0.context(margin: Self.margin) }))
    }
    return listed
  }
}
