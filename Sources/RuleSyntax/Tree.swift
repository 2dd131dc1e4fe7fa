public import Diagnostics

// The syntax tree of one rule file: what was written, unresolved. Names are not looked up here, types not checked.

/// A parsed file. Parsing never fails: what could not be read is left out of `declarations` and told in `diagnostics`.
public struct SyntaxFile: Sendable {
  public var source: SourceFile
  public var declarations: Declarations
  public var diagnostics: [Diagnostic]
  /// What its runs without spaces were cut by.
  let names: DeclaredNames
}

/// A word as written, with its place.
public struct Name: Sendable, Hashable {
  public var text: String
  private var place: Place

  public init(text: String, range: SourceRange) {
    self.text = text
    place = Place(range)
  }

  public var range: SourceRange {
    get { place.range }
    set { place = Place(newValue) }
  }

  func moved(by distance: Int32) -> Name {
    var moved = self
    moved.place = place.moved(by: distance)
    return moved
  }
}

/// The inside of 「…」 (or "…"), with the place of the whole literal.
public struct TextLiteral: Sendable, Hashable {
  public var text: String
  public var range: SourceRange
}

/// 原文 / 引申.
public enum Basis: String, Sendable, Hashable, CaseIterable { case original, inferred }

/// 实例 / 做法 / 主张.
public enum Evidence: String, Sendable, Hashable, CaseIterable { case reported, described, advocated }

public enum VerdictWord: String, Sendable, Hashable, CaseIterable {
  case fits, transferable, open, doesNotFit
}

public enum DeclarationKind: String, Sendable, Hashable, CaseIterable {
  case document, passage, wordClass, attribute, need, template, practice, part, rule, facts, testCase
}

/// One declaration: a head line and its indented clauses.
public struct Declaration: Sendable {
  private var keywordPlace: Place
  private var place: Place
  public var name: Name?
  /// Texts of the head line: the Chinese title, then perhaps the English one.
  public var titles: [TextLiteral] = []
  /// 〔B7〕: a passage's own id, or the passages a practice or rule stands on.
  public var anchors: [Name] = []
  /// Typed slots, of a template.
  public var slots: [SlotDeclaration] = []
  public var clauses: [Clause] = []
  /// 如果: of a rule. 那么: of a rule. Facts: of an initial-facts declaration.
  public var conditions: [ConditionSyntax] = []
  public var actions: [ActionSyntax] = []
  public var facts: [PatternSyntax] = []
  /// 分项: of a practice.
  public var parts: [Declaration] = []
  /// `优先级 10` and the like on the head line of a rule.
  public var priority: Int?
  public var noLoop = false
  public var kind: DeclarationKind
  public var evidence: Evidence?
  /// False where a part of it could not be read: then what seems to be missing may only be misspelt.
  public var isComplete = true

  init(kind: DeclarationKind, keyword: SourceRange) {
    self.kind = kind
    keywordPlace = Place(keyword)
    place = keywordPlace
  }

  public var keyword: SourceRange { keywordPlace.range }

  /// From the keyword to the end of the last clause.
  public internal(set) var range: SourceRange {
    get { place.range }
    set { place = Place(newValue) }
  }
}

public struct SlotDeclaration: Sendable, Hashable {
  public var name: Name
  /// 符号 整数 小数 文本 真假, as written.
  public var type: Name
  public var initial: LiteralSyntax?
}

public enum ClauseKeyword: String, Sendable, Hashable, CaseIterable {
  // documents and passages
  case publisher, date, file, lines, speaker, terms, digest
  // attributes, needs, word classes
  case type, value, exclusive, unchangeable, perProblem, institution, topic, answeredBy, phrases, hints,
    denials, decoys
  case examples, followUp, notice, sentence, english
  // practices
  case need, relatedNeed, doubtfulNeed, setting, unless, requires, step, effect, actors, aliases, remark
  case validFrom, validUntil, conflicts, certainty
  // cases
  case ask, expect
}

public struct Clause: Sendable {
  public var keyword: ClauseKeyword
  public var keywordRange: SourceRange
  /// 〔原文〕 or 〔引申〕 after the keyword.
  public var basis: Basis?
  public var content: ClauseContent
  public var range: SourceRange
}

public enum ClauseContent: Sendable {
  case flag
  case texts([TextLiteral])
  case names([Name])
  /// 单值 / 多值 / 真假, or a date as written (`2022`, `2030-12-31`).
  case word(Name)
  case number(Double)
  /// `行 41` or `行 41-43、45`.
  case lines([ClosedRange<Int>])
  /// `值 安置小区「resettlement estate」 说法「…」「…」 线索「…」`.
  case value(ValueClause)
  /// 场合 / 除非.
  case setting(SettingClause)
  /// 前提.
  case requirement(RequirementClause)
  case expectation(Expectation)
}

public struct ValueClause: Sendable, Hashable {
  public var name: Name
  public var english: TextLiteral?
  public var phrases: [TextLiteral]
  public var hints: [TextLiteral]
  public var denials: [TextLiteral]
}

/// `社区类型 是 安置小区、回迁小区；可借鉴于 商品房小区、其他`.
public struct SettingClause: Sendable, Hashable {
  /// Absent for a bare name: `除非 施工质量问题` (a need, or a truth attribute, known to hold).
  public var test: AttributeTest
  /// Values for which the practice is transferable; `其他` (any other value) is `others`.
  public var transferable: [Name]
  public var transferableToOthers: Bool
  /// `；未提则适用`: the setting nobody mentioned is assumed, and listed as assumed.
  public var assumedWhenUnstated: Bool
}

/// `有 社会组织，否则先做 培育社会组织`.
public struct RequirementClause: Sendable, Hashable {
  public var test: AttributeTest
  /// The practice that is to come first where the test is not known to hold.
  public var insteadFirst: Name?
}

public enum TestKind: String, Sendable, Hashable, CaseIterable {
  /// 是 / 有: known to hold.
  case holds
  /// 已知没有 / 已知不是: known not to hold.
  case knownNot
  /// 未提: nobody said.
  case unstated
  /// 说不清: asked, not known.
  case unsure
  /// 除非: not known to hold (assumed absent).
  case unless
}

/// A test of an attribute: `社区类型 是 安置小区、老旧小区` (any of the values), `有 业委会` (no values: truth).
public struct AttributeTest: Sendable, Hashable {
  public var kind: TestKind
  public var attribute: Name
  public var values: [Name]
  public var range: SourceRange
}

public enum ExpectationKind: String, Sendable, Hashable {
  /// 首选 P [verdict]
  case first
  /// 含 P [verdict]: among the advice.
  case includes
  /// 不建议 P: not advised at all.
  case notAdvised
  /// 不适用 P: advised as not fitting because an exclusion is stated.
  case excluded
  /// 未涉及: nothing advised.
  case notCovered
  /// 计划 P1、P2: the plan in this order.
  case plan
  /// 读到 社区类型 是 安置小区.
  case reads
  /// 有事实 pattern / 没有事实 pattern, after the run, for rule-level cases.
  case fact, noFact
}

public struct Expectation: Sendable {
  public var kind: ExpectationKind
  /// Practice names or ids (`停车共治`, `B7`, `C7/错时共享停车`).
  public var practices: [Name]
  public var verdict: VerdictWord?
  public var test: AttributeTest?
  public var pattern: PatternSyntax?
}

// MARK: Rule level

public enum ConditionSyntax: Sendable {
  case pattern(PatternSyntax)
  indirect case attribute(AttributeTest)
  /// 检验（某数 > 3）
  indirect case test(ExpressionSyntax, SourceRange)
  indirect case not([ConditionSyntax], SourceRange)
  indirect case exists([ConditionSyntax], SourceRange)
  /// 所有 a 都 b
  indirect case forall([ConditionSyntax], then: [ConditionSyntax], SourceRange)
  /// Each branch is a conjunction.
  indirect case or([[ConditionSyntax]], SourceRange)
  indirect case accumulate(AccumulateSyntax)
}

public enum ComparisonSyntax: String, Sendable, Hashable, CaseIterable {
  case equal = "=", notEqual = "≠", less = "<", lessOrEqual = "≤", greater = ">", greaterOrEqual = "≥"
}

public enum ArithmeticSyntax: String, Sendable, Hashable, CaseIterable {
  case add = "+", subtract = "-", multiply = "×", divide = "÷", remainder = "%"
}

/// `累计 某数 = 计数（订单（客户 = 某客））`, `累计 某和 = 合计（某额：订单（客户 = 某客，金额 = 某额））`.
public struct AccumulateSyntax: Sendable {
  public var result: Name
  /// 计数 合计 最小 最大 平均 收集 / count sum min max average collect, as written.
  public var function: Name
  public var operand: ExpressionSyntax?
  public var source: [ConditionSyntax]
  public var range: SourceRange
}

public enum LiteralSyntax: Sendable, Hashable {
  case integer(Int)
  case decimal(Double)
  case text(String)
  case truth(Bool)
  /// A bare word, as a slot's initial value only: in an expression it is a `name`.
  case symbol(String)
}

public enum ExpressionSyntax: Sendable {
  /// A variable (某…, ?x) or a symbol: which one is decided by what the rule's patterns bind.
  case name(Name)
  case literal(LiteralSyntax)
  indirect case arithmetic(ArithmeticSyntax, ExpressionSyntax, ExpressionSyntax)
  indirect case compare(ComparisonSyntax, ExpressionSyntax, ExpressionSyntax)
  indirect case and(ExpressionSyntax, ExpressionSyntax)
  indirect case or(ExpressionSyntax, ExpressionSyntax)
  indirect case not(ExpressionSyntax)
}

public enum ActionSyntax: Sendable {
  /// 推断 PATTERN: a logically supported fact.
  case concludeFact(PatternSyntax)
  /// 推断 社区类型 是 安置小区，把握 0.8 / 推断 停车收费争议
  indirect case conclude(AttributeTest, certainty: Double?)
  /// 判定 停车共治 适用，把握 0.9，因为「…」
  indirect case recommend(
    practice: Name, verdict: VerdictWord, certainty: Double?, because: TextLiteral?, range: SourceRange)
  /// 新增 PATTERN
  case assert(PatternSyntax)
  /// 修改 某计（值 = 某数 + 1）
  indirect case modify(Name, [SlotSyntax], SourceRange)
  /// 删除 某计
  indirect case retract(Name, SourceRange)
  /// 令 某数 = 某甲 + 1
  indirect case bind(Name, ExpressionSyntax, SourceRange)
  /// 停止
  indirect case halt(SourceRange)
}
