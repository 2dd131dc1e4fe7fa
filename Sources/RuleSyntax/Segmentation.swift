/// Cuts a run without spaces into keywords and declared names: the fewest pieces, two names never side by side.
struct Segmentation {
  struct Piece: Equatable {
    /// In the bytes that were cut.
    var range: Range<Int>
    var keyword: Keyword
    var isNumber = false
  }

  enum Outcome: Equatable {
    case whole
    case pieces([Piece])
    /// Two ways to cut it with equally few pieces.
    case ambiguous([Piece], [Piece])
  }

  private enum Neighbour: Int { case start, name, keyword, leadingKeyword, joiner }

  private struct Step {
    var end: Int
    var piece: Piece
  }

  private let bytes: Bytes
  private let names: WordTable
  private let beginsLine: Bool
  /// Scalar boundaries, the end included.
  private var bounds: [Int] = []
  private var steps: [[Step]] = []

  /// A longer run is no phrase of the language.
  private static let longest = 64

  init(bytes: Bytes, names: WordTable, beginsLine: Bool) {
    self.bytes = bytes
    self.names = names
    self.beginsLine = beginsLine
  }

  mutating func cut(_ range: Range<Int>) -> Outcome {
    var index = range.lowerBound
    var mayJoin = beginsLine
    while index < range.upperBound {
      bounds.append(index)
      let (value, length) = scalar(at: index, of: bytes, end: range.upperBound)
      if Self.joiningFirsts.contains(value) { mayJoin = true }
      index += length
    }
    guard mayJoin, bounds.count > 1, bounds.count <= Self.longest else { return .whole }
    bounds.append(range.upperBound)
    steps = (0..<(bounds.count - 1)).map(steps(from:))
    let paths = shortestPaths()
    guard let first = paths.first, first.count > 1 else { return .whole }
    return paths.count > 1 ? .ambiguous(first, paths[1]) : .pieces(first)
  }

  // MARK: Pieces

  /// The pieces that may begin at a boundary.
  private func steps(from start: Int) -> [Step] {
    guard isBoundary(start) else { return [] }
    var found: [Step] = []
    var hash = WordTable.seed
    for end in (start + 1)..<bounds.count {
      for index in bounds[end - 1]..<bounds[end] { hash = WordTable.step(hash, bytes[index]) }
      guard isBoundary(end) else { continue }
      let range = bounds[start]..<bounds[end]
      if names.value(at: range, of: bytes, hash: hash) != nil {
        found.append(Step(end: end, piece: Piece(range: range, keyword: .none)))
      }
      let keyword = WordTable.keywords.keyword(at: range, of: bytes, hash: hash)
      if keyword != .none, keyword.joinsNames || (start == 0 && beginsLine) {
        found.append(Step(end: end, piece: Piece(range: range, keyword: keyword)))
      }
    }
    if let end = endOfNumber(start) {
      found.append(
        Step(end: end, piece: Piece(range: bounds[start]..<bounds[end], keyword: .none, isNumber: true)))
    } else if let end = endOfVariable(start) {
      found.append(Step(end: end, piece: Piece(range: bounds[start]..<bounds[end], keyword: .none)))
    }
    return found
  }

  /// No cut inside a run of letters that are not Han, nor beside a hyphen or a middle dot.
  private func isBoundary(_ index: Int) -> Bool {
    guard index > 0, index < bounds.count - 1 else { return true }
    let before = bytes[bounds[index] - 1]
    let after = bytes[bounds[index]]
    if before < 0x80, after < 0x80 { return false }
    let dots: [UInt8] = [0x2D, 0x2E, 0xC2]
    return !dots.contains(after) && !dots.contains(before)
      && !(bytes[bounds[index - 1]] == 0xC2 && bounds[index] - bounds[index - 1] == 2)
  }

  private func endOfNumber(_ start: Int) -> Int? {
    var end = start
    while end < bounds.count - 1, isDigitOrPoint(bytes[bounds[end]]) { end += 1 }
    return end > start && isBoundary(end) ? end : nil
  }

  private func isDigitOrPoint(_ byte: UInt8) -> Bool { (byte >= 0x30 && byte <= 0x39) || byte == 0x2E }

  /// 某… up to the next 是, 或, 且, 都 or the end of the run: variables are not declared.
  private func endOfVariable(_ start: Int) -> Int? {
    guard scalar(at: bounds[start], of: bytes, end: bounds[bounds.count - 1]).value == 0x67D0 else {
      return nil
    }
    var end = start + 1
    while end < bounds.count - 1 {
      let next = scalar(at: bounds[end], of: bytes, end: bounds[bounds.count - 1]).value
      if end > start + 1, Self.variableStops.contains(next) { break }
      end += 1
    }
    return end > start + 1 && isBoundary(end) ? end : nil
  }

  private static let variableStops: Set<UInt32> = Set("是或且都".unicodeScalars.map(\.value))

  private static let joiningFirsts: Set<UInt32> = Set(
    Keyword.chineseSpellings.filter(\.1.joinsNames).compactMap { $0.0.unicodeScalars.first?.value })

  // MARK: Paths

  private func neighbour(_ piece: Piece) -> Neighbour {
    if piece.keyword == .none { return .name }
    if piece.keyword.joinsKeywords { return .joiner }
    return beginsLine && piece.range.lowerBound == bounds[0] ? .leadingKeyword : .keyword
  }

  private func fits(_ piece: Piece, after neighbour: Neighbour) -> Bool {
    piece.keyword == .none ? neighbour != .name : neighbour != .keyword
  }

  /// At most two shortest ways to cut, which differ in a boundary.
  private func shortestPaths() -> [[Piece]] {
    let far = Int.max / 2
    var rest = [[Int]](repeating: [Int](repeating: far, count: 5), count: bounds.count)
    rest[bounds.count - 1] = [Int](repeating: 0, count: 5)
    for start in steps.indices.reversed() {
      for step in steps[start] {
        let cost = 1 + rest[step.end][neighbour(step.piece).rawValue]
        for before in 0..<5 where cost < rest[start][before] {
          if let kind = Neighbour(rawValue: before), fits(step.piece, after: kind) {
            rest[start][before] = cost
          }
        }
      }
    }
    guard rest[0][0] < far else { return [] }
    var paths: [[Piece]] = []
    var path: [Piece] = []
    var tries = 0
    collect(from: 0, after: .start, rest, &path, &paths, &tries)
    return paths
  }

  private func collect(
    from start: Int, after neighbour: Neighbour, _ rest: [[Int]], _ path: inout [Piece],
    _ paths: inout [[Piece]],
    _ tries: inout Int
  ) {
    guard paths.count < 2, tries < 64 else { return }
    if start == bounds.count - 1 {
      tries += 1
      if paths.allSatisfy({ $0.map(\.range) != path.map(\.range) }) { paths.append(path) }
      return
    }
    for step in steps[start] where fits(step.piece, after: neighbour) {
      let kind = self.neighbour(step.piece)
      guard rest[start][neighbour.rawValue] == 1 + rest[step.end][kind.rawValue] else { continue }
      path.append(step.piece)
      collect(from: step.end, after: kind, rest, &path, &paths, &tries)
      path.removeLast()
    }
  }
}
