/// A word that says nothing about the matter and something about how it is meant.
struct Cue: Sendable {
  enum Kind: UInt8, Sendable, CaseIterable {
    /// Is not: 不是, not. Holds for everything.
    case isNot
    /// There is none: 没有, 无, no, without.
    case lacks
    /// Too little of it: denies what is there or not, never a need.
    case shortOf
    /// Does not: 不, 未, never.
    case doesNot
    /// No more: a change for the better.
    case noMore
    /// Must not: forbids what there is; with another negation after it, it counts.
    case mustNot
    /// Looks like a negation and is none.
    case falseFriend
    /// No longer there: 撤走, 解散.
    case gone
    /// What may stand between a negation and what it denies.
    case link
    /// Brings something about: 成立, 引进, set up.
    case founding
    /// Whether: 有没有, 是否.
    case whether
    case dontKnow
    case reported, suspected, conditional, conditionEnd
    /// 就好了: makes a condition a wish.
    case wishEnd
    /// Wants something to be: 希望, 建议, how to.
    case wish
    case solved
    /// Only with 现在 before it: 好了.
    case fine
    case formerly, nowadays
    /// Still, even more: what was before goes on.
    case still
    case tried
    /// Another's, where a place follows.
    case otherPlace
    /// Another's, by itself: 我朋友家.
    case otherPerson
    case place
    case ours
    /// Beside: what comes before it is only where something else is.
    case beside
    case comparison
    /// But rather: ends what 不是 denies.
    case rather
    /// 不是…就是: one or the other.
    case orElse
    case however
    /// Begins another problem at the start of a clause.
    case listing
    case asksBefore, asksAfter
    /// 吗 and its like.
    case interrogative
    /// There is.
    case exists
    /// Carries no matter.
    case filler
  }

  var kind: Kind
  var range: Range<Int>
}

/// The cues of one message, found by unit.
struct Cues: Sendable {
  let list: [Cue]
  /// Of each unit one more than the index of the cue that covers it.
  private let covering: [Int32]

  init(_ list: [Cue], count: Int) {
    self.list = list
    var covering = Array(repeating: Int32(0), count: count)
    for (index, cue) in list.enumerated() {
      for unit in cue.range { covering[unit] = Int32(index + 1) }
    }
    self.covering = covering
  }

  func covering(_ unit: Int) -> Cue? {
    guard covering.indices.contains(unit), covering[unit] > 0 else { return nil }
    return list[Int(covering[unit] - 1)]
  }

  /// The cues that lie in `range`, in order.
  func within(_ range: Range<Int>) -> ArraySlice<Cue> {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if list[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < list.count, list[end].range.upperBound <= range.upperBound { end += 1 }
    return list[low..<end]
  }

  func has(_ kind: Cue.Kind, in range: Range<Int>) -> Bool { within(range).contains { $0.kind == kind } }
}
