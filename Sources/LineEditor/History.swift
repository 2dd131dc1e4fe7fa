/// Entered lines, oldest first, each once: entering a line again moves it to the end.
struct History {
  private(set) var entries: [String] = []
  private var file: HistoryFile?

  /// Without a path the history lives as long as the editor.
  init(path: String?, limit: Int = 10_000) {
    file = path.map { HistoryFile(path: $0, limit: limit) }
    var seen: Set<String> = []
    for line in (file?.load() ?? []).reversed() where Self.isWorthKeeping(line) {
      if seen.insert(line).inserted { entries.append(line) }
    }
    entries.reverse()
  }

  /// A line that begins with a space, or holds nothing else, is not kept.
  static func isWorthKeeping(_ line: String) -> Bool {
    line.first.map { !$0.isWhitespace } ?? false
  }

  /// True where the line was kept.
  @discardableResult
  mutating func enter(_ line: String) -> Bool {
    guard Self.isWorthKeeping(line) else { return false }
    guard entries.last != line else { return true }
    entries.removeAll { $0 == line }
    entries.append(line)
    file?.append(line)
    return true
  }

  /// The rest of the newest entry that goes on from `line`.
  func suggestion(after line: String) -> String {
    guard !line.isEmpty, !line.contains(where: \.isNewline) else { return "" }
    let match = entries.last {
      $0.utf8.count > line.utf8.count && $0.utf8.starts(with: line.utf8) && !$0.utf8.contains(0x0A)
    }
    return match.map { String($0.dropFirst(line.count)) } ?? ""
  }
}

/// Going up and down in the history; the line that was being written waits below the newest entry.
struct HistoryWalk {
  private var place: Int
  private var edited: [Int: String] = [:]

  init(_ history: History) {
    place = history.entries.count
  }

  /// The line to show in place of `current`, which is remembered; nil at either end.
  mutating func step(_ direction: Int, in history: History, from current: String) -> String? {
    let next = place + direction
    guard (0...history.entries.count).contains(next) else { return nil }
    edited[place] = current
    place = next
    return edited[next] ?? history.entries[next]
  }
}

/// Looking for an entry that contains what is typed, newest first.
struct HistorySearch {
  let entries: [String]
  private(set) var query = ""
  /// Nil as long as nothing was found.
  private(set) var match: Int?
  private(set) var hasFailed = false

  init(_ history: History) {
    entries = history.entries
  }

  var found: String? { match.map { entries[$0] } }

  mutating func type(_ text: String) {
    query += text
    look(from: match ?? entries.count - 1, step: -1)
  }

  mutating func eraseLast() {
    guard !query.isEmpty else { return }
    query.removeLast()
    match = nil
    hasFailed = false
    if !query.isEmpty { look(from: entries.count - 1, step: -1) }
  }

  mutating func older() {
    guard let match else { return }
    look(from: match - 1, step: -1)
  }

  mutating func newer() {
    guard let match else { return }
    look(from: match + 1, step: 1)
  }

  /// On failure the last match stays.
  private mutating func look(from start: Int, step: Int) {
    var place = start
    let shown = found
    let pattern = SearchPattern(query)
    while entries.indices.contains(place) {
      if pattern.occurs(in: entries[place]), entries[place] != shown || place == match {
        match = place
        hasFailed = false
        return
      }
      place += step
    }
    hasFailed = true
  }
}

/// A piece of text to look for, byte by byte: a history is long and every key looks through it.
private struct SearchPattern {
  private let bytes: [UInt8]
  /// Latin capitals count only when the query has some.
  private let ignoresCapitals: Bool

  init(_ query: String) {
    bytes = Array(query.utf8)
    ignoresCapitals = !bytes.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  func occurs(in text: String) -> Bool {
    let all = ignoresCapitals ? text.utf8.map(Self.lowercased) : Array(text.utf8)
    guard let first = bytes.first else { return true }
    guard all.count >= bytes.count else { return false }
    for start in 0...(all.count - bytes.count)
    where all[start] == first && all[start..<start + bytes.count].elementsEqual(bytes) {
      return true
    }
    return false
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
