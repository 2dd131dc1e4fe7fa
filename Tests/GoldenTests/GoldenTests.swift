import Foundation
import Testing

@testable import wence

/// Every file under `Tests/Golden` is a case; `RECORD=1` writes what the program prints now, and fails.
@Suite struct GoldenTests {
  static let folder = Program.packageRoot.appending(path: "Tests/Golden")

  static let paths: [String] = {
    let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return all.filter { !Files.isDirectory(folder.appending(path: $0).path) }.sorted()
  }()

  @Test func allFilesAreCases() {
    #expect(!Self.paths.isEmpty)
    #expect(Self.paths.filter { !$0.hasSuffix(".golden") } == [])
  }

  @Test(arguments: paths.filter { $0.hasSuffix(".golden") })
  func golden(path: String) throws {
    let url = Self.folder.appending(path: path)
    let written = try String(contentsOf: url, encoding: .utf8)
    let wanted = try GoldenCase(written)
    var found = wanted
    let place = try Scratch(wanted.files)
    defer { place.remove() }
    for index in found.steps.indices { try run(&found.steps[index], in: place) }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try found.text.write(to: url, atomically: true, encoding: .utf8)
      Issue.record("recorded \(path)")
      return
    }
    #expect(found.text == written)
  }

  private func run(_ step: inout GoldenCase.Step, in place: Scratch) throws {
    let run = try Program.run(["/bin/sh", "-c", step.command], in: place.folder)
    step.output = lines(run.output)
    step.errors = lines(run.errors)
    step.status = run.status
  }

  /// A last line without its end is marked; a carriage return is shown.
  private func lines(_ data: Data) -> [String] {
    var text = String(decoding: data, as: UTF8.self)
    if text.isEmpty { return [] }
    if text.unicodeScalars.last == "\n" { text.unicodeScalars.removeLast() } else { text += "⏎̸" }
    return text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).replacingOccurrences(of: "\r", with: "␍") }
  }
}

@Suite struct GoldenCaseTests {
  static let sample = """
    # A title

    ==> rules/a.md
    text

    more
    <==

    $ wence check
    out
    ! err
    = 1

    $ true
    = 0

    """

  @Test func writingIsReadingBackwards() throws {
    let golden = try GoldenCase(Self.sample)
    #expect(golden.files == [GoldenCase.File(path: "rules/a.md", text: "text\n\nmore\n")])
    #expect(golden.steps.count == 2)
    #expect(
      golden.steps.first
        == GoldenCase.Step(command: "wence check", output: ["out"], errors: ["err"], status: 1))
    #expect(golden.text == Self.sample)
  }

  @Test func mistakesAreTold() {
    #expect(throws: GoldenCase.Mistake.noTitle) { try GoldenCase("title\n$ true\n= 0\n") }
    #expect(throws: GoldenCase.Mistake.noStep) { try GoldenCase("# title\n") }
    #expect(throws: GoldenCase.Mistake.openFile("==> a")) { try GoldenCase("# title\n==> a\nno end\n") }
    #expect(throws: GoldenCase.Mistake.stray(line: 2)) { try GoldenCase("# title\nstray\n$ true\n= 0\n") }
  }
}
