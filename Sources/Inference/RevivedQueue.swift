/// A match that a change of an inner condition has made true.
struct Revived {
  var branch: Int32
  var plan: Int32
  var rank: Int32
  /// The newest version in it, or -1 where it has none.
  var newest: Int32
  /// Versions in the order of the plan's joins.
  var joined: [Int32]
  /// Versions in written order.
  var tuple: [Int32]

  /// Fires before `other`.
  func precedes(_ other: Revived) -> Bool {
    if rank != other.rank { return rank < other.rank }
    if newest != other.newest { return newest > other.newest }
    if plan != other.plan { return plan < other.plan }
    return precedes(other.joined)
  }

  /// The newer fact at the first difference leads.
  func precedes(_ others: [Int32]) -> Bool {
    for (own, other) in zip(joined, others) where own != other { return own > other }
    return false
  }
}

/// The revived matches, each once, the first to fire at the root of a heap.
struct RevivedQueue {
  private var matches: [Revived] = []
  /// Places in `matches` that may be used again.
  private var vacant: [Int32] = []
  private var heap: [Int32] = []
  private var table = ProbeTable()

  var first: Revived? { heap.first.map { matches[Int($0)] } }

  mutating func add(_ match: Revived) {
    let hash = hash(match)
    let known = table.find(hash) { number in
      let other = matches[Int(number)]
      return other.branch == match.branch && other.tuple == match.tuple
    }
    if known >= 0 { return }
    let number = vacant.popLast() ?? Int32(matches.count)
    if Int(number) == matches.count { matches.append(match) } else { matches[Int(number)] = match }
    table.insert(number, under: hash)
    heap.append(number)
    rise(heap.count - 1)
  }

  mutating func removeFirst() {
    let number = heap[0]
    table.remove(number, under: hash(matches[Int(number)]))
    vacant.append(number)
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
  }

  private mutating func rise(_ start: Int) {
    var place = start
    while place > 0 {
      let parent = (place - 1) / 2
      guard precedes(place, parent) else { return }
      heap.swapAt(place, parent)
      place = parent
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var best = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count && precedes(child, best) {
        best = child
      }
      if best == place { return }
      heap.swapAt(place, best)
      place = best
    }
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    matches[Int(heap[left])].precedes(matches[Int(heap[right])])
  }

  private func hash(_ match: Revived) -> UInt64 {
    match.tuple.reduce(mixed(1, UInt64(match.branch))) { mixed($0, UInt64($1)) }
  }
}
