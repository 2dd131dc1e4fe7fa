import Diagnostics
import Testing

@testable import RuleSyntax

@Suite("Trees")
struct TreeTests {
  static func declaration(_ rules: String) throws -> Declaration {
    let file = SyntaxFile.parse(Corpus.program(rules))
    #expect(file.marks == [])
    return try #require(file.declarations.first)
  }

  static func clauses(_ kind: String, _ line: String) throws -> [String] {
    try declaration("\(kind) 甲\n  \(line)").clauses.map {
      "\($0.keyword) \($0.basis.map { "\($0)" } ?? "-") \(Dump.text($0.content))"
    }
  }

  static func conditions(_ line: String) throws -> String {
    try Dump.text(declaration("规则 甲\n  如果\n    \(line)\n  那么\n    停止").conditions)
  }

  static func actions(_ line: String) throws -> String {
    try Dump.text(declaration("规则 甲\n  如果\n    乙\n  那么\n    \(line)").actions)
  }

  @Test("Heads: name, titles, anchors, evidence, options")
  func heads() throws {
    let practice = try Self.declaration("做法 停车共治「甲」「a」〔X1、X2〕做法\n  把握 0.5")
    #expect(practice.name?.text == "停车共治")
    #expect(practice.titles.map(\.text) == ["甲", "a"])
    #expect(practice.anchors.map(\.text) == ["X1", "X2"])
    #expect(practice.evidence == .described)
    let passage = try Self.declaration("段落〔X1〕示例文献")
    #expect(passage.name?.text == "示例文献")
    #expect(passage.anchors.map(\.text) == ["X1"])
    let rule = try Self.declaration("规则 甲，不自触发，优先级 -3〔X1〕\n  如果 乙\n  那么 停止")
    #expect(rule.noLoop && rule.priority == -3)
    #expect(rule.conditions.count == 1 && rule.actions.count == 1)
    let wrapped = try Self.declaration("做法 甲\n  「长题目」\n  〔X1〕实例\n  把握 1")
    #expect(
      wrapped.titles.map(\.text) == ["长题目"] && wrapped.evidence == .reported && wrapped.clauses.count == 1)
  }

  @Test("Ranges point at what was written")
  func ranges() throws {
    let source = Corpus.program("词类 甲\n  说法「乙」\n\n词类 丙\n  说法「丁」")
    let file = SyntaxFile.parse(source)
    let bytes = Array(source.text.utf8)
    let written = file.declarations.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    #expect(written == ["词类 甲\n  说法「乙」", "词类 丙\n  说法「丁」"])
    let clause = try #require(file.declarations[1].clauses.first)
    #expect(String(decoding: bytes[clause.range], as: UTF8.self) == "说法「丁」")
    #expect(String(decoding: bytes[clause.keywordRange], as: UTF8.self) == "说法")
  }

  @Test("Slots of a template, over several lines, with initial values")
  func slots() throws {
    let template = try Self.declaration("模板 入座：序号 整数 = -1，左名 符号 = 空，\n  比 小数 = 1.5，备注 文本 =「无」，完成 真假 = 假")
    #expect(
      template.slots.map { "\($0.name.text) \($0.type.text) \($0.initial.map { "\($0)" } ?? "-")" } == [
        "序号 整数 integer(-1)", "左名 符号 symbol(\"空\")", "比 小数 decimal(1.5)", "备注 文本 text(\"无\")",
        "完成 真假 truth(false)",
      ])
  }

  @Test(
    "Clauses of practices",
    arguments: [
      ("需求〔引申〕乙、丙", ["need inferred (names: [乙, 丙])"]),
      ("步骤〔原文〕「一」、「二」「三」", ["step original (texts: [「一」, 「二」, 「三」])"]),
      ("截止 2030-12-31", ["validUntil - (word: 2030-12-31)"]), ("把握 0.9", ["certainty - (number: 0.9)"]),
      (
        "场合〔原文〕乙 是 丙、丁；可借鉴于 戊、其他；未提则适用",
        [
          "setting original (setting: (test: (kind: holds, attribute: 乙, values: [丙, 丁]), transferable: [戊], transferableToOthers: true, assumedWhenUnstated: true))"
        ]
      ),
      (
        "除非 乙、丙",
        [
          "unless - (setting: (test: (kind: holds, attribute: 乙, values: []), transferable: [], transferableToOthers: false, assumedWhenUnstated: false))",
          "unless - (setting: (test: (kind: holds, attribute: 丙, values: []), transferable: [], transferableToOthers: false, assumedWhenUnstated: false))",
        ]
      ),
      (
        "前提 有 乙、丙，否则先做 X1/丁",
        [
          "requires - (requirement: (test: (kind: holds, attribute: 乙, values: []), insteadFirst: X1/丁))",
          "requires - (requirement: (test: (kind: holds, attribute: 丙, values: []), insteadFirst: X1/丁))",
        ]
      ),
      (
        "前提 已知没有 乙",
        ["requires - (requirement: (test: (kind: knownNot, attribute: 乙, values: []), insteadFirst: -))"]
      ),
    ])
  func clauses(line: String, dump: [String]) throws {
    #expect(try Self.clauses("做法", line) == dump)
  }

  @Test("Values, lines and continued lines")
  func otherClauses() throws {
    #expect(
      try Self.clauses("属性", "值 乙「b」 说法「一」「二」\n    线索「三」 否认「四」") == [
        "value - (value: (name: 乙, english: 「b」, phrases: [「一」, 「二」], hints: [「三」], denials: [「四」]))"
      ])
    let passage = try Self.declaration("段落〔X1〕甲\n  行 41-43、45，50 - 52")
    guard case .lines(let lines)? = passage.clauses.first?.content else {
      Issue.record("no lines")
      return
    }
    #expect(lines == [41...43, 45...45, 50...52])
  }

  @Test(
    "Conditions",
    arguments: [
      ("甲", "[(attribute: (kind: holds, attribute: 甲, values: []))]"),
      (
        "有 甲、乙",
        "[(attribute: (kind: holds, attribute: 甲, values: [])), (attribute: (kind: holds, attribute: 乙, values: []))]"
      ),
      ("甲 已知不是 乙", "[(attribute: (kind: knownNot, attribute: 甲, values: [乙]))]"),
      ("除非 甲 是 乙、丙", "[(attribute: (kind: unless, attribute: 甲, values: [乙, 丙]))]"),
      (
        "未提 甲 或 说不清 乙 且 丙",
        "[(or: (.0: [[(attribute: (kind: unstated, attribute: 甲, values: []))], [(attribute: (kind: unsure, attribute: 乙, values: [])), (attribute: (kind: holds, attribute: 丙, values: []))]]))]"
      ),
    ])
  func conditions(line: String, dump: String) throws {
    #expect(try Self.conditions(line) == dump)
  }

  @Test("Patterns, negation and quantifiers")
  func patterns() throws {
    let rule = try Self.declaration(
      """
      规则 甲
        如果
          某座：入座（左名 = 某客，号 ≥ 3）
          不存在（入座（号 = 1），来宾（名 = 某客））
          所有（来宾（名 = 某人），有 乙） 都 入座（名 = 某人）
          累计 某和 = 合计（某龄 × 2：来宾（年龄 = 某龄），入座（号 = 1））
          累计 某数 = 计数（某座：入座（号 = 1））
          累计 某多 = 计数（入座（号 = 1），某位：入座（号 = 2））
        那么
          停止
      """)
    let found = rule.conditions
    #expect(found.count == 6)
    guard case .pattern(let pattern) = found[0], case .not(let inner, _) = found[1],
      case .forall(let every, let then, _) = found[2],
      case .accumulate(let sum) = found[3], case .accumulate(let count) = found[4],
      case .accumulate(let more) = found[5]
    else {
      Issue.record("other conditions: \(Dump.text(found))")
      return
    }
    #expect(pattern.binding?.text == "某座" && pattern.template.text == "入座")
    #expect(pattern.slots.map(\.comparison) == [.equal, .greaterOrEqual])
    #expect(inner.count == 2 && every.count == 2 && then.count == 1)
    #expect(sum.result.text == "某和" && sum.function.text == "合计" && sum.source.count == 2)
    #expect(sum.operand.map { Self.shape($0) } == "(某龄 × 2)")
    #expect(count.operand.map { Self.shape($0) } == "某座" && count.source.count == 1)
    #expect(more.operand == nil && more.source.count == 2)
  }

  /// An expression with all its brackets.
  static func shape(_ expression: ExpressionSyntax) -> String {
    switch expression {
    case .name(let name): name.text
    case .literal(.integer(let value)): "\(value)"
    case .literal(.decimal(let value)): "\(value)"
    case .literal(.text(let value)): "「\(value)」"
    case .literal(.truth(let value)): "\(value)"
    case .literal(.symbol(let value)): "symbol \(value)"
    case .arithmetic(let sign, let left, let right): "(\(shape(left)) \(sign.rawValue) \(shape(right)))"
    case .compare(let sign, let left, let right): "(\(shape(left)) \(sign.rawValue) \(shape(right)))"
    case .and(let left, let right): "(\(shape(left)) & \(shape(right)))"
    case .or(let left, let right): "(\(shape(left)) | \(shape(right)))"
    case .not(let inner): "!\(shape(inner))"
    }
  }

  @Test(
    "Expressions bind as in arithmetic",
    arguments: [
      ("1 + 2 × 3 - 4", "((1 + (2 × 3)) - 4)"), ("8 ÷ 4 ÷ 2", "((8 ÷ 4) ÷ 2)"),
      ("8 / 4 * 2 % 3", "(((8 ÷ 4) × 2) % 3)"), ("（1 + 2） × 3", "((1 + 2) × 3)"),
      ("甲 或 乙 且 丙", "(甲 | (乙 & 丙))"), ("非 甲 且 非（乙 或 丙）", "(!甲 & !(乙 | 丙))"),
      ("1 + 2 > 2 且 甲 = 真", "(((1 + 2) > 2) & (甲 = true))"),
      ("-3 + -甲", "(-3 + (0 - 甲))"), ("甲 != 「乙」", "(甲 ≠ 「乙」)"), ("甲 ＞＝ １．５", "(甲 ≥ 1.5)"),
      ("-9223372036854775808", "-9223372036854775808"),
      ("甲 − 1", "(甲 - 1)"), ("not a and b", "(!a & b)"),
    ])
  func expressions(text: String, shape: String) throws {
    let rule = try Self.declaration("规则 甲\n  如果\n    检验（\(text)）\n  那么\n    停止")
    guard case .test(let expression, _)? = rule.conditions.first else {
      Issue.record("no test")
      return
    }
    #expect(Self.shape(expression) == shape)
  }

  @Test(
    "Actions",
    arguments: [
      (
        "推断 有 甲、乙，把握 0.5",
        "[(conclude: (.0: (kind: holds, attribute: 甲, values: []), certainty: 0.5)), (conclude: (.0: (kind: holds, attribute: 乙, values: []), certainty: 0.5))]"
      ),
      ("推断 甲 是 乙", "[(conclude: (.0: (kind: holds, attribute: 甲, values: [乙]), certainty: -))]"),
      (
        "判定 X1/甲 不适用，因为「乙」，把握 1",
        "[(recommend: (practice: X1/甲, verdict: doesNotFit, certainty: 1.0, because: 「乙」))]"
      ), ("删除 某甲", "[(retract: (.0: 某甲))]"), ("停止", "[(halt)]"),
    ])
  func actions(line: String, dump: String) throws {
    #expect(try Self.actions(line) == dump)
  }

  @Test(
    "Expectations",
    arguments: [
      ("首选 甲 适用", ["first 甲 fits"]), ("含 X1/甲", ["includes X1/甲 -"]), ("不建议 甲、乙", ["notAdvised 甲,乙 -"]),
      ("不适用 甲", ["excluded 甲 -"]),
      ("未涉及", ["notCovered  -"]), ("计划 甲、乙", ["plan 甲,乙 -"]), ("读到 有 甲、乙", ["reads  甲", "reads  乙"]),
      ("有事实 甲（乙 = 1）", ["fact  甲"]),
      ("没有事实 甲（）", ["noFact  甲"]),
    ])
  func expectations(line: String, told: [String]) throws {
    let found = try Self.declaration("案例 甲\n  期望 \(line)").clauses.compactMap { clause -> String? in
      guard case .expectation(let expectation) = clause.content else { return nil }
      let last =
        expectation.test?.attribute.text ?? expectation.pattern?.template.text
        ?? expectation.verdict?.rawValue
      return "\(expectation.kind) \(expectation.practices.map(\.text).joined(separator: ",")) \(last ?? "-")"
    }
    #expect(found == told)
  }

  @Test("Texts keep what is inside them; strayed marks inside are no ends")
  func texts() throws {
    let declaration = try Self.declaration("词类 甲\n  说法「“乙”『丙』（丁）」\"e 「f」\"“g「h”「」")
    guard case .texts(let texts)? = declaration.clauses.first?.content else {
      Issue.record("no texts")
      return
    }
    #expect(texts.map(\.text) == ["“乙”『丙』（丁）", "e 「f」", "g「h", ""])
  }

  @Test("Parts belong to their practice")
  func parts() throws {
    let practice = try Self.declaration(
      "做法 甲〔X1〕\n  分项 乙「乙」\n    步骤「一」\n  分项 丙\n    步骤「二」\n    步骤「三」\n  步骤「四」")
    #expect(practice.parts.map { "\($0.name?.text ?? "") \($0.clauses.count)" } == ["乙 1", "丙 2"])
    #expect(practice.clauses.count == 1)
  }
}
