import OrderedCollections
package import RuleModel

extension Rulebook {
  /// A practice by id in either case, name, title or alias.
  package func practice(called text: String) -> Practice? {
    if let exact = practice(text) ?? practice(text.uppercased()) { return exact }
    return practices.values.first { practice in
      practice.title.chinese == text || practice.title.english?.lowercased() == text.lowercased()
        || practice.aliases.contains(text)
    }
  }
}
