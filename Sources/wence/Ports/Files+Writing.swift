import Glibc

extension Files {
  /// Puts a whole file in the place of `path`: whoever reads it finds the former one or the new one, never a part.
  static func replace(_ path: String, by bytes: [UInt8]) throws(Trouble) {
    let draft = "\(path).\(getpid()).tmp"
    let descriptor = unsafe draft.withCString {
      unsafe Glibc.open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw FileTrouble.cannotWrite(path, errno) }
    var failure = write(bytes, to: descriptor)
    if close(descriptor) != 0, failure == nil { failure = errno }
    if failure == nil, unsafe rename(draft, path) != 0 { failure = errno }
    guard let failure else { return }
    unsafe unlink(draft)
    throw FileTrouble.cannotWrite(path, failure)
  }

  /// The error number that stopped it, if any.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { source in
        unsafe Glibc.write(descriptor, source.baseAddress! + sent, source.count - sent)
      }
      if count >= 0 {
        sent += count
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Makes a folder and those above it. False where it is not there in the end.
  static func makeFolder(_ path: String) -> Bool {
    if isDirectory(path) { return true }
    guard let parent = parent(of: path), makeFolder(parent) else { return false }
    return unsafe mkdir(path, 0o700) == 0 || isDirectory(path)
  }

  /// What changes whenever a file is written anew: where it is, its size and its time.
  static func stamp(_ path: String) -> String {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { return "" }
    return "\(info.st_dev) \(info.st_ino) \(info.st_size) \(info.st_mtim.tv_sec) \(info.st_mtim.tv_nsec)"
  }
}
