import BenchmarkHarness
import Diagnostics
import Glibc

/// The way to files and to standard output.
enum Ports {
  static func text(of path: String) throws -> String {
    guard let file = unsafe fopen(path, "r") else { throw BenchmarkTrouble("cannot read \(path)") }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&block, 1, block.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(contentsOf: block[..<count])
    }
  }

  static func source(_ path: String) throws -> SourceFile {
    SourceFile(path: path, text: try text(of: path))
  }
}

/// One measurement, printed as a line of JSON. Names are plain words, so nothing needs an escape.
struct Record {
  private var members: [String] = []

  mutating func add(_ name: String, _ value: Int) { members.append("\"\(name)\": \(value)") }

  mutating func add(_ name: String, _ value: Double) { members.append("\"\(name)\": \(value)") }

  mutating func add(_ digest: Digest) {
    add("firings", digest.firings)
    add("count", digest.count)
    add("sum", digest.sum)
  }

  mutating func add(_ stages: LoadedProgram.Stages) {
    add("parse_s", stages.parse)
    add("resolve_s", stages.resolve)
    add("check_s", stages.check)
    add("lower_s", stages.lower)
    add("network_s", stages.network)
    add("load_s", stages.total)
  }

  func printLine() { print("{" + members.joined(separator: ", ") + "}") }
}
