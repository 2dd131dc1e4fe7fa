/// What can be wrong with a declared phrase. Wording belongs to whoever shows it.
public enum PhraseProblem: Error, Sendable, Hashable {
  /// Nothing is left of it once signs, articles and gaps are passed over.
  case empty
  case unclosedBrace
  case unclosedParenthesis
  /// A closing brace or parenthesis that nothing opened.
  case unopened
  case unknownClass(String)
  case circularClass(String)
  /// A gap at the beginning or end holds nothing together.
  case gapAtEdge
  /// Its alternatives multiply to more than can be told apart; shorter ones, or a word class, would do.
  case tooManyAlternatives
}

enum PhraseLimits {
  static let expansions = 512
  /// A part of more texts than this is matched as several pieces in a row.
  static let pieceTexts = 24
  /// Units that `…` and `……` may pass over.
  static let shortGap = 12
  static let longGap = 40
  /// How deep parentheses may be nested.
  static let depth = 8
}
