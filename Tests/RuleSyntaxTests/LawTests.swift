import Diagnostics
import Foundation
import RuleSyntax
import Testing

/// A small seeded generator (splitmix64): a failure names its seed.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Laws of parsing")
struct LawTests {
  /// Each block of the grammar page as a file of its own.
  static let blocks: [SourceFile] = {
    let parts = Corpus.grammar.text.components(separatedBy: "```wence\n").dropFirst()
    return parts.map { Corpus.program(String($0.components(separatedBy: "```")[0].dropLast())) }
  }()

  /// Parses, and holds what must be true of any text whatever.
  static func hold(_ text: String, _ note: @autoclosure () -> String) {
    let file = SyntaxFile.parse(SourceFile(path: "law.md", text: text))
    guard file.printed() == text else {
      Issue.record("not printed as it was: \(note())")
      return
    }
    var place = 0
    for token in file.tokens {
      if token.range.lowerBound != place || token.range.isEmpty {
        Issue.record("token at \(place): \(note())")
      }
      place = token.range.upperBound
    }
    for diagnostic in file.diagnostics where diagnostic.location.range.upperBound > text.utf8.count {
      Issue.record("diagnostic beyond the end: \(note())")
    }
  }

  @Test("A file printed is the file to the byte")
  func printing() {
    for source in Corpus.files + [Corpus.grammar] + Self.blocks { Self.hold(source.text, source.path) }
  }

  @Test("Any single token may be missing", arguments: blocks)
  func deletion(source: SourceFile) {
    let bytes = Array(source.text.utf8)
    for token in SyntaxFile.parse(source).tokens {
      let rest = bytes[..<token.range.lowerBound] + bytes[token.range.upperBound...]
      Self.hold(String(decoding: rest, as: UTF8.self), "without \(token.range) of \(source.text)")
    }
  }

  @Test("A file may end at any byte", arguments: blocks)
  func truncation(source: SourceFile) {
    let bytes = Array(source.text.utf8)
    for end in 0..<bytes.count { Self.hold(String(decoding: bytes[..<end], as: UTF8.self), "up to \(end)") }
  }

  @Test("Mutations neither trap nor loop", arguments: 0..<400)
  func mutation(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    var bytes = Array((Self.blocks.randomElement(using: &dice) ?? Corpus.grammar).text.utf8)
    let pieces = [
      "（", "）", "「", "」", "〔", "〕", "，", "：", "\n", "    ", "```\n", "是", "或", "某", "-", "\u{0}",
      "9999999999999999999999", "?", "//",
    ]
    for _ in 0..<Int.random(in: 1...8, using: &dice) {
      let place = Int.random(in: 0...bytes.count, using: &dice)
      let end = min(bytes.count, place + Int.random(in: 0...9, using: &dice))
      switch Int.random(in: 0..<4, using: &dice) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(contentsOf: (pieces.randomElement(using: &dice) ?? "").utf8, at: place)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &dice))
      default: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &dice) }
      }
    }
    Self.hold(String(decoding: bytes, as: UTF8.self), "seed \(seed)")
  }

  @Test("Noise is told and passed over", arguments: 0..<40)
  func noise(seed: Int) {
    var dice = Dice(state: UInt64(seed))
    let bytes = (0..<600).map { _ in UInt8.random(in: 0...255, using: &dice) }
    Self.hold("```wence\n" + String(decoding: bytes, as: UTF8.self), "seed \(seed)")
    Self.hold(String(decoding: bytes, as: UTF8.self), "seed \(seed), no fence")
  }

  /// A condition that is one piece over and over.
  struct Long: Sendable, CustomTestStringConvertible {
    var head = ""
    var piece: String
    var count = 20_000
    var tail = ""
    var code: String
    var text: String { head + String(repeating: piece, count: count) + tail }
    var testDescription: String { "\(head)\(piece)…\(tail) \(code)" }
  }

  @Test(
    "Depth and length are bounded",
    arguments: [
      Long(head: "检验（", piece: "（", code: "E0208"), Long(piece: "不存在（", code: "E0208"),
      Long(piece: "不存在 ", tail: "甲", code: "E0208"), Long(piece: "（", code: "E0208"),
      Long(head: "检验（1", piece: " + 1", tail: "）", code: "E0209"),
      Long(head: "检验（1", piece: " 或 1", tail: "）", code: "E0209"),
      Long(head: "检验（某甲 = ", piece: "9", count: 5_000, tail: "）", code: "E0106"),
    ])
  func bounds(condition: Long) {
    let file = SyntaxFile.parse(Corpus.program("规则 甲\n  如果\n    \(condition.text)\n  那么\n    停止"))
    #expect(file.diagnostics.map(\.code) == [condition.code])
  }

  @Test(
    "Large nonsense is read in a moment", .timeLimit(.minutes(1)),
    arguments: [
      "（", "\n  甲", "\n甲", "\n做法 甲\n  步聚 乙", "是或", "「", "〔", "某", "、甲", "\n  如果", "\u{0}", "某是有或非", " - ",
      "\n```\n```wence\n",
      "1.", "有甲", "甲「",
    ])
  func large(piece: String) {
    for head in ["", "规则 甲\n  如果\n    乙 是 ", "词类 甲\n  说法 "] {
      let text = "```wence\n" + head + String(repeating: piece, count: 2_000)
      Self.hold(text, "2,000 times \(piece) after \(head)")
    }
  }

  @Test("Many conditions side by side are no matter of depth")
  func breadth() {
    let condition = Array(repeating: "入座（号 = 1）", count: 3_000).joined(separator: " 且 ")
    let file = SyntaxFile.parse(Corpus.program("规则 甲\n  如果\n    \(condition)\n  那么\n    停止"))
    #expect(file.diagnostics.isEmpty)
    #expect(file.declarations.first?.conditions.count == 3_000)
  }

  @Test("BOM, CRLF, tabs and full-width spaces change nothing")
  func layout() {
    let plain = "```wence\n规则 甲〔X1〕，优先级 10\n  如果\n    社区类型 是 安置小区\n  那么\n    停止\n```\n"
    for text in [
      "\u{FEFF}" + plain, plain.replacing("\n", with: "\r\n"), plain.replacing("  ", with: "\t"),
      plain.replacing("  ", with: "\u{3000}"),
      plain.replacing("10", with: "１０").replacing("X1", with: "Ｘ１"),
      plain.replacing("，", with: ",").replacing("〔X1〕", with: "[X1]"),
    ] {
      let file = SyntaxFile.parse(SourceFile(path: "a.md", text: text))
      #expect(file.marks == [])
      #expect(file.printed() == text)
      #expect(
        file.declarations.map { Dump.text($0) }
          == SyntaxFile.parse(SourceFile(path: "", text: plain)).declarations.map { Dump.text($0) })
      #expect(file.declarations.first?.priority == 10)
      #expect(file.declarations.first?.anchors.map(\.text) == ["X1"])
      #expect(file.declarations.first?.conditions.count == 1)
    }
  }
}
