import Foundation
import TerminalHarness
import Testing

extension Pseudoterminal {
  static let probePath = built("editor-probe")

  /// The probe, once it has shown its prompt.
  static func probe(
    history: String? = nil, environment: [String: String] = [:], columns: Int = 40, height: Int = 12
  ) throws -> Pseudoterminal {
    let terminal = try Pseudoterminal(
      probePath, history.map { [$0] } ?? [], environment: environment, columns: columns, height: height)
    try terminal.wait("waited for the prompt") { $0.rows[0] == "问>" && $0.isBracketedPasteOn }
    return terminal
  }

  /// Gives up the line, ends the probe and looks at what it leaves behind.
  func finish() throws {
    try wait("waited for the prompt") { $0.isBracketedPasteOn && $0.cursor.column >= 4 }
    type("\u{3}")
    try wait("waited for the end of the line") { $0.text.hasSuffix("(interrupted)\n问>") }
    type("\u{4}")
    #expect(try waitForExit() == 0)
    #expect(screen.unknown.isEmpty)
    #expect(!screen.isBracketedPasteOn)
    #expect(screen.isCursorVisible)
  }
}

func temporaryPath(_ name: String) -> String {
  FileManager.default.temporaryDirectory.appendingPathComponent("\(name)-\(UUID().uuidString)").path
}
