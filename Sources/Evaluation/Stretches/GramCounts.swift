/// A piece of a message around what is counted in it; what is counted in one piece shares it.
final class Excerpt: Sendable {
  let characters: [Unicode.Scalar]

  init(_ characters: [Unicode.Scalar]) { self.characters = characters }
}

/// Where a gram stands in an excerpt.
struct Place {
  var excerpt: Excerpt
  var start: UInt16
  var end: UInt16
}

/// Counts grams in a table of bounded size (lossy counting). When the table is full, the half that is rarest is
/// dropped; a gram that was dropped and comes again is counted anew. `missed` says in how many messages it may have
/// been before: the true number is at least the one counted and at most `missed` more.
struct GramCounts<Key: Gram> {
  struct Entry {
    var count: UInt32 = 0
    var messages: UInt32 = 0
    /// Number of the last message that held it, from 1.
    var last: UInt32 = 0
    let missed: UInt32
    // Without an array of its own for each of very many.
    private(set) var first: Place?
    private(set) var second: Place?
    private(set) var third: Place?

    init(missed: Int) { self.missed = UInt32(missed) }

    var places: [Place] { [first, second, third].compactMap(\.self) }

    fileprivate mutating func meet(_ message: UInt32, at place: Place) {
      count += 1
      guard last != message else { return }
      last = message
      messages += 1
      keep(place)
    }

    private mutating func keep(_ place: Place) {
      if first == nil {
        first = place
      } else if second == nil {
        second = place
      } else if third == nil {
        third = place
      }
    }
  }

  private(set) var entries: [Key: Entry] = [:]
  private(set) var missed = 0
  private let capacity: Int

  init(capacity: Int) { self.capacity = capacity }

  mutating func add(_ gram: Key, inMessage message: Int, at place: Place) {
    entries[gram, default: Entry(missed: missed)].meet(UInt32(truncatingIfNeeded: message), at: place)
    if entries.count > capacity { prune() }
  }

  private mutating func prune() {
    var counts: [Int: Int] = [:]
    for entry in entries.values { counts[Int(entry.messages + entry.missed), default: 0] += 1 }
    var dropped = 0
    for (most, count) in counts.sorted(by: { $0.key < $1.key }) where dropped * 2 < entries.count {
      dropped += count
      missed = most
    }
    entries = entries.filter { $0.value.messages + $0.value.missed > missed }
  }
}
