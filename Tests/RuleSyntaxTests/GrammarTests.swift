import Diagnostics
import Testing

@testable import RuleSyntax

@Suite("The grammar page")
struct GrammarTests {
  @Test("Every example parses without a diagnostic")
  func examples() {
    let file = SyntaxFile.parse(Corpus.grammar)
    #expect(file.marks == [])
    #expect(file.declarations.count == 19)
    #expect(Set(file.declarations.map(\.kind)).union([.part]) == Set(DeclarationKind.allCases))
    #expect(file.declarations.filter { !$0.isComplete }.isEmpty)
  }

  @Test("Rules and seeds of the repository parse without a diagnostic")
  func repository() {
    let names = SyntaxFile.declaredNames(in: Corpus.files)
    #expect(!Corpus.files.isEmpty)
    for source in Corpus.files {
      #expect(SyntaxFile.parse(source, names: names).marks == [], "\(source.path)")
    }
  }

  @Test("The English examples are the same trees as the Chinese ones")
  func twins() {
    let chinese = SyntaxFile.parse(Corpus.grammar).declarations
    let english = EnglishTwin.all.flatMap { rules in
      let file = SyntaxFile.parse(Corpus.program(rules))
      #expect(file.marks == [])
      return file.declarations
    }
    #expect(english.count == chinese.count)
    for (one, two) in zip(chinese, english) { #expect(Dump.text(one) == Dump.text(two)) }
  }

  @Test("Every keyword of both tables is used by an example")
  func coverage() {
    let sources = [Corpus.grammar] + (EnglishTwin.all + [EnglishTwin.rest]).map(Corpus.program)
    var used: Set<String> = []
    for source in sources {
      let file = SyntaxFile.parse(source)
      #expect(file.marks == [])
      let bytes = Array(source.text.utf8)
      for token in file.tokens where token.kind == .word || token.kind == .anchor {
        let text = String(decoding: bytes[token.range], as: UTF8.self)
        used.insert(token.kind == .word ? text : String(text.dropFirst().dropLast()))
      }
    }
    let spellings = (Keyword.chineseSpellings + Keyword.englishSpellings).map(\.0)
    #expect(spellings.filter { !used.contains($0) } == [])
    #expect(Set(spellings).count == spellings.count)
  }

  @Test("The page lists every keyword, in the same two spellings")
  func table() {
    let rows = Corpus.grammar.text.split(separator: "\n").filter { $0.hasPrefix("| ") }
    var listed: Set<String> = []
    for row in rows {
      let cells = row.split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimmed) }
      for pair in [(1, 2), (4, 5)] where cells.count > pair.1 && !cells[pair.0].isEmpty {
        listed.insert(cells[pair.0] + " " + cells[pair.1])
      }
    }
    listed.subtract(["Chinese English"])
    var known = Set(
      Keyword.allCases.filter { $0 != .none && $0 != .described && $0 != .non }
        .map { "\($0.chineseSpelling) \($0.englishSpelling)" })
    known.formUnion(["做法 (mark) described", "非 not"])
    #expect(listed.symmetricDifference(known) == [])
  }

  @Test("A case has a sentence for a name")
  func sentences() {
    let file = SyntaxFile.parse(Corpus.program("案例 停车费太贵，怎么办？\ncase who's to pay? // 注\n案例 3号楼 有 电梯「甲」"))
    #expect(file.marks == [])
    #expect(file.declarations.map { $0.name?.text } == ["停车费太贵，怎么办？", "who's to pay?", "3号楼 有 电梯"])
  }

  @Test("Keywords name slots and symbols where a name stands")
  func keywordsAsNames() {
    let words = ["日期", "行", "值", "文本", "有", "是", "类型", "需求", "如果", "真假", "date", "is", "value"]
    for word in words {
      let file = SyntaxFile.parse(
        Corpus.program(
          """
          模板 计数：\(word) 符号，号 整数
          事实 开局
            计数（\(word) = \(word)，号 = 1）
          规则 甲
            如果
              某计：计数（\(word) = \(word)，号 ≥ 1）
            那么
              修改 某计（\(word) = \(word)）
          """))
      #expect(file.marks == [], "\(word)")
      #expect(file.declarations.first?.slots.map(\.name.text) == [word, "号"])
      #expect(file.declarations[1].facts.first?.slots.first?.slot.text == word)
    }
  }
}

extension Substring {
  var trimmed: Substring {
    let start = firstIndex { $0 != " " } ?? endIndex
    let end = lastIndex { $0 != " " }.map(index(after:)) ?? start
    return self[start..<Swift.max(start, end)]
  }
}
