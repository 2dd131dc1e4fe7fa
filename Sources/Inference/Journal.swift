package import Facts

/// A fact in a working memory. Numbers rise with time; a modified fact keeps its number (as in CLIPS 6.4).
package struct FactID: Hashable, Sendable, Comparable {
  package let number: Int32

  package init(number: Int32) { self.number = number }

  package static func < (left: FactID, right: FactID) -> Bool { left.number < right.number }
}

/// One firing of a rule, numbered from 0 in order of time.
package struct FiringID: Hashable, Sendable {
  package let number: Int32

  package init(number: Int32) { self.number = number }
}

/// What happened, in order of time. The only source of traces and explanations.
package enum JournalEvent: Sendable, Hashable {
  /// `by` is `nil` for a fact given from outside.
  case asserted(FactID, FactContent, by: FiringID?)
  case retracted(FactID, FactContent, by: FiringID?)
  /// `facts`: those matched by the positive patterns, in the written order (of the branch taken).
  /// `values`: the rule's variables, by index; `nil` where the variable is local to an inner condition or a fact.
  case fired(FiringID, rule: Int, facts: [FactID], values: [Value?])
  case supported(FactID, by: FiringID)
  case supportLost(FactID, by: FiringID)
}

/// How a run ended.
package enum RunOutcome: Sendable, Hashable {
  /// Nothing is left on the agenda.
  case finished(firings: Int)
  /// A rule said stop.
  case halted(firings: Int)
  /// The fuel is used up: the rules that kept firing, most often first.
  case outOfFuel(firings: Int, cycle: [Int])
  /// An action could not be carried out (division by zero, overflow) in this rule.
  case failed(firings: Int, rule: Int, reason: String)
}
