import Testing
import Typography

struct StyledTextTests {
  @Test func neighboursOfOneStyleAreOneRun() {
    let text = StyledText("社", .strong) + StyledText("") + StyledText("区", .strong)
    #expect(text == StyledText("社区", .strong))
    #expect(text.runs.count == 1)
  }

  @Test func interpolationKeepsStyles() {
    let count = 3
    let text: StyledText = "matched \(count, .good) of \(StyledText("four", .dim))"
    #expect(text.plain == "matched 3 of four")
    #expect(text.runs.map(\.style) == [.plain, .good, .plain, .dim])
  }

  @Test func linesSplitInsideARun() {
    let text = StyledText("一\n二", .bad) + StyledText("\r\n三")
    #expect(text.lines.map(\.plain) == ["一", "二", "三"])
    #expect(text.lines[1].runs.first?.style == .bad)
  }

  @Test func joinedWithASeparator() {
    let parts = [StyledText("甲"), StyledText("乙", .link)]
    #expect(parts.joined(separator: "、").plain == "甲、乙")
  }

  @Test func styledLeavesOtherStylesAlone() {
    let text: StyledText = "a\("b", .bad)"
    #expect(text.styled(.dim).runs.map(\.style) == [.dim, .bad])
  }

  @Test func plainPaletteIsTheTextItself() {
    let text = StyledText("a\u{1B}[31m", .bad)
    #expect(Palette.plain.render(text) == "a\u{1B}[31m")
  }

  @Test func ansiClosesEachRun() {
    let text: StyledText = "a\("b", .good)c"
    #expect(Palette.ansi.render(text) == "a\u{1B}[32mb\u{1B}[0mc")
  }

  @Test func quotedControlsCannotDriveTheTerminal() {
    let shown = Palette.ansi.render(StyledText("x\u{1B}]0;t\u{7}\u{9B}2J\u{7F}\r\ny\n\t"))
    #expect(shown == "x␛]0;t␇\u{FFFD}2J␡␍\ny\n\t")
  }

  @Test func everyStyleButPlainShows() {
    for style in Style.allCases where style != .plain {
      #expect(Palette.ansi.render(StyledText("x", style)) != "x", "\(style)")
    }
  }
}
