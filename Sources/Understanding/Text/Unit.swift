/// What is compared when a phrase meets a message: one Han character, one English word, one number, one boundary.
struct Unit: Sendable {
  enum Kind: UInt8, Sendable {
    case han, word, number
    /// 、: separates the members of a list, no boundary.
    case enumeration
    /// Ends a clause: comma, semicolon, colon, dash.
    case clauseEnd
    /// Ends a sentence: full stop, question mark, exclamation mark, new line.
    case sentenceEnd
    /// Letters of other scripts and other signs that are not passed over.
    case other
  }

  var kind: Kind
  /// A scalar, or the fingerprint of a stem with its highest bit set.
  var key: UInt64
  /// Code points of the message.
  var start: Int32
  var end: Int32

  /// How much a literal of it says: a word counts for two characters.
  var weight: Int {
    switch kind {
    case .han, .number: 1
    case .word: 2
    default: 0
    }
  }

  var isBoundary: Bool { kind == .clauseEnd || kind == .sentenceEnd }
}

/// Cuts folded scalars into units. Quotes, brackets, emoji and a, an, the are passed over.
///
/// A scanner keeps its buffers, so that thousands of phrases are scanned without a new array each.
struct UnitScanner {
  private var scalars: [UInt32] = []
  private var at = 0
  private(set) var units: [Unit] = []
  private var word: [UInt32] = []

  static func units(of scalars: [UInt32]) -> [Unit] {
    var scanner = UnitScanner()
    scanner.units.reserveCapacity(scalars.count)
    scanner.scan(scalars)
    return scanner.units
  }

  /// Replaces `units` by those of `scalars`.
  mutating func scan(_ scalars: [UInt32]) {
    self.scalars = scalars
    at = 0
    units.removeAll(keepingCapacity: true)
    while at < scalars.count { step() }
    self.scalars = []
  }

  private func scalar(_ index: Int) -> UInt32 {
    index >= 0 && index < scalars.count ? scalars[index] : 0
  }

  private mutating func step() {
    let scalar = scalars[at]
    if isHan(scalar) {
      emit(.han, UInt64(scalar), from: at, to: at + 1)
      at += 1
    } else if isLetter(scalar) {
      scanWord()
    } else if isDigit(scalar) {
      scanNumber()
    } else {
      scanSign(scalar)
      at += 1
    }
  }

  private mutating func emit(_ kind: Unit.Kind, _ key: UInt64, from start: Int, to end: Int) {
    units.append(Unit(kind: kind, key: key, start: Int32(start), end: Int32(end)))
  }

  private mutating func scanWord() {
    let start = at
    word.removeAll(keepingCapacity: true)
    while isLetter(scalar(at)) || isDigit(scalar(at)) {
      word.append(scalar(at))
      at += 1
    }
    var end = at
    if scalar(at) == 0x27, isLetter(scalar(at + 1)) {
      let negated = scalar(at + 1) == 0x74 && word.last == 0x6E && !isLetter(scalar(at + 2))
      while at < scalars.count, scalars[at] == 0x27 || isLetter(scalars[at]) { at += 1 }
      if negated {
        emitNegated(from: start, to: at)
        return
      }
      end = at
    }
    if isRunTogether(word) {
      emitNegated(from: start, to: end)
    } else if !isArticle(word) {
      stem(&word)
      emit(.word, fingerprint(word), from: start, to: end)
    }
  }

  /// `don't` is `do` and `not`; `can't` and `won't` have lost a letter more.
  private mutating func emitNegated(from start: Int, to end: Int) {
    if word.last == 0x74 { word.removeLast() }
    switch word {
    case [0x63, 0x61, 0x6E], [0x63, 0x61, 0x6E, 0x6E, 0x6F]: word = [0x63, 0x61, 0x6E]
    case [0x77, 0x6F, 0x6E]: word = [0x77, 0x69, 0x6C, 0x6C]
    default: word.removeLast()
    }
    stem(&word)
    let middle = max(start + 1, end - 2)
    emit(.word, fingerprint(word), from: start, to: middle)
    emit(.word, fingerprint([0x6E, 0x6F, 0x74]), from: middle, to: end)
  }

  private mutating func scanNumber() {
    let start = at
    word.removeAll(keepingCapacity: true)
    while isDigit(scalar(at)) || isJoiner(scalar(at)) && isDigit(scalar(at + 1)) {
      word.append(scalar(at))
      at += 1
    }
    emit(.number, fingerprint(word), from: start, to: at)
  }

  private func isJoiner(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0x2C || scalar == 0x3A }

  private mutating func scanSign(_ scalar: UInt32) {
    switch scalar {
    case 0x3002, 0x21, 0x3F, 0x0A, 0x0D, 0x2028, 0x2029, 0xFF61: emitBoundary(.sentenceEnd, scalar)
    case 0x2E:
      let next = self.scalar(at + 1)
      if !isLetter(next), !isDigit(next) { emitBoundary(.sentenceEnd, scalar) }
    case 0x2C, 0x3B, 0x3A, 0x2014, 0x2013, 0x2026: emitBoundary(.clauseEnd, scalar)
    case 0x2D where !isLetter(self.scalar(at - 1)) || !isLetter(self.scalar(at + 1)):
      if self.scalar(at - 1) == 0x20 || self.scalar(at - 1) == 0x2D { emitBoundary(.clauseEnd, scalar) }
    case 0x3001: emit(.enumeration, UInt64(scalar), from: at, to: at + 1)
    case 0x2460: emit(.number, UInt64(scalar), from: at, to: at + 1)
    case 0x3040...0x30FF, 0xAC00...0xD7A3, 0x530...0x1FFF: emit(.other, UInt64(scalar), from: at, to: at + 1)
    default: break
    }
  }

  /// Repeated boundaries are one, the strongest; of signs of the same strength the first, but a question mark wins.
  private mutating func emitBoundary(_ kind: Unit.Kind, _ scalar: UInt32) {
    guard let last = units.last, last.isBoundary else {
      emit(kind, UInt64(scalar), from: at, to: at + 1)
      return
    }
    units[units.count - 1].end = Int32(at + 1)
    if kind.rawValue > last.kind.rawValue || scalar == 0x3F {
      units[units.count - 1].kind = kind
      units[units.count - 1].key = UInt64(scalar)
    }
  }
}

/// A 64-bit fingerprint (FNV-1a) of a stem, apart from all scalars.
func fingerprint(_ word: [UInt32]) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for scalar in word { hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }
  return hash | 1 << 63
}

/// The key that an English word has as a unit.
func wordKey(_ word: String) -> UInt64 {
  var scalars = word.unicodeScalars.map(\.value)
  stem(&scalars)
  return fingerprint(scalars)
}

private func isArticle(_ word: [UInt32]) -> Bool {
  switch word.count {
  case 1: word[0] == 0x61
  case 2: word[0] == 0x61 && word[1] == 0x6E
  case 3: word[0] == 0x74 && word[1] == 0x68 && word[2] == 0x65
  default: false
  }
}

/// `dont`, `didnt` and their like, written without the apostrophe; and `cannot`.
private func isRunTogether(_ word: [UInt32]) -> Bool {
  guard word.count >= 4, word.last == 0x74, word[word.count - 2] == 0x6E || word[word.count - 2] == 0x6F
  else {
    return false
  }
  return runTogether.contains(fingerprint(word))
}

private let runTogether: Set<UInt64> = Set(
  [
    "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent", "havent", "hasnt", "hadnt", "cant",
    "cannot",
    "couldnt", "shouldnt", "wouldnt",
  ].map { fingerprint($0.unicodeScalars.map(\.value)) })
