import Facts
import Testing
import Understanding

@Suite struct LawTests {
  static let all =
    Sentences.polarity + Sentences.modality + Sentences.timing + Sentences.owner + Sentences.overlap

  @Test(arguments: all) func spansAreTheWords(_ sentence: Sentence) {
    let reading = Sample.lexicon.read(sentence.text)
    let scalars = Array(sentence.text.unicodeScalars)
    var last = 0
    for mention in reading.mentions {
      guard let span = mention.span else {
        Issue.record("no span: \(mention)")
        continue
      }
      #expect(span.lowerBound >= last && span.upperBound <= scalars.count && !span.isEmpty)
      #expect(Array(mention.text.unicodeScalars) == Array(scalars[span]))
      last = span.lowerBound
    }
    for span in reading.notUnderstood + reading.problems {
      #expect(span.lowerBound >= 0 && span.upperBound <= scalars.count && !span.isEmpty)
    }
  }

  @Test(arguments: all) func widthDoesNotMatter(_ sentence: Sentence) {
    var wide = String.UnicodeScalarView()
    for scalar in sentence.text.unicodeScalars {
      let value = scalar.value
      let isPlain = value > 0x20 && value < 0x7F && value != 0x27
      wide.append(isPlain ? Unicode.Scalar(value + 0xFEE0) ?? scalar : scalar)
    }
    #expect(shorts(String(wide)) == sentence.says)
    #expect(shorts(sentence.text.uppercased()) == sentence.says)
  }

  @Test(arguments: all) func greetingMovesSpansOnly(_ sentence: Sentence) {
    let isEnglish = Sample.lexicon.read(sentence.text).language == .english
    let greeting = isEnglish ? "Hello! " : "领导您好！"
    let shift = greeting.unicodeScalars.count
    let plain = Sample.lexicon.read(sentence.text).mentions
    let greeted = Sample.lexicon.read(greeting + sentence.text).mentions
    let moved = plain.map { mention in
      var mention = mention
      mention.span = mention.span.map { $0.lowerBound + shift..<$0.upperBound + shift }
      return mention
    }
    #expect(greeted == moved)
  }

  @Test(arguments: all) func readingTwiceIsTheSame(_ sentence: Sentence) {
    let once = Sample.lexicon.read(sentence.text)
    let again = Lexicon(Sample.vocabulary).read(sentence.text)
    #expect(once.mentions == again.mentions && once.notUnderstood == again.notUnderstood)
  }

  @Test(arguments: [
    "", "\u{0}", "。", "，，，", "😀👨‍👩‍👧", "\n\n", "the", "'", "n't", "（）", "…………", "1.", "、、", "\u{FEFF}", "é", "-",
  ])
  func emptyAndOdd(_ text: String) {
    let reading = Sample.lexicon.read(text)
    #expect(reading.mentions.isEmpty && reading.problems.isEmpty && reading.asksAbout == nil)
    #expect(reading.text == text)
  }

  @Test func damagedBytes() {
    let text = String(
      decoding: [0xED, 0xA0, 0x80, 0xE5, 0x81, 0x9C, 0xFF, 0xE8, 0xBD] as [UInt8], as: UTF8.self)
    #expect(Sample.lexicon.read(text).mentions.isEmpty)
  }

  /// Pieces of sentences in any order: no trap, spans valid, and the same twice.
  @Test(arguments: 0..<200) func randomText(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let extra = [
      "不", "没有", "，", "。", "(1)", "二、", "\u{0}", "don't ", "not ", "but ", "的话", "?", "  ", "…", "😀", "'s ",
    ]
    var text = ""
    for _ in 0..<next(40) {
      if next(2) == 0 {
        text += extra[next(extra.count)]
      } else {
        let source = Array(LawTests.all[next(LawTests.all.count)].text)
        let start = next(source.count)
        text += String(source[start..<min(source.count, start + 1 + next(6))])
      }
    }
    let reading = Sample.lexicon.read(text)
    let scalars = Array(text.unicodeScalars)
    for mention in reading.mentions {
      let span = mention.span ?? 0..<0
      #expect(!span.isEmpty && Array(mention.text.unicodeScalars) == Array(scalars[span]), "seed \(seed)")
      #expect(mention.problem <= reading.problems.count && mention.certainty > 0, "seed \(seed)")
    }
    #expect(Sample.lexicon.read(text).mentions == reading.mentions, "seed \(seed)")
  }
}
