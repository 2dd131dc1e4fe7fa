import Testing

@testable import Archive

@Suite struct FlatTests {
  private let numbers = (0..<100).map { Int64($0) * 0x0101_0101_0101 }

  /// A text of `length` bytes before the numbers, so that what is flat lies anywhere.
  private func bytes(after length: Int) -> [UInt8] {
    var archive = ArchiveWriter()
    archive.write(String(repeating: "a", count: length))
    archive.write(UInt8(7))
    archive.write(Flat(numbers))
    archive.write(UInt8(8))
    return archive.bytes
  }

  /// A copy that stays, `offset` bytes after a place where anything may lie.
  private func lasting(_ bytes: [UInt8], offset: Int) -> ArchiveBytes {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: offset + bytes.count, alignment: 16)
    unsafe memory[offset...].copyBytes(from: bytes)
    return unsafe ArchiveBytes(lasting: UnsafeRawBufferPointer(rebasing: memory[offset...]))
  }

  private func read(_ bytes: ArchiveBytes) -> Flat<Int64> {
    var archive = ArchiveReader(bytes)
    #expect(archive.read(String.self).utf8.allSatisfy { $0 == 0x61 })
    #expect(archive.read(UInt8.self) == 7)
    let flat: Flat<Int64> = archive.read()
    #expect(archive.read(UInt8.self) == 8 && !archive.isDamaged)
    return flat
  }

  @Test func isTheSameWhereverItLies() {
    for length in 0..<17 {
      let bytes = bytes(after: length)
      let copied = read(ArchiveBytes(bytes))
      #expect(unsafe Array(copied) == numbers && copied.memory == nil)
      for offset in 0..<9 {
        let flat = read(lasting(bytes, offset: offset))
        #expect(Array(flat) == numbers)
        #expect(unsafe (flat.memory != nil) == (offset % 8 == 0), "read in place where it lies straight")
      }
    }
  }

  @Test func aChangeIsTheReadersOwn() {
    let memory = lasting(bytes(after: 3), offset: 0)
    let first = read(memory)
    var (second, third) = (first, first)
    second.append(5)
    third[99] = 6
    third.append(contentsOf: [7, 8])
    #expect(Array(second) == numbers + [5])
    #expect(Array(third) == numbers.dropLast() + [6, 7, 8])
    #expect(Array(first) == numbers && Array(read(memory)) == numbers)
  }

  @Test func noneIsNone() {
    var archive = ArchiveWriter()
    archive.write(Flat<Int64>())
    var reader = ArchiveReader(lasting(archive.bytes, offset: 0))
    #expect(reader.read(Flat<Int64>.self).isEmpty && !reader.isDamaged)
  }
}
