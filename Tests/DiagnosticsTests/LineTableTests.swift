import Diagnostics
import Testing

@Suite("Lines and columns")
struct LineTableTests {
  @Test(
    "An offset in bytes is a line and a column in scalars",
    arguments: [(0, 1, 1), (3, 1, 2), (6, 1, 3), (8, 2, 1), (9, 2, 2), (11, 3, 1), (14, 3, 2), (99, 3, 2)])
  func place(offset: Int, line: Int, column: Int) {
    let table = LineTable(SourceFile(path: "a.md", text: "停车\r\nab\n乱"))
    #expect(table.line(at: offset) == line)
    #expect(table.column(at: offset) == column)
  }

  @Test("A line's text has no line break")
  func text() {
    let table = LineTable(SourceFile(path: "a.md", text: "停车\r\nab\n"))
    #expect((0...4).map(table.text(ofLine:)) == ["", "停车", "ab", "", ""])
  }

  @Test("An empty file has one line")
  func empty() {
    let table = LineTable(SourceFile(path: "a.md", text: ""))
    #expect(table.line(at: 0) == 1)
    #expect(table.column(at: 0) == 1)
  }
}
