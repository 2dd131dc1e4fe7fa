import Testing
import Typography

struct CellWidthTests {
  @Test(arguments: [
    ("abc", 3), ("", 0), ("社区", 4), ("“好”", 4), ("—…·", 3), ("（，）", 6), ("\u{3000}", 2), ("e\u{301}", 1),
    ("\u{301}", 0), ("é", 1), ("ﾊﾝ", 2), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2),
    ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("𠮷", 2), ("a\u{200B}b", 2), ("\r\n", 0), ("\u{1B}", 0),
    ("１２", 4), ("℃", 1), ("①", 1), ("ª", 1),
  ])
  func width(text: String, cells: Int) {
    #expect(text.cellWidth == cells, "\(text)")
  }

  @Test func everyCommonIdeographIsWide() {
    for value in UInt32(0x4E00)...0x9FFF {
      #expect(Unicode.Scalar(value)?.cellWidth == 2)
    }
  }
}
