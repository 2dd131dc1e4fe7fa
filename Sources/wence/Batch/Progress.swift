import Typography

/// One line on a terminal that says how far a batch has come; redrawn at most ten times a second.
struct Progress {
  private let totalBytes: Int?
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant?

  init(totalBytes: Int?) {
    self.totalBytes = totalBytes
    start = clock.now
  }

  mutating func show(_ count: BatchCount, bytesRead: Int) {
    let now = clock.now
    if let last, now - last < .milliseconds(100) { return }
    last = now
    draw(
      Self.line(
        count, share: totalBytes.map { Double(bytesRead) / Double(max(1, $0)) }, seconds: seconds(until: now))
    )
  }

  func finish(_ count: BatchCount) {
    draw(Self.line(count, share: 1, seconds: seconds(until: clock.now)) + "\n")
  }

  private func seconds(until now: ContinuousClock.Instant) -> Double {
    let (seconds, attoseconds) = (now - start).components
    return max(0.001, Double(seconds) + Double(attoseconds) / 1e18)
  }

  private func draw(_ line: String) {
    Output.errors.write("\r\u{1B}[K" + line)
    Output.errors.flush()
  }

  /// " 82% ████████▎     820,114   104k/s   2 s left   14 errors"
  static func line(_ count: BatchCount, share: Double?, seconds: Double) -> String {
    let rate = Double(count.total) / seconds
    let speed = rate >= 1000 ? "\(Int(rate / 1000))k/s" : "\(Int(rate))/s"
    var parts: [String] = []
    if let share = share.map({ min(1, max(0, $0)) }) {
      parts.append("\(Int(share * 100))%".padded(to: 4, .right) + " " + bar(share))
      parts.append(grouped(count.total))
      parts.append(speed)
      if share > 0, share < 1 {
        let left = Int(seconds / share - seconds) + 1
        parts.append(say("还要 \(left) 秒", "\(left) s left"))
      }
    } else {
      parts += [grouped(count.total), speed]
    }
    if count.errors > 0 { parts.append(say("\(count.errors) 个错", "\(count.errors) errors")) }
    return parts.joined(separator: "   ")
  }

  private static func bar(_ share: Double) -> String {
    let eighths = Int(share * 160)
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return (String(repeating: "█", count: eighths / 8) + parts[eighths % 8]).padded(to: 20)
  }

  private static func grouped(_ number: Int) -> String {
    var digits = String(number)
    var result = ""
    while digits.count > 3 {
      result = "," + digits.suffix(3) + result
      digits.removeLast(3)
    }
    return digits + result
  }
}
