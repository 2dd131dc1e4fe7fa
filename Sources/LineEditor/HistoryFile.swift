import Glibc

/// One JSON string a line, so that a line of any content is one line of the file. Several programs may append at
/// once. A history that cannot be read or written is no reason to stop: the editor then does without.
struct HistoryFile {
  let path: String
  let limit: Int

  /// The newest `limit` lines, oldest first; lines that are not JSON strings are passed over. A file grown to
  /// twice the limit is cut.
  func load() -> [String] {
    guard let descriptor = opened(O_RDWR) ?? opened(O_RDONLY) else { return [] }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { return [] }
    let lines = Self.contents(of: descriptor).split(separator: UInt8(ascii: "\n"))
    let kept = lines.suffix(limit)
    if lines.count > 2 * limit, ftruncate(descriptor, 0) == 0 {
      lseek(descriptor, 0, SEEK_SET)
      Self.write(kept.flatMap { $0 + [UInt8(ascii: "\n")] }, to: descriptor)
    }
    return kept.compactMap { JSONText.decode(String(decoding: $0, as: UTF8.self)) }
  }

  func append(_ line: String) {
    makeFolders()
    guard let descriptor = opened(O_RDWR | O_APPEND | O_CREAT) else { return }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else { return }
    let isBroken = Self.lastByte(of: descriptor).map { $0 != UInt8(ascii: "\n") } ?? false
    Self.write(Array(((isBroken ? "\n" : "") + JSONText.encode(line) + "\n").utf8), to: descriptor)
  }

  private func opened(_ flags: Int32) -> Int32? {
    let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o600)
    return descriptor >= 0 ? descriptor : nil
  }

  private func makeFolders() {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      if folder != "/" { unsafe mkdir(folder, 0o700) }
    }
  }

  private static func contents(of descriptor: Int32) -> [UInt8] {
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe read(descriptor, &block, block.count)
      if count > 0 {
        all += block.prefix(count)
      } else if count == 0 || errno != EINTR {
        return all
      }
    }
  }

  private static func lastByte(of descriptor: Int32) -> UInt8? {
    guard lseek(descriptor, -1, SEEK_END) >= 0 else { return nil }
    var byte: UInt8 = 0
    return unsafe read(descriptor, &byte, 1) == 1 ? byte : nil
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    Output.write(bytes, to: descriptor)
  }
}

/// Whole writes, whatever a signal does in between.
enum Output {
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var place = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        unsafe poll(&place, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }
}
