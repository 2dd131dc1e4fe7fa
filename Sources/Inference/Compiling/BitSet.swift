/// A set of small numbers, one bit each; without an allocation as long as all are below 64.
struct BitSet {
  private var low: UInt64 = 0
  private var high: [UInt64] = []

  init() {}

  init(_ member: Int) { insert(member) }

  @inline(__always)
  func contains(_ member: Int) -> Bool {
    if member < 64 { return low & 1 << UInt64(member) != 0 }
    let word = member / 64 - 1
    return word < high.count && high[word] & 1 << UInt64(member % 64) != 0
  }

  @inline(__always)
  mutating func insert(_ member: Int) {
    if member < 64 {
      low |= 1 << UInt64(member)
    } else {
      insertHigh(member)
    }
  }

  mutating func formUnion(_ other: BitSet) {
    low |= other.low
    while high.count < other.high.count { high.append(0) }
    for word in other.high.indices { high[word] |= other.high[word] }
  }

  func union(_ other: BitSet) -> BitSet {
    var both = self
    both.formUnion(other)
    return both
  }

  func isSubset(of other: BitSet) -> Bool {
    if low & ~other.low != 0 { return false }
    return high.indices.allSatisfy { word in
      high[word] & ~(word < other.high.count ? other.high[word] : 0) == 0
    }
  }

  private mutating func insertHigh(_ member: Int) {
    let word = member / 64 - 1
    while high.count <= word { high.append(0) }
    high[word] |= 1 << UInt64(member % 64)
  }
}
