import Diagnostics
import Foundation
import RuleModel
import RuleSyntax

/// A rulebook from the inside of one `wence` block.
func resolve(_ block: String) -> (book: Rulebook, diagnostics: [Diagnostic]) {
  let source = SourceFile(path: "test.md", text: "```wence\n\(block)\n```\n")
  return Rulebook.resolve([SyntaxFile.parse(source)])
}

/// The project's own rules and seeds, in the order of their paths.
func projectFiles() throws -> [SourceFile] {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try ["rules", "seeds"].flatMap { folder in
    let directory = root.appending(path: folder)
    return try FileManager.default.contentsOfDirectory(atPath: directory.path).filter { $0.hasSuffix(".md") }
      .sorted()
      .map { name in
        SourceFile(
          path: "\(folder)/\(name)",
          text: try String(contentsOf: directory.appending(path: name), encoding: .utf8))
      }
  }
}

func resolveProject() throws -> (book: Rulebook, diagnostics: [Diagnostic]) {
  let files = try projectFiles()
  let names = SyntaxFile.declaredNames(in: files)
  return Rulebook.resolve(files.map { SyntaxFile.parse($0, names: names) })
}
