import Glibc

/// Looking at the file system.
enum Files {
  static func isDirectory(_ path: String) -> Bool {
    var info = stat()
    return unsafe stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Bytes, of an ordinary file.
  static func size(_ descriptor: Int32) -> Int? {
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(info.st_size)
  }

  static func areSame(_ left: Int32, _ path: String) -> Bool {
    var one = stat()
    var other = stat()
    guard unsafe fstat(left, &one) == 0, unsafe stat(path, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino && one.st_mode & S_IFMT == S_IFREG
  }

  static func open(_ path: String) throws(Trouble) -> Int32 {
    if isDirectory(path) { throw FileTrouble.cannotRead(path, EISDIR) }
    let descriptor = unsafe path.withCString { unsafe Glibc.open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw FileTrouble.cannotRead(path, errno) }
    return descriptor
  }

  /// The bytes of a file, or a part of them; fewer where it ends before.
  static func bytes(of path: String, from start: Int = 0, atMost limit: Int = .max) throws(Trouble) -> [UInt8]
  {
    let descriptor = try open(path)
    defer { close(descriptor) }
    if start > 0, lseek(descriptor, start, SEEK_SET) < 0 { throw FileTrouble.cannotRead(path, errno) }
    let expected = min(limit, max(0, (size(descriptor) ?? 0) - start))
    var content = try block(expected, of: descriptor, path)
    // What has no size beforehand, or has grown.
    while content.count >= expected, content.count < limit {
      let more = try block(min(1 << 16, limit - content.count), of: descriptor, path)
      if more.isEmpty { break }
      content += more
    }
    return content
  }

  /// The next `size` bytes, fewer at the end.
  private static func block(_ size: Int, of descriptor: Int32, _ path: String) throws(Trouble) -> [UInt8] {
    var failure: Int32?
    let block = unsafe [UInt8](unsafeUninitializedCapacity: size) { target, filled in
      unsafe (filled, failure) = fill(
        UnsafeMutableRawBufferPointer(start: target.baseAddress, count: size), from: descriptor)
    }
    if let failure { throw FileTrouble.cannotRead(path, failure) }
    return block
  }

  /// Reads the next bytes; fewer at the end, or where it fails with an error number.
  static func fill(_ memory: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> (Int, failure: Int32?)
  {
    var filled = 0
    while filled < memory.count, let start = memory.baseAddress {
      let count = unsafe read(descriptor, start + filled, memory.count - filled)
      if count < 0, errno == EINTR { continue }
      if count < 0 { return (filled, errno) }
      if count == 0 { break }
      filled += count
    }
    return (filled, nil)
  }

  /// Hands on the bytes of a file in pieces of `pieceSize`, the last one perhaps shorter.
  static func forEachPiece(of path: String, _ body: (ArraySlice<UInt8>) -> Void) throws(Trouble) {
    let descriptor = try open(path)
    defer { close(descriptor) }
    var piece = [UInt8](repeating: 0, count: pieceSize)
    var filled = pieceSize
    while filled == pieceSize {
      let (count, failure) = unsafe piece.withUnsafeMutableBytes { unsafe fill($0, from: descriptor) }
      if let failure { throw FileTrouble.cannotRead(path, failure) }
      if count > 0 { body(piece[..<count]) }
      filled = count
    }
  }

  /// Small enough to stay near the processor.
  static let pieceSize = 1 << 18

  /// All files beneath `directory` whose names end in `suffix`, in order of their paths' bytes. Hidden ones are left
  /// out; links to directories are not followed.
  static func files(under directory: String, suffix: String) -> [String] {
    guard let stream = unsafe opendir(directory) else { return [] }
    defer { unsafe closedir(stream) }
    var found: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = directory + "/" + name
      if isDirectory(path) {
        if !isLink(path) { found += files(under: path, suffix: suffix) }
      } else if name.hasSuffix(suffix) {
        found.append(path)
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func isLink(_ path: String) -> Bool {
    var info = stat()
    return unsafe lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  /// Absolute, links resolved.
  static func real(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// As seen from the working directory, where it is beneath it.
  static func shown(_ path: String) -> String {
    guard path.hasPrefix("/"), let here = real(".") else { return path }
    if path == here { return "." }
    return path.hasPrefix(here + "/") ? String(path.dropFirst(here.count + 1)) : path
  }

  static func parent(of path: String) -> String? {
    guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
