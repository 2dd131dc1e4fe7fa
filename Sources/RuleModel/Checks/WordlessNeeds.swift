import Diagnostics
import OrderedCollections
import RuleSyntax

extension Check {
  /// A need that no words express and no rule concludes cannot be stated by anybody.
  static let wordlessNeeds = Check(name: "wordless needs") { book in
    let concluded = Set(book.rules.lazy.flatMap(\.actions).compactMap(concludedAttribute))
    let used = Set(book.practices.values.flatMap(\.needs).map(\.name))
    return book.attributes.values
      .filter { $0.kind == .need && used.contains($0.name) && !concluded.contains($0.name) }
      .filter { need in need.choices.values.allSatisfy { $0.phrases.isEmpty && $0.hints.isEmpty } }
      .map { ModelError.missing(clause: "说法", in: $0.name).diagnostic(at: $0.location) }
  }

  static func concludedAttribute(_ action: ActionSyntax) -> String? {
    if case .conclude(let test, _) = action { test.attribute.text } else { nil }
  }
}
