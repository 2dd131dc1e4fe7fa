import Diagnostics
import Parallel

/// The files of a rule base as text, and what kept any of them from being read.
struct RuleFiles {
  var files: [SourceFile] = []
  var troubles: [Trouble] = []

  /// All Markdown files under `rules/` and `seeds/` of `root`.
  init(root: String) {
    let prefix = root == "." ? "" : root + "/"
    let paths = ["rules", "seeds"].flatMap { Files.files(under: prefix + $0, suffix: ".md") }
    for file in paths.mapConcurrently({ path in Self.file(path) }) { keep(file) }
    if paths.isEmpty {
      troubles.append(
        Trouble(message: say("“\(root)”里没有规则文件（*.md）。", "“\(root)” holds no rule files (*.md).")))
    }
  }

  init() {}

  /// Adds a file, or all Markdown files of a folder. Answers with the paths added or there already.
  mutating func add(_ path: String) -> [String] {
    if !Files.isDirectory(path) { return [add(file: path)] }
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    return Files.files(under: trimmed, suffix: ".md").map { add(file: $0) }
  }

  private mutating func add(file path: String) -> String {
    if let real = Files.real(path), let known = files.first(where: { Files.real($0.path) == real }) {
      return known.path
    }
    keep(Self.file(path))
    return path
  }

  private mutating func keep(_ file: Result<SourceFile, Trouble>) {
    switch file {
    case .success(let file): files.append(file)
    case .failure(let trouble): troubles.append(trouble)
    }
  }

  private static func file(_ path: String) -> Result<SourceFile, Trouble> {
    do {
      return .success(SourceFile(path: path, text: try text(of: path)))
    } catch {
      return .failure(error)
    }
  }

  private static func text(of path: String) throws(Trouble) -> String {
    var bytes = try Files.bytes(of: path)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if let index = bytes.firstIndex(of: 0) {
      let line = bytes[..<index].count { $0 == 0x0A } + 1
      throw Trouble(
        message: say(
          "\(path):\(line)：有空字节，不是文本文件。", "\(path):\(line): holds a NUL byte; it is no text file."))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = firstInvalidLine(in: bytes)
      throw Trouble(message: say("\(path):\(line)：不是 UTF-8 文本。", "\(path):\(line): is not UTF-8 text."))
    }
    return text
  }

  private static func firstInvalidLine(in bytes: ArraySlice<UInt8>) -> Int {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }
}
