import Diagnostics
import OrderedCollections
import RuleModel
import RuleSyntax
import Testing

private let ground = """
  文献 报「一篇」
    日期 2022
  段落〔X1〕报
    行 3
    要词「词」
  属性 类型「类型」「type」
    类型 单值
    值 甲「a」 说法「甲型」
    值 乙「b」 说法「乙型」
  属性 物业「物业」
    说法「物业」
  需求 秩序乱「乱」「disorder」
    说法「乱」
  模板 计数：值 整数，名 符号，高 小数 = 1.5

  """

@Suite struct ResolvingTests {
  @Test func soundBookHasNoDiagnostics() {
    let (book, diagnostics) = resolve(
      ground + """
        做法 治「治」「cure」〔X1〕实例
          需求〔原文〕秩序乱
          场合〔原文〕类型 是 甲；可借鉴于 乙
          步骤〔原文〕「先做这个」「first this」「再做那个」
          分项 细
            需求〔引申〕秩序乱
        """)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    let practice = book.practice("X1")
    #expect(practice?.settings.first?.transferable == ["乙"])
    #expect(practice?.steps.map(\.content.english) == ["first this", nil])
    #expect(book.practice("X1/细")?.settings.count == 1)
    #expect(book.practice("治·细")?.evidence == .reported)
  }

  @Test(arguments: [
    ("做法 治〔X1〕实例\n  需求〔原文〕秩序乱了", "E0301", "秩序乱"),
    ("做法 治〔X9〕实例\n  需求〔原文〕秩序乱", "E0301", "X1"),
    ("做法 治〔X1〕实例\n  需求〔原文〕秩序乱\n  场合〔原文〕类型 是 丙", "E0301", nil),
    ("做法 治〔X1〕实例\n  需求〔原文〕物业", "E0308", nil),
    ("做法 治〔X1〕实例\n  需求〔原文〕秩序乱\n  除非〔引申〕类型", "E0309", nil),
    ("做法 治〔X1〕实例\n  需求〔原文〕秩序乱\n  除非〔引申〕物业 是 甲", "E0310", nil),
    ("做法 治〔X1〕实例\n  需求 秩序乱", "W0401", nil),
    ("做法 治 实例\n  需求〔原文〕秩序乱", "E0316", nil),
    ("需求 秩序乱\n  说法「又」", "E0302", nil),
    ("规则 一\n  如果\n    计数（值 = 某数）\n  那么\n    新增 计数（值 = ?别，名 = 甲）", "E0306", nil),
    ("规则 一\n  如果\n    计数（值 = 甲）\n  那么\n    停止", "E0305", nil),
    ("规则 一\n  如果\n    记数（值 = 1）\n  那么\n    停止", "E0301", "计数"),
    ("规则 一\n  如果\n    计数（值 = 某数）\n  那么\n    删除 某数", "E0307", nil),
    ("规则 一\n  如果\n    计数（值 = 1）\n  那么\n    新增 计数（值 = 2）", "E0303", nil),
    (
      "规则 一\n  如果\n    计数（值 = 某数） 或 计数（名 = 某名）\n  那么\n    新增 计数（值 = 某数，名 = 乙）", "E0312", nil
    ),
    ("规则 一\n  如果\n    累计 某数 = 合计（某名：计数（名 = 某名））\n  那么\n    停止", "E0305", nil),
    ("规则 一〔X1〕\n  如果\n    秩序乱\n  那么\n    推断 类型 是 甲，把握 1.5", "E0315", nil),
    ("规则 一\n  如果\n    秩序乱\n    除非 秩序乱\n  那么\n    推断 类型 是 甲", "W0402", nil),
    ("案例 一\n  问「乱」\n  期望 首选 没有的", "E0301", nil),
    ("事实 一\n  计数（值 = 1 + 2，名 = 乙）", "E0317", nil),
    ("案例 一\n  期望 没有事实 计数（值 = 1 + 2）", "E0317", nil),
    ("事实 一\n  计数（值 ≠ 1，名 = 乙）", "E0318", nil),
    ("规则 一\n  如果\n    计数（值 = 1）\n  那么\n    新增 计数（值 > 1，名 = 乙）", "E0318", nil),
    ("规则 一\n  如果\n    某计：计数（值 = 1）\n  那么\n    修改 某计（值 = 1，值 = 2）", "E0302", nil),
    ("模板 甲：值 整数 = 真", "E0305", nil),
    ("规则 一\n  如果\n    累计 某数 = 合计（计数（值 = 1））\n  那么\n    停止", "E0303", nil),
    ("规则 一\n  如果\n    累计 某数 = 平均（某名：计数（名 = 某名））\n  那么\n    停止", "E0305", nil),
    ("规则 一\n  如果\n    秩序乱\n  那么\n    推断 类型 是 甲、乙", "E0309", nil),
    ("规则 一\n  如果\n    秩序乱\n  那么\n    推断 未提 物业", "E0319", nil),
    ("规则 一\n  如果\n    秩序乱\n    计数（值 = 某主）\n  那么\n    推断 有 物业", "E0305", nil),
    ("属性 色「色」\n  类型 单值\n  说法「红」", "E0303", nil),
    ("属性 色「色」\n  值 红 说法「红」", "E0304", nil),
    ("文献 又「又」\n  日期 2022-4-2", "E0314", nil),
    ("做法 治〔X1〕实例\n  步骤〔原文〕「做」", "W0403", nil),
  ]) func tells(block: String, code: String, suggestion: String?) {
    let (_, diagnostics) = resolve(ground + block)
    let found = diagnostics.first { $0.code == code }
    #expect(found != nil, "\(code) among \(diagnostics.map(\.code))")
    #expect(found?.suggestion == suggestion)
  }

  @Test func aPartTakesWhereWhoAndWhenFromItsParent() {
    let (book, _) = resolve(
      ground + """
        做法 治「治」〔X1〕实例
          需求〔原文〕秩序乱
          场合〔原文〕类型 是 甲
          除非〔引申〕有 物业
          前提〔引申〕有 物业
          主体 居委会
          截止 2030
          分项 细
            需求〔原文〕秩序乱
        """)
    let part = book.practice("X1/细")
    #expect(part?.settings.count == 1 && part?.actors == ["居委会"] && part?.validUntil == "2030")
    #expect(part?.exclusions.isEmpty == true && part?.requirements.isEmpty == true)
  }

  /// A catalogue id is the passage's; who comes later to the same passage goes by its own name.
  @Test func twoPracticesMayStandOnOnePassage() {
    let (book, diagnostics) = resolve(
      ground + """
        做法 治「治」〔X1〕实例
          需求〔原文〕秩序乱
        做法 理「理」〔X1〕主张
          需求〔原文〕秩序乱
          分项 细
            需求〔原文〕秩序乱
        """)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(book.practices.values.map(\.id) == ["X1", "理", "理/细"])
    #expect(book.practice("理/细")?.passages == ["X1"])
  }

  @Test func uncitedPassageIsTold() {
    let (_, diagnostics) = resolve(ground)
    #expect(diagnostics.map(\.code) == ["W0404"])
  }

  @Test func messagesAreWordedInBothLanguages() {
    for block in ["做法 治〔X1〕实例\n  需求 秩序乱了", "规则 一\n  如果\n    计数（值 = 甲）\n  那么\n    删除 某数"] {
      for diagnostic in resolve(ground + block).diagnostics {
        #expect(!diagnostic.message.chinese.isEmpty && !diagnostic.message.english.isEmpty)
      }
    }
  }

  @Test func projectRulebookIsSound() throws {
    let (book, diagnostics) = try resolveProject()
    for diagnostic in diagnostics { Issue.record("\(diagnostic.location): \(diagnostic.message.chinese)") }
    #expect(book.practices.count == 69)
    #expect(book.practices.values.filter { $0.parent == nil }.count == 54)
  }
}
