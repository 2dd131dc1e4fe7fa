import Archive
import Testing

/// A value that holds others of its kind.
indirect enum Tree: Archivable, Equatable, Sendable {
  case leaf(String, Double)
  case fork([Tree])

  init(from archive: inout ArchiveReader) {
    self = archive.nested { archive in
      UInt8(from: &archive) == 1 ? .fork(archive.read()) : .leaf(archive.read(), archive.read())
    }
  }

  func write(to archive: inout ArchiveWriter) {
    switch self {
    case .leaf(let text, let number):
      archive.write(UInt8(0))
      archive.write(text)
      archive.write(number)
    case .fork(let trees):
      archive.write(UInt8(1))
      archive.write(trees)
    }
  }

  static func random(_ dice: inout SplitMix, depth: Int = 4) -> Tree {
    guard depth > 0, Int.random(in: 0..<3, using: &dice) > 0 else {
      let words = ["", "停车", "停", "parking lot", "é", "e\u{301}"]
      return .leaf(words.randomElement(using: &dice) ?? "", Double.random(in: -1...1, using: &dice))
    }
    return .fork((0..<Int.random(in: 0..<5, using: &dice)).map { _ in random(&dice, depth: depth - 1) })
  }
}

struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct ArchiveTests {
  private func bytes(_ trees: [Tree], flat: [Int32]) -> [UInt8] {
    var archive = ArchiveWriter()
    archive.write(flat: flat)
    archive.write(shelf: trees)
    archive.write(trees.first)
    archive.write(-3...Int.max)
    return archive.bytes
  }

  @Test(arguments: 0..<50 as Range<UInt64>) func whatIsWrittenIsRead(seed: UInt64) {
    var dice = SplitMix(state: seed)
    let trees = (0..<Int.random(in: 0..<9, using: &dice)).map { _ in Tree.random(&dice) }
    let flat = (0..<Int.random(in: 0..<9, using: &dice)).map { _ in
      Int32.random(in: .min ... .max, using: &dice)
    }
    let bytes = bytes(trees, flat: flat)
    #expect(bytes == self.bytes(trees, flat: flat))
    var archive = ArchiveReader(bytes)
    #expect(archive.flat(Int32.self) == flat)
    let shelf: Shelf<Tree> = archive.shelf()
    #expect(Array(shelf) == trees)
    #expect(shelf.reversed() == trees.reversed())
    #expect(archive.read(Tree?.self) == trees.first)
    #expect(archive.read(ClosedRange<Int>.self) == -3...Int.max)
    #expect(!archive.isDamaged)
  }

  /// Whatever the bytes are, reading ends, without a crash.
  @Test(arguments: 0..<200 as Range<UInt64>) func anyBytesAreRead(seed: UInt64) {
    var dice = SplitMix(state: seed)
    let trees = (0..<6).map { _ in Tree.random(&dice) }
    var bytes = bytes(trees, flat: [1, 2, 3])
    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &dice) * Int.random(in: 0...1, using: &dice))
    for _ in 0..<Int.random(in: 0..<6, using: &dice) where !bytes.isEmpty {
      bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
    }
    var archive = ArchiveReader(bytes)
    _ = archive.flat(Int32.self)
    let shelf: Shelf<Tree> = archive.shelf()
    for tree in shelf.prefix(1000) { _ = tree }
    _ = archive.read(Tree?.self)
    _ = archive.read(ClosedRange<Int>.self)
  }

  @Test func whatIsCutOffIsTold() {
    let whole = bytes([.leaf("停车", 1), .fork([])], flat: [7])
    for count in 0..<whole.count {
      var archive = ArchiveReader(Array(whole[..<count]))
      _ = archive.flat(Int32.self)
      let shelf: Shelf<Tree> = archive.shelf()
      _ = (Array(shelf), archive.read(Tree?.self), archive.read(ClosedRange<Int>.self))
      #expect(archive.isDamaged, "\(count) of \(whole.count) bytes")
    }
  }

  @Test func nestingHasAnEnd() {
    var deep = Tree.leaf("", 0)
    for _ in 0..<300 { deep = .fork([deep]) }
    var archive = ArchiveWriter()
    archive.write(deep)
    var reader = ArchiveReader(archive.bytes)
    _ = reader.read(Tree.self)
    #expect(reader.isDamaged)
  }
}

@Suite struct StringPoolTests {
  /// Against a dictionary of bytes.
  @Test func numbersAreThoseOfFirstMeeting() {
    var dice = SplitMix(state: 7)
    var pool = StringPool()
    var known: [[UInt8]: Int] = [:]
    for _ in 0..<5000 {
      let letters = ["停", "车", "a", "é", "e\u{301}", " "]
      let text = (0..<Int.random(in: 0..<5, using: &dice)).map { _ in
        letters.randomElement(using: &dice) ?? ""
      }
      .joined()
      let bytes = Array(text.utf8)
      #expect(pool.find(text) == known[bytes])
      let number = pool.intern(text)
      #expect(number == known[bytes, default: known.count])
      known[bytes] = number
      #expect(Array(pool[number].utf8) == bytes)
    }
    var archive = ArchiveWriter()
    archive.write(pool)
    var reader = ArchiveReader(archive.bytes)
    var copy: StringPool = reader.read()
    for (bytes, number) in known { #expect(copy.find(String(decoding: bytes, as: UTF8.self)) == number) }
    #expect(copy.intern("又一个") == known.count)
  }
}

@Suite struct HeaderTests {
  private let text = Array("规则".utf8)
  private let compiled = (0..<100).map { UInt8($0) }

  private var header: ArchiveHeader {
    ArchiveHeader(version: 3, fingerprint: 9, text: .init(text), compiled: .init(compiled))
  }

  @Test func isReadAsWritten() {
    #expect(ArchiveHeader(header.bytes) == header)
    #expect(header.bytes.count == ArchiveHeader.size)
  }

  @Test func everyFlippedBitIsNoticed() {
    for bit in 0..<header.bytes.count * 8 {
      var bytes = header.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(ArchiveHeader(bytes) == nil, "bit \(bit)")
    }
    for bit in 0..<compiled.count * 8 {
      var bytes = compiled
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!header.compiled.isIntact(ArchiveBytes(bytes), in: bytes.indices), "bit \(bit)")
    }
  }

  @Test func everyCutIsNoticed() {
    for count in 0..<ArchiveHeader.size { #expect(ArchiveHeader(Array(header.bytes[..<count])) == nil) }
    #expect(header.compiled.isIntact(ArchiveBytes(compiled), in: compiled.indices))
    for count in compiled.indices {
      #expect(!header.compiled.isIntact(ArchiveBytes(Array(compiled[..<count])), in: 0..<count))
      #expect(!header.compiled.isIntact(ArchiveBytes(Array(compiled[..<count])), in: compiled.indices))
    }
  }
}
