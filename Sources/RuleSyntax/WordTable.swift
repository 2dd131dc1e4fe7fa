/// Words as UTF-8 bytes, each with a small number: found by bytes, without making a string.
struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  private var words: [(start: Int32, end: Int32, hash: UInt64, value: UInt8)] = []
  /// Open addressing; -1 is free. The length is a power of two.
  private var slots: [Int32] = [Int32](repeating: -1, count: 256)

  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// One step of the hash (FNV-1a): a word's hash is this over its bytes, from `seed`.
  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  static func hash(_ bytes: Bytes, _ range: Range<Int>) -> UInt64 {
    range.reduce(seed) { step($0, bytes[$1]) }
  }

  /// The number of the word that stands at `range` of `text`; `hash` is the hash of these bytes.
  func value(at range: Range<Int>, of text: Bytes, hash: UInt64) -> UInt8? {
    let found = slots[slot(for: hash, of: text, at: range)]
    return found < 0 ? nil : words[Int(found)].value
  }

  /// Adds a word, or leaves the one that is there.
  mutating func insert(_ range: Range<Int>, of text: Bytes, value: UInt8 = 0) {
    guard !range.isEmpty else { return }
    insert(range, of: text, hash: Self.hash(text, range), value: value)
  }

  mutating func insert(_ word: String, value: UInt8 = 0) {
    Array(word.utf8).lending { insert(0..<$0.count, of: $0, value: value) }
  }

  /// Adds the words of another table, in its order.
  mutating func insert(contentsOf other: WordTable) {
    other.bytes.lending { text in
      for word in other.words {
        insert(Int(word.start)..<Int(word.end), of: text, hash: word.hash, value: word.value)
      }
    }
  }

  private mutating func insert(_ range: Range<Int>, of text: Bytes, hash: UInt64, value: UInt8) {
    let place = slot(for: hash, of: text, at: range)
    guard slots[place] < 0 else { return }
    slots[place] = Int32(words.count)
    words.append((Int32(bytes.count), Int32(bytes.count + range.count), hash, value))
    for index in range { bytes.append(text[index]) }
    if words.count * 2 > slots.count { grow() }
  }

  var spellings: [String] {
    words.map { String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self) }
  }

  private func slot(for hash: UInt64, of text: Bytes, at range: Range<Int>) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
    while slots[place] >= 0 {
      let word = words[Int(slots[place])]
      if word.hash == hash, same(word.start, word.end, text, range) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private func same(_ start: Int32, _ end: Int32, _ text: Bytes, _ range: Range<Int>) -> Bool {
    guard Int(end - start) == range.count else { return false }
    var mine = Int(start)
    for index in range {
      if bytes[mine] != text[index] { return false }
      mine += 1
    }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, word) in words.enumerated() {
      var place = Int(truncatingIfNeeded: word.hash ^ (word.hash >> 32)) & mask
      while slots[place] >= 0 { place = (place + 1) & mask }
      slots[place] = Int32(index)
    }
  }
}

extension WordTable {
  /// Every keyword in both spellings.
  static let keywords: WordTable = {
    var table = WordTable()
    for (spelling, keyword) in Keyword.chineseSpellings + Keyword.englishSpellings {
      table.insert(spelling, value: keyword.rawValue)
    }
    return table
  }()

  /// The keyword that a text of its own is.
  func keyword(_ word: String) -> Keyword {
    Array(word.utf8).lending { keyword(at: 0..<$0.count, of: $0, hash: Self.hash($0, 0..<$0.count)) }
  }

  func keyword(at range: Range<Int>, of text: Bytes, hash: UInt64) -> Keyword {
    guard let value = value(at: range, of: text, hash: hash) else { return .none }
    return Keyword(rawValue: value) ?? .none
  }
}
