import Foundation
import Testing

@testable import LineEditor

struct HistoryTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "history-\(UUID().uuidString)")
  private var path: String { folder.appendingPathComponent("state/history").path }

  @Test func survivesARestart() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var history = History(path: path)
    for line in ["一", "two\nlines \"quoted\" \\ \u{1}", " hidden", "", "一"] { history.enter(line) }
    #expect(history.entries == ["two\nlines \"quoted\" \\ \u{1}", "一"])
    #expect(History(path: path).entries == history.entries)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let lines = try String(contentsOfFile: path, encoding: .utf8)
    #expect(lines == "\"一\"\n\"two\\nlines \\\"quoted\\\" \\\\ \\u0001\"\n\"一\"\n")
  }

  @Test func badLinesArePassedOver() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    let bytes =
      Data("\"好\"\nnot json\n\"open\n\"\\uZZZZ\"\n\"\\ud83d\\ude00\"\n\"".utf8) + Data([0xFF, 0x22, 0x0A])
    try (bytes + Data("\"cut".utf8)).write(to: URL(fileURLWithPath: path))
    var history = History(path: path)
    #expect(history.entries == ["好", "😀", "\u{FFFD}"])
    history.enter("后")
    #expect(History(path: path).entries.last == "后")
  }

  @Test func twoProgramsAppendToOneFile() {
    defer { try? FileManager.default.removeItem(at: folder) }
    var one = History(path: path)
    var two = History(path: path)
    one.enter("甲")
    two.enter("乙")
    one.enter("丙")
    #expect(History(path: path).entries == ["甲", "乙", "丙"])
  }

  @Test func anOvergrownFileIsCut() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var history = History(path: path, limit: 10)
    for number in 1...25 { history.enter("第\(number)") }
    #expect(History(path: path, limit: 10).entries == (16...25).map { "第\($0)" })
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 10)
  }

  @Test func aPathThatCannotBeWrittenIsNoReasonToStop() {
    var history = History(path: "/proc/none/history")
    history.enter("一")
    #expect(history.entries == ["一"])
  }

  @Test func walkKeepsWhatWasEdited() {
    var history = History(path: nil)
    history.enter("a")
    history.enter("b")
    var walk = HistoryWalk(history)
    #expect(walk.step(1, in: history, from: "draft") == nil)
    #expect(walk.step(-1, in: history, from: "draft") == "b")
    #expect(walk.step(-1, in: history, from: "b2") == "a")
    #expect(walk.step(-1, in: history, from: "a") == nil)
    #expect(walk.step(1, in: history, from: "a") == "b2")
    #expect(walk.step(1, in: history, from: "b2") == "draft")
  }

  @Test func searchGoesOlderNewerAndBack() {
    var history = History(path: nil)
    for line in ["电梯加装", "楼道堆物", "电梯停运", "Lift broken"] { history.enter(line) }
    var search = HistorySearch(history)
    search.type("电")
    #expect(search.found == "电梯停运")
    search.type("梯")
    #expect(search.found == "电梯停运")
    search.older()
    #expect(search.found == "电梯加装")
    search.older()
    #expect(search.hasFailed && search.found == "电梯加装")
    search.newer()
    #expect(!search.hasFailed && search.found == "电梯停运")
    search.type("x")
    #expect(search.hasFailed)
    search.eraseLast()
    #expect(!search.hasFailed && search.found == "电梯停运")
    search.eraseLast()
    search.eraseLast()
    #expect(search.query.isEmpty && search.found == nil)
    search.type("lift")
    #expect(search.found == "Lift broken")
  }

  @Test func suggestionIsTheNewestThatGoesOn() {
    var history = History(path: nil)
    for line in ["电梯加装", "电梯停运", "电\n多行"] { history.enter(line) }
    #expect(history.suggestion(after: "电梯") == "停运")
    #expect(history.suggestion(after: "") == "")
    #expect(history.suggestion(after: "电梯停运") == "")
  }

  @Test(arguments: ["", "a", "\"\\\n\t\r\u{0}\u{1F}\u{7F}\u{85}", "社区😀e\u{301}", "\u{2028}"])
  func jsonReadsWhatItWrote(text: String) {
    #expect(JSONText.decode(JSONText.encode(text)) == text)
    #expect((try? JSONDecoder().decode(String.self, from: Data(JSONText.encode(text).utf8))) == text)
  }

  @Test(arguments: ["", "\"", "a", "\"a\"b\"", "\"\\x\"", "\"\\u12\"", "\"\\u+123\"", "[\"a\"]"])
  func notJSON(source: String) {
    #expect(JSONText.decode(source) == nil)
  }
}
