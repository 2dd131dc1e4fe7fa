import Testing
import Typography

struct TableTests {
  @Test func columnsLineUpInCells() {
    let table = Table(
      header: ["名称", "n"], alignments: [.left, .right], rows: [["电梯", "12"], ["ab", "3"]])
    #expect(table.lines().map(\.plain) == ["名称   n", "电梯  12", "ab     3"])
  }

  @Test func narrowTableWrapsTheWidestColumn() {
    let table = Table(rows: [[".why", "说明为什么得出这条建议"]])
    let lines = table.lines(width: 16).map(\.plain)
    #expect(lines == [".why  说明为什么", "      得出这条建", "      议"])
  }

  @Test func shortRowsAndEmptyTable() {
    #expect(Table().lines().isEmpty)
    #expect(Table(rows: [["a", "b"], ["c"]]).lines().map(\.plain) == ["a  b", "c"])
  }

  @Test(arguments: [("社区", 5, "社区 "), ("社区", 4, "社区"), ("社区", 3, "社区")])
  func pads(text: String, width: Int, expected: String) {
    #expect(text.padded(to: width) == expected)
  }

  @Test func padsRightAndCenter() {
    #expect("中".padded(to: 5, .right) == "   中")
    #expect("中".padded(to: 5, .center) == " 中  ")
  }

  @Test(arguments: [
    ("社区治理", 8, "社区治理"), ("社区治理", 7, "社区治…"), ("社区治理", 6, "社区…"), ("ab", 0, ""), ("社", 1, "…"),
  ])
  func truncates(text: String, width: Int, expected: String) {
    #expect(text.truncated(to: width) == expected)
  }
}
