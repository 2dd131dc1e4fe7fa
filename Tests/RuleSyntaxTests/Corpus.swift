import Diagnostics
import Foundation
import RuleSyntax

/// The files that the laws of the syntax are held against.
enum Corpus {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let grammar = source("Sources/RuleSyntax/GRAMMAR.md")

  /// Every rule file and seed of the repository.
  static let files: [SourceFile] = ["rules", "seeds"].flatMap { folder in
    let path = root.appendingPathComponent(folder).path
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { source(folder + "/" + $0) }
  }

  static func source(_ path: String) -> SourceFile {
    let text = (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    return SourceFile(path: path, text: text)
  }

  /// Rules as they would stand in a file.
  static func program(_ rules: String) -> SourceFile {
    SourceFile(path: "test.md", text: "```wence\n\(rules)\n```\n")
  }
}

extension SyntaxFile {
  /// `E0205 3:5`, with lines and columns of scalars counted from 1.
  var marks: [String] {
    diagnostics.map { diagnostic in
      let before = source.text.utf8.prefix(diagnostic.location.range.lowerBound)
      let text = String(decoding: before, as: UTF8.self)
      let line = text.unicodeScalars.count { $0 == "\n" } + 1
      let column = text.unicodeScalars.reversed().prefix { $0 != "\n" }.count + 1
      return "\(diagnostic.code) \(line):\(column) \(diagnostic.message.chinese)"
    }
  }
}
