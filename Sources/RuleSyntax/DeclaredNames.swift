public import Diagnostics

/// The names that a set of files declares: what a run without spaces is cut by. Build it once for all files, so that a
/// file may use what a later one declares.
public struct DeclaredNames: Sendable {
  private(set) var table = WordTable()

  public init() {}

  public init(_ names: some Sequence<String>) {
    for name in names { table.insert(name) }
  }

  /// Adds the names that `other` collected.
  public mutating func formUnion(_ other: DeclaredNames) {
    table.insert(contentsOf: other.table)
  }

  public var names: Set<String> { Set(table.spellings) }

  /// Collects the names of the heads, values, parts, slots and passage ids of a file. A glance: it reports nothing.
  public mutating func collect(from source: SourceFile) {
    source.lendingBytes { bytes in
      for block in Literate(bytes).blocks { collect(from: block.program, of: bytes) }
    }
  }

  /// Collects the names of whole declarations.
  mutating func collect(from range: Range<Int>, of bytes: Bytes) {
    var glance = HeadGlance(bytes: bytes, end: range.upperBound)
    glance.read(from: range.lowerBound, into: &table)
  }
}

/// Reads the names off the beginnings of lines.
private struct HeadGlance {
  let bytes: Bytes
  let end: Int
  private var practice: Range<Int>?
  private var isInTemplate = false

  init(bytes: Bytes, end: Int) {
    self.bytes = bytes
    self.end = end
  }

  mutating func read(from start: Int, into table: inout WordTable) {
    var index = start
    while index < end {
      let first = skipSpace(index)
      readLine(first, isIndented: first > index, into: &table)
      index = bytes.firstIndex(of: 0x0A, in: first..<end) + 1
    }
  }

  private mutating func readLine(_ first: Int, isIndented: Bool, into table: inout WordTable) {
    guard let run = WordRun(at: first, of: bytes, end: end) else { return }
    let keyword = run.keyword(bytes)
    if isIndented {
      if isInTemplate { return readSlots(first, into: &table) }
      guard keyword == .value || keyword == .part else { return }
      guard let name = WordRun(at: skipSpace(run.range.upperBound), of: bytes, end: end) else { return }
      insert(name, into: &table)
      if keyword == .part, let practice {
        table.insert(foldedText(bytes, practice) + "·" + foldedText(bytes, name.range))
      }
      return
    }
    isInTemplate = keyword == .template
    practice = nil
    if keyword == .none { return readGluedHead(run, into: &table) }
    guard keyword.declaration != nil else { return }
    let place = skipAnchors(run.range.upperBound, into: &table)
    guard let name = WordRun(at: place, of: bytes, end: end) else { return }
    insert(name, into: &table)
    if keyword == .practice { practice = name.range }
    if isInTemplate { readSlotsAfterColon(name.range.upperBound, into: &table) }
  }

  /// `做法停车共治「…」`: the keyword and the name without a space.
  private func readGluedHead(_ run: WordRun, into table: inout WordTable) {
    run.withPlain(bytes) { plain, range, _ in
      guard let length = declarationPrefix(plain, range) else { return }
      table.insert((range.lowerBound + length)..<range.upperBound, of: plain)
    }
  }

  private func readSlotsAfterColon(_ start: Int, into table: inout WordTable) {
    let index = skipSpace(start)
    guard index < end else { return }
    let sign = scalar(at: index, of: bytes, end: end)
    if folded(sign.value) == 0x3A { readSlots(index + sign.length, into: &table) }
  }

  /// `序号 整数，左名 符号`: the first word after each comma.
  private func readSlots(_ start: Int, into table: inout WordTable) {
    var index = start
    var isFirst = true
    while index < end, bytes[index] != 0x0A {
      if let run = WordRun(at: index, of: bytes, end: end) {
        if isFirst { insert(run, into: &table) }
        isFirst = false
        index = run.range.upperBound
      } else {
        let (value, length) = scalar(at: index, of: bytes, end: end)
        if folded(value) == 0x2C || value == 0x3001 { isFirst = true }
        index += length
      }
    }
  }

  private func insert(_ run: WordRun, into table: inout WordTable) {
    run.withPlain(bytes) { plain, range, _ in table.insert(range, of: plain) }
  }

  private func skipSpace(_ start: Int) -> Int {
    var index = start
    while index < end, bytes[index] != 0x0A {
      let (value, length) = scalar(at: index, of: bytes, end: end)
      guard classify(value) == .space else { break }
      index += length
    }
    return index
  }

  /// Past 〔X1〕, the inside of which is a name.
  private func skipAnchors(_ start: Int, into table: inout WordTable) -> Int {
    let index = skipSpace(start)
    guard index < end else { return index }
    let open = scalar(at: index, of: bytes, end: end)
    guard classify(open.value) == .anchorOpen else { return index }
    guard let id = WordRun(at: skipSpace(index + open.length), of: bytes, end: end) else { return index }
    insert(id, into: &table)
    let close = skipSpace(id.range.upperBound)
    guard close < end else { return close }
    return skipSpace(close + scalar(at: close, of: bytes, end: end).length)
  }
}

/// The length of the longest declaration keyword that a run begins with, if more follows it.
func declarationPrefix(_ bytes: Bytes, _ range: Range<Int>) -> Int? {
  var hash = WordTable.seed
  var found: Int?
  for (offset, index) in range.dropLast().enumerated() where offset < 12 {
    hash = WordTable.step(hash, bytes[index])
    guard offset % 3 == 2, bytes[index + 1] >= 0xC0 || bytes[index + 1] < 0x80 else { continue }
    let keyword = WordTable.keywords.keyword(at: range.lowerBound..<(index + 1), of: bytes, hash: hash)
    if keyword.declaration != nil { found = offset + 1 }
  }
  return found
}
