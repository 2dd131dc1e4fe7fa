/// The declarations of a file, in its order. They lie as they were read, a portion after the other: there may be very many,
/// and they are not gathered anew.
public struct Declarations: RandomAccessCollection, Sendable {
  private var portions: [[Declaration]] = []
  /// Where each portion ends.
  private var ends: [Int] = []
  /// Portions that have been given up.
  private var released = 0

  mutating func append(_ portion: [Declaration]) {
    guard !portion.isEmpty else { return }
    portions.append(portion)
    ends.append(endIndex + portion.count)
  }

  /// Gives up the room of declarations before `index`, which are not to be asked for again.
  public mutating func release(before index: Int) {
    while released < ends.count && ends[released] <= index {
      portions[released] = []
      released += 1
    }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { ends.last ?? 0 }

  public subscript(_ index: Int) -> Declaration {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > index { high = middle } else { low = middle + 1 }
    }
    return portions[low][index - (low == 0 ? 0 : ends[low - 1])]
  }
}
