import Foundation
import Inference

/// CLIPS in a process of its own, which plays one program after the other.
final class ClipsPeer {
  struct Step: Encodable {
    var isGiven: Bool
    var fact: String
  }

  struct Request: Encodable {
    var constructs: [String]
    /// Changes from outside before each run.
    var rounds: [[Step]]
    /// Firings of each run.
    var limits: [Int]
  }

  /// A match that fired, or is to fire.
  struct Firing: Decodable, Equatable, Comparable {
    var rule: String
    /// Indexes of the facts matched by positive patterns.
    var facts: [Int]

    var text: String { "\(rule) \(facts)" }

    static func < (left: Firing, right: Firing) -> Bool { left.text < right.text }
  }

  struct Fact: Decodable, Hashable {
    var index: Int
    var text: String
  }

  struct Round: Decodable {
    var firings: [Firing]
    var facts: [Fact]
    /// What was left to fire.
    var agenda: [Firing]
  }

  struct Answer: Decodable {
    var rounds: [Round]
    /// What CLIPS had against the program; empty if nothing.
    var complaint: String
  }

  /// Some programs make CLIPS end with a segmentation fault.
  struct Silent: Error {}

  /// Whether CLIPS is there (PyPI's `clipspy`, which `make peers` installs).
  static let isInstalled: Bool = {
    let process = python(["-c", "import clips"])
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private static func python(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    return process
  }

  private let process: Process
  private let (input, output) = (Pipe(), Pipe())
  private var received = Data()

  init() throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "peer.py")
    process = Self.python([script.path])
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func play(_ request: Request) throws -> Answer {
    try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(request) + [0x0A])
    while true {
      if let end = received.firstIndex(of: 0x0A) {
        let line = received[..<end]
        received = Data(received[(end + 1)...])
        return try JSONDecoder().decode(Answer.self, from: line)
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { throw Silent() }
      received += more
    }
  }
}
