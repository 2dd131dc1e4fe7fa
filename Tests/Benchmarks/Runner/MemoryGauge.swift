import Glibc

/// What the process holds in memory, read before and after each part of the work. All in kilobytes.
struct MemoryGauge {
  private let start: Int
  /// The most that was held while loading, above the process that had loaded nothing.
  private(set) var load = 0
  private var loaded = 0
  private var fed = 0

  init() throws { start = try Self.read("VmRSS:") }

  mutating func noteLoaded() throws {
    load = try Self.read("VmHWM:") - start
    loaded = try Self.read("VmRSS:")
  }

  /// The facts that are to be given have been read; the peak counts from now on.
  mutating func noteFed() throws {
    fed = try Self.read("VmRSS:")
    if let file = unsafe fopen("/proc/self/clear_refs", "w") {
      unsafe fputs("5", file)
      unsafe fclose(file)
    }
  }

  /// The loaded rules and the most that the work added to them.
  func total() throws -> Int { loaded - start + (try Self.read("VmHWM:") - fed) }

  private static func read(_ name: String) throws -> Int {
    let lines = try Ports.text(of: "/proc/self/status").split(separator: "\n")
    let words = lines.first { $0.hasPrefix(name) }?.split { " \t".contains($0) }
    return words.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0
  }
}
