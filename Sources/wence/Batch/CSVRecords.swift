/// Records of RFC 4180 out of lines: quoted cells may hold delimiters, doubled quotation marks and line ends.
struct CSVRecords: ~Copyable {
  struct Record: Equatable {
    var line: Int
    var cells: [[UInt8]]
    var mistake: Mistake?
  }

  enum Mistake: Equatable { case unterminatedQuote, tooLong }

  var lines: LineReader
  private let delimiter: UInt8
  private let longest: Int

  init(_ lines: consuming LineReader, delimiter: UInt8, longest: Int = 8 << 20) {
    self.lines = lines
    self.delimiter = delimiter
    self.longest = longest
  }

  /// The delimiter that a header line uses: the most frequent of comma, tab and semicolon outside quotation marks.
  static func delimiter(of header: some Sequence<UInt8>) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in header {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
    let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
    return candidates.first { (counts[$0] ?? 0) == most } ?? candidates[0]
  }

  /// The next record; lines without a character are passed over. A quotation mark that never closes spoils its own
  /// line only: the lines after it are read again.
  mutating func next() -> Record? {
    while let first = lines.next() {
      if first.isCut { return Record(line: first.number, cells: [], mistake: .tooLong) }
      var scan = CSVScan(delimiter: delimiter)
      scan.feed(first.bytes)
      if scan.isBlank { continue }
      var further: [LineReader.Line] = []
      var size = first.bytes.count
      while scan.isOpen {
        guard size <= longest, let line = lines.next() else {
          lines.giveBack(further)
          return Record(line: first.number, cells: [first.bytes], mistake: .unterminatedQuote)
        }
        further.append(line)
        size += line.bytes.count
        scan.feed(line.bytes)
      }
      return Record(line: first.number, cells: scan.finished())
    }
    return nil
  }
}

/// Takes a record apart as its lines arrive.
private struct CSVScan {
  private enum State { case cellStart, plain, quoted, quoteInQuoted }

  let delimiter: UInt8
  private var state = State.cellStart
  private var cells: [[UInt8]] = []
  private var cell: [UInt8] = []
  private var hasStarted = false

  init(delimiter: UInt8) { self.delimiter = delimiter }

  var isOpen: Bool { state == .quoted }
  var isBlank: Bool {
    cells.isEmpty && (cell.isEmpty || cell == [0x0D]) && state != .quoteInQuoted && !isOpen
  }

  mutating func feed(_ line: [UInt8]) {
    if hasStarted { cell.append(0x0A) }
    hasStarted = true
    let quote = UInt8(ascii: "\"")
    for byte in line {
      switch (state, byte) {
      case (.cellStart, quote): state = .quoted
      case (.quoted, quote): state = .quoteInQuoted
      case (.quoteInQuoted, quote):
        cell.append(quote)
        state = .quoted
      case (.quoted, _): cell.append(byte)
      case (_, delimiter):
        cells.append(cell)
        cell = []
        state = .cellStart
      default:
        cell.append(byte)
        state = .plain
      }
    }
  }

  mutating func finished() -> [[UInt8]] {
    if cell.last == 0x0D { cell.removeLast() }
    return cells + [cell]
  }
}
