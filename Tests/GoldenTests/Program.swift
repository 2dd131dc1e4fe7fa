import Foundation

/// The built program, run as a user runs it.
enum Program {
  struct Run {
    var output: Data
    var errors: Data
    var status: Int32

    var text: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Beside the test bundle.
  static let folder: URL = {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for folder in [bundle, packageRoot.appending(path: ".build/debug")]
    where FileManager.default.isExecutableFile(atPath: folder.appending(path: "wence").path) {
      return folder
    }
    return bundle
  }()

  /// Runs a command in `place`, the program first on its path, in Chinese, with the rules of this package.
  static func run(
    _ command: [String], in place: URL, input: Data = Data(), environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = place
    let fixed = [
      "PATH": "\(folder.path):/usr/bin:/bin", "LC_ALL": "zh_CN.UTF-8", "WENCE_RULES": packageRoot.path,
      "TERM": "dumb",
    ]
    process.environment = fixed.merging(environment) { _, given in given }
    let scratch = try Scratch([])
    defer { scratch.remove() }
    let (inputFile, outputFile, errorFile) = try (
      scratch.file("in", input), scratch.file("out"), scratch.file("err")
    )
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return Run(
      output: try Data(contentsOf: outputFile), errors: try Data(contentsOf: errorFile),
      status: process.terminationStatus)
  }

  static func wence(
    _ arguments: [String], in place: URL? = nil, input: Data = Data(), environment: [String: String] = [:]
  )
    throws -> Run
  {
    let folder = place ?? packageRoot
    return try run(
      [self.folder.appending(path: "wence").path] + arguments, in: folder, input: input,
      environment: environment)
  }
}

/// A folder of its own for one test.
struct Scratch {
  let folder: URL

  init(_ files: [GoldenCase.File] = []) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "wence-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for one in files { try file(one.path, Data(one.text.utf8)) }
  }

  @discardableResult func file(_ path: String, _ data: Data = Data()) throws -> URL {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
    return url
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
