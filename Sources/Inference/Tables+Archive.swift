import Archive
import Facts

// What is flat goes to an archive as it is. An element that holds flags or choices among its numbers has gaps, and not
// all bytes make one: it goes as words of 32 bits.

extension Tables {
  func write(to archive: inout ArchiveWriter) {
    archive.write(worded: code)
    archive.write(flat: constants)
    archive.write(worded: steps)
    archive.write(flat: pairs)
    archive.write(worded: groups)
    archive.write(flat: numbers)
    archive.write(flat: alphas)
    archive.write(flat: buckets)
    archive.write(bucketTable)
    archive.write(flat: postings)
    archive.write(worded: triggers)
    archive.write(flat: indexes)
    archive.write(flat: shapes)
    archive.write(flat: shapesOfTemplate)
    archive.write(alphaTable)
    archive.write(alphaKeys: alphaKeys)
    archive.write(flat: plans)
    archive.write(worded: branches)
    archive.write(flat: actions)
    archive.write(flat: unseeded)
    archive.write(slotTypes)
    for size in [rankCount, registerCount, positionCount, stackDepth] { archive.write(size) }
  }
}

/// An element that is archived as a fixed number of words.
protocol Worded {
  static var wordCount: Int { get }
  init(from words: inout Words)
  var words: [Int32] { get }
}

/// The words of many elements, read one after the other.
struct Words {
  fileprivate let words: [Int32]
  fileprivate var place = 0

  mutating func next() -> Int32 {
    defer { place += 1 }
    return words[place]
  }

  mutating func flag() -> Bool { next() != 0 }
  mutating func stretch() -> Stretch { Stretch(start: next(), end: next()) }

  /// The first case for what is none.
  mutating func choice<Choice: CaseIterable>() -> Choice where Choice.AllCases == [Choice] {
    let place = Int(next())
    return Choice.allCases[Choice.allCases.indices.contains(place) ? place : 0]
  }
}

private func place<Choice: CaseIterable & Equatable>(of choice: Choice) -> Int32 {
  Int32(Array(Choice.allCases).firstIndex(of: choice) ?? 0)
}

extension ArchiveWriter {
  fileprivate mutating func write<Element: Worded>(worded elements: [Element]) {
    write(flat: elements.flatMap(\.words))
  }

  fileprivate mutating func write(alphaKeys keys: [AlphaKey]) {
    write(flat: keys.map(\.shape))
    write(flat: keys.map { Int32($0.constants.count) })
    write(flat: keys.flatMap(\.constants))
  }
}

extension ArchiveReader {
  mutating func worded<Element: Worded>() -> [Element] {
    var words = Words(words: flat())
    return (0..<words.words.count / Element.wordCount).map { _ in Element(from: &words) }
  }

  mutating func alphaKeys() -> [AlphaKey] {
    let (shapes, counts, constants): ([Int32], [Int32], [UInt64]) = (flat(), flat(), flat())
    var start = 0
    let keys = zip(shapes, counts).map { shape, count in
      let end = min(constants.count, start + max(0, Int(count)))
      defer { start = end }
      return AlphaKey(shape: shape, constants: Array(constants[start..<end]))
    }
    return keys
  }

  /// A number of things that are held in memory at once.
  mutating func size() -> Int { checked(read(), below: 1 << 24) }
}

extension Instruction: Worded {
  static let wordCount = 3

  init(from words: inout Words) {
    self.init(operation: words.choice(), first: words.next(), second: words.next())
  }

  var words: [Int32] {
    [place(of: operation), first, second]
  }
}

extension Step: Worded {
  static let wordCount = 13

  init(from words: inout Words) {
    self.init(
      operation: words.choice(), subject: words.next(), alpha: words.next(), index: words.next(),
      key: words.stretch(), equal: words.stretch(), bind: words.stretch(), factRegister: words.next(),
      isSeed: words.flag(), isBeforeSeed: words.flag())
  }

  var words: [Int32] {
    [
      place(of: operation), subject, alpha, index, key.start, key.end, equal.start, equal.end, bind.start,
      bind.end, factRegister, isSeed ? 1 : 0, isBeforeSeed ? 1 : 0,
    ]
  }
}

extension Group: Worded {
  static let wordCount = 6

  init(from words: inout Words) {
    self.init(
      kind: words.choice(), branches: words.stretch(), function: words.choice(), operandType: words.choice(),
      result: words.next())
  }

  var words: [Int32] {
    [place(of: kind), branches.start, branches.end, place(of: function), place(of: operandType), result]
  }
}

extension Trigger: Worded {
  static let wordCount = 5

  init(from words: inout Words) {
    self.init(branch: words.next(), effect: words.choice(), key: words.stretch(), steps: words.next())
  }

  var words: [Int32] {
    [branch, place(of: effect), key.start, key.end, steps]
  }
}

extension Branch: Worded {
  static let wordCount = 14

  init(from words: inout Words) {
    self.init(
      rule: words.next(), rank: words.next(), patternCount: words.next(), firstPlan: words.next(),
      actions: words.next(), triggers: words.stretch(), results: words.stretch(), reported: words.stretch(),
      isComplex: words.flag(), isLogical: words.flag(), isNoLoop: words.flag())
  }

  var words: [Int32] {
    [
      rule, rank, patternCount, firstPlan, actions, triggers.start, triggers.end, results.start, results.end,
      reported.start, reported.end, isComplex ? 1 : 0, isLogical ? 1 : 0, isNoLoop ? 1 : 0,
    ]
  }
}
