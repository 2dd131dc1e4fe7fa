import Archive

/// A place where a phrase was met: units of the message, one range for each piece of the phrase.
struct Match: Sendable {
  var payload: Int32
  var pieces: [Range<Int>]
  /// Units in the gaps, those inside pieces too.
  var gap: Int
  /// Units in gaps inside pieces, which are not the phrase's own words.
  var innerGap: Int

  var first: Int { pieces[0].lowerBound }
  var end: Int { pieces[pieces.count - 1].upperBound }
}

/// Finds all phrases of a book in one message, in time linear in the message for each phrase whose pieces occur.
struct Matching {
  /// A message that says one thing this often has said it.
  static let matchesPerPattern = 256

  private let book: PhraseBook
  private let message: Units
  /// Where each piece was met, by start.
  private var hits: Hits
  private(set) var cues: [Cue] = []
  private(set) var matches: [Match] = []
  /// Partial matches, kept for their backward links.
  private var partials: [Partial] = []
  /// For each unit, one more than the latest partial match that ends there.
  private var endingAt: [Int32]

  private struct Partial {
    var hit: Hits.Hit
    var before: Int32
    var gap: Int32
    var innerGap: Int32

    var range: Range<Int> { hit.range }
  }

  init(_ message: Units, book: PhraseBook) {
    self.book = book
    self.message = message
    hits = Hits(pieceCount: book.pieceCount)
    endingAt = Array(repeating: 0, count: message.count + 1)
    walk()
    meetClasses()
    for piece in hits.pieces.sorted() {
      var pattern = book.firstPattern[Int(piece)]
      while pattern >= 0 {
        match(book.patterns[Int(pattern)])
        pattern = book.patterns[Int(pattern)].next
      }
    }
  }

  /// Notes the pieces and cues that begin at each unit; of cues the longest, from left to right.
  private mutating func walk() {
    let trie = book.trie
    let codes = message.units.map { trie.code(of: $0) }
    var cueEnd = 0
    for start in codes.indices {
      var node = Trie.root
      var at = start
      var longest: Cue?
      while at < codes.count, let code = codes[at], let next = trie.step(node, code) {
        node = next
        at += 1
        if start >= cueEnd, let kind = trie.cue(node) { longest = Cue(kind: kind, range: start..<at) }
        var link = trie.firstPiece(node)
        while let known = link {
          hits.append(Hits.Hit(range: start..<at, gap: 0), to: known.piece)
          link = trie.piece(after: known)
        }
      }
      if let longest {
        cues.append(longest)
        cueEnd = longest.range.upperBound
      }
    }
  }

  /// Members of classes that are more than fixed words: their matches are places of the class's piece.
  private mutating func meetClasses() {
    for pattern in book.classPatterns {
      let known = matches.count
      match(pattern)
      guard matches.count > known else { continue }
      for match in matches[known...] {
        hits.append(Hits.Hit(range: match.first..<match.end, gap: Int32(match.gap)), to: pattern.payload)
      }
      hits.sort(pattern.payload)
      matches.removeLast(matches.count - known)
    }
  }

  private mutating func match(_ pattern: PhraseBook.Pattern) {
    let steps = book.steps[pattern.steps]
    guard let first = steps.first, steps.allSatisfy({ hits.has($0.piece) }) else { return }
    if steps.count == 1 {
      for hit in hits[first.piece].prefix(Matching.matchesPerPattern) {
        let gap = Int(hit.gap)
        matches.append(Match(payload: pattern.payload, pieces: [hit.range], gap: gap, innerGap: gap))
      }
      return
    }
    var layer = 0
    for hit in hits[first.piece] {
      partials.append(Partial(hit: hit, before: -1, gap: hit.gap, innerGap: hit.gap))
    }
    for step in steps.dropFirst() {
      let next = partials.count
      noteEnds(from: layer)
      for hit in hits[step.piece] { extend(by: hit, step.joint, after: layer) }
      if partials.count == next { break }
      layer = next
    }
    if depth(of: partials.count - 1) == steps.count { collect(pattern.payload, from: layer) }
    for partial in partials { endingAt[partial.range.upperBound] = 0 }
    partials.removeAll(keepingCapacity: true)
  }

  private mutating func noteEnds(from layer: Int) {
    for index in partials.indices[layer...].reversed() {
      endingAt[partials[index].range.upperBound] = Int32(index + 1)
    }
  }

  /// Joins `hit` to the nearest partial match before it that its joint reaches.
  private mutating func extend(by hit: Hits.Hit, _ joint: Joint, after layer: Int) {
    let start = hit.range.lowerBound
    for end in stride(from: start, through: max(1, start - joint.limit), by: -1) {
      if end < start, !joint.mayPass(message, end) { return }
      let found = Int(endingAt[end]) - 1
      if found >= layer {
        let before = partials[found]
        partials.append(
          Partial(
            hit: hit, before: Int32(found), gap: before.gap + hit.gap + Int32(start - end),
            innerGap: before.innerGap + hit.gap))
        return
      }
    }
  }

  private func depth(of partial: Int) -> Int {
    var depth = 0
    var at = Int32(partial)
    while at >= 0 {
      depth += 1
      at = partials[Int(at)].before
    }
    return depth
  }

  /// Keeps matches that do not overlap, from left to right; of last pieces that begin together the longest.
  private mutating func collect(_ payload: Int32, from layer: Int) {
    var lastEnd = 0
    var kept = 0
    let complete = partials.indices[layer...].sorted {
      (partials[$0].range.lowerBound, partials[$1].range.upperBound)
        < (partials[$1].range.lowerBound, partials[$0].range.upperBound)
    }
    for index in complete where kept < Matching.matchesPerPattern {
      var pieces: [Range<Int>] = []
      var at = Int32(index)
      while at >= 0 {
        pieces.append(partials[Int(at)].range)
        at = partials[Int(at)].before
      }
      pieces.reverse()
      guard pieces[0].lowerBound >= lastEnd else { continue }
      lastEnd = pieces[pieces.count - 1].upperBound
      kept += 1
      let partial = partials[index]
      matches.append(
        Match(payload: payload, pieces: pieces, gap: Int(partial.gap), innerGap: Int(partial.innerGap)))
    }
  }
}

extension Joint {
  /// Whether a gap may hold the unit at `index`.
  fileprivate func mayPass(_ message: Units, _ index: Int) -> Bool {
    switch message.units[index].kind {
    case .clauseEnd: self == .longGap && message.units[index].key != 0x3B  // A semicolon ends a matter.
    case .sentenceEnd: false
    default: true
    }
  }
}
