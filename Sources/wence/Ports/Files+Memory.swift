import Glibc

/// Whole files in memory until the process ends.
extension Files {
  /// The bytes in place. The file must not be written to meanwhile.
  static func mapped(_ path: String) throws(Trouble) -> UnsafeRawBufferPointer {
    let descriptor = try open(path)
    defer { close(descriptor) }
    let size = try ordinarySize(descriptor, path)
    guard size > 0 else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    let start = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else {
      throw FileTrouble.cannotRead(path, errno)
    }
    return unsafe UnsafeRawBufferPointer(start: start, count: size)
  }

  /// A copy of the bytes.
  static func copied(_ path: String) throws(Trouble) -> UnsafeRawBufferPointer {
    let descriptor = try open(path)
    defer { close(descriptor) }
    let size = try ordinarySize(descriptor, path)
    guard size > 0 else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    let start = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let start = unsafe start, unsafe start != MAP_FAILED else {
      throw FileTrouble.cannotRead(path, errno)
    }
    // Where the kernel has no large pages it takes longer, that is all.
    unsafe madvise(start, size, MADV_HUGEPAGE)
    let memory = unsafe UnsafeMutableRawBufferPointer(start: start, count: size)
    let (filled, failure) = unsafe fill(memory, from: descriptor)
    if let failure { throw FileTrouble.cannotRead(path, failure) }
    return unsafe UnsafeRawBufferPointer(rebasing: memory[..<filled])
  }

  /// Brings a part of mapped bytes into reach at once, which is quicker than page by page.
  static func populate(_ memory: UnsafeRawBufferPointer) {
    guard let start = memory.baseAddress else { return }
    let below = Int(bitPattern: start) % Int(getpagesize())
    // An older kernel does not know how: then they come page by page.
    unsafe madvise(UnsafeMutableRawPointer(mutating: start - below), memory.count + below, MADV_POPULATE_READ)
  }

  private static func ordinarySize(_ descriptor: Int32, _ path: String) throws(Trouble) -> Int {
    guard let size = size(descriptor) else { throw FileTrouble.cannotRead(path, ENODEV) }
    return size
  }
}
