import Advice
import Assistant
import Facts
import OrderedCollections
import Rendering
import RuleModel
import RuleSyntax
import Testing
import Typography
import Understanding

@testable import wence

@Suite struct PageTests {
  private func text(_ answer: Answer, width: Int = 80) -> String {
    answer.page(in: Sample.rulebook, width: width).text(.plain)
  }

  @Test func oneClearNeedInChinese() {
    #expect(
      text(Sample.answer()) == """
        读到    安置小区 · 停车收费有争议 · 已知没有业委会
        没读懂  嘟嘟囔囔

        一  三方停车管理  适用 ●●●●○  〔B7〕实例
            怎么做    三方一起管停车［原文］；请居民代表定收费办法［引申］
            为什么    你说“停车乱收费”，就是停车收费有争议［引申］；你说“安置小区”
                      ［原文］
            见效      停车有序［原文］
            先要有    社会组织（你没提；没有的话先做〔B8〕）
            默认      没有提到在医院，按不是算
            出处      样例日报 2022，某居委会，第 2、4–5 行

        先后  培育社会组织〔B8〕 → 三方停车管理〔B7〕

        还想问一句：小区里有没有社会组织？  有 / 没有 / 不清楚  为什么问：它决定〔B7〕要
        先做哪一步

        """)
  }

  @Test func oneClearNeedInEnglish() {
    let page = text(Sample.answer(.english))
    #expect(
      page.hasPrefix("Read     resettlement estate · parking fees are in dispute · there is no owners'"))
    for part in [
      "1  Parking run by three  fits ●●●●○  〔B7〕 reported case",
      "The three run the parking together [original]",
      "You say “停车乱收费”: parking fees are in dispute [inferred]",
      "nobody mentioned: it is at a hospital; taken as not so",
      "Sample Daily 2022, A committee, lines 2, 4–5",
      "One question: Are there social organisations?  yes / no / not sure",
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  /// Without what was not understood and the plan, one clear need takes fifteen lines of eighty columns.
  @Test(arguments: Language.allCases) func oneClearNeedFitsInFifteenLines(language: Language) {
    var answer = Sample.answer(language)
    answer.plan = []
    answer.reading.notUnderstood = []
    #expect(answer.page(in: Sample.rulebook).count <= 15)
  }

  @Test(arguments: [40, 60, 80, 110]) func noLineIsWiderThanThePage(width: Int) {
    for answer in [Sample.long(6), Sample.answer(.english)] {
      #expect(answer.page(in: Sample.rulebook, width: width).allSatisfy { $0.cellWidth <= width })
    }
  }

  @Test func furtherAdviceIsShort() {
    let lines = Sample.long(6).page(in: Sample.rulebook).map(\.plain)
    #expect(lines.contains("五  别的做法6  待定 ●●○○○  〔C6〕主张"))
    #expect(!lines.contains { $0.hasPrefix("六") })
    #expect(lines.contains("还有 2 种，“.做法”看全部。"))
    let all = Sample.long(6).page(in: Sample.rulebook, extent: .all).map(\.plain)
    #expect(all.contains { $0.hasPrefix("七") })
  }

  @Test func whatIsRuledOutIsShownOnRequestOnly() {
    var answer = Sample.answer()
    var excluded = Recommendation(practice: "C3", verdict: .doesNotFit, certainty: 0.9)
    excluded.reasons = [Reason(role: .exclusion, fact: Sample.estateMention, basis: .inferred)]
    answer.excluded = [excluded]
    #expect(!text(answer).contains("不适用"))
    let all = answer.page(in: Sample.rulebook, extent: .all).text(.plain)
    #expect(all.contains("✗  别的做法3  不适用 ●●●●●  〔C3〕主张\n    你说“安置小区”，这一条排除它［引申］"))
  }

  @Test func wordsNotUnderstoodAreShownOnceEach() {
    var answer = Sample.answer()
    answer.reading.notUnderstood = [18..<20, 18..<20, 20..<22]
    #expect(text(answer).contains("没读懂  嘟嘟 · 囔囔\n"))
  }

  @Test func otherOutcomes() {
    var answer = Sample.answer()
    answer.advice = []
    answer.ask = nil
    answer.outcome = .notCovered
    answer.nearby = ["C3"]
    #expect(text(answer).contains("文献没有谈到这类事，规则库没有可用的做法。\n相近的：别的做法3〔C3〕，如果是这个意思请再说一句。"))
    answer.outcome = .explained
    answer.explains = "B7"
    #expect(text(answer).hasPrefix("三方停车管理  〔B7〕实例"))
    #expect(text(answer).contains("除非      在医院［引申］"))
    answer.outcome = .error
    answer.failure = .init(code: "x", chinese: "坏了", english: "broken")
    #expect(text(answer).hasSuffix("坏了\n"))
  }
}

@Suite struct PhrasingTests {
  private func said(_ mention: Mention, _ language: Language = .chinese) -> String {
    Phrasing(Sample.rulebook, in: language).statement(mention)
  }

  @Test func polarityIsPartOfTheSentence() {
    var mention = Sample.committeeMention
    #expect(said(mention) == "已知没有业委会")
    #expect(said(mention, .english) == "there is no owners' committee")
    mention.polarity = .unsure
    #expect(said(mention) == "说不清有没有业委会")
    #expect(said(mention, .english) == "not known whether there is an owners' committee")
    var estate = Sample.estateMention
    estate.polarity = .no
    #expect(said(estate) == "已知不是安置小区")
    #expect(said(estate, .english) == "it is not a resettlement estate")
    var fees = Sample.feesMention
    fees.polarity = .no
    #expect(said(fees) == "已知没有“停车收费有争议”")
  }

  @Test(arguments: Modality.allCases) func modalityIsMarked(modality: Modality) {
    var mention = Sample.feesMention
    mention.modality = modality
    let plain = said(mention) == "停车收费有争议"
    #expect(plain == (modality == .stated))
    mention.timing = .tried
    mention.owner = .others
    #expect(said(mention).hasSuffix("试过、别处）"))
  }

  @Test func aGuessIsCalledOne() {
    var advice = Sample.recommendation
    advice.reasons[0].fact.modality = .proposed
    let reasons = Phrasing(Sample.rulebook, in: .chinese).because(advice).map(\.text)
    #expect(reasons == ["你说“停车乱收费”，推测是停车收费有争议", "你说“安置小区”"])
  }

  @Test func aConclusionNamesWhatItRestsOn() {
    var advice = Sample.recommendation
    let concluded = Mention(attribute: "业委会", value: Vocabulary.truth)
    advice.reasons = [
      Reason(role: .rule, fact: concluded, basis: .inferred, restsOn: [Sample.estateMention], rule: "内部名"),
      Reason(role: .setting, fact: concluded, basis: .original),
    ]
    let phrasing = Phrasing(Sample.rulebook, in: .chinese)
    #expect(phrasing.because(advice).map(\.text) == ["由“安置小区”推出有业委会", "已知有业委会"])
    #expect(phrasing.page(ofReasonsFor: advice).map(\.plain).contains("      ← 安置小区 “安置小区”"))
  }
}

@Suite struct AnswerFormatTests {
  @Test func json() throws {
    let json = Sample.answer().json(
      in: Sample.rulebook, passenger: Passenger(id: .text("q1"), extra: ["区": .number("1")]), line: 3)
    guard case .object(let members) = json, case .array(let advice)? = members["advice"],
      case .object(let first)? = advice.first
    else {
      Issue.record("no object")
      return
    }
    #expect(
      members.keys.sorted() == [
        "advice", "ask", "error", "extra", "id", "not_understood", "outcome", "plan", "question", "schema",
        "situation",
      ])
    #expect(
      first.keys.sorted() == [
        "assumed", "because", "certainty", "differs", "evidence", "missing", "name", "passages", "practice",
        "steps",
        "verdict",
      ])
    #expect(members["not_understood"] == .texts(["嘟嘟囔囔"]))
    #expect(members["ask"]?.line == #"{"attribute": "社会组织", "question": "小区里有没有社会组织？"}"#)
    #expect(
      first["passages"]?.line
        == #"[{"date": "2022", "document": "一篇样例", "id": "X1", "lines": [[2, 2], [4, 5]]}]"#)
    #expect(first["because"]?.line.hasPrefix(#"[{"basis": "引申", "text": "你说“停车乱收费”"#) == true)
    #expect(
      members["situation"]?.line.hasSuffix(
        #"{"attribute": "业委会", "holds": "no", "modality": "stated", "span": [12, 17], "text": "没得业委会", "value": "有"}]"#
      ) == true)
    #expect(try JSONReading.value(of: json.line) == json)
  }

  @Test func errorLinesHaveTheSameKeys() {
    let line = LineError(code: "invalid_json", line: 7, message: "坏").json(question: nil).line
    #expect(
      line
        == #"{"advice": [], "ask": null, "error": {"code": "invalid_json", "line": 7, "message": "坏"}, "id": null, "#
        + #""not_understood": [], "outcome": "error", "plan": [], "question": null, "schema": 1, "situation": []}"#
    )
  }

  @Test func csvRows() {
    let row = AnswerCSV.row(for: Sample.answer(), in: Sample.rulebook, id: .number("7"))
    #expect(
      row == "7,我们安置小区停车乱收费，没得业委会，嘟嘟囔囔,answered,B7,三方停车管理,fits,0.81,实例,"
        + "三方一起管停车；请居民代表定收费办法,你说“停车乱收费”，就是停车收费有争议；你说“安置小区”,2; 4-5,,B8; B7,"
        + "小区里有没有社会组织？,嘟嘟囔囔,")
    #expect(AnswerCSV.header.split(separator: ",").count == AnswerCSV.columns.count)
  }

  @Test func markdownTakesNoMarkupFromTheQuestion() {
    var answer = Sample.answer()
    answer.question = "# <b>*x*\n[a](b)"
    let text = answer.markdown(in: Sample.rulebook)
    #expect(text.hasPrefix(##"## \# \<b\>\*x\* \[a\](b)"##))
    #expect(text.contains("### 1. 三方停车管理 〔B7〕实例\n\n**适用** ●●●●○\n\n- 怎么做：三方一起管停车［原文］"))
    #expect(!text.hasSuffix("\n"))
  }
}
