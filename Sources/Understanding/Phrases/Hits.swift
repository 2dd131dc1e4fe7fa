/// Where the pieces of phrases occur in a message. Of thousands of pieces a message has a few: only these have lists.
struct Hits {
  struct Hit {
    var range: Range<Int>
    /// Units in gaps of a class member.
    var gap: Int32
  }

  /// Of each piece the number of its list, or -1.
  private var listOf: [Int32]
  private var lists: [[Hit]] = []
  /// Pieces that occur, in the order in which they were met first.
  private(set) var pieces: [Int32] = []

  init(pieceCount: Int) { listOf = Array(repeating: -1, count: pieceCount) }

  func has(_ piece: Int32) -> Bool { listOf[Int(piece)] >= 0 }

  subscript(_ piece: Int32) -> [Hit] {
    let list = listOf[Int(piece)]
    return list < 0 ? [] : lists[Int(list)]
  }

  mutating func append(_ hit: Hit, to piece: Int32) {
    if listOf[Int(piece)] < 0 {
      listOf[Int(piece)] = Int32(lists.count)
      lists.append([])
      pieces.append(piece)
    }
    lists[Int(listOf[Int(piece)])].append(hit)
  }

  /// Puts the places of a piece in order again.
  mutating func sort(_ piece: Int32) {
    guard has(piece) else { return }
    lists[Int(listOf[Int(piece)])].sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }
}
