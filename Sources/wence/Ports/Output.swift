import Glibc
import Synchronization

/// A file descriptor written in large pieces. When its reader has gone (`EPIPE`) the program ends at once, quietly.
final class Output: Sendable {
  static let standard = Output(descriptor: STDOUT_FILENO)
  static let errors = Output(descriptor: STDERR_FILENO)

  private let descriptor: Int32
  private let buffer = Mutex<[UInt8]>([])
  private static let pieceSize = 1 << 16

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Creates or overwrites the file at `path`.
  convenience init(path: String) throws(Trouble) {
    let descriptor = unsafe path.withCString {
      unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw FileTrouble.cannotWrite(path, errno) }
    self.init(descriptor: descriptor)
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  func write(_ text: String) {
    let isFull = buffer.withLock { buffer in
      buffer.append(contentsOf: text.utf8)
      return buffer.count >= Self.pieceSize
    }
    if isFull { flush() }
  }

  func writeLine(_ text: String) {
    write(text + "\n")
  }

  func flush() {
    let failure = buffer.withLock { buffer in
      defer { buffer.removeAll(keepingCapacity: true) }
      return send(buffer)
    }
    if let failure { fail(failure) }
  }

  /// The error number that stopped it, if any.
  private func send(_ buffer: [UInt8]) -> Int32? {
    var sent = 0
    while sent < buffer.count {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        unsafe Glibc.write(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
      }
      if count >= 0 {
        sent += count
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  private func fail(_ error: Int32) -> Never {
    if error != EPIPE, descriptor != STDERR_FILENO {
      Output.errors.writeLine(say("写不出去：\(reason(error))", "cannot write: \(reason(error))"))
      Output.errors.flush()
    }
    exit(error == EPIPE ? 0 : 1)
  }
}

/// Why a file could not be used; the system's own words where there are no better ones.
func reason(_ error: Int32) -> String {
  let system = unsafe String(cString: strerror(error))
  return switch error {
  case ENOENT: say("没有这个文件或文件夹", "no such file or folder")
  case EISDIR: say("是文件夹", "it is a folder")
  case ENOTDIR: say("路径中间不是文件夹", "a part of the path is no folder")
  case EACCES: say("没有权限", "permission denied")
  case ENOSPC: say("磁盘满了", "the disk is full")
  default: system
  }
}

enum FileTrouble {
  static func cannotWrite(_ path: String, _ error: Int32) -> Trouble {
    Trouble(message: say("写不了“\(path)”：\(reason(error))", "cannot write “\(path)”: \(reason(error))"))
  }

  static func cannotRead(_ path: String, _ error: Int32) -> Trouble {
    Trouble(message: say("读不了“\(path)”：\(reason(error))", "cannot read “\(path)”: \(reason(error))"))
  }
}
