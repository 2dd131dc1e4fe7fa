import Advice
import Assistant
import Facts
import RuleModel
import Testing
import Understanding

@Suite struct AnsweringTests {
  private let advisor = Advisor(Project.knowledge)

  @Test func theFirstSentenceOfTheReadme() {
    let answer = advisor.answer("我们安置小区停车乱收费，大家意见很大")
    #expect(answer.advice.first?.practice == "B7")
    #expect(answer.advice.first?.verdict == .fits)
    #expect(answer.plan.prefix(2) == ["B8", "B7"])
  }

  /// Knowledge made for one question answers it as the whole knowledge does.
  @Test func knowledgeForOneQuestionAnswersAlike() {
    let book = Project.knowledge.rulebook
    let sample = book.cases.enumerated().filter { $0.offset % 29 == 0 }.flatMap(\.element.questions)
    for question in sample + ["The social organisations in our area exist on paper only, most are inactive"] {
      let narrow = Advisor(Knowledge(book, for: question)).answer(question)
      let whole = advisor.answer(question)
      #expect(narrow.situation == whole.situation, "\(question)")
      #expect(narrow.advice.map(\.practice) == whole.advice.map(\.practice))
      #expect(narrow.reading.notUnderstood == whole.reading.notUnderstood)
    }
  }

  /// An exception is known to be absent only where the owner of the problem said so.
  @Test(arguments: [(Owner.ours, false), (.others, true)])
  func exceptionsAreAssumedForTheirOwner(owner: Owner, isAssumed: Bool) {
    let hospital = Mention(attribute: "场所", value: "医院", polarity: .no, owner: owner)
    let advice = advisor.answer("我们安置小区停车乱收费", given: [hospital]).advice.first
    #expect(advice?.practice == "B7")
    #expect(advice?.assumed.contains { $0.values.contains("医院") } == isAssumed)
  }

  /// "没有" after "社区里有没有社会组织？" is a reply; the same word without a question put is nothing.
  @Test(arguments: [
    ("没有，只有个物业公司", Polarity.no), ("有的", .yes), ("No.", .no), ("不清楚", .unsure), ("没有人管停车", nil), ("有人说说", nil),
  ]) func aReplyIsReadAsOne(reply: String, polarity: Polarity?) {
    var session = Session()
    let first = session.ask("我们安置小区停车乱收费", of: advisor)
    #expect(first.ask?.attribute == "社会组织")
    let second = session.ask(reply, of: advisor)
    let read = second.situation.first { $0.attribute == "社会组织" }
    #expect(read?.polarity == polarity)
    if polarity != nil { #expect(second.ask?.attribute != "社会组织") }
    var other = Session()
    #expect(!other.ask(reply, of: advisor).situation.contains { $0.attribute == "社会组织" })
  }

  /// Words that are a reply by themselves begin an English sentence as well.
  @Test(arguments: [
    ("Right now nobody sweeps the yard", nil), ("No one listens to us", nil), ("There are quarrels", nil),
    ("Yes we do", Polarity.yes), ("right", .yes), ("No, none at all", .no),
  ]) func anEnglishSentenceIsNoReply(said: String, polarity: Polarity?) {
    var session = Session()
    #expect(session.ask("我们安置小区停车乱收费", of: advisor).ask?.attribute == "社会组织")
    let read = session.ask(said, of: advisor).situation.first { $0.attribute == "社会组织" }
    #expect(read?.polarity == polarity)
  }

  @Test func withTheLastFactTheAnswerGoes() {
    var session = Session()
    _ = session.ask("我们安置小区停车乱收费", of: advisor)
    while !session.situation.isEmpty { session.retract(at: 0) }
    #expect(session.last == nil)
    #expect(session.ask("没有", of: advisor).situation.isEmpty)
  }

  @Test func settingsOfOthersDoNotJoin() {
    let answer = advisor.answer("我们是安置小区。市医院停车收费太贵了")
    #expect(!answer.advice.contains { $0.practice == "B7" })
  }

  @Test func aQuestionAboutAPracticeIsExplained() {
    #expect(advisor.answer("什么是社区客厅？").explains == "B1")
    #expect(advisor.answer("what is the one-stop platform?").explains == "B10")
  }

  @Test func emptyLongAndBinaryQuestionsAreRefused() {
    #expect(advisor.answer("  \n").failure?.code == "empty_question")
    #expect(advisor.answer("a\u{0}b").failure?.code == "nul_byte")
    let long = String(repeating: "停车乱收费。", count: 70_000)
    #expect(advisor.answer(long).failure?.code == "too_long")
    let longest = String(repeating: "停车乱收费。", count: Advisor.longestQuestion / 18)
    #expect(advisor.answer(longest).failure == nil)
  }

  @Test func aRunawayRuleBaseIsStoppedAndNamed() {
    let (wild, _) = knowledge(
      """
      模板 数：值 整数
      事实 开始
        数（值 = 0）
      规则 不停
        如果
          某事：数（值 = 某数）
        那么
          修改 某事（值 = 某数 + 1）
      """)
    let advisor = Advisor(wild)
    advisor.fuel = 1000
    let answer = advisor.answer("随便")
    #expect(answer.outcome == .error)
    #expect(answer.failure?.code == "out_of_fuel")
    #expect(answer.failure?.chinese.contains("不停") == true)
  }

  @Test func anExpiredPracticeNeverFits() {
    let (dated, diagnostics) = knowledge(
      """
      文献 报「报」
        日期 2022
      段落〔X1〕报
        行 1
        要词「词」
      需求 乱
        说法「很乱」
      做法 治〔X1〕实例
        需求〔原文〕乱
        起始 2022
        截止 2025
      """)
    #expect(diagnostics.isEmpty)
    for (today, verdict) in [
      ("2021-12-31", Verdict.open), ("2022-01-01", .fits), ("2025-12-31", .fits), ("2026-01-01", .open),
    ] {
      let advice = Advisor(dated, today: today).answer("很乱").advice.first
      #expect(advice?.verdict == verdict)
      #expect(advice?.isOutOfDate == (verdict == .open))
    }
  }

  @Test func authoredRulesConcludeAdviseAndAreOverriddenByExclusions() {
    let (own, diagnostics) = knowledge(
      """
      文献 报「报」
        日期 2022
      段落〔X1〕报
        行 1
        要词「词」
      属性 物业「物业」
        说法「物业」
      属性 医院「医院」
        说法「医院」
      需求 没人管「没人管」
        说法「没人管」
      需求 缺位「管理缺位」
        说法「缺位」
      做法 治〔X1〕实例
        需求〔引申〕缺位
        除非〔引申〕医院
      规则 推缺位〔X1〕
        如果
          没人管
          已知没有 物业
        那么
          推断 缺位，把握 0.5
      规则 直接说〔X1〕
        如果
          没人管
          除非 物业
        那么
          判定 治 可借鉴，把握 0.7，因为「先由社区代管」
      """)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    let advisor = Advisor(own)
    let chained = advisor.answer("没人管，没有物业").advice.first
    #expect(chained?.verdict == .fits)
    #expect(chained?.reasons.contains { $0.rule == "推缺位" && $0.restsOn.count == 2 } == true)
    let direct = advisor.answer("没人管").advice.first
    #expect(direct?.verdict == .transferable)
    #expect(direct?.reasons.first?.words == "先由社区代管")
    let excluded = advisor.answer("没人管，没有物业，是医院").excluded.first
    #expect(excluded?.verdict == .doesNotFit)
    #expect(excluded?.overridden.isEmpty == false)
    #expect(advisor.answer("有物业").advice.isEmpty)
  }
}
