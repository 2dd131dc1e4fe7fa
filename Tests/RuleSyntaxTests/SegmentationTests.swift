import Diagnostics
import RuleSyntax
import Testing

@Suite("Runs without spaces")
struct SegmentationTests {
  static let names: Set<String> = [
    "停车共治", "社区类型", "安置小区", "商品房小区", "老旧小区", "业委会", "社会组织", "培育社会组织", "停车收费争议", "停车秩序混乱", "场所", "医院",
    "车站", "入座", "来宾", "计数器", "管理缺位", "或有负债", "是否成立业委会", "所有权人", "业主", "有房居民", "居民", "预约难", "非遗", "都江堰",
    "含税收费",
    "X1", "计划生育", "存在争议", "未提供发票", "不适用人群",
  ]

  /// The words of the first line of a block, with `|` between them.
  static func words(_ line: String) -> String {
    let file = SyntaxFile.parse(Corpus.program(line), names: names)
    let bytes = Array(file.source.text.utf8)
    return file.tokens.filter { $0.kind != .prose && $0.kind != .space && $0.kind != .newline }
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }.joined(separator: "|")
  }

  @Test(
    "Keywords and declared names cut a run",
    arguments: [
      ("  社区类型是安置小区", "社区类型|是|安置小区"), ("  有社会组织", "有|社会组织"), ("  已知没有业委会", "已知没有|业委会"),
      ("  社区类型已知不是商品房小区", "社区类型|已知不是|商品房小区"), ("  未提业委会", "未提|业委会"), ("  说不清社会组织", "说不清|社会组织"),
      ("  除非场所是医院、车站", "除非|场所|是|医院|、|车站"), ("  停车秩序混乱或停车收费争议", "停车秩序混乱|或|停车收费争议"),
      ("  有业委会或有社会组织", "有|业委会|或|有|社会组织"), ("  判定停车共治适用，把握0.9", "判定|停车共治|适用|，|把握|0.9"),
      ("  推断社区类型是老旧小区", "推断|社区类型|是|老旧小区"), ("  推断管理缺位", "推断|管理缺位"), ("  不存在入座（左名=某客）", "不存在|入座|（|左名|=|某客|）"),
      ("  所有来宾（）都入座（）", "所有|来宾|（|）|都|入座|（|）"), ("  累计某数=计数（", "累计|某数|=|计数|（"),
      ("  令某新=某号+1", "令|某新|=|某号|+|1"),
      ("  删除某境", "删除|某境"), ("  检验（某号=1或某和≥2且某数<3）", "检验|（|某号|=|1|或|某和|≥|2|且|某数|<|3|）"),
      ("  期望首选停车共治适用", "期望|首选|停车共治|适用"), ("  期望含X1待定", "期望|含|X1|待定"), ("  期望未涉及", "期望|未涉及"),
      ("  前提有社会组织，否则先做培育社会组织", "前提|有|社会组织|，|否则先做|培育社会组织"),
      ("  场合社区类型是安置小区；可借鉴于商品房小区", "场合|社区类型|是|安置小区|；|可借鉴于|商品房小区"), ("  需求停车收费争议、停车秩序混乱", "需求|停车收费争议|、|停车秩序混乱"),
      ("规则找下一座，优先级10，不自触发", "规则|找下一座|，|优先级|10|，|不自触发"), ("做法停车共治「甲」", "做法|停车共治|「甲」"),
      ("段落〔X1〕示例文献", "段落|〔X1〕|示例文献"),
      ("  有Ｘ１或有业委会", "有|Ｘ１|或|有|业委会"),
    ])
  func cut(line: String, words: String) {
    #expect(Self.words(line) == words)
  }

  @Test(
    "A declared name is one word, whatever it looks like",
    arguments: [
      ("  或有负债", "或有负债"), ("  有或有负债", "有|或有负债"), ("  停车收费争议或或有负债", "停车收费争议|或|或有负债"), ("  是否成立业委会", "是否成立业委会"),
      ("  所有权人是业主", "所有权人|是|业主"), ("  有房居民是业主", "有房居民|是|业主"), ("  非遗或都江堰", "非遗|或|都江堰"), ("  含税收费", "含税收费"),
      ("  未提计划生育", "未提|计划生育"), ("  未提供发票", "未提供发票"), ("  未提未提供发票", "未提|未提供发票"), ("  存在争议", "存在争议"),
      ("  不适用人群", "不适用人群"),
    ])
  func declared(line: String, words: String) {
    #expect(Self.words(line) == words)
  }

  @Test(
    "What the vocabulary does not know stays one word; two names never stand side by side; spaces win",
    arguments: [
      ("  有钱人家", "有钱人家"), ("  居民预约难", "居民预约难"), ("  有 业委会", "有|业委会"), ("  业 委会", "业|委会"), ("  某行", "某行"),
      ("  某日期", "某日期"),
      ("规则 有业委会", "规则|有业委会"), ("  值 有业委会「x」", "值|有业委会|「x」"), ("案例 停车秩序混乱或停车收费争议", "案例|停车秩序混乱或停车收费争议"),
    ])
  func whole(line: String, words: String) {
    #expect(Self.words(line) == words)
  }

  @Test("Two ways with equally few pieces are told")
  func ambiguous() {
    let file = SyntaxFile.parse(
      Corpus.program("规则 甲〔X1〕\n  如果\n    停车是非争议\n  那么\n    停止"), names: ["停车", "停车是", "争议", "非争议"])
    #expect(file.marks == ["E0105 4:5 这一串字有两种读法：“停车 是 非争议”和“停车是 非 争议”，请用空格分开"])
  }

  @Test("Names of other files cut the runs of this one, and names are found before they are declared")
  func acrossFiles() {
    let rule = Corpus.program("规则 甲\n  如果\n    有社会组织\n    高空抛物是常事\n  那么\n    停止")
    let words = Corpus.program("属性 社会组织\n  类型 真假\n属性 高空抛物\n  类型 单值\n  值 常事")
    let file = SyntaxFile.parse(rule, names: SyntaxFile.declaredNames(in: [rule, words]))
    #expect(file.diagnostics.isEmpty)
    let tests = file.declarations[0].conditions.compactMap { condition -> String? in
      guard case .attribute(let test) = condition else { return nil }
      return ([test.attribute] + test.values).map(\.text).joined(separator: "=")
    }
    #expect(tests == ["社会组织", "高空抛物=常事"])
  }

  @Test("The names of a file: heads, values, parts, slots, ids")
  func declaredNames() {
    let names = SyntaxFile.declaredNames(in: [Corpus.grammar]).names
    let expected: Set<String> = [
      "示例文献", "X1", "停车", "社区类型", "安置小区", "停车收费争议", "停车共治", "错时共享停车", "科技人才服务·错时共享停车", "情境", "状态", "入座",
      "路径完成",
      "备注", "找下一座", "seat-first", "安置小区停车乱收费",
    ]
    #expect(expected.subtracting(names) == [])
    #expect(names.isDisjoint(with: ["单值", "原文", "整数", "出版", "如果", "某座", "file"]))
  }
}
