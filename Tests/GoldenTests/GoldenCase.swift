import Foundation

/// A golden file: a title, files that the commands find in their folder, and commands with what they print exactly.
///
///     # The title
///
///     ==> rules/one.md
///     …
///     <==
///
///     $ wence check rules
///     what goes to standard output
///     ! what goes to standard error
///     = 1
struct GoldenCase {
  struct File: Equatable {
    var path: String
    var text: String
  }

  struct Step: Equatable {
    var command: String
    var output: [String] = []
    var errors: [String] = []
    var status: Int32 = 0
  }

  enum Mistake: Error, Equatable {
    case noTitle, noStep
    case openFile(String)
    case stray(line: Int)
  }

  var title: String
  var files: [File] = []
  var steps: [Step] = []

  init(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    guard let title = lines.popFirst(), title.hasPrefix("# ") else { throw Mistake.noTitle }
    self.title = String(title.dropFirst(2))
    while let line = lines.popFirst() {
      if line.hasPrefix("==> ") {
        guard let end = lines.firstIndex(of: "<==") else { throw Mistake.openFile(line) }
        files.append(File(path: String(line.dropFirst(4)), text: lines[..<end].map { $0 + "\n" }.joined()))
        lines = lines[(end + 1)...]
      } else if line.hasPrefix("$ ") {
        steps.append(Self.step(String(line.dropFirst(2)), &lines))
      } else if !line.isEmpty {
        throw Mistake.stray(line: lines.startIndex)
      }
    }
    if steps.isEmpty { throw Mistake.noStep }
  }

  /// A step ends with its status.
  private static func step(_ command: String, _ lines: inout ArraySlice<String>) -> Step {
    var step = Step(command: command)
    while let line = lines.popFirst() {
      if line.hasPrefix("= "), let status = Int32(line.dropFirst(2)) {
        step.status = status
        break
      }
      if line.hasPrefix("! ") || line == "!" {
        step.errors.append(String(line.dropFirst(2)))
      } else {
        step.output.append(line)
      }
    }
    return step
  }

  var text: String {
    var lines = ["# \(title)"]
    for file in files {
      lines +=
        ["", "==> \(file.path)"]
        + file.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) + [
          "<=="
        ]
    }
    for step in steps {
      lines += ["", "$ \(step.command)"] + step.output
      lines += step.errors.map { $0.isEmpty ? "!" : "! \($0)" } + ["= \(step.status)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
