/// A fixed number of things that may not be copied.
@safe struct Fixed<Element: ~Copyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int32

  init(count: Int32, _ make: () -> Element) {
    unsafe base = .allocate(capacity: max(1, Int(count)))
    self.count = count
    for place in 0..<Int(count) { unsafe (base + place).initialize(to: make()) }
  }

  deinit {
    unsafe base.deinitialize(count: Int(count))
    unsafe base.deallocate()
  }

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
}
