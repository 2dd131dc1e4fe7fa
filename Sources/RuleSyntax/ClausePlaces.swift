extension Keyword {
  /// The clause that begins with this keyword.
  var clause: ClauseKeyword? {
    switch self {
    case .publisher: .publisher
    case .date: .date
    case .file: .file
    case .lines: .lines
    case .speaker: .speaker
    case .terms: .terms
    case .digest: .digest
    case .type: .type
    case .value: .value
    case .exclusive: .exclusive
    case .unchangeable: .unchangeable
    case .perProblem: .perProblem
    case .institution: .institution
    case .topic: .topic
    case .answeredBy: .answeredBy
    case .phrases: .phrases
    case .hints: .hints
    case .denials: .denials
    case .decoys: .decoys
    case .examples: .examples
    case .followUp: .followUp
    case .notice: .notice
    case .sentence: .sentence
    case .english: .english
    case .need: .need
    case .relatedNeed: .relatedNeed
    case .doubtfulNeed: .doubtfulNeed
    case .setting: .setting
    case .unless: .unless
    case .requires: .requires
    case .step: .step
    case .effect: .effect
    case .actors: .actors
    case .aliases: .aliases
    case .remark: .remark
    case .validFrom: .validFrom
    case .validUntil: .validUntil
    case .conflicts: .conflicts
    case .certainty: .certainty
    case .ask: .ask
    case .expect: .expect
    default: nil
    }
  }
}

extension DeclarationKind {
  /// Whether a clause may stand in such a declaration.
  func takes(_ clause: ClauseKeyword) -> Bool {
    switch self {
    case .document: [.publisher, .date, .file, .digest, .english, .remark].contains(clause)
    case .passage: [.lines, .speaker, .terms, .digest, .date, .english, .remark].contains(clause)
    case .wordClass: [.phrases, .decoys, .english, .remark].contains(clause)
    case .attribute:
      clause == .type || Self.ofAttributes.contains(clause) || Self.ofVocabulary.contains(clause)
    case .need: Self.ofVocabulary.contains(clause)
    case .practice, .part: Self.ofPractices.contains(clause)
    case .rule: [.english, .remark].contains(clause)
    case .testCase: [.ask, .expect, .english, .remark].contains(clause)
    case .template, .facts: false
    }
  }

  /// Lines that are no clauses.
  var otherLines: [Keyword] {
    switch self {
    case .rule: [.if, .then]
    case .practice: [.part]
    default: []
    }
  }

  private static let ofAttributes: [ClauseKeyword] = [
    .value, .exclusive, .unchangeable, .perProblem, .institution,
  ]

  private static let ofVocabulary: [ClauseKeyword] = [
    .topic, .answeredBy, .phrases, .hints, .denials, .decoys, .examples, .followUp, .notice, .sentence,
    .english,
    .remark,
  ]

  private static let ofPractices: [ClauseKeyword] = [
    .aliases, .need, .relatedNeed, .doubtfulNeed, .setting, .unless, .requires, .step, .effect, .actors,
    .certainty,
    .validFrom, .validUntil, .conflicts, .topic, .examples, .english, .remark,
  ]
}
