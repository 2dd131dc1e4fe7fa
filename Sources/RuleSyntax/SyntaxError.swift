/// The mistakes that lexing and parsing can find. `SyntaxError+Wording.swift` says them.
enum SyntaxError: Equatable, Sendable {
  // Lexing and layout
  case unclosedFence
  case unclosedForeignFence
  case unclosedText
  case unclosedAnchor
  case invalidCharacter(String)
  case ambiguousRun(String, String)
  case numberOutOfRange(String)
  // Parsing
  case unknownDeclaration(String, meant: String?)
  case clauseInFirstColumn(String)
  case clauseWithoutDeclaration
  case unknownClause(String, meant: String?)
  case clauseOutOfPlace(String, DeclarationKind)
  case missingName(DeclarationKind)
  case expected(Expected, found: String?, meant: String?)
  case leftOver(String)
  case continuedByClause(String)
  case nestedTooDeep
  case tooLong
  case linesBackwards(String)
  case unknownBasis(String, meant: String?)
  case partOutOfPlace
  case missingSection(Section)
}

/// What the parser looked for in vain.
enum Expected: Equatable {
  case name, text, number, date, lineNumbers, pattern, test, attributeType, slotType, verdict, expectation,
    action
  case relation, expression, function, slot, literal, headOption
  case sign(Sign)
  case word(Keyword)
}

/// The two halves of a rule.
enum Section: Equatable { case conditions, actions }
