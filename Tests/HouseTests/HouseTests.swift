import Foundation
import Testing

/// The house as files: the root of the package, its sources, the doors that the manifest opens.
enum House {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func swiftFiles(under folder: String) -> [URL] {
    let start = root.appending(path: folder)
    let walk = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
    return (walk?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .sorted { $0.path < $1.path }
  }

  static let rooms: [String] = {
    let entries = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
    return (entries ?? []).filter { !$0.contains(".") }.sorted()
  }()

  static func lines(of file: URL) throws -> [Substring] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Names of rooms of ours that a file imports.
  static func imports(of file: URL) throws -> Set<String> {
    let names = try lines(of: file).compactMap { line -> String? in
      let words = line.split(separator: " ").map(String.init)
      guard let position = words.firstIndex(of: "import"), position <= 1, position + 1 < words.count else {
        return nil
      }
      return words[position + 1]
    }
    return Set(names).intersection(rooms)
  }

  /// The doors of a room as the manifest writes them.
  static func doors(of room: String) throws -> Set<String> {
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let starts = [
      "room(\n      \"\(room)\"", "room(\"\(room)\"", "name: \"\(room)\", dependencies:",
      "name: \"\(room)\",\n      dependencies:",
    ]
    guard let start = starts.compactMap({ manifest.range(of: $0) }).first else { return [] }
    let rest = manifest[start.upperBound...]
    let line = rest.prefix { $0 != "]" && $0 != ")" }
    return Set(rooms.filter { line.contains("\"\($0)\"") })
  }
}

@Suite struct HouseTests {
  @Test(arguments: House.rooms) func importsOnlyThroughDoors(room: String) throws {
    let doors = try House.doors(of: room)
    for file in House.swiftFiles(under: "Sources/\(room)") {
      let strangers = try House.imports(of: file).subtracting(doors).subtracting([room])
      #expect(
        strangers.isEmpty, "\(file.lastPathComponent) imports \(strangers.sorted()) past the doors of \(room)"
      )
    }
  }

  @Test func inferenceKnowsTheGroundOnly() throws {
    #expect(try House.doors(of: "Inference") == ["Facts", "Archive"])
    for file in House.swiftFiles(under: "Sources/Inference") {
      let text = try String(contentsOf: file, encoding: .utf8)
      let han = text.unicodeScalars.filter { ("\u{4E00}"..."\u{9FFF}").contains($0) }
      #expect(han.isEmpty, "\(file.lastPathComponent) holds a domain word")
    }
  }

  /// Without the C library and Foundation there is no way out but `print` and `readLine`.
  @Test func onlyTheDoorsDoInputAndOutput() throws {
    let doors: Set = ["Shell", "LineEditor", "wence", "CLibEdit"]
    for room in House.rooms where !doors.contains(room) {
      for file in House.swiftFiles(under: "Sources/\(room)") {
        for line in try House.lines(of: file) {
          let code = line.drop { $0 == " " }
          let isWayOut = ["import Glibc", "import Foundation", "print(", "debugPrint(", "readLine()"].contains
          { code.hasPrefix($0) }
          #expect(!isWayOut, "\(file.lastPathComponent): \(line)")
        }
      }
    }
  }

  /// Files of the sources in which `text` stands.
  private func files(with text: String) throws -> Set<String> {
    let files = try House.swiftFiles(under: "Sources").filter {
      try String(contentsOf: $0, encoding: .utf8).contains(text)
    }
    return Set(files.map(\.lastPathComponent))
  }

  @Test func oneFileKnowsTheJSONOfAnswers() throws {
    #expect(try files(with: "\"schema\"") == ["AnswerJSON.swift"])
  }

  @Test func onlyLoweringWritesEnginePrograms() throws {
    #expect(try files(with: ": RuleSource {") == ["Program.swift", "LoweredProgram.swift"])
    #expect(try files(with: " Program(").isEmpty)
  }

  @Test func noFileIsOverlong() throws {
    for file in House.swiftFiles(under: "Sources") + House.swiftFiles(under: "Tests") {
      let count = try House.lines(of: file).count
      #expect(count <= 401, "\(file.lastPathComponent) has \(count) lines")
    }
  }

  @Test func topLevelFoldersAreTheHouse() throws {
    let entries = try FileManager.default.contentsOfDirectory(
      at: House.root, includingPropertiesForKeys: [.isDirectoryKey])
    let folders = entries.filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true }
      .map(\.lastPathComponent).filter { !$0.hasPrefix(".") }
    #expect(Set(folders).isSubset(of: ["Sources", "Tests", "rules", "seeds"]))
  }

  @Test func everyRoomIsOnTheMap() throws {
    let map = try String(contentsOf: House.root.appending(path: "Sources/README.md"), encoding: .utf8)
    for room in House.rooms { #expect(map.contains(room), "\(room) is not on the map") }
  }
}
