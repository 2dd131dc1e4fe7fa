import Facts
import Testing
import Understanding

/// A sentence and all that it says, hints aside.
struct Sentence: Sendable, CustomTestStringConvertible {
  var text: String
  var says: [String]

  init(_ text: String, _ says: String...) {
    self.text = text
    self.says = says.sorted()
  }

  var testDescription: String { text }
}

@Suite struct SentenceTests {
  @Test(arguments: Sentences.polarity) func polarity(_ sentence: Sentence) {
    #expect(shorts(sentence.text) == sentence.says)
  }

  @Test(arguments: Sentences.modality) func modality(_ sentence: Sentence) {
    #expect(shorts(sentence.text) == sentence.says)
  }

  @Test(arguments: Sentences.timing) func timing(_ sentence: Sentence) {
    #expect(shorts(sentence.text) == sentence.says)
  }

  @Test(arguments: Sentences.owner) func owner(_ sentence: Sentence) {
    #expect(shorts(sentence.text) == sentence.says)
  }

  @Test(arguments: Sentences.overlap) func overlap(_ sentence: Sentence) {
    #expect(shorts(sentence.text) == sentence.says)
  }
}
