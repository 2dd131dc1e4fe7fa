import Diagnostics
import RuleSyntax
import Testing

@Suite("What an author is told")
struct DiagnosticTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var rules: String
    /// Code, line, column, Chinese and English.
    var told: [String]
    var suggestion: String?
    var testDescription: String { rules.split(separator: "\n").joined(separator: " ⏎ ") }

    init(_ rules: String, _ told: String..., suggestion: String? = nil) {
      self.rules = rules
      self.told = told
      self.suggestion = suggestion
    }
  }

  static func told(_ file: SyntaxFile) -> [String] {
    zip(file.marks, file.diagnostics).map { $0 + " / " + $1.message.english }
  }

  static let lexing: [Case] = [
    Case(
      "词类 甲\n  说法「乙",
      "E0102 3:5 这段文字到行尾还没有收尾的引号 / this text has no closing quotation mark before the end of the line"),
    Case(
      "词类 甲\n  说法「乙\n  说法「丙",
      "E0102 3:5 这段文字到行尾还没有收尾的引号 / this text has no closing quotation mark before the end of the line",
      "E0102 4:5 这段文字到行尾还没有收尾的引号 / this text has no closing quotation mark before the end of the line"),
    Case(
      "做法 甲〔X1", "E0103 2:5 这个〔…〕到行尾还没有收尾的括号 / this 〔…〕 has no closing bracket before the end of the line"),
    Case(
      "词类 甲\n  说法「乙」\u{7}", "E0104 3:8 规则里不能有这样的字符：U+0007 / a rule cannot contain this character: U+0007"),
    Case(
      "词类 甲\n  说法「乙」☃", "E0104 3:8 规则里不能有这样的字符：“☃” U+2603 / a rule cannot contain this character: “☃” U+2603"),
    Case(
      "规则 甲，优先级 99999999999999999999\n  如果\n    乙\n  那么\n    停止",
      "E0106 2:10 数太大了：99999999999999999999 / this number is out of range: 99999999999999999999"),
  ]

  static let layout: [Case] = [
    Case(
      "作法 停车\n  说法「甲」\n  步骤「乙」",
      "E0201 2:1 顶格的一行要用文献、段落、词类、属性、需求、模板、做法、规则、事实或案例开头，不是“作法” / a line in the first column begins with document, passage, words, attribute, need, template, practice, rule, facts or case, not “作法”",
      suggestion: "做法"),
    Case(
      "practise a\nstep \"b\"\nexpect c",
      "E0201 2:1 顶格的一行要用文献、段落、词类、属性、需求、模板、做法、规则、事实或案例开头，不是“practise” / a line in the first column begins with document, passage, words, attribute, need, template, practice, rule, facts or case, not “practise”",
      suggestion: "practice"),
    Case(
      "词类 甲\n说法「乙」\n线索「丙」\n词类 丁",
      "E0213 3:1 “说法”这一行要缩进，写在它所说的那一项下面 / indent “说法”: it belongs under what it tells about"),
    Case("  说法「乙」\n  线索「丙」", "E0214 2:3 缩进的一行上面没有它所属的声明 / nothing above this indented line takes it"),
    Case(
      "分项 甲\n  步骤「乙」",
      "E0212 2:1 分项只能写在做法里面，并且不能再分 / a part stands inside a practice, and has no parts itself"),
    Case(
      "做法 甲\n  分项 乙\n    分项 丙\n      步骤「丁」",
      "E0212 4:5 分项只能写在做法里面，并且不能再分 / a part stands inside a practice, and has no parts itself"),
    Case(
      "做法 甲\n  步骤「乙」\n    预期「丙」",
      "E0207 4:5 “预期”比上一行缩进得更深，所以算作上一行的接续 / “预期” is indented deeper than the line above, and so continues it"),
    Case("做法「甲」\n  步骤「乙」", "E0204 2:1 这个做法没有名字 / this practice has no name"),
    Case("做法 甲 乙\n  步骤「乙」", "E0206 2:6 这一行到这里已经完整，多出了“乙” / this line was complete before “乙”"),
  ]

  static let clauses: [Case] = [
    Case("做法 甲\n  步聚「乙」\n  预期「丙」", "E0202 3:3 没有“步聚”这样的一行 / no clause begins with “步聚”", suggestion: "步骤"),
    Case(
      "practice a\n  steps \"b\"", "E0202 3:3 没有“steps”这样的一行 / no clause begins with “steps”",
      suggestion: "step"),
    Case("做法 甲\n  线索「乙」", "E0203 3:3 “线索”不能写在做法里 / “线索” has no place in a practice"),
    Case(
      "做法 甲\n  步骤〔原丈〕「乙」", "E0211 3:5 这里写〔原文〕或〔引申〕，不是〔原丈〕 / this is 〔original〕 or 〔inferred〕, not 〔原丈〕",
      suggestion: "原文"),
    Case(
      "做法 甲\n  步骤",
      "E0205 3:5 这一行还没写完：缺「…」里的一段文字 / this line is not complete: it lacks a text in 「…」 or \"…\""),
    Case("做法 甲\n  步骤 乙", "E0205 3:6 这里要写「…」里的一段文字，不是“乙” / expected a text in 「…」 or \"…\" here, not “乙”"),
    Case("做法 甲\n  需求 乙、", "E0205 3:8 这一行还没写完：缺一个名字 / this line is not complete: it lacks a name"),
    Case("做法 甲\n  把握 高", "E0205 3:6 这里要写一个数，不是“高” / expected a number here, not “高”"),
    Case(
      "属性 甲\n  类型 单直",
      "E0205 3:6 这里要写单值、多值或真假，不是“单直” / expected single, multiple or truth here, not “单直”", suggestion: "单值"),
    Case(
      "属性 甲\n  类型 多值\n  值 乙「b」 说发「丙」", "E0202 4:10 没有“说发”这样的一行 / no clause begins with “说发”", suggestion: "说法"
    ),
    Case("段落〔X1〕甲\n  行 43-41", "E0210 3:5 行号从小到大写：43-41 / line numbers go upwards: 43-41"),
    Case(
      "段落〔X1〕甲\n  行 四十",
      "E0205 3:5 这里要写行号（41-43、45），不是“四十” / expected line numbers (41-43, 45) here, not “四十”"),
    Case(
      "做法 甲\n  前提 有 乙，先做 丙", "E0205 3:10 这里要写“否则先做”，不是“先做” / expected “otherwise-first” here, not “先做”"),
    Case(
      "做法 甲\n  场合 乙 是 丙；可借鉴与 丁",
      "E0205 3:12 这里要写“可借鉴于”，不是“可借鉴与” / expected “transferable-to” here, not “可借鉴与”", suggestion: "可借鉴于"),
    Case(
      "做法 甲\n  起始「2022」",
      "E0205 3:5 这里要写日期（2022 或 2030-12-31），不是“「2022」” / expected a date (2022 or 2030-12-31) here, not “「2022」”"
    ),
  ]

  static func rule(_ condition: String, _ action: String = "停止") -> String {
    "规则 甲\n  如果\n    \(condition)\n  那么\n    \(action)"
  }

  static let rules: [Case] = [
    Case("规则 甲\n  如果\n    乙", "E0215 2:1 这条规则没有“那么” / this rule has no “then”"),
    Case("规则 甲\n  那么\n    停止", "E0215 2:1 这条规则没有“如果” / this rule has no “if”"),
    Case(
      "规则 甲\n  入果\n    乙\n  那么\n    停止", "E0202 3:3 没有“入果”这样的一行 / no clause begins with “入果”",
      suggestion: "如果"),
    Case(rule("入座（号 = 1"), "E0205 4:13 这一行还没写完：缺“）” / this line is not complete: it lacks “）”"),
    Case(
      rule("入座（号 1）"), "E0205 4:10 这里要写= ≠ < ≤ > ≥ 中的一个，不是“1” / expected one of = ≠ < ≤ > ≥ here, not “1”"),
    Case(
      rule("入座（号 = ）"),
      "E0205 4:12 这里要写一个名字、数、「…」或算式，不是“）” / expected a name, a number, a text or an expression here, not “）”"),
    Case(rule("所有 入座（号 = 1） 入座（号 = 2）"), "E0205 4:18 这里要写“都”，不是“入座” / expected “have” here, not “入座”"),
    Case(
      rule("累计 某数 = 记数（入座（号 = 1））"),
      "E0205 4:13 这里要写计数、合计、最小、最大、平均或收集，不是“记数” / expected count, sum, min, max, average or collect here, not “记数”",
      suggestion: "计数"),
    Case(rule("乙 是 丙 丁"), "E0206 4:11 这一行到这里已经完整，多出了“丁” / this line was complete before “丁”"),
    Case(
      rule("乙", "推段 丙"),
      "E0205 6:5 这里要写推断、判定、新增、修改、删除、令或停止，不是“推段” / expected conclude, recommend, assert, modify, retract, bind or halt here, not “推段”",
      suggestion: "推断"),
    Case(
      rule("乙", "判定 丙 适合"),
      "E0205 6:10 这里要写适用、可借鉴、待定或不适用，不是“适合” / expected fits, transferable, open or does-not-fit here, not “适合”",
      suggestion: "适用"),
    Case(
      rule("乙", "判定 丙 适用，因为 丁"),
      "E0205 6:16 这里要写「…」里的一段文字，不是“丁” / expected a text in 「…」 or \"…\" here, not “丁”"),
    Case(
      "规则 甲，优先 1\n  如果\n    乙\n  那么\n    停止",
      "E0205 2:6 这里要写优先级或不自触发，不是“优先” / expected priority or no-loop here, not “优先”", suggestion: "优先级"),
    Case(
      "模板 甲：乙 整形",
      "E0205 2:8 这里要写符号、整数、小数、文本或真假，不是“整形” / expected symbol, integer, decimal, text or truth here, not “整形”",
      suggestion: "整数"),
    Case(
      "案例 甲\n  期望 首先 乙",
      "E0205 3:6 这里要写首选、含、不建议、不适用、未涉及、计划、读到、有事实或没有事实，不是“首先” / expected first, includes, not-advised, does-not-fit, not-covered, plan, reads, fact or no-fact here, not “首先”",
      suggestion: "首选"),
    Case("事实 甲\n  乙", "E0205 3:4 这一行还没写完：缺“（” / this line is not complete: it lacks “（”"),
  ]

  @Test("One mistake, one sentence, in both languages", arguments: lexing + layout + clauses + rules)
  func wording(mistake: Case) {
    let file = SyntaxFile.parse(Corpus.program(mistake.rules))
    #expect(Self.told(file) == mistake.told)
    #expect(file.diagnostics.first?.suggestion == mistake.suggestion)
  }

  @Test("Every mistake of a file is told, and what is right is read")
  func recovery() {
    let file = SyntaxFile.parse(
      Corpus.program(
        """
        做法 甲〔X1〕实例
          步聚「一」
            「二」
          预期「三」
          场合 乙 是
          主体 丙
        作法 丁
          步骤「四」
        说法「五」
        规则 戊〔X1〕
          如果
            入座（号 = ）
            乙 是 丙
          那么
            推断
            停止
        需求 己
          话题 庚
        """))
    #expect(file.diagnostics.map(\.code) == ["E0202", "E0205", "E0201", "E0205", "E0205"])
    #expect(file.declarations.map(\.name?.text) == ["甲", "戊", "己"])
    #expect(file.declarations.map(\.isComplete) == [false, false, true])
    #expect(file.declarations[0].clauses.map(\.keyword) == [.effect, .actors])
    #expect(file.declarations[1].conditions.count == 1)
    #expect(file.declarations[1].actions.count == 1)
  }

  @Test(
    "A fence without an end is told and read; one of another language hides what follows, and that is told")
  func fences() {
    let open = SyntaxFile.parse(SourceFile(path: "a.md", text: "甲\n```wence\n词类 乙\n"))
    #expect(open.marks == ["E0101 2:1 这个 wence 代码块没有结束行 ```"])
    #expect(open.declarations.count == 1)
    let foreign = SyntaxFile.parse(SourceFile(path: "a.md", text: "~~~text\n```wence\n词类 乙\n```\n"))
    #expect(foreign.diagnostics.map(\.code) == ["W0101"])
    #expect(foreign.diagnostics.map(\.severity) == [.warning])
    #expect(foreign.declarations.isEmpty)
  }

  @Test(
    "Only a fence named wence is program",
    arguments: [
      ("```wence\n词类 甲\n```\n```wence\n词类 乙\n```", 2), ("```text\n词类 甲\n```", 0),
      ("````wence\n词类 甲\n```\n````", 1),
      ("````markdown\n```wence\n词类 甲\n```\n````\n", 0), ("   ```wence\n词类 甲\n   ```", 1),
      ("    ```wence\n词类 甲\n", 0),
      ("``` wence\n词类 甲\n```", 1), ("```wences\n词类 甲\n```", 0), ("~~~wence\n词类 甲\n~~~", 1), ("词类 甲", 0),
      ("", 0),
    ])
  func literate(text: String, count: Int) {
    let file = SyntaxFile.parse(SourceFile(path: "a.md", text: text))
    #expect(file.declarations.count == count)
    #expect(file.printed() == text)
  }

  @Test("A line does not continue across two blocks")
  func blocks() {
    let file = SyntaxFile.parse(
      SourceFile(path: "a.md", text: "```wence\n词类 甲\n```\n文\n```wence\n  说法「乙」\n```\n"))
    #expect(file.diagnostics.map(\.code) == ["E0214"])
    #expect(file.declarations.first?.clauses.isEmpty == true)
  }
}
