import Archive
import Diagnostics
import Parallel

/// The files of a rule base as text, and what kept any of them from being read.
struct RuleFiles {
  var files: [SourceFile] = []
  var troubles: [Trouble] = []
  /// Of the bytes that were read, and of the names of the files in the folder of the rules.
  private(set) var fingerprint: UInt64 = 0

  /// All Markdown files under `rules/` and `seeds/` of `root`.
  init(root: String) {
    let paths = Self.paths(root: root)
    let contents = paths.mapConcurrently { path in Self.bytes(of: path) }
    fingerprint = Self.fingerprint(zip(paths, contents.map { (try? $0.get()) ?? [] }), root: root)
    let pairs = Array(zip(paths, contents))
    for file in pairs.mapConcurrently({ path, bytes in Self.file(path, bytes) }) { keep(file) }
    if paths.isEmpty {
      troubles.append(
        Trouble(message: say("“\(root)”里没有规则文件（*.md）。", "“\(root)” holds no rule files (*.md).")))
    }
  }

  init(_ files: [SourceFile] = []) { self.files = files }

  private static func paths(root: String) -> [String] {
    let prefix = root == "." ? "" : root + "/"
    return ["rules", "seeds"].flatMap { Files.files(under: prefix + $0, suffix: ".md") }
  }

  /// As `fingerprint`, of the files as they are now; `nil` where one cannot be read.
  static func fingerprint(root: String) -> UInt64? {
    let paths = paths(root: root)
    var whole = Checksum()
    for path in paths {
      whole.add(Self.path(path, in: root))
      do { try Files.forEachPiece(of: path) { whole.add($0) } } catch { return nil }
    }
    return whole.value
  }

  private static func fingerprint(_ files: some Sequence<(String, [UInt8])>, root: String) -> UInt64 {
    var whole = Checksum()
    for (path, bytes) in files {
      whole.add(Self.path(path, in: root))
      for piece in bytes.indices.pieces(of: Files.pieceSize) { whole.add(bytes[piece]) }
    }
    return whole.value
  }

  /// A path as seen from the folder of the rules.
  static func path(_ path: String, in root: String) -> String {
    root == "." ? path : String(path.dropFirst(root.count + 1))
  }

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
    keep(Self.file(path, Self.bytes(of: path)))
    return path
  }

  private mutating func keep(_ file: Result<SourceFile, Trouble>) {
    switch file {
    case .success(let file): files.append(file)
    case .failure(let trouble): troubles.append(trouble)
    }
  }

  private static func bytes(of path: String) -> Result<[UInt8], Trouble> {
    Result { () throws(Trouble) in try Files.bytes(of: path) }
  }

  private static func file(_ path: String, _ bytes: Result<[UInt8], Trouble>) -> Result<SourceFile, Trouble> {
    Result { () throws(Trouble) in SourceFile(path: path, text: try text(of: path, bytes.get())) }
  }

  private static func text(of path: String, _ content: [UInt8]) throws(Trouble) -> String {
    var bytes = content[...]
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
