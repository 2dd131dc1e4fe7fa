/// What is counted of a labelled file. The spellings are a contract: labels, floors and baselines use them.
package enum Measure: String, Sendable, Hashable, CaseIterable {
  /// First advice right; a right one among the first three; anything advised, where an answer is wanted.
  case first, three, answered
  /// First advice right or none at all, where either is right.
  case either
  case verdict
  /// Facts read, each of them counted.
  case reads
  /// Where nothing fits: nothing advised as fitting; nothing advised at all.
  case noneFits = "none"
  case silent
  case never
  case notFirst = "not_first"
  /// The same facts as the twin in another language.
  case same
  /// Both of a pair of contraries keep their own labels.
  case twin
  /// As the most of its group.
  case group

  /// Whether missing it is a failure. To offer a doubtful practice where nothing fits is allowed.
  package var isDemanded: Bool { self != .silent }

  /// Whether it looks at one question alone.
  package var isOwn: Bool { ![.same, .twin, .group].contains(self) }

  /// Kinds of failure, what does most harm first. A question is a failure of the first one it misses.
  package static let worstFirst: [Measure] = [
    .never, .noneFits, .notFirst, .first, .either, .answered, .verdict, .reads, .twin, .same, .group,
  ]
}

/// So many of so many.
package struct Score: Sendable, Hashable {
  package var right: Int
  package var of: Int

  package init(right: Int, of: Int) {
    self.right = right
    self.of = of
  }

  init(_ isRight: Bool) { self.init(right: isRight ? 1 : 0, of: 1) }

  package var isFull: Bool { right == of }
  package var wrong: Int { of - right }
  /// 0…100.
  package var percent: Double { of == 0 ? 0 : Double(right) / Double(of) * 100 }

  static func += (left: inout Score, right: Score) {
    left.right += right.right
    left.of += right.of
  }
}

/// What each measure came to; those without a label are not there.
package struct Tally: Sendable, Hashable {
  package private(set) var scores: [Measure: Score] = [:]

  package init() {}

  package init(_ scores: [Measure: Score]) { self.scores = scores }

  package subscript(measure: Measure) -> Score? { scores[measure] }

  /// In the order of pages.
  package var measures: [Measure] { Measure.allCases.filter { scores[$0] != nil } }

  mutating func add(_ other: [Measure: Score]) {
    for (measure, score) in other { scores[measure, default: Score(right: 0, of: 0)] += score }
  }
}

/// The least that a measure must come to, for a run that is to fail below it.
package struct Floor: Sendable, Hashable {
  package var measure: Measure
  package var percent: Double

  package init(_ measure: Measure, percent: Double) {
    self.measure = measure
    self.percent = percent
  }

  /// Not by a measure that nothing was labelled for.
  package func isKept(by tally: Tally) -> Bool {
    tally[measure].map { $0.of > 0 && Double($0.right) * 100 >= percent * Double($0.of) } ?? false
  }
}
