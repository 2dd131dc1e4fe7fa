import Testing
import Typography

struct WrappingTests {
  @Test(arguments: [
    ("the quick brown fox", 9, ["the quick", "brown fox"]),
    ("社区公共事务", 5, ["社区", "公共", "事务"]),
    ("他们说好，再来。", 8, ["他们说", "好，再", "来。"]),
    ("见（附件）一", 4, ["见", "（附", "件）", "一"]),
    ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("use 12 天 here", 8, ["use 12", "天 here"]),
    ("  indented text", 10, ["  indented", "text"]),
    ("a\n\nb", 10, ["a", "", "b"]),
    ("", 10, [""]),
    ("trailing   ", 8, ["trailing"]),
    ("他说“不行”就走了", 7, ["他说“不", "行”就走", "了"]),
    ("it’s it’s", 5, ["it’s", "it’s"]),
    ("一二——三", 5, ["一", "二——", "三"]),
    ("占 30%以上", 5, ["占", "30%以", "上"]),
    ("中文English混排", 6, ["中文", "Englis", "h混排"]),
  ])
  func wraps(text: String, width: Int, expected: [String]) {
    #expect(text.wrapped(to: width) == expected)
  }

  @Test func marginsCount() {
    #expect("甲乙丙丁".wrapped(to: 8, first: "1. ", rest: "   ") == ["1. 甲乙", "   丙丁"])
    #expect("a\n\nb".wrapped(to: 8, first: "  ", rest: "  ") == ["  a", "", "  b"])
  }

  @Test func stylesSurvive() {
    let text: StyledText = "社区\("公共", .strong)事务"
    #expect(text.wrapped(to: 6).map(\.runs.count) == [2, 2])
  }

  /// Laws: no line is wider than the limit, nothing but spaces is lost, no forbidden mark begins or ends a line
  /// unless the text had to be cut.
  @Test(arguments: 0..<400 as Range<UInt64>)
  func laws(seed: UInt64) {
    var dice = Dice(seed: seed)
    let alphabet = Array("社区治理业主，。（）「」“”、 ab c-12 e\u{301}👍——…\n  ")
    let text = String((0..<dice.roll(80)).map { _ in alphabet[dice.roll(alphabet.count)] })
    let width = 2 + dice.roll(30)
    let lines = text.wrapped(to: width)
    #expect(lines.allSatisfy { $0.cellWidth <= width }, "seed \(seed) \(text)")
    #expect(
      lines.joined().filter { $0 != " " } == text.filter { $0 != " " && $0 != "\n" }, "seed \(seed) \(text)")
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func forbiddenMarksInOrdinaryProse(seed: UInt64) {
    var dice = Dice(seed: seed)
    let clauses = ["业主反映电梯停运", "请物业说明（含报价）", "约七天", "说「不同意」", "先 A 后 B"]
    let text = (0..<8).map { _ in clauses[dice.roll(clauses.count)] + (dice.roll(2) == 0 ? "，" : "。") }
      .joined()
    for line in text.wrapped(to: 10 + dice.roll(40)) {
      #expect(!"，。）」".contains(line.first ?? "a"), "seed \(seed)")
      #expect(!"（「".contains(line.last ?? "a"), "seed \(seed)")
    }
  }
}

/// A small seeded generator: the same seed gives the same case on every machine.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
