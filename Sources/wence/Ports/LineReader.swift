import Glibc

/// Lines of a file descriptor, as bytes without their line feed. Reads in blocks; never holds more than a block and
/// a line. A line over `longest` is cut, the rest of it skipped and the cut told.
struct LineReader: ~Copyable {
  struct Line: Equatable {
    var number: Int
    var bytes: [UInt8]
    var isCut = false
  }

  private let descriptor: Int32
  private let longest: Int
  private var block: [UInt8]
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  private var number = 0
  /// Lines given back by the caller, next first.
  private var returned: [Line] = []
  /// Bytes taken from the descriptor so far.
  private(set) var bytesRead = 0
  /// The error number of a failed read, which ended the input.
  private(set) var failure: Int32?

  init(descriptor: Int32, longest: Int = 8 << 20, blockSize: Int = 1 << 18) {
    self.descriptor = descriptor
    self.longest = longest
    block = [UInt8](repeating: 0, count: blockSize)
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

  /// Whether `next` can answer without waiting for more input.
  var isReady: Bool { !returned.isEmpty || isAtEnd || lineFeed() != nil }

  /// The bytes of the first block, for guesses about the whole.
  mutating func peek() -> ArraySlice<UInt8> {
    if start == end { fill() }
    return block[start..<end]
  }

  mutating func skip(_ count: Int) { start = min(end, start + count) }

  /// Puts lines back, to be read again before anything else.
  mutating func giveBack(_ lines: some Sequence<Line>) { returned = Array(lines) + returned }

  mutating func next() -> Line? {
    if !returned.isEmpty { return returned.removeFirst() }
    var line = Line(number: number + 1, bytes: [])
    var isPartial = false
    while true {
      if start == end { fill() }
      if start == end {
        guard isPartial else { return nil }
        break
      }
      isPartial = true
      let stop = lineFeed()
      line.isCut = append(start..<(stop ?? end), to: &line.bytes) || line.isCut
      start = stop.map { $0 + 1 } ?? end
      if stop != nil { break }
    }
    number += 1
    return line
  }

  /// Whether something had to be left out.
  private func append(_ range: Range<Int>, to bytes: inout [UInt8]) -> Bool {
    let room = max(0, longest - bytes.count)
    bytes.append(contentsOf: block[range.prefix(room)])
    return range.count > room
  }

  private func lineFeed() -> Int? {
    guard start < end else { return nil }
    return unsafe block.withUnsafeBytes { bytes in
      let base = bytes.baseAddress!
      guard let found = unsafe memchr(base + start, 0x0A, end - start) else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  private mutating func fill() {
    guard !isAtEnd else { return }
    start = 0
    end = 0
    while true {
      let count = unsafe block.withUnsafeMutableBytes { bytes in
        unsafe read(descriptor, bytes.baseAddress, bytes.count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { failure = errno }
      if count <= 0 { isAtEnd = true } else { end = count }
      bytesRead += max(0, count)
      return
    }
  }
}
