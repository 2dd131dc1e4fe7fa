import Diagnostics
import Testing

@testable import RuleSyntax

@Suite("Reading a file in portions")
struct PortionTests {
  /// Far more than one portion: sound rules, mistakes, prose between blocks, heads without a space.
  static let long: SourceFile = {
    var text = "# 规则\n\n```wence\n模板 情形：键 符号，值 符号\n\n"
    for number in 0..<2_000 {
      switch number % 7 {
      case 0: text += "规则 甲\(number)\n  如果 情形（键 = k\(number % 20)，值 = 乙）\n  那么 新增 情形（键 = \(number)，值 = 丙）\n\n"
      case 1: text += "规则丁\(number)〔X1〕\r\n  如果\r\n    有 戊\(number)、己\r\n  那么\r\n    推断 庚\r\n"
      case 2: text += "规责 辛\n  如果 情形（键 = 一\n"
      case 3: text += "做法 壬\(number)「某事」〔X1〕实例\n  分项 癸「小事」\n    步聚「一步」\n"
      case 4:
        text += "```\n\n说明文字 \(number)\n\n~~~wence\n属性 子\(number)「子」\n  值 丑「of it」 说法「丑」\n~~~\n```wence\n"
      case 5:
        text += "分项 寅\n  需求 子\n\u{0}\nrule tiger\(number)\n  if\n    ?x: 情形(键 = ?y)\n  then\n    retract ?x\n"
      default: text += "// 一句\n事实 卯\n  情形（键 = 甲，值 = 「文」）\n  情形（键）\n"
      }
    }
    return SourceFile(path: "long.md", text: text + "```wence\n")
  }()

  /// The file as a reader without portions would read it: block after block.
  static func whole(_ source: SourceFile, names: DeclaredNames) -> (
    declarations: [Declaration], mistakes: [Diagnostic]
  ) {
    source.lendingBytes { bytes in
      var lexer = Lexer(bytes, path: source.path, names: names.table)
      let literate = Literate(bytes)
      for block in literate.blocks { lexer.lex(block.program) }
      var parser = Parser(lexer, sharing: SharedPatterns(), after: 0)
      let declarations = parser.declarations()
      return (declarations, lexer.diagnostics + parser.diagnostics)
    }
  }

  @Test("What is read does not depend on where the portions are")
  func wholeAndInPortions() {
    let names = SyntaxFile.declaredNames(in: [Self.long])
    let (declarations, mistakes) = Self.whole(Self.long, names: names)
    let file = SyntaxFile.parse(Self.long, names: names)
    #expect(Self.long.text.utf8.count > 6 * Portion.size)
    #expect(file.declarations.count == declarations.count && declarations.count > 1_500)
    for (one, other) in zip(file.declarations, declarations) {
      #expect(one.range == other.range && Dump.text(one) == Dump.text(other))
    }
    #expect(mistakes.count > 2 * Parser.mostSuggestions)
    #expect(mistakes.count { $0.suggestion != nil } > 20)
    let found = file.diagnostics.filter { $0.code != "E0101" }
    #expect(found.map(\.location.range.lowerBound) == found.map(\.location.range.lowerBound).sorted())
    #expect(Set(found) == Set(mistakes) && found.count == mistakes.count)
    #expect(file.printed() == Self.long.text)
  }

  @Test("Names are collected from all portions")
  func names() {
    let names = Self.long.lendingBytes { bytes in
      Literate(bytes).blocks.reduce(into: DeclaredNames()) { $0.collect(from: $1.program, of: bytes) }
    }
    let found = SyntaxFile.declaredNames(in: [Self.long])
    #expect(found.names.symmetricDifference(names.names).isEmpty)
    let some: Set = ["甲0", "丁1", "情形", "键", "壬3·癸", "丑", "tiger5"]
    #expect(some.subtracting(names.names).isEmpty)
  }

  @Test("Portions are the program, cut where declarations begin")
  func cuts() {
    Self.long.lendingBytes { bytes in
      let programs = Literate(bytes).blocks.map(\.program)
      let portions = Portion.all(of: programs, in: bytes)
      let starts = Set(programs.map(\.lowerBound))
      #expect(portions.flatMap { $0.programs.joined() } == Array(programs.joined()))
      #expect(portions.count > 6)
      for portion in portions {
        #expect(portion.length == portion.programs.reduce(0) { $0 + $1.count })
        guard let first = portion.programs.first?.lowerBound, !starts.contains(first) else { continue }
        let word = WordRun(at: first, of: bytes, end: bytes.count)
        #expect(bytes[first - 1] == 0x0A && word?.keyword(bytes).declaration != nil)
      }
    }
  }

  @Test("Files read together know each other's names, and each its own mistakes")
  func together() {
    let first = SourceFile(path: "a.md", text: "```wence\n规则 甲\n  如果\n    小区停车是乱\n  那么\n    停止\n```\n")
    let second = SourceFile(path: "b.md", text: "```wence\n属性 小区停车「停车」\n  值 乱「bad」\n  步聚「甲」\n```\n")
    let files = SyntaxFile.parse([first, Self.long, second])
    #expect(files.map(\.source.path) == ["a.md", "long.md", "b.md"])
    #expect(files[0].diagnostics.isEmpty)
    #expect(files[0].declarations[0].conditions[0].text == "小区停车 是 乱")
    #expect(files[2].diagnostics.map(\.code) == ["E0202"])
    #expect(files.allSatisfy { file in file.diagnostics.allSatisfy { $0.location.path == file.source.path } })
  }
}
