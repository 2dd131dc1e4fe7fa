import Diagnostics
import OrderedCollections
import RuleSyntax

extension Check {
  /// A practice without a need, that no rule's 判定 names, is never heard of.
  static let unadvisedPractices = Check(name: "unadvised practices") { book in
    let written = Set(book.rules.lazy.flatMap(\.actions).compactMap(recommendedPractice))
    let recommended = Set(written.map { book.practice($0)?.name })
    return book.practices.values
      .filter { $0.needs.isEmpty && !recommended.contains($0.name) }
      .map { ModelError.neverAdvised(practice: $0.name).diagnostic(at: $0.location) }
  }

  private static func recommendedPractice(_ action: ActionSyntax) -> String? {
    if case .recommend(let practice, _, _, _, _) = action { practice.text } else { nil }
  }
}
