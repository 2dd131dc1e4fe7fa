import Assistant
import Diagnostics
import Facts
import Rendering
import Testing
import Typography

@testable import wence

@Suite struct ProfileTests {
  private func place(_ path: String, _ offset: Int) -> Location {
    Location(path: path, range: offset..<offset)
  }

  private var profile: Assistant.Profile {
    let entries = [
      Assistant.Profile.Entry(name: "甲", location: place("rules/a.md", 4), searches: 2, tried: 1),
      Assistant.Profile.Entry(
        name: "停车共治·场合1·其他", practice: "B7", location: place("rules/parking-in-estates.md", 120),
        searches: 12, tried: 3456, found: 7, fired: 5, matching: .microseconds(1500), firing: .microseconds(8)
      ),
      Assistant.Profile.Entry(name: "没有用到"),
      Assistant.Profile.Entry(
        name: "互斥", searches: 1, found: 1, fired: 1, matching: .nanoseconds(400), firing: .nanoseconds(91_600)
      ),
    ]
    return Assistant.Profile(questions: 3, entries: entries, ruleCount: 4, whole: .milliseconds(16))
  }

  private func page(in language: Language, top: Int = 20, width: Int = 80) -> String {
    Phrasing(Sample.rulebook, in: language).page(
      of: profile, showing: profile.entries, top: top, width: width,
      place: { "\($0.path):\($0.range.lowerBound)" }
    ).text(.plain)
  }

  @Test func dearestFirstAndOnlyWhatHadWork() {
    #expect(profile.entries.map(\.name) == ["停车共治·场合1·其他", "互斥", "甲"])
    #expect(profile.rest == .microseconds(14_400))
  }

  @Test func pageInChinese() {
    #expect(
      page(in: .chinese) == """
           用时   占比  搜索  试过  找到  触发  规则
        1.51 ms  94.3%    12  3456     7     5  停车共治·场合1·其他
                                                rules/parking-in-estates.md:120
        92.0 µs   5.8%     1     0     1     1  互斥  规则库自带
           0 ns   0.0%     2     1     0     0  甲  rules/a.md:4

        3 个问题用了 16.0 ms：匹配 1.50 ms（9.4%），动作 99.6 µs（0.6%），其余（读懂问
        题、排定规则、权衡做法）14.4 ms（90.0%）。4 条规则里动过 3 条。

        """)
  }

  @Test func pageInEnglish() {
    #expect(
      page(in: .english, top: 1, width: 110) == """
           time  share  searches  tried  found  fired  rule
        1.51 ms  94.3%        12   3456      7      5  停车共治·场合1·其他  rules/parking-in-estates.md:120
        2 more rules took 92.0 µs (5.8%); --top N lists more.

        3 questions took 16.0 ms: matching 1.50 ms (9.4%), firing 99.6 µs (0.6%), the rest (reading, agenda, weighing
        the practices) 14.4 ms (90.0%). 3 of 4 rules had work.

        """)
  }

  @Test(arguments: [60, 80, 110]) func noLineIsWiderThanThePage(width: Int) {
    for line in page(in: .chinese, width: width).split(separator: "\n") {
      #expect(line.cellWidth <= width, "\(line)")
    }
  }

  @Test func nothingAsked() {
    let empty = Assistant.Profile(questions: 0, entries: [], ruleCount: 0, whole: .zero)
    let page = Phrasing(Sample.rulebook, in: .english).page(
      of: empty, showing: [], top: 20, place: { $0.path })
    #expect(page.map(\.plain).first?.hasPrefix("0 questions took 0 ns: matching 0 ns (0.0%)") == true)
  }

  @Test(arguments: [
    (0, "0 ns"), (999, "999 ns"), (1000, "1.00 µs"), (9994, "9.99 µs"), (9996, "10.0 µs"), (99_960, "100 µs"),
    (999_400, "999 µs"), (999_600, "1.00 ms"), (1_234_567, "1.23 ms"), (2_050_000_000, "2.05 s"),
    (345_600_000_000, "346 s"),
  ]) func timesHaveThreeDigits(nanoseconds: Int, text: String) {
    let entry = Assistant.Profile.Entry(name: "r", searches: 1, matching: .nanoseconds(nanoseconds))
    let profile = Assistant.Profile(questions: 1, entries: [entry], ruleCount: 1, whole: .seconds(400))
    let page = Phrasing(Sample.rulebook, in: .english).page(
      of: profile, showing: profile.entries, top: 1, place: { $0.path })
    #expect(page[1].plain.drop { $0 == " " }.hasPrefix(text + " "))
  }

  @Test func json() throws {
    let json = profile.json(showing: profile.entries.prefix(2)) { $0.range.lowerBound }
    #expect(
      json.line
        == #"{"firing_ns": 99600, "matching_ns": 1500400, "questions": 3, "rest_ns": 14400000, "rule_count": 4, "#
        + #""rules": [{"file": "rules/parking-in-estates.md", "fired": 5, "firing_ns": 8000, "found": 7, "line": 120, "#
        + #""matching_ns": 1500000, "practice": "B7", "rule": "停车共治·场合1·其他", "searches": 12, "tried": 3456}, "#
        + #"{"file": null, "fired": 1, "firing_ns": 91600, "found": 1, "line": null, "matching_ns": 400, "#
        + #""practice": null, "rule": "互斥", "searches": 1, "tried": 0}], "whole_ns": 16000000}"#)
  }
}
