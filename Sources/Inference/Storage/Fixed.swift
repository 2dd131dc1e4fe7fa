/// A fixed number of things, never shared and checked in debug builds only.
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

extension Fixed where Element: BitwiseCopyable {
  init(repeating element: Element, count: Int32) {
    self.init(count: count) { element }
  }

  var elements: [Element] { (0..<count).map { self[$0] } }

  /// Overwrites as many elements as are given.
  mutating func put(_ elements: [Element]) {
    for (place, element) in elements.enumerated() { self[Int32(place)] = element }
  }
}
