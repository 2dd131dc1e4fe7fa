/// A message cut into units, clauses and sentences.
struct Units: Sendable {
  /// The scalars of the message as it came.
  let original: [Unicode.Scalar]
  let scalars: [UInt32]
  let units: [Unit]
  /// Of each unit the number of its clause and of its sentence; a boundary belongs to what it ends.
  let clauseOf: [Int32]
  let sentenceOf: [Int32]
  let clauses: [Range<Int>]
  let sentences: [Range<Int>]

  var count: Int { units.count }

  init(_ text: String) {
    original = Array(text.unicodeScalars)
    scalars = original.map { folded($0.value) }
    units = UnitScanner.units(of: scalars)
    (clauseOf, clauses) = Units.parts(units) { $0.isBoundary }
    (sentenceOf, sentences) = Units.parts(units) { $0.kind == .sentenceEnd }
  }

  private static func parts(_ units: [Unit], endingWith isEnd: (Unit) -> Bool) -> ([Int32], [Range<Int>]) {
    var numbers: [Int32] = []
    numbers.reserveCapacity(units.count)
    var ranges: [Range<Int>] = []
    var start = 0
    for (index, unit) in units.enumerated() {
      numbers.append(Int32(ranges.count))
      if isEnd(unit) {
        ranges.append(start..<index + 1)
        start = index + 1
      }
    }
    if start < units.count { ranges.append(start..<units.count) }
    return (numbers, ranges)
  }

  func clause(at index: Int) -> Range<Int> { clauses[Int(clauseOf[index])] }

  func sentence(at index: Int) -> Range<Int> { sentences[Int(sentenceOf[index])] }

  /// The sign that ends the sentence of `index`, if one does.
  func isQuestion(sentenceAt index: Int) -> Bool { units[sentence(at: index).upperBound - 1].key == 0x3F }

  func span(_ range: Range<Int>) -> Range<Int> {
    Int(units[range.lowerBound].start)..<Int(units[range.upperBound - 1].end)
  }

  func text(_ span: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: original[span])
    return String(view)
  }

  func weight(_ range: Range<Int>) -> Int { units[range].reduce(0) { $0 + $1.weight } }
}
