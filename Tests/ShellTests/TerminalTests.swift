import Foundation
import TerminalHarness
import Testing

/// The program itself at a terminal, with the project's own rule base.
@Suite(.serialized) struct TerminalTests {
  private func started(state: String? = nil, columns: Int = 80) throws -> Pseudoterminal {
    let terminal = try Pseudoterminal(
      Pseudoterminal.built("wence"), ["--lang", "zh"],
      environment: state.map { ["XDG_STATE_HOME": $0] } ?? [:], columns: columns, height: 40)
    try terminal.wait("waited for the prompt") { $0.text.hasSuffix("问策>") && $0.isBracketedPasteOn }
    return terminal
  }

  private func leave(_ terminal: Pseudoterminal) throws {
    terminal.type("\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(terminal.screen.unknown.isEmpty)
    #expect(!terminal.screen.isBracketedPasteOn)
  }

  @Test func answersAndShowsTheSituationInThePrompt() throws {
    let terminal = try started()
    #expect(terminal.screen.text.contains("54 种做法"))
    terminal.type("我们安置小区停车乱收费，大家意见很大\r")
    try terminal.wait(forText: "问策〔安置小区")
    #expect(terminal.screen.text.contains("〔B7〕"))
    #expect(terminal.screen.text.contains("第 41 行"))
    terminal.type(".换一件\r")
    try terminal.wait("forgotten") { $0.text.hasSuffix("问策>") }
    try leave(terminal)
  }

  @Test func chineseIsEditedAcrossRows() throws {
    let terminal = try started(columns: 30)
    terminal.type("我们安置小区里面停车乱收费大家意见都很大")
    try terminal.wait("wrapped") { $0.text.hasSuffix("> 我们安置小区里面停车乱收\n费大家意见都很大") }
    terminal.type("\u{1B}[H\u{1B}[3~\u{1B}[3~")
    try terminal.wait("deleted at the start") { $0.text.hasSuffix("> 安置小区里面停车乱收费大\n家意见都很大") }
    terminal.resize(columns: 60)
    try terminal.wait("one row") { $0.text.hasSuffix("> 安置小区里面停车乱收费大家意见都很大") }
    terminal.type("\u{3}")
    try terminal.wait("cancelled") { $0.text.hasSuffix("\n问策>") }
    try leave(terminal)
  }

  @Test func tabOffersChineseCandidates() throws {
    let terminal = try started()
    terminal.type("我们是公租\t")
    try terminal.wait("completed") { $0.text.contains("> 我们是公租房小区") }
    terminal.type("\u{3}.出\t")
    try terminal.wait("command completed") { $0.text.contains("> .出处") }
    terminal.type("\u{3}")
    try terminal.wait("cancelled") { $0.text.hasSuffix("\n问策>") }
    try leave(terminal)
  }

  @Test func historyOutlivesTheProgram() throws {
    let state = FileManager.default.temporaryDirectory.appending(path: "wence-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: state) }
    let first = try started(state: state)
    first.type("楼上装修太吵\r")
    try first.wait("answered") { $0.text.hasSuffix(">") && $0.text.contains("楼上装修太吵\n") }
    try leave(first)
    let second = try started(state: state)
    second.type("\u{1B}[A")
    try second.wait("recalled") { $0.text.hasSuffix("> 楼上装修太吵") }
    second.type("\u{3}")
    try second.wait("cancelled") { $0.text.hasSuffix("\n问策>") }
    try leave(second)
    let mode = try FileManager.default.attributesOfItem(atPath: state + "/wence/history")[.posixPermissions]
    #expect((mode as? Int) == 0o600)
  }

  @Test func dumbTerminalGetsNoEscapes() throws {
    let terminal = try Pseudoterminal(
      Pseudoterminal.built("wence"), ["--lang", "zh"], environment: ["TERM": "dumb"])
    terminal.type("楼上装修太吵\n\u{4}")
    #expect(try terminal.waitForExit() == 0)
    #expect(!terminal.output.contains(0x1B))
  }
}
