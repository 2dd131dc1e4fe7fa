import Diagnostics
import Testing

@testable import RuleSyntax

@Suite("Places in patterns")
struct PatternPlaceTests {
  static let source = SourceFile(
    path: "a.md",
    text: """
      ```wence
      规则 甲
        如果
          某座：入座（左名 = 某客，右名 ≠ 乙）
          不存在 入座（号 = 3）
          不存在 入座（左名 = 某客，右名 ≠ 乙）
          某座：入座（左名 = 某客， 右名 ≠ 乙）
        那么
          新增 入座（号 = 3）

      规则 乙
        如果
          某座：入座（左名 = 某客，右名 ≠ 乙）
          不存在 入座（左名 = 某客，右名 ≠ 乙）
        那么
          新增 入座（号 = 3）
      ```
      """)

  @Test("Every name of every pattern stands where its place says, though patterns share what they say")
  func places() {
    let file = SyntaxFile.parse(Self.source)
    #expect(file.diagnostics.isEmpty)
    var starts: Set<Int> = []
    var patterns = file.declarations.flatMap { Self.patterns(of: $0.conditions) }
    for case .assert(let made) in file.declarations.flatMap(\.actions) { patterns.append(made) }
    #expect(patterns.count == 8)
    for pattern in patterns {
      #expect(starts.insert(pattern.range.lowerBound).inserted)
      var names = [pattern.template] + pattern.slots.map(\.slot)
      if let binding = pattern.binding { names.append(binding) }
      for case .name(let name) in pattern.slots.map(\.value) { names.append(name) }
      for name in names {
        #expect(Self.written(name.range) == name.text && pattern.range.contains(name.range.lowerBound))
      }
      #expect(Self.written(pattern.range).hasSuffix("）"))
    }
  }

  private static func patterns(of conditions: [ConditionSyntax]) -> [PatternSyntax] {
    conditions.flatMap { condition -> [PatternSyntax] in
      switch condition {
      case .pattern(let pattern): [pattern]
      case .not(let inner, _): patterns(of: inner)
      default: []
      }
    }
  }

  private static func written(_ range: SourceRange) -> String {
    String(decoding: Array(source.text.utf8)[range], as: UTF8.self)
  }
}
