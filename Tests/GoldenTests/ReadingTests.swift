import Foundation
import Glibc
import RuleModel
import Rendering
import Testing

@testable import wence

/// A descriptor that gives `data`, through a pipe fed a few bytes at a time where `piece` says so.
func descriptor(of data: [UInt8]) throws -> Int32 {
  let scratch = try Scratch()
  defer { scratch.remove() }
  return try Files.open(try scratch.file("data", Data(data)).path)
}

@Suite struct LineReaderTests {
  private func lines(_ bytes: [UInt8], longest: Int = 100, blockSize: Int = 4) throws -> [LineReader.Line] {
    var reader = LineReader(descriptor: try descriptor(of: bytes), longest: longest, blockSize: blockSize)
    var lines: [LineReader.Line] = []
    while let line = reader.next() { lines.append(line) }
    return lines
  }

  @Test(arguments: [1, 2, 3, 4, 7, 4096])
  func linesDoNotDependOnBlocks(blockSize: Int) throws {
    let found = try lines(Array("one\n\ntwo two\r\nlast".utf8), blockSize: blockSize)
    #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["one", "", "two two\r", "last"])
    #expect(found.map(\.number) == [1, 2, 3, 4])
  }

  @Test func anEndedLastLineIsNoLineMore() throws {
    #expect(try lines(Array("a\n".utf8)).count == 1)
    #expect(try lines([]).isEmpty)
    #expect(try lines([0x0A]).count == 1)
  }

  @Test func longLinesAreCutAndTheRestIsKept() throws {
    let found = try lines(Array("abcdefghij\nkl\n".utf8), longest: 5)
    #expect(found.map(\.isCut) == [true, false])
    #expect(found.map { String(decoding: $0.bytes, as: UTF8.self) } == ["abcde", "kl"])
  }

  @Test func linesGivenBackComeFirst() throws {
    var reader = LineReader(descriptor: try descriptor(of: Array("a\nb\nc".utf8)))
    guard let first = reader.next(), let second = reader.next() else {
      Issue.record("two lines were expected")
      return
    }
    reader.giveBack([first, second])
    let again = [reader.next(), reader.next()]
    #expect(again == [first, second])
    let third = reader.next()
    #expect(third?.number == 3)
  }
}

@Suite struct CSVTests {
  private func records(_ text: String, delimiter: UInt8 = UInt8(ascii: ",")) throws -> [CSVRecords.Record] {
    var records = CSVRecords(
      LineReader(descriptor: try descriptor(of: Array(text.utf8))), delimiter: delimiter)
    var found: [CSVRecords.Record] = []
    while let record = records.next() { found.append(record) }
    return found
  }

  private func cells(_ text: String) throws -> [[String]] {
    try records(text).map { $0.cells.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func plainAndQuotedCells() throws {
    #expect(try cells("a,b\r\n\"x,\"\"y\"\"\",\"\"\n") == [["a", "b"], ["x,\"y\"", ""]])
    #expect(try cells("\"line one\r\nline two\",z\n") == [["line one\r\nline two", "z"]])
    #expect(try cells("a,\n,b\n,") == [["a", ""], ["", "b"], ["", ""]])
    #expect(try cells("a\"b,c\n") == [["a\"b", "c"]])
    #expect(try cells("\"a\"x,b\n") == [["ax", "b"]])
  }

  @Test func blankLinesArePassedOver() throws {
    #expect(try records("a\n\r\n\nb\n").map(\.line) == [1, 4])
    #expect(try cells("\"\"\n") == [[""]])
  }

  @Test func anOpenQuoteSpoilsItsOwnLineOnly() throws {
    let found = try records("a,b\n1,\"open\n2,c\n3,d\n")
    #expect(found.map(\.line) == [1, 2, 3, 4])
    #expect(found.map(\.mistake) == [nil, .unterminatedQuote, nil, nil])
    #expect(found[1].cells == [Array("1,\"open".utf8)])
  }

  @Test(arguments: [("a,b;c,d", 0x2C), ("a\tb", 0x09), ("a;b;c", 0x3B), ("\"a;b;c\",d", 0x2C), ("one", 0x2C)])
  func delimiterIsGuessed(header: String, delimiter: UInt8) {
    #expect(CSVRecords.delimiter(of: header.utf8) == delimiter)
  }

  /// What the writer quotes, the reader takes apart the same.
  @Test func readsWhatIsWritten() throws {
    let row = ["", "a,b", "\"", "two\nlines", "cr\r\nlf", " space ", "中文“引号”", "\r"]
    #expect(try cells(CSVText.row(row) + "\r\n") == [row])
  }
}

@Suite struct EncodingTests {
  /// "停车乱收费" in GB18030.
  static let parking: [UInt8] = [0xCD, 0xA3, 0xB3, 0xB5, 0xC2, 0xD2, 0xCA, 0xD5, 0xB7, 0xD1]

  @Test func decodesGB18030() {
    let decoder = LineDecoder(.gb18030)
    #expect(decoder.decode(Self.parking) == "停车乱收费")
    #expect(decoder.decode([0x95, 0x32, 0x82, 0x36]) == "𠀀")
    #expect(decoder.decode([]) == "")
    #expect(decoder.decode([0xCD]) == nil)
    #expect(decoder.decode([0xFF, 0x20]) == nil)
    #expect(decoder.decode(Self.parking) == "停车乱收费", "an invalid line leaves nothing behind")
  }

  @Test func guessesTheEncoding() {
    #expect(Encoding.guessed(from: Array("停车乱收费".utf8)) == .utf8)
    #expect(Encoding.guessed(from: Self.parking) == .gb18030)
    #expect(Encoding.guessed(from: Array("plain".utf8)) == .utf8)
    #expect(Encoding.guessed(from: Array("停车乱收费".utf8) + [0xFF, 0x0A]) == .utf8)
    #expect(
      Encoding.guessed(from: Array("停车乱收费".utf8).dropLast()) == .utf8, "a sample may end inside a character")
  }
}
