/// What can be counted of a stretch: Chinese characters without a break, words with nothing but spaces between.
enum StretchRun: Equatable {
  case han(Range<Int>)
  case words([Range<Int>])

  static func runs(of characters: [Unicode.Scalar], in span: Range<Int>) -> [StretchRun] {
    var runs: [StretchRun] = []
    var words: [Range<Int>] = []
    func endWords() {
      if !words.isEmpty { runs.append(.words(words)) }
      words = []
    }
    var index = span.lowerBound
    while index < span.upperBound {
      let start = index
      if characters[index].isHan {
        endWords()
        while index < span.upperBound, characters[index].isHan { index += 1 }
        runs.append(.han(start..<index))
      } else if characters[index].isWordPart {
        while index < span.upperBound, characters[index].isWordPart || joins(index, characters, span) {
          index += 1
        }
        words.append(start..<index)
      } else {
        if characters[index] != " " { endWords() }
        index += 1
      }
    }
    endWords()
    return runs
  }

  /// `can't`, `twenty-two`
  private static func joins(_ index: Int, _ characters: [Unicode.Scalar], _ span: Range<Int>) -> Bool {
    "'’-".unicodeScalars.contains(characters[index]) && index + 1 < span.upperBound
      && characters[index + 1].isWordPart
  }
}

extension Unicode.Scalar {
  fileprivate var isHan: Bool {
    switch value {
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  fileprivate var isWordPart: Bool {
    if isASCII {
      return ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
    }
    return !isHan && (properties.isAlphabetic || properties.numericType != nil)
  }
}
