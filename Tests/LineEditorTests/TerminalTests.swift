import Foundation
import TerminalHarness
import Testing

/// The editor and what surrounds it: signals, locales, settings of the user, other programs at the terminal.
@Suite(.serialized) struct TerminalTests {
  @Test(arguments: [13, 17, 24, 60])
  func resizingWhileEditing(columns: Int) throws {
    let terminal = try Pseudoterminal.probe(columns: 30)
    terminal.type("早\r")
    try terminal.wait(forText: "<早>\n问>")
    terminal.type("一二三四五六七八九十一二三四五六七八九十\u{1B}[D")
    try terminal.wait("typed") { $0.cursor == (3, 12) }
    terminal.resize(columns: columns)
    terminal.type("末")
    try terminal.wait("drawn anew") { $0.text.filter { $0 != "\n" }.hasSuffix("九末十") }
    #expect(terminal.screen.rows.prefix(2) == ["问> 早", "<早>"])
    #expect(terminal.screen.text.split(separator: "\n").dropFirst(2).joined() == "问> 一二三四五六七八九十一二三四五六七八九末十")
    try terminal.finish()
  }

  @Test func brokenBytesShowAndDoNotEndTheLine() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type(bytes: [0xFF] + Array("好".utf8) + [0x00, 0xE5, 0x8C] + Array("x\r".utf8))
    try terminal.wait(forText: "<\u{FFFD}好\u{FFFD}x>")
    try terminal.finish()
  }

  @Test func latinLettersAreTextNotMetaKeys() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("âé ÿ\u{1B}b_\r")
    try terminal.wait(forText: "<âé _ÿ>")
    try terminal.finish()
  }

  @Test(arguments: ["C", "POSIX", "xx_YY.UTF-8", ""])
  func chineseWorksInEveryLocale(locale: String) throws {
    let terminal = try Pseudoterminal.probe(environment: ["LC_ALL": locale])
    terminal.type("社区\u{1B}[D（\r")
    try terminal.wait(forText: "<社（区>")
    try terminal.finish()
  }

  @Test func viModeOfTheUserKeepsTheOwnKeys() throws {
    let home = temporaryPath("home")
    defer { try? FileManager.default.removeItem(atPath: home) }
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try Data("bind -v\n".utf8).write(to: URL(fileURLWithPath: home + "/.editrc"))
    let terminal = try Pseudoterminal.probe(environment: ["HOME": home])
    terminal.type("物业费é\r")
    try terminal.wait(forText: "<物业费é>\n问>")
    terminal.type("乙\u{1B}")
    try terminal.wait("a lone escape counts soon") { $0.cursor.column == 4 }
    terminal.type("k")
    try terminal.wait("older") { $0.text.hasSuffix("问> 物业费é") }
    terminal.type("0x")
    try terminal.wait("deleted") { $0.text.hasSuffix("问> 业费é") }
    terminal.type("\u{1B}[FA！\u{1B}[1~甲\r")
    try terminal.wait(forText: "<甲业费é！>")
    try terminal.finish()
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGABRT])
  func aDeadlySignalLeavesTheTerminalOrdinary(signal: Int32) throws {
    let terminal = try Pseudoterminal.probe()
    #expect(!terminal.isTerminalOrdinary)
    terminal.type("半句")
    try terminal.wait("typed") { $0.rows[0] == "问> 半句" }
    terminal.send(signal: signal)
    #expect(try terminal.waitForExit() & 0x7F == signal)
    #expect(terminal.isTerminalOrdinary)
    #expect(!terminal.screen.isBracketedPasteOn)
  }

  @Test func theTerminalIsOrdinaryAfterTheEnd() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.isTerminalOrdinary)
  }

  @Test func anInterruptFromOutsideGivesUpTheLine() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("半句")
    try terminal.wait("typed") { $0.rows[0] == "问> 半句" }
    terminal.send(signal: SIGINT)
    try terminal.wait("cancelled") { $0.rows.prefix(3) == ["问> 半句^C", "(interrupted)", "问>"] }
    try terminal.finish()
  }

  @Test func stoppedFromOutsideTheTerminalIsTakenBack() throws {
    let terminal = try Pseudoterminal.probe()
    terminal.type("半句")
    try terminal.wait("typed") { $0.rows[0] == "问> 半句" }
    terminal.send(signal: SIGSTOP)
    terminal.makeOrdinary()
    terminal.send(signal: SIGCONT)
    try terminal.wait("taken back") { _ in !terminal.isTerminalOrdinary }
    terminal.type("话\r")
    try terminal.wait(forText: "<半句话>")
    try terminal.finish()
  }

  @Test func settingsThatTurnEditingOffDoNot() throws {
    let home = temporaryPath("home")
    defer { try? FileManager.default.removeItem(atPath: home) }
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    try Data("edit off\nsetty -d isig\nbind ^T ed-move-to-beg\n".utf8)
      .write(to: URL(fileURLWithPath: home + "/.editrc"))
    let terminal = try Pseudoterminal.probe(environment: ["HOME": home])
    terminal.type("乙\u{14}甲\r")
    try terminal.wait(forText: "<甲乙>")
    try terminal.finish()
  }

  @Test func suspendedAndResumedTheLineIsStillThere() throws {
    let terminal = try Pseudoterminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"], environment: ["PS1": "sh$ "], columns: 100, height: 12)
    try terminal.wait("shell") { $0.text.contains("sh$") }
    terminal.type("clear; \(Pseudoterminal.probePath)\r")
    try terminal.wait("prompt") { $0.text.hasSuffix("问>") && $0.isBracketedPasteOn }
    terminal.type("半句\u{1A}")
    try terminal.wait("stopped") { $0.text.contains("Stopped") && $0.text.hasSuffix("sh$") }
    terminal.type("fg\r")
    try terminal.wait("redrawn") { $0.text.hasSuffix("问> 半句") }
    terminal.type("话\r")
    try terminal.wait(forText: "<半句话>")
    terminal.type("\u{4}")
    try terminal.wait("the shell again") { $0.text.hasSuffix("(end)\nsh$") }
    terminal.type("exit\r")
    _ = try terminal.waitForExit()
  }

  @Test(arguments: ["dumb", ""])
  func offATerminalThereIsNoEditor(term: String) throws {
    let terminal = try Pseudoterminal(Pseudoterminal.probePath, environment: ["TERM": term])
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.screen.text == "not interactive")
    #expect(!terminal.output.contains(0x1B))
  }

  @Test func throughAPipeThereIsNoEditor() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Pseudoterminal.probePath)
    let output = Pipe()
    process.standardInput = Pipe()
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    #expect(
      String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        == "not interactive\n")
  }
}
