/// The words of the rule language. One token, two spellings: `Keywords+Chinese.swift` and `Keywords+English.swift`.
enum Keyword: UInt8, Sendable, CaseIterable {
  /// Not a keyword.
  case none
  // declarations
  case document, passage, words, attribute, need, template, practice, part, rule, facts, testCase
  // clauses of documents and passages
  case publisher, date, file, lines, speaker, terms, digest
  // clauses of attributes, needs, word classes
  case type, value, exclusive, unchangeable, perProblem, institution, topic, answeredBy
  case phrases, hints, denials, decoys, examples, followUp, notice, sentence, english
  // clauses of practices
  case relatedNeed, doubtfulNeed, setting, unless, requires, step, effect, actors, aliases, remark
  case validFrom, validUntil, conflicts, certainty
  // clauses of cases
  case ask, expect
  // marks
  case original, inferred, reported, described, advocated
  // kinds of attribute and slot
  case single, multiple, truth, symbol, integer, decimal, text
  // tests
  case yes, no, `is`, has, knownNo, knownNot, unstated, unsure
  case transferableTo, others, assumed, otherwiseFirst
  // expectations and verdicts
  case first, includes, notAdvised, notCovered, plan, reads, hasFact, noFact
  case fits, transferable, open, doesNotFit
  // rules
  case priority, noLoop, `if`, then, absent, exists, forall, have, or, and, non, test, accumulate, because
  case count, sum, min, max, average, collect
  case conclude, recommend, assert, modify, retract, bind, halt
}

extension Keyword {
  /// The keyword that a declaration begins with, as a kind of declaration.
  var declaration: DeclarationKind? {
    switch self {
    case .document: .document
    case .passage: .passage
    case .words: .wordClass
    case .attribute: .attribute
    case .need: .need
    case .template: .template
    case .practice: .practice
    case .part: .part
    case .rule: .rule
    case .facts: .facts
    case .testCase: .testCase
    default: nil
    }
  }

  /// Words that stand between names inside a line, at which a run without spaces may be cut.
  var joinsNames: Bool { Self.joining[Int(rawValue)] }

  /// Words after which another keyword may follow in a run without spaces.
  var joinsKeywords: Bool { self == .or || self == .and || self == .have }

  private static let joining: [Bool] = {
    var table = [Bool](repeating: false, count: Keyword.allCases.count)
    let words: [Keyword] = [
      .is, .has, .knownNo, .knownNot, .unstated, .unsure, .unless, .transferableTo, .others, .assumed,
      .otherwiseFirst,
      .first, .includes, .notAdvised, .notCovered, .plan, .reads, .hasFact, .noFact, .fits, .transferable,
      .open,
      .doesNotFit, .priority, .absent, .exists, .forall, .have, .or, .and, .non, .accumulate, .conclude,
      .recommend,
      .assert, .modify, .retract, .bind, .certainty,
    ]
    for word in words { table[Int(word.rawValue)] = true }
    return table
  }()
}
