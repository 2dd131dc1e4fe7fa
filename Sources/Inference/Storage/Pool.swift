/// Growable storage of plain values under 32-bit numbers: never shared, so never copied on a write, and checked in debug
/// builds only. While a mark is open, what lay there when it was made is kept, block by block, before it is changed.
@safe struct Pool<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private(set) var count: Int32 = 0
  private var capacity: Int32
  /// Elements below must be kept before they change.
  private var guarded: Int32 = 0
  /// Elements are appended below it without further ado: the capacity, or 0 while what they would overwrite is guarded.
  private var freeLimit: Int32
  private var history: History<Element>?

  init(capacity: Int32 = 16) {
    unsafe base = .allocate(capacity: Int(capacity))
    self.capacity = capacity
    freeLimit = capacity
  }

  init(repeating element: Element, count: Int32) {
    self.init(capacity: max(count, 1))
    unsafe base.initialize(repeating: element, count: Int(count))
    self.count = count
  }

  deinit { unsafe base.deallocate() }

  var isEmpty: Bool { count == 0 }

  subscript(_ place: Int32) -> Element {
    @inline(__always) _read {
      assert(place >= 0 && place < count)
      yield unsafe base[Int(place)]
    }
    @inline(__always) _modify {
      assert(place >= 0 && place < count)
      if _slowPath(place < guarded) { keep(place) }
      yield unsafe &base[Int(place)]
    }
  }

  var last: Element {
    @inline(__always) get { self[count - 1] }
    @inline(__always) _modify { yield &self[count - 1] }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if _slowPath(count >= freeLimit) { makeRoom() }
    unsafe base[Int(count)] = element
    count &+= 1
  }

  @inline(never)
  private mutating func makeRoom() {
    if count == capacity { reserve(count + 1) }
    if count < guarded { keep(count) }
    freeLimit = count + 1 < guarded ? 0 : capacity
  }

  @inline(__always)
  mutating func removeLast() {
    assert(count > 0)
    count &-= 1
    if _slowPath(count < guarded) { freeLimit = 0 }
  }

  /// Drops what lies from `count` on.
  @inline(__always)
  mutating func truncate(to count: Int32) {
    assert(count <= self.count)
    self.count = count
    if _slowPath(count < guarded) { freeLimit = 0 }
  }

  @inline(__always)
  mutating func removeAll() { truncate(to: 0) }

  var elements: [Element] { (0..<count).map { self[$0] } }

  /// Overwrites as many elements as are given.
  mutating func put(_ elements: [Element]) {
    for (place, element) in elements.enumerated() { self[Int32(place)] = element }
  }

  mutating func reverse(from start: Int32) {
    var (low, high) = (start, count - 1)
    while low < high {
      (self[low], self[high]) = (self[high], self[low])
      low += 1
      high -= 1
    }
  }

  /// Sets every element.
  mutating func fill(with element: Element) {
    keepAll()
    unsafe base.update(repeating: element, count: Int(count))
  }

  /// Has `count` elements from now on, all of them `element`.
  mutating func refill(with element: Element, count: Int32) {
    keepAll()
    reserve(count)
    self.count = count
    freeLimit = count < guarded ? 0 : capacity
    unsafe base.update(repeating: element, count: Int(count))
  }

  /// Takes over the elements of another pool.
  mutating func replace(with other: borrowing Pool) {
    keepAll()
    reserve(other.count)
    count = other.count
    freeLimit = count < guarded ? 0 : capacity
    unsafe base.update(from: other.base, count: Int(count))
  }

  @inline(never)
  private mutating func reserve(_ wanted: Int32) {
    guard wanted > capacity else { return }
    let grown = max(wanted, capacity * 2)
    let fresh = UnsafeMutablePointer<Element>.allocate(capacity: Int(grown))
    unsafe fresh.update(from: base, count: Int(max(count, guarded)))
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = grown
    freeLimit = count < guarded ? 0 : capacity
  }

}

extension Pool where Element: Comparable {
  /// From the smallest to the largest.
  @inline(__always)
  mutating func sort() {
    if count > 32 { return isSorted ? () : sortMany() }
    var end: Int32 = 1
    while end < count {
      let element = self[end]
      var place = end
      while place > 0 && element < self[place - 1] {
        self[place] = self[place - 1]
        place -= 1
      }
      self[place] = element
      end += 1
    }
  }

  private var isSorted: Bool {
    for place in 1..<count where self[place] < self[place - 1] { return false }
    return true
  }

  @inline(never)
  private mutating func sortMany() {
    keepAll()
    var buffer = unsafe UnsafeMutableBufferPointer(start: base, count: Int(count))
    unsafe buffer.sort()
  }

  /// Drops what equals its predecessor.
  mutating func removeRepeats() {
    if count < 2 { return }
    var kept: Int32 = 1
    for place in 1..<count where self[place] != self[kept - 1] {
      self[kept] = self[place]
      kept += 1
    }
    truncate(to: kept)
  }
}

// MARK: Marks

/// What a pool was at the open marks.
private final class History<Element: BitwiseCopyable> {
  static var blockSize: Int32 { 32 }

  struct Mark {
    var count: Int32
    var blockCount: Int
  }

  var marks: [Mark] = []
  /// Kept blocks, in order of time.
  var blocks: [Int32] = []
  var elements: [Element] = []
  /// The latest epoch in which each block was kept.
  var epochOfBlock: [Int32] = []
  /// Counts marks made and returned to.
  var epoch: Int32 = 0

  var guarded: Int32 { marks.reduce(0) { max($0, $1.count) } }
}

extension Pool {
  /// Opens a mark, numbered from 0.
  mutating func mark() {
    let history = self.history ?? History()
    self.history = history
    history.marks.append(.init(count: count, blockCount: history.blocks.count))
    history.epoch += 1
    guarded = history.guarded
    freeLimit = count < guarded ? 0 : capacity
  }

  /// Is again what it was at the mark, which stays open; later ones are closed.
  mutating func restore(to mark: Int) {
    guard let history else { preconditionFailure("no mark is open") }
    let wanted = history.marks[mark]
    while history.blocks.count > wanted.blockCount {
      let start = Int(history.blocks.removeLast() * History<Element>.blockSize)
      let kept = history.elements.suffix(Int(History<Element>.blockSize))
      for (offset, element) in kept.enumerated() where start + offset < Int(capacity) {
        unsafe base[start + offset] = element
      }
      history.elements.removeLast(Int(History<Element>.blockSize))
    }
    history.marks.removeSubrange((mark + 1)...)
    history.epoch += 1
    guarded = history.guarded
    count = wanted.count
    freeLimit = count < guarded ? 0 : capacity
  }

  /// Closes the mark and all later ones: what is there stays.
  mutating func forget(from mark: Int) {
    guard let history else { return }
    history.marks.removeSubrange(mark...)
    guarded = history.guarded
    freeLimit = count < guarded ? 0 : capacity
    if history.marks.isEmpty { self.history = nil }
  }

  @inline(never)
  private mutating func keep(_ place: Int32) {
    guard let history else { return }
    let block = place / History<Element>.blockSize
    while history.epochOfBlock.count <= Int(block) { history.epochOfBlock.append(0) }
    if history.epochOfBlock[Int(block)] == history.epoch { return }
    history.epochOfBlock[Int(block)] = history.epoch
    history.blocks.append(block)
    let start = block * History<Element>.blockSize
    for offset in start..<start + History<Element>.blockSize {
      history.elements.append(unsafe base[Int(min(offset, capacity - 1))])
    }
  }

  private mutating func keepAll() {
    if _fastPath(guarded == 0) { return }
    for block in 0...(guarded - 1) / History<Element>.blockSize { keep(block * History<Element>.blockSize) }
  }
}
