import Advice
import Facts
import RuleModel
import Testing
import Typography
import Understanding

@testable import Evaluation
@testable import Rendering
@testable import wence

@Suite struct LabelReaderTests {
  private let reader = LabelReader(Sample.rulebook)

  private func labels(_ json: String) throws -> (labels: Labels, mistakes: [LabelMistake]) {
    guard case .object(let members) = try JSONReading.value(of: json) else { return (Labels(), []) }
    return reader.labels(of: Passenger(extra: members))
  }

  @Test func allOfThem() throws {
    let (labels, mistakes) = try labels(
      #"""
      {"expect": "either", "first": ["B7", "培育社会组织"], "ok": "C3", "never": ["C4"], "not_first": ["C5"],
      "verdict": "transferable", "reads": ["停车收费争议", "社区类型=安置小区", "!业委会", "?社会组织"],
      "same": "zh-1", "twin": 2, "group": "g", "key": ["nothing to us"], "frist": 1}
      """#)
    #expect(mistakes.isEmpty)
    var wanted = Labels()
    wanted.expect = .either
    (wanted.first, wanted.ok, wanted.never, wanted.notFirst) = (["B7", "B8"], ["C3"], ["C4"], ["C5"])
    wanted.verdict = .transferable
    wanted.reads = [
      StatedFact(attribute: "停车收费争议"), StatedFact(attribute: "社区类型", value: "安置小区"),
      StatedFact(attribute: "业委会", polarity: .no), StatedFact(attribute: "社会组织", polarity: .unsure),
    ]
    (wanted.same, wanted.twin, wanted.group) = ("zh-1", "2", "g")
    #expect(labels == wanted)
  }

  @Test func emptyOnesAreNone() throws {
    let (labels, mistakes) = try labels(
      #"{"expect": "", "first": [], "ok": null, "never": "", "same": null}"#)
    #expect(labels == Labels())
    #expect(mistakes.isEmpty)
  }

  @Test(arguments: [
    (
      #"{"expect": "maybe"}"#,
      [LabelMistake.unknownWord("maybe", key: "expect", allowed: ["answer", "either", "none"])]
    ),
    (#"{"expect": ["none"]}"#, [.notText(key: "expect")]),
    (
      #"{"verdict": "does_not_fit"}"#,
      [.unknownWord("does_not_fit", key: "verdict", allowed: ["fits", "transferable", "open"])]
    ),
    (#"{"first": {"B7": 1}}"#, [.notTexts(key: "first")]), (#"{"ok": ["B7", 7]}"#, [.notTexts(key: "ok")]),
    (#"{"never": ["B77"]}"#, [.unknownPractice("B77", nearest: "B7")]),
    (#"{"reads": ["业委"]}"#, [.fact(.unknownAttribute("业委", nearest: "业委会"))]),
    (#"{"reads": ["!社区类型"]}"#, [.missingValue(attribute: "社区类型")]),
    (#"{"reads": ["社区类型=安置小去"]}"#, [.fact(.unknownValue("安置小去", attribute: "社区类型", nearest: "安置小区"))]),
    (#"{"reads": [""]}"#, [.fact(.unknownAttribute("", nearest: nil))]),
    (#"{"expect": "none", "first": "B7", "ok": "C3"}"#, [.contradiction(key: "first")]),
    (#"{"same": [1], "group": true}"#, [.notText(key: "same"), .notText(key: "group")]),
  ]) func mistakes(json: String, wanted: [LabelMistake]) throws {
    #expect(try labels(json).mistakes == wanted)
  }
}

@Suite struct EvaluationPageTests {
  private var assessment: Assessment {
    var group = Labels()
    (group.group, group.first, group.ok) = ("g1", ["B7"], ["C3"])
    var none = Labels()
    (none.expect, none.never, none.same, none.reads) = (
      .nothing, ["B7"], "一", [StatedFact(attribute: "社会组织")]
    )
    let response = Response(Sample.answer())
    let other = Response(advice: [.init("C3", .open)], facts: [Sample.estateMention])
    return Assessment([
      Assessed(id: "一", line: 1, text: Sample.question, language: "zh", labels: group, response: response),
      Assessed(
        id: nil, line: 2, text: "The same again\n" + String(repeating: "and again ", count: 20),
        language: "en", labels: group, response: other),
      Assessed(id: "3", line: 3, text: Sample.question, language: "zh", labels: none, response: response),
      Assessed(id: "4", line: 4, text: "没有标注", language: "zh", labels: Labels(), response: Response()),
    ])
  }

  @Test(arguments: [60, 80, 110], [Language.chinese, .english])
  func noLineIsWiderThanThePage(width: Int, language: Language) {
    var baseline = Baseline(assessment)
    for name in baseline.questions.keys { baseline.questions[name]?.right = [.first: false, .never: true] }
    let comparison = Comparison(assessment, since: baseline)
    #expect(!comparison.becameRight.isEmpty && !comparison.becameWrong.isEmpty)
    let page = Phrasing(Sample.rulebook, in: language).page(
      of: assessment, since: comparison, top: 20, width: width)
    for line in page { #expect(line.cellWidth <= width, "\(line.plain)") }
  }

  @Test func aFailureSaysWhatWasWantedAndWhy() {
    let page = Phrasing(Sample.rulebook, in: .chinese).page(of: assessment, since: nil, top: 1, width: 110)
    let text = page.text(.plain)
    #expect(
      text.contains(
        """
        不该适用的说了适用（1）
          3  我们安置小区停车乱收费，没得业委会，嘟嘟囔囔
            应当    读到 社会组织；没有做法适用；不能适用 B7
            得到    B7 适用
            读到    社区类型=安置小区“安置小区” · 停车收费争议“停车乱收费” · !业委会“没得业委会”
            为什么  需求 停车收费争议

        另外 1 个，--top N 列出更多。
        """))
    #expect(text.contains("4 个问题，其中 1 个没有标注"))
  }

  @Test func writtenAndReadBack() throws {
    let json = assessment.json(since: nil)
    #expect(try JSONReading.value(of: json.line) == json)
    let read = try #require(Baseline(json))
    let kept = Baseline(assessment)
    #expect(read.tally == kept.tally)
    #expect(read.questions == kept.questions)
    #expect(read.questions.keys.sorted() == ["#2", "3", "4", "一"])
  }

  @Test(arguments: [
    #"{"measures": {}}"#, "[]", #"{"measures": {"first": 3}, "questions": []}"#,
    #"{"measures": {}, "questions": [{}]}"#,
  ])
  func noBaseline(json: String) throws {
    #expect(try Baseline(JSONReading.value(of: json)) == nil)
  }

  @Test func measuresOfAnotherVersionArePassedOver() throws {
    let json =
      #"{"measures": {"first": {"right": 1, "of": 2}, "later": {"right": 1, "of": 1}}, "questions": []}"#
    #expect(try Baseline(JSONReading.value(of: json))?.tally == Tally([.first: Score(right: 1, of: 2)]))
  }

  @Test(arguments: [
    (1, 3, 2, 3, "+33.3"), (2, 3, 1, 3, "-33.3"), (1, 2, 2, 4, "±0"), (0, 0, 1, 1, "+100.0"),
    (1000, 3000, 3333, 10000, "±0"),
  ])
  func changes(right: Int, of: Int, newRight: Int, newOf: Int, text: String) {
    let change = Wording(.english).change(
      from: Score(right: right, of: of), to: Score(right: newRight, of: newOf))
    #expect(change == text)
  }
}

@Suite struct StretchesPageTests {
  @Test(arguments: [40, 60, 80]) func contextsFitThePage(width: Int) {
    let context = UncoveredStretch.Context(
      before: "前面的话前面的话前面的话前面的话", words: "公交车站", after: "后面的话后面的话后面的话后面的话")
    let stretches = [UncoveredStretch(text: "公交车站", count: 12, messages: 7, contexts: [context, context])]
    let page = Wording(.chinese).page(of: stretches, counter: StretchCounter(), top: 5, width: width)
    for line in page { #expect(line.cellWidth <= width, "\(line.plain)") }
    #expect(page.filter { $0.plain.contains("话公交车站后") }.count == 2)
  }

  @Test func aFullTableIsTold() {
    var counter = StretchCounter(capacity: 200)
    for number in 0..<40 {
      let text = String(
        String.UnicodeScalarView((0..<8).compactMap { Unicode.Scalar(0x4E00 + number * 8 + $0) }))
      counter.add(.init(text: text, language: .chinese, notUnderstood: [0..<8]))
    }
    let page = Wording(.chinese).page(of: [], counter: counter, top: 5)
    #expect(counter.missed == 5)
    #expect(page.text(.plain) == "40 条消息，0 条没有说法的词句。表满过：消息数可能偏低，最多低 5。\n")
  }
}
