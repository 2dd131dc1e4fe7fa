/// Plain values that are gathered one by one until they are frozen where they lie, without a copy.
@safe struct Growing<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private(set) var count: Int32 = 0
  private var capacity: Int

  init(capacity: Int = 16) {
    self.capacity = max(1, capacity)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  subscript(_ place: Int32) -> Element {
    @inline(__always) _read {
      assert(place >= 0 && place < count)
      yield unsafe base[Int(place)]
    }
    @inline(__always) _modify {
      assert(place >= 0 && place < count)
      yield unsafe &base[Int(place)]
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if _slowPath(Int(count) == capacity) { reserve(capacity * 2) }
    unsafe (base + Int(count)).initialize(to: element)
    count += 1
  }

  /// Room for `wanted` elements in all, so that they need not move again.
  @inline(never)
  mutating func reserve(_ wanted: Int) {
    guard wanted > capacity else { return }
    let fresh = UnsafeMutablePointer<Element>.allocate(capacity: wanted)
    unsafe fresh.initialize(from: base, count: Int(count))
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = wanted
  }

  consuming func frozen() -> Frozen<Element> {
    let frozen = unsafe Frozen(base, count: count)
    discard self
    return frozen
  }
}
