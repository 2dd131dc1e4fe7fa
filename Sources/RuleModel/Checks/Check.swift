import Diagnostics

/// One thing to hold a resolved rule base against. A check has a file and a test of its own.
struct Check: Sendable {
  let name: String
  let run: @Sendable (Rulebook) -> [Diagnostic]

  func run(on book: Rulebook) -> [Diagnostic] { run(book) }

  static let all: [Check] = [.uncitedPassages, .unadvisedPractices, .idleRules, .wordlessNeeds]
}
