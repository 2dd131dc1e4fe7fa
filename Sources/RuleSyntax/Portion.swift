/// Part of a file that can be read by itself: whole blocks, or whole declarations of one.
struct Portion: Sendable {
  private(set) var programs: [Range<Int>] = []
  private(set) var length = 0

  /// Large enough that a portion is worth handing to a thread, small enough that its lexemes stay in the cache and in
  /// memory that is at hand.
  static let size = 1 << 14

  /// The programs of a file, cut where a declaration begins. Where the cuts are depends on the file alone.
  static func all(of programs: [Range<Int>], in bytes: Bytes) -> [Portion] {
    var portions: [Portion] = []
    var current = Portion()
    for program in programs {
      var start = program.lowerBound
      repeat {
        let end = start + size - current.length
        let cut = end < program.upperBound ? declaration(from: end, in: program, bytes) : program.upperBound
        current.programs.append(start..<cut)
        current.length += cut - start
        start = cut
        if current.length >= size {
          portions.append(current)
          current = Portion()
        }
      } while start < program.upperBound
    }
    return current.programs.isEmpty ? portions : portions + [current]
  }

  /// The next line that begins with the keyword of a declaration; the end of the program, if none does.
  private static func declaration(from place: Int, in program: Range<Int>, _ bytes: Bytes) -> Int {
    var line = place
    while true {
      line = bytes.firstIndex(of: 0x0A, in: line..<program.upperBound) + 1
      guard line < program.upperBound else { return program.upperBound }
      if let run = WordRun(at: line, of: bytes, end: program.upperBound),
        run.keyword(bytes).declaration != nil
      {
        return line
      }
    }
  }
}
