/// Lines and columns of a file, for people: both count from 1, a column is one Unicode scalar.
public struct LineTable: Sendable {
  private let bytes: [UInt8]
  /// The offset at which each line begins.
  private let starts: [Int]

  public init(_ source: SourceFile) {
    bytes = Array(source.text.utf8)
    starts = [0] + bytes.indices.lazy.filter { [bytes] in bytes[$0] == 0x0A }.map { $0 + 1 }
  }

  /// The line that an offset stands in; one past the end is in the last.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  public func column(at offset: Int) -> Int {
    let start = starts[line(at: offset) - 1]
    return text(start..<min(max(offset, start), bytes.count)).unicodeScalars.count + 1
  }

  /// A line without its line break.
  public func text(ofLine line: Int) -> String { text(range(ofLine: line)) }

  /// The part of a line before an offset, and the part of it that a range covers.
  func parts(of range: SourceRange, inLine line: Int) -> (before: String, covered: String) {
    let whole = self.range(ofLine: line)
    let start = min(max(range.lowerBound, whole.lowerBound), whole.upperBound)
    let end = min(max(range.upperBound, start), whole.upperBound)
    return (text(whole.lowerBound..<start), text(start..<end))
  }

  private func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return 0..<0 }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
