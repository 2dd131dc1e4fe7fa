/// A match that a change of an inner condition has made true.
struct Revived {
  var branch: Int32
  var plan: Int32
  var rank: Int32
  /// The newest version in it, or -1 where it has none.
  var newest: Int32
  /// Its versions in written order, in the queue's tuples.
  var tuple: Stretch
}

/// The revived matches, each once, the first to fire at the root of a heap.
struct RevivedQueue: ~Copyable {
  private(set) var matches = Pool<Revived>()
  private(set) var tuples = Pool<Int32>()
  private var heap = Pool<Int32>()
  private var table = ProbeTable()

  @inline(__always)
  var isEmpty: Bool { heap.isEmpty }

  var first: Revived { matches[heap[0]] }

  /// `match.tuple` is a stretch of `source`.
  mutating func add(_ match: Revived, from source: borrowing Pool<Int32>, tables: Tables) {
    let hash = Self.hash(match.branch, source, match.tuple)
    let known = table.find(hash) { number in
      let other = matches[number]
      guard other.branch == match.branch else { return false }
      for offset in 0..<match.tuple.count
      where tuples[other.tuple.start + offset] != source[match.tuple.start + offset] { return false }
      return true
    }
    if known >= 0 { return }
    var match = match
    let start = tuples.count
    for place in match.tuple.indices { tuples.append(source[place]) }
    match.tuple = Stretch(start: start, end: tuples.count)
    table.insert(matches.count, under: hash)
    heap.append(matches.count)
    matches.append(match)
    rise(heap.count - 1, tables)
  }

  mutating func removeFirst(tables: Tables) {
    let number = heap[0]
    table.remove(number, under: Self.hash(matches[number].branch, tuples, matches[number].tuple))
    let last = heap.last
    heap.removeLast()
    if heap.isEmpty {
      matches.removeAll()
      tuples.removeAll()
    } else {
      heap[0] = last
      sink(tables)
    }
  }

  mutating func removeAll() {
    matches.removeAll()
    tuples.removeAll()
    heap.removeAll()
    table.removeAll()
  }

  /// Versions get new numbers; -1 for those that are gone, and with them the match.
  mutating func compact(_ versions: borrowing Pool<Int32>, _ tables: Tables) {
    if heap.isEmpty { return }
    var kept = RevivedQueue()
    for place in 0..<heap.count {
      var match = matches[heap[place]]
      var renumbered = Pool<Int32>()
      for place in match.tuple.indices { renumbered.append(versions[tuples[place]]) }
      if (0..<renumbered.count).contains(where: { renumbered[$0] < 0 }) { continue }
      if match.newest >= 0 { match.newest = versions[match.newest] }
      match.tuple = Stretch(start: 0, end: renumbered.count)
      kept.add(match, from: renumbered, tables: tables)
    }
    self = kept
  }

  private mutating func rise(_ start: Int32, _ tables: Tables) {
    var place = start
    while place > 0 {
      let parent = (place - 1) / 2
      guard precedes(heap[place], heap[parent], tables) else { return }
      swap(place, parent)
      place = parent
    }
  }

  private mutating func sink(_ tables: Tables) {
    var place: Int32 = 0
    while true {
      var best = place
      for child in 2 * place + 1...2 * place + 2
      where child < heap.count && precedes(heap[child], heap[best], tables) { best = child }
      if best == place { return }
      swap(place, best)
      place = best
    }
  }

  private mutating func swap(_ left: Int32, _ right: Int32) {
    (heap[left], heap[right]) = (heap[right], heap[left])
  }

  /// Fires before: by rank, newest fact, plan; then the newer fact at the first difference in joined order leads.
  /// Mutating only so that the call copies nothing.
  private mutating func precedes(_ left: Int32, _ right: Int32, _ tables: Tables) -> Bool {
    let (one, other) = (matches[left], matches[right])
    if one.rank != other.rank { return one.rank < other.rank }
    if one.newest != other.newest { return one.newest > other.newest }
    if one.plan != other.plan { return one.plan < other.plan }
    for place in tables.plans[one.plan].order.indices {
      let position = tables.numbers[place]
      let pair = (tuples[one.tuple.start + position], tuples[other.tuple.start + position])
      if pair.0 != pair.1 { return pair.0 > pair.1 }
    }
    return false
  }

  private static func hash(_ branch: Int32, _ versions: borrowing Pool<Int32>, _ tuple: Stretch) -> UInt32 {
    var hash = mixed(1, UInt64(truncatingIfNeeded: branch))
    for place in tuple.indices { hash = mixed(hash, UInt64(truncatingIfNeeded: versions[place])) }
    return folded(hash)
  }

  // MARK: Marks

  var tableCount: Int32 { table.count }

  mutating func mark() {
    matches.mark()
    tuples.mark()
    heap.mark()
    table.mark()
  }

  mutating func restore(to mark: Int, tableCount: Int32) {
    matches.restore(to: mark)
    tuples.restore(to: mark)
    heap.restore(to: mark)
    table.restore(to: mark, count: tableCount)
  }

  mutating func forget(from mark: Int) {
    matches.forget(from: mark)
    tuples.forget(from: mark)
    heap.forget(from: mark)
    table.forget(from: mark)
  }
}
