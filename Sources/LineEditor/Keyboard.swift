import Glibc

/// Keys of the terminal in order. What was read but not used (typed ahead) waits for the next line.
struct Keyboard {
  enum Event { case key(Key), signal, end }

  private let signals: Int32
  private var decoder = KeyDecoder()
  private var waiting: [Key] = []
  private var hasEnded = false

  /// How long an escape may stand alone before it counts as the key.
  private static let escapeDelay: Int32 = 40

  init(signals: Int32) {
    self.signals = signals
  }

  mutating func putBack(_ key: Key) {
    waiting.append(key)
  }

  /// Whether `next` would return at once: as long as it does, drawing is wasted work.
  var hasInput: Bool {
    !waiting.isEmpty || decoder.isPasting || Self.poll([STDIN_FILENO], timeout: 0).contains(STDIN_FILENO)
  }

  mutating func next() -> Event {
    while true {
      if let key = waiting.popLast() { return .key(key) }
      if hasEnded { return .end }
      let ready = Self.poll([STDIN_FILENO, signals], timeout: decoder.awaitsSequence ? Self.escapeDelay : -1)
      if ready.contains(signals) {
        drainSignals()
        return .signal
      }
      if ready.contains(STDIN_FILENO) {
        readBlock()
      } else if let key = decoder.expire() {
        return .key(key)
      }
    }
  }

  /// `waiting` is a stack, the next key on top.
  private mutating func readBlock() {
    var block = [UInt8](repeating: 0, count: 65536)
    let count = unsafe read(STDIN_FILENO, &block, block.count)
    guard count > 0 else {
      hasEnded = count == 0 || (errno != EINTR && errno != EAGAIN)
      return
    }
    var keys: [Key] = []
    for byte in block.prefix(count) { decoder.feed(byte, into: &keys) }
    waiting = keys.reversed() + waiting
  }

  private func drainSignals() {
    var block = [UInt8](repeating: 0, count: 64)
    while unsafe read(signals, &block, block.count) > 0 {}
  }

  private static func poll(_ descriptors: [Int32], timeout: Int32) -> [Int32] {
    var places = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let count = unsafe Glibc.poll(&places, nfds_t(places.count), timeout)
    return count > 0 ? places.filter { $0.revents != 0 }.map(\.fd) : []
  }
}
