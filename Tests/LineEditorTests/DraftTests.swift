import Testing

@testable import LineEditor

struct DraftTests {
  @Test(arguments: [
    (0, 1, 4), (2, 1, 6), (3, 1, 6), (4, -1, 0), (6, -1, 2), (4, 1, 7), (7, -1, 4), (9, -1, 6),
  ])
  func movesByLines(cursor: Int, lines: Int, expected: Int) {
    #expect(Draft(text: "一二三\nab\n四五六", cursor: cursor).moved(lines: lines)?.cursor == expected)
  }

  @Test func staysAtBothEnds() {
    #expect(Draft(text: "一\n二", cursor: 1).moved(lines: -1) == nil)
    #expect(Draft(text: "一\n二", cursor: 2).moved(lines: 1) == nil)
    #expect(Draft(text: "", cursor: 0).moved(lines: 1) == nil)
  }
}
