/// Where the program stands in a Markdown file.
struct Literate {
  /// The lines between a "```wence" line and its end.
  struct Block {
    var program: Range<Int>
    /// The opening fence line, for a diagnostic.
    var fence: Range<Int>
    var isClosed: Bool
  }

  var blocks: [Block] = []
  /// A fence of another language that runs to the end of the file, and so hides all that follows.
  var unclosedForeignFence: Range<Int>?

  private struct Fence {
    var mark: UInt8
    var length: Int
    var line: Range<Int>
    /// The offset after the opening line; nil for a block in another language.
    var program: Int?
  }

  init(_ bytes: Bytes) {
    var open: Fence?
    let hasMark = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    var start = hasMark ? 3 : 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: 0x0A, in: start..<bytes.count)
      let next = min(end + 1, bytes.count)
      if let mark = Self.mark(bytes, start..<end) {
        if let fence = open {
          if mark.byte == fence.mark, mark.length >= fence.length, mark.rest.isEmpty {
            close(fence, at: start)
            open = nil
          }
        } else if mark.byte == 0x7E || !bytes.contains(0x60, in: mark.rest) {
          let isProgram = Self.namesThisLanguage(bytes, mark.rest)
          open = Fence(
            mark: mark.byte, length: mark.length, line: start..<end, program: isProgram ? next : nil)
        }
      }
      start = next
    }
    guard let fence = open else { return }
    if let program = fence.program {
      blocks.append(Block(program: program..<bytes.count, fence: fence.line, isClosed: false))
    } else {
      unclosedForeignFence = fence.line
    }
  }

  private mutating func close(_ fence: Fence, at end: Int) {
    guard let program = fence.program else { return }
    blocks.append(Block(program: program..<end, fence: fence.line, isClosed: true))
  }

  /// Three or more of ` or ~ at the beginning of a line, and the rest of the line without outer space.
  private static func mark(_ bytes: Bytes, _ line: Range<Int>) -> (
    byte: UInt8, length: Int, rest: Range<Int>
  )? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] == 0x20, index < line.lowerBound + 3 { index += 1 }
    guard index < line.upperBound, bytes[index] == 0x60 || bytes[index] == 0x7E else { return nil }
    let byte = bytes[index]
    let first = index
    while index < line.upperBound, bytes[index] == byte { index += 1 }
    guard index - first >= 3 else { return nil }
    var rest = index..<line.upperBound
    while let last = rest.last, bytes[last] <= 0x20 { rest = rest.lowerBound..<last }
    while let head = rest.first, bytes[head] <= 0x20 { rest = (head + 1)..<rest.upperBound }
    return (byte, index - first, rest)
  }

  private static func namesThisLanguage(_ bytes: Bytes, _ info: Range<Int>) -> Bool {
    let word = info.lowerBound..<(info.first { bytes[$0] <= 0x20 } ?? info.upperBound)
    return bytes.string(word) == "wence"
  }
}
