import Diagnostics
@testable import RuleSyntax

/// A tree as text, without places; keywords that stand in it as written are told in Chinese.
enum Dump {
  static func text(_ value: Any) -> String {
    if let name = value as? Name { return chinese[name.text] ?? name.text }
    if let text = value as? TextLiteral { return "「\(text.text)」" }
    if let pattern = value as? PatternSyntax {
      let (binding, template) = (text(pattern.binding as Any), text(pattern.template))
      return "(binding: \(binding), template: \(template), slots: \(text(Array(pattern.slots))))"
    }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional { return mirror.children.first.map { text($0.value) } ?? "-" }
    if mirror.children.isEmpty { return mirror.displayStyle == .collection ? "[]" : "\(value)" }
    let children = mirror.children.compactMap { child -> String? in
      if child.value is SourceSpan || child.value is Place {
        // A place, or a case that has nothing else.
        guard let label = child.label, mirror.displayStyle == .enum else { return nil }
        return label
      }
      let shown = text(child.value)
      return mirror.displayStyle == .collection || child.label == nil
        ? shown : "\(child.label ?? ""): \(shown)"
    }
    let inner = children.joined(separator: ", ")
    return mirror.displayStyle == .collection ? "[\(inner)]" : "(\(inner))"
  }

  private typealias SourceSpan = Range<Int>

  private static let chinese: [String: String] = Dictionary(
    Keyword.englishSpellings.map { ($0.0, $0.1.chineseSpelling) }, uniquingKeysWith: { first, _ in first })
}
