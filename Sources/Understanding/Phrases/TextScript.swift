/// Which characters and beginnings of words a text has, folded: what it cannot hold need not be compiled for it.
struct TextScript: Sendable {
  private static let han: ClosedRange<UInt32> = 0x4E00...0x9FFF

  private var characters = [UInt64](repeating: 0, count: TextScript.han.count / 64 + 1)
  /// Of two letters that begin a word, 26 × 26.
  private var beginnings = [Bool](repeating: false, count: 26 * 26)
  private var hasLatin = false

  init(_ text: String) {
    var words = WordBeginnings()
    for scalar in text.unicodeScalars {
      let plain = folded(scalar.value)
      if TextScript.han.contains(plain) {
        let at = Int(plain - TextScript.han.lowerBound)
        characters[at / 64] |= 1 << UInt64(at % 64)
      } else if isLetter(plain) {
        hasLatin = true
      }
      if let beginning = words.next(plain) { beginnings[beginning] = true }
    }
    // Words whose forms begin differently (went, go; won't, will not), and articles, which are passed over.
    var irregular = WordBeginnings()
    for scalar
      in "was were is are am be did do go get men man feet foot told tell find fought not will won an the"
      .unicodeScalars
    {
      if let beginning = irregular.next(scalar.value) { beginnings[beginning] = true }
    }
  }

  /// False where a Han character of `scalars` is not in the text, or where no word of the text begins as one of theirs
  /// does (stems keep the first two letters). `insideWord`: they may go on with a word that began before.
  func mayHold(_ scalars: some Sequence<UInt32>, insideWord: Bool = false) -> Bool {
    var words = WordBeginnings(isInside: insideWord)
    for scalar in scalars where !mayHold(scalar, &words) { return false }
    return true
  }

  /// True where `phrase` has no signs of the phrase language and this text cannot hold it.
  func excludes(plain phrase: String) -> Bool {
    var isExcluded = false
    var words = WordBeginnings()
    for scalar in phrase.unicodeScalars {
      let plain = folded(scalar.value)
      if isPhraseSign(plain) { return false }
      if !isExcluded, !mayHold(plain, &words) { isExcluded = true }
    }
    return isExcluded
  }

  private func mayHold(_ scalar: UInt32, _ words: inout WordBeginnings) -> Bool {
    if TextScript.han.contains(scalar) {
      words = WordBeginnings()
      let at = Int(scalar - TextScript.han.lowerBound)
      return characters[at / 64] & 1 << UInt64(at % 64) != 0
    }
    if let beginning = words.next(scalar) { return beginnings[beginning] }
    return hasLatin || !isLetter(scalar)
  }
}

/// Finds the first two letters of words in a run of folded scalars.
private struct WordBeginnings {
  private var letters: Int
  private var first: UInt32 = 0

  init(isInside: Bool = false) { letters = isInside ? 2 : 0 }

  /// The number of the beginning that `scalar` completes; words of other letters than a–z have none.
  mutating func next(_ scalar: UInt32) -> Int? {
    guard (0x61...0x7A).contains(scalar) else {
      letters = isLetter(scalar) || scalar == 0x27 ? 2 : 0
      return nil
    }
    letters += 1
    if letters == 1 { first = scalar }
    return letters == 2 ? Int((first - 0x61) * 26 + (scalar - 0x61)) : nil
  }
}
