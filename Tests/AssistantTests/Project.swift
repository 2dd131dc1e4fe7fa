import Assistant
import Diagnostics
import Foundation

/// The project's own rule base, built once for all tests.
enum Project {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let sources: [SourceFile] = ["rules", "seeds"].flatMap { folder -> [SourceFile] in
    let directory = root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
      (try? String(contentsOf: directory.appending(path: name), encoding: .utf8)).map {
        SourceFile(path: "\(folder)/\(name)", text: $0)
      }
    }
  }

  static let built = Knowledge.build(from: sources)
  static var knowledge: Knowledge { built.knowledge }
}

/// Knowledge from the inside of one `wence` block.
func knowledge(_ block: String) -> (knowledge: Knowledge, diagnostics: [Diagnostic]) {
  Knowledge.build(from: [SourceFile(path: "test.md", text: "```wence\n\(block)\n```\n")])
}

/// The generator of Vigna's splitmix64: small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
