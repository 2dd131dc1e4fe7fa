import Diagnostics
import Facts
import Foundation
import Testing

@Suite("Snippets")
struct SnippetTests {
  /// Two cells for everything beyond Latin.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 || $1 == "…" ? 1 : 2) }
  }

  static let source = SourceFile(path: "rules/parking.md", text: "第一行\n  需求 停车收费争意、停车秩序混乱\n\t坏\u{7}行\n")

  static func mistake(_ text: String, code: String = "E0301", in source: SourceFile = source) -> Diagnostic {
    let start =
      source.text.range(of: text).map {
        source.text.utf8.distance(from: source.text.startIndex, to: $0.lowerBound)
      } ?? 0
    return Diagnostic(
      code: code, location: Location(path: source.path, range: start..<(start + text.utf8.count)),
      message: Diagnostic.Message(chinese: "没有叫“\(text)”的需求", english: "there is no need called “\(text)”"),
      notes: [
        Diagnostic.Note(
          location: Location(path: source.path, range: 0..<1),
          message: .init(chinese: "在这里声明", english: "declared here"))
      ], suggestion: "停车收费争议")
  }

  @Test("Chinese: place, line, caret in cells, suggestion, other places")
  func chinese() {
    let shown = report([Self.mistake("停车收费争意")], in: [Self.source], language: .chinese, width: Self.width)
    #expect(
      shown == """
        rules/parking.md:2:6 错误 E0301：没有叫“停车收费争意”的需求
            2 │   需求 停车收费争意、停车秩序混乱
              │        ^^^^^^^^^^^^
              │ 您是不是要写“停车收费争议”？
              │ 在这里声明（rules/parking.md:1）
        """)
  }

  @Test("English: the same shape")
  func english() {
    let shown = report([Self.mistake("停车秩序混乱")], in: [Self.source], language: .english, width: Self.width)
    #expect(
      shown == """
        rules/parking.md:2:13 error E0301: there is no need called “停车秩序混乱”
            2 │   需求 停车收费争意、停车秩序混乱
              │                      ^^^^^^^^^^^^
              │ did you mean “停车收费争议”?
              │ declared here (rules/parking.md:1)
        """)
  }

  @Test("Tabs and control characters do not reach the page")
  func control() {
    let shown = report([Self.mistake("\u{7}行")], in: [Self.source], language: .english, width: Self.width)
    #expect(!shown.contains("\t") && !shown.contains("\u{7}"))
    #expect(shown.contains("    3 │  坏\u{FFFD}行\n      │    ^^^"))
  }

  @Test("A long line is cut, with the marked place in view")
  func long() {
    let text = String(repeating: "停车", count: 60) + "争意" + String(repeating: "车位", count: 60)
    let source = SourceFile(path: "a.md", text: text)
    let shown = report([Self.mistake("争意", in: source)], in: [source], language: .chinese, width: Self.width)
    let lines = shown.split(separator: "\n").map(String.init)
    #expect(lines[1].hasPrefix("    1 │ …停车") && lines[1].hasSuffix("车…"))
    #expect(Self.width(lines[1]) <= 106)
    #expect(lines[1].prefix { $0 != "争" }.unicodeScalars.count > 10)
    let before = String(lines[1].prefix { $0 != "争" })
    #expect(lines[2].prefix { $0 != "^" }.count == Self.width(before.replacing("│", with: "|")))
    #expect(lines[2].count { $0 == "^" } == 4)
  }

  @Test("Nothing to mark is one caret; an unknown file is told without its line")
  func edges() {
    let end = Diagnostic(
      code: "E0205", severity: .warning, location: Location(path: "a.md", range: 2..<2),
      message: .init(chinese: "缺", english: "missing"))
    let source = SourceFile(path: "a.md", text: "ab")
    let known = report([end], in: [source], language: .chinese, width: Self.width)
    #expect(known == "a.md:1:3 提醒 E0205：缺\n    1 │ ab\n      │   ^")
    #expect(report([end], in: [], language: .english, width: Self.width) == "a.md warning E0205: missing")
  }

  @Test("By file, then by place, then by code")
  func order() {
    func mistake(_ path: String, _ start: Int, _ code: String) -> Diagnostic {
      Diagnostic(
        code: code, location: Location(path: path, range: start..<(start + 1)),
        message: .init(chinese: "", english: ""))
    }
    let mixed = [mistake("b", 0, "E2"), mistake("a", 9, "E1"), mistake("a", 3, "E3"), mistake("a", 3, "E1")]
    #expect(
      mixed.inOrder().map { "\($0.location.path)\($0.location.range.lowerBound)\($0.code)" } == [
        "a3E1", "a3E3", "a9E1", "b0E2",
      ])
  }
}
