import Facts
import Testing
import Understanding

@testable import Evaluation

/// A message of which nothing was understood.
private func reading(_ text: String) -> Reading {
  let length = text.unicodeScalars.count
  return Reading(text: text, language: .chinese, notUnderstood: length > 0 ? [0..<length] : [])
}

@Suite struct StretchRunTests {
  private func shown(_ text: String, in span: Range<Int>? = nil) -> [String] {
    let characters = Array(text.unicodeScalars)
    func part(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(characters[range])) }
    return StretchRun.runs(of: characters, in: span ?? characters.indices).map { run in
      switch run {
      case .han(let range): part(range)
      case .words(let ranges): "[" + ranges.map(part).joined(separator: "|") + "]"
      }
    }
  }

  @Test func charactersAndWords() {
    #expect(
      shown("停车位，A7县 bus stop's gone. Twenty-two  times!") == [
        "停车位", "[A7]", "县", "[bus|stop's|gone]", "[Twenty-two|times]",
      ])
    #expect(shown("我们 一起") == ["我们", "一起"])
    #expect(shown("停车位太少", in: 1..<3) == ["车位"])
    #expect(shown("can't", in: 0..<4) == ["[can]"])
    #expect(shown("……") == [])
  }
}

@Suite struct GramTests {
  @Test func textComesBack() {
    for text in ["停车", "楼道里堆满了纸", "𠮷野家〇"] {
      let gram = HanGram(Array(text.unicodeScalars)[...])
      #expect(gram.text == text)
      #expect(gram.length == text.unicodeScalars.count)
    }
    #expect(WordGram(["bus", "stop"]).text == "bus stop")
    #expect(WordGram(["bus", "stop"]).length == 2)
  }

  @Test func partsAreAllShorterOnes() {
    #expect(
      Set(HanGram(Array("甲乙丙丁".unicodeScalars)[...]).parts.map(\.text)) == ["甲乙", "乙丙", "丙丁", "甲乙丙", "乙丙丁"])
    #expect(WordGram(["a", "b"]).parts.map(\.text) == ["a", "b"])
    #expect(HanGram(Array("甲乙".unicodeScalars)[...]).parts.isEmpty)
  }
}

@Suite struct StretchCounterTests {
  private func messages(seed: UInt64, count: Int, alphabet: String) -> [String] {
    var dice = SplitMix(state: seed)
    let characters = Array(alphabet)
    return (0..<count).map { _ in
      String(
        (0..<Int.random(in: 0...14, using: &dice)).compactMap { _ in
          characters[
            min(
              Int.random(in: 0..<characters.count, using: &dice),
              Int.random(in: 0..<characters.count, using: &dice))]
        })
    }
  }

  /// Occurrences and messages of every run of two to eight characters, by looking for it.
  private func counted(_ messages: [String]) -> [String: (count: Int, messages: Int)] {
    var counts: [String: (count: Int, messages: Int)] = [:]
    for message in messages {
      let characters = Array(message)
      var seen: Set<String> = []
      for start in characters.indices {
        for length in 2...8 where start + length <= characters.count {
          let text = String(characters[start..<start + length])
          counts[text, default: (0, 0)].count += 1
          if seen.insert(text).inserted { counts[text]?.messages += 1 }
        }
      }
    }
    return counts
  }

  @Test(arguments: 0..<5) func countsAreExactWhileThereIsRoom(seed: UInt64) {
    let messages = messages(seed: seed, count: 200, alphabet: "甲乙丙丁戊己")
    var counts = GramCounts<HanGram>(capacity: 1 << 20)
    add(messages, to: &counts)
    let wanted = counted(messages)
    #expect(counts.missed == 0)
    #expect(counts.entries.count == wanted.count)
    for (gram, entry) in counts.entries {
      #expect(wanted[gram.text]?.count == Int(entry.count))
      #expect(wanted[gram.text]?.messages == Int(entry.messages))
    }
  }

  @Test(arguments: 0..<5) func aFullTableMissesNoMoreThanItSays(seed: UInt64) {
    let messages = messages(seed: seed, count: 400, alphabet: "甲乙丙丁戊己庚辛")
    var counts = GramCounts<HanGram>(capacity: 150)
    add(messages, to: &counts)
    #expect(counts.entries.count <= 150)
    #expect(counts.missed > 0)
    let found = Dictionary(
      counts.entries.map { ($0.key.text, Int($0.value.messages)) }, uniquingKeysWith: max)
    for (text, wanted) in counted(messages) {
      let number = found[text] ?? 0
      #expect(number <= wanted.messages)
      #expect(wanted.messages <= number + counts.missed, "\(text)")
    }
  }

  private func add(_ messages: [String], to counts: inout GramCounts<HanGram>) {
    for (number, message) in messages.enumerated() {
      let characters = Array(message.unicodeScalars)
      let excerpt = Excerpt(characters)
      for start in characters.indices {
        for length in HanGram.lengths where start + length <= characters.count {
          counts.add(
            HanGram(characters[start..<start + length]), inMessage: number + 1,
            at: Place(excerpt: excerpt, start: UInt16(start), end: UInt16(start + length)))
        }
      }
    }
  }

  private func list(_ messages: [String], least: Int = 2, standsAlone: (String) -> Bool = { _ in true })
    -> [UncoveredStretch]
  {
    var counter = StretchCounter()
    for message in messages { counter.add(reading(message)) }
    return counter.stretches(inAtLeast: least, standsAlone: standsAlone)
  }

  @Test func whatStandsInALongerOneIsLeftOut() {
    let found = list(["等公交车站", "公交车站远", "修公交车站", "公交慢"])
    #expect(found.map(\.text) == ["公交", "公交车站"])
    #expect(found.map(\.messages) == [4, 3])
    #expect(list(["等公交车站", "公交车站远"]).map(\.text) == ["公交车站"])
  }

  /// What was itself left out hides nothing.
  @Test func smallWordsAtTheEndsHideNothing() {
    let found = list(["等了公交", "又了公交"]) { !$0.hasPrefix("了") }
    #expect(found.map(\.text) == ["公交"])
  }

  @Test func wordsInSmallLetters() {
    let found = list(["Bus stop is far", "the bus stop", "No bus"], least: 2)
    #expect(found.map(\.text) == ["bus", "bus stop"])
    #expect(found.first?.messages == 3)
    #expect(found.last?.contexts.map(\.words) == ["Bus stop", "bus stop"])
  }

  @Test func onceInAMessageForEachMessage() throws {
    let found = try #require(list(["哈哈，哈哈", "哈哈"]).first)
    #expect((found.count, found.messages) == (3, 2))
    #expect(found.contexts.map(\.before) == ["", ""])
    #expect(found.contexts.map(\.after) == ["，哈哈", ""])
  }

  @Test func atMostThreeContextsWithWhatStandsAround() {
    let found = list((1...5).map { "第\($0)回\n公交不来" })
    #expect(found.first?.contexts.count == 3)
    #expect(found.first?.contexts.first == .init(before: "第1回 ", words: "公交不来", after: ""))
  }

  /// Pieces of a very long run lose nothing at their seams.
  @Test(arguments: [63, 64, 65, 70, 128, 300]) func longRuns(length: Int) {
    let run = (0..<length).compactMap { Unicode.Scalar(0x4E00 + $0) }
    let text = String(String.UnicodeScalarView(run))
    var counter = StretchCounter()
    counter.add(reading(text))
    counter.add(reading(text))
    let found = counter.stretches(inAtLeast: 2) { $0.unicodeScalars.count == 8 }
    #expect(found.count == length - 7)
    for stretch in found { #expect(stretch.contexts.allSatisfy { $0.words == stretch.text }) }
  }

  @Test func spansOutsideTheTextAreClipped() {
    var counter = StretchCounter()
    counter.add(Reading(text: "公交", language: .chinese, notUnderstood: [0..<9]))
    #expect(counter.stretches(inAtLeast: 1) { _ in true }.map(\.text) == ["公交"])
    #expect(counter.messages == 1)
  }
}
