import Foundation
import TerminalHarness
import Testing

/// Editing in a terminal, through a program that only reads lines.
@Suite(.serialized) struct EditorTests {
  @Test func chineseIsEditedAcrossRows() throws {
    let terminal = try Pseudoterminal.probe(columns: 20)
    terminal.type("业主反映电梯停运多日物业不修怎么办")
    try terminal.wait("typed") { $0.rows.prefix(2) == ["问> 业主反映电梯停运", "多日物业不修怎么办"] }
    #expect(terminal.screen.cursor == (1, 18))
    terminal.type("\u{1B}[H")
    try terminal.wait("Home") { $0.cursor == (0, 4) }
    terminal.type("a")
    try terminal.wait("padded row") {
      $0.rows.prefix(2) == ["问> a业主反映电梯停", "运多日物业不修怎么办"] && $0.cursor == (0, 5)
    }
    terminal.type("\u{1B}[C\u{1B}[C\u{7F}\u{1B}[3~")
    try terminal.wait("deleted on both sides") { $0.rows.prefix(2) == ["问> a业映电梯停运多", "日物业不修怎么办"] }
    terminal.type("\u{1B}OF吗")
    try terminal.wait("End") { $0.rows[1] == "日物业不修怎么办吗" && $0.cursor == (1, 18) }
    terminal.type("\r")
    try terminal.wait(forText: "<a业映电梯停运多日物\n业不修怎么办吗>")
    try terminal.finish()
  }

  @Test func charactersOfSeveralScalarsMoveAndGoAsOne() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("e\u{301}👨‍👩‍👧好é")
    terminal.type("\u{1B}[D\u{1B}[D\u{7F}\u{7F}x\r")
    try terminal.wait(forText: "<x好é>")
    try terminal.finish()
  }

  @Test func tabListsChineseCandidatesAndCompletes() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("问 物\t")
    try terminal.wait("common beginning and list") {
      $0.rows.prefix(3) == ["问> 问 物业", "物业管理  物业费", ""] && $0.cursor == (0, 11)
    }
    terminal.type("费")
    try terminal.wait("list cleared") { $0.rows.prefix(2) == ["问> 问 物业费", ""] }
    terminal.type(" 电\t")
    try terminal.wait("the only one") { $0.rows.prefix(2) == ["问> 问 物业费 电梯加装", ""] }
    terminal.type("\r")
    try terminal.wait(forText: "<问 物业费 电梯加装>")
    try terminal.finish()
  }

  @Test func controlCGivesUpTheLineOnly() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("还没写完\u{3}")
    try terminal.wait("cancelled") { $0.rows.prefix(3) == ["问> 还没写完^C", "(interrupted)", "问>"] }
    terminal.type("好\r")
    try terminal.wait(forText: "<好>")
    try terminal.finish()
  }

  @Test func controlCStopsWorkAndWhatIsTypedMeanwhileIsKept() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("work\r")
    try terminal.wait(forText: "(working)")
    terminal.type("先打好\r")
    terminal.send(signal: SIGINT)
    try terminal.wait(forText: "(stopped)\n问> 先打好\n<先打好>")
    try terminal.finish()
  }

  @Test func controlDEndsAnEmptyLineAndDeletesInAnother() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("甲乙\u{1}\u{4}")
    try terminal.wait("deleted") { $0.rows[0] == "问> 乙" }
    terminal.type("\u{4}\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.screen.text.hasSuffix("(end)"))
  }

  @Test func historyIsRecalledAlsoByTheNextProgram() throws {
    let path = temporaryPath("history")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let first = try Pseudoterminal.probe(history: path)
    for line in ["电梯停运", " 不留", "楼道堆物"] {
      first.type(line + "\r")
      try first.wait(forText: "<\(line)>")
    }
    try first.finish()
    let second = try Pseudoterminal.probe(history: path)
    second.type("草稿\u{1B}[A")
    try second.wait("newest") { $0.rows[0] == "问> 楼道堆物" }
    second.type("\u{1B}[A")
    try second.wait("older") { $0.rows[0] == "问> 电梯停运" }
    second.type("\u{10}\u{1B}OB\u{E}")
    try second.wait("the draft waits") { $0.rows[0] == "问> 草稿" }
    try second.finish()
  }

  @Test func searchFindsChinese() throws {
    let path = temporaryPath("history")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("\"电梯停运多日\"\n\"楼道堆物\"\n\"加装电梯\"\n".utf8).write(to: URL(fileURLWithPath: path))
    let terminal = try Pseudoterminal.probe(history: path)
    terminal.type("\u{12}电梯")
    try terminal.wait("found") { $0.rows[0] == "? 电梯 › 加装电梯" }
    terminal.type("\u{12}")
    try terminal.wait("older") { $0.rows[0] == "? 电梯 › 电梯停运多日" }
    terminal.type("x")
    try terminal.wait("not found") { $0.rows[0] == "? 电梯x › 电梯停运多日" }
    terminal.type("\u{7F}\u{7}")
    try terminal.wait("back at the line") { $0.rows[0] == "问>" }
    terminal.type("\u{12}堆\r")
    try terminal.wait(forText: "<楼道堆物>")
    try terminal.finish()
  }

  @Test func aSuggestionIsTakenWithTheArrow() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("电梯停运怎么办\r")
    try terminal.wait(forText: "<电梯停运怎么办>\n问>")
    terminal.type("电梯")
    try terminal.wait("offered") { $0.rows[2] == "问> 电梯停运怎么办" && $0.cursor == (2, 8) }
    terminal.type("\u{1B}[C。\r")
    try terminal.wait(forText: "<电梯停运怎么办。>")
    terminal.type("电\r")
    try terminal.wait("an offer is not part of the line") { $0.text.hasSuffix("问> 电\n<电>\n问>") }
    try terminal.finish()
  }

  @Test func aPasteOfSeveralLinesIsOneLine() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("\u{1B}[200~第一行\r第二行\r\n\u{1B}[201~")
    try terminal.wait("shown, not run") { $0.rows.prefix(3) == ["问> 第一行", "… 第二行", ""] }
    terminal.type("\u{1B}[D！\r")
    try terminal.wait(forText: "<第一行|第二！行>")
    terminal.type("\u{1B}[A")
    try terminal.wait("recalled") { $0.text.hasSuffix("问> 第一行\n… 第二！行") }
    try terminal.finish()
  }

  @Test func aLargePasteArrivesWhole() throws {
    let terminal = try Pseudoterminal.probe(columns: 80)
    let text = String(repeating: "电梯停运", count: 5000)
    terminal.type("\u{1B}[200~\(text)\u{1B}[201~末\r")
    try terminal.wait("answered") { $0.text.hasSuffix("运末>\n问>") }
    #expect((terminal.screen.scrolledOff + terminal.screen.rows).joined().contains("<\(text)末>"))
    let before = terminal.screen.scrolledOff.count
    terminal.type("\u{1B}[A\r")
    try terminal.wait("recalled") {
      $0.scrolledOff.count > before + 490 && $0.text.hasSuffix("运末>\n问>")
    }
    try terminal.finish()
  }

  @Test func arrowsMoveInsideATextOfSeveralLines() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("旧\r")
    try terminal.wait(forText: "<旧>\n问>")
    terminal.type("\u{1B}[200~甲乙丙\n丁\u{1B}[201~\u{1B}[A")
    try terminal.wait("in the first line") { $0.cursor == (2, 6) }
    terminal.type("！\u{1B}[B\u{1B}[B")
    try terminal.wait("at the end, nothing newer") { $0.cursor == (3, 4) && $0.rows[2] == "问> 甲！乙丙" }
    terminal.type("\u{1B}[A\u{1B}[A")
    try terminal.wait("then the history") { $0.rows[2] == "问> 旧" }
    try terminal.finish()
  }

  @Test func altEnterBeginsAnotherLine() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("甲\u{1B}\r乙\r")
    try terminal.wait(forText: "<甲|乙>")
    try terminal.finish()
  }
}
