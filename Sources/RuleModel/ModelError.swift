import Diagnostics

/// What can be wrong with a rule base whose files parse. The wording is in `ModelError+Wording.swift`.
enum ModelError: Sendable {
  enum Kind: String {
    case document, passage, wordClass, attribute, value, need, template, slot, practice, variable
  }

  case unknown(Kind, name: String, of: String? = nil)
  case duplicate(name: String)
  case missing(clause: String, in: String)
  case wrongClause(String, in: String)
  case wrongType(expected: String, found: String)
  case unbound(variable: String)
  case notAFact(variable: String)
  case notANeed(String)
  case needsValue(attribute: String)
  case takesNoValue(attribute: String)
  case badType(String)
  case unevenOr(variable: String)
  case badPhrase(phrase: String, why: Diagnostic.Message)
  case badDate(String)
  case badCertainty(Double)
  case noPassage(String)
  case notConstant(slot: String)
  case notEqual(slot: String)
  case cannotConclude(test: String)
  // Warnings
  case unmarked(clause: String)
  case neverFires(rule: String, Idleness)
  case neverAdvised(practice: String)
  case neverCited(passage: String)

  /// Why a rule never fires.
  enum Idleness {
    case unasserted(template: String)
    case contradictory(test: String)
  }
}
