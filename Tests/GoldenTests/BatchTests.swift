import Assistant
import Diagnostics
import Facts
import Foundation
import OrderedCollections
import Rendering
import RuleModel
import Testing

@testable import wence

@Suite struct QuestionReaderTests {
  private func items(
    _ bytes: [UInt8], path: String = "-", layout: QuestionReader.Layout = .init()
  ) throws -> [BatchItem] {
    var reader = try QuestionReader(
      descriptor: descriptor(of: bytes), path: path, layout: layout, rulebook: Sample.rulebook)
    var items: [BatchItem] = []
    while let item = reader.next() { items.append(item) }
    return items
  }

  private func items(_ text: String, path: String = "-", layout: QuestionReader.Layout = .init()) throws
    -> [BatchItem]
  {
    try items(Array(text.utf8), path: path, layout: layout)
  }

  /// "7 question" or "7 !code".
  private func digest(_ items: [BatchItem]) -> [String] {
    items.map { item in
      switch item {
      case .query(let query): "\(query.line) \(query.question)"
      case .bad(let bad): "\(item.line) !\(bad.error.code)"
      }
    }
  }

  @Test func formatIsGuessed() {
    #expect(InputFormat.guessed(path: "a.JSONL", sample: []) == .jsonl)
    #expect(InputFormat.guessed(path: "a.csv", sample: "{".utf8) == .csv)
    #expect(InputFormat.guessed(path: "-", sample: " \n{\"a\"".utf8) == .jsonl)
    #expect(InputFormat.guessed(path: "-", sample: "停车".utf8) == .text)
  }

  @Test func everyLineOfTextIsAnItem() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("一\r\n\n二".utf8) + [0x0A, 0xE4, 0xB8, 0x0A, 0x61, 0x00, 0x0A]
    let found = try items(bytes)
    #expect(digest(found) == ["1 一", "2 !empty_question", "3 二", "4 !invalid_encoding", "5 !nul_byte"])
  }

  @Test func jsonLines() throws {
    let lines = [
      #"{"id": 7, "question": "停车", "note": [1.50, null], "facts": {"社区类型": ["安置小区"], "业委会": false}}"#,
      #"{"text": "物业"}"#, #"{"question": "甲", "text": "乙"}"#, #"{"question": 3, "id": "x"}"#, #"{"id": 1}"#,
      "[1]", "{",
      #"{"question":"a","question":"b"}"#, #"{"question": "甲", "facts": {"社区类形": []}}"#,
      #"{"question": "甲", "facts": {"社区类型": ["安置小区 "]}}"#, #"{"question": "甲", "facts": {"社区类型": true}}"#,
      #"{"question": "甲", "facts": []}"#, #"{"question": " "}"#,
    ]
    let found = try items(lines.joined(separator: "\n"), path: "a.jsonl")
    #expect(
      digest(found) == [
        "1 停车", "2 物业", "3 甲", "4 !wrong_type", "5 !missing_question", "6 !not_an_object", "7 !invalid_json",
        "8 !duplicate_key", "9 !unknown_attribute", "10 !unknown_value", "11 !wrong_type", "12 !wrong_type",
        "13 !empty_question",
      ])
    guard case .query(let query) = found[0], case .query(let third) = found[2],
      case .bad(let fourth) = found[3]
    else { return }
    #expect(
      query.passenger == Passenger(id: .number("7"), extra: ["note": .array([.number("1.50"), .null])]))
    #expect(
      query.given == [
        Mention(attribute: "业委会", value: Vocabulary.truth, polarity: .no),
        Mention(attribute: "社区类型", value: "安置小区"),
      ])
    #expect(third.passenger.extra == ["text": .text("乙")])
    #expect(fourth.passenger.id == .text("x"))
  }

  @Test func aMistakeSuggestsTheNearestName() throws {
    #expect(throws: LineMistake.unknownAttribute("社区类形", nearest: "社区类型")) {
      try GivenFacts.mentions(.object(["社区类形": .array([])]), in: Sample.rulebook)
    }
    #expect(throws: LineMistake.unknownValue("安置小", attribute: "社区类型", nearest: "安置小区")) {
      try GivenFacts.mentions(.object(["社区类型": .text("安置小")]), in: Sample.rulebook)
    }
  }

  @Test func questionField() throws {
    let layout = QuestionReader.Layout(format: .jsonl, questionField: "留言")
    let found = try items(#"{"留言": "甲", "question": "乙"}"# + "\n" + #"{"question": "乙"}"#, layout: layout)
    #expect(digest(found) == ["1 甲", "2 !missing_question"])
  }

  @Test func csv() throws {
    let text = "\u{FEFF}id,留言详情,区\r\n1,\"停车,乱\n收费\",甲\r\n2,x\r\n3,,乙\r\n4,\"open,丙\r\n5,物业,丁\r\n"
    let found = try items(text, path: "a.csv", layout: .init(questionField: "留言详情"))
    #expect(
      digest(found) == ["2 停车,乱\n收费", "4 !cell_count", "5 !empty_question", "6 !unterminated_quote", "7 物业"])
    guard case .query(let query) = found[0] else { return }
    #expect(query.passenger == Passenger(id: .text("1"), extra: ["区": .text("甲")]))
  }

  @Test func csvHeaders() throws {
    #expect(digest(try items("question\tb\n甲\t1\n", path: "a.tsv")) == ["2 甲"])
    #expect(digest(try items("b;text\n1;甲\n", path: "a.csv")) == ["2 甲"])
    #expect(digest(try items("随便\n甲\n", path: "a.csv")) == ["2 甲"])
    #expect(throws: Trouble.self) { try items("a,b\n1,2\n", path: "a.csv") }
    #expect(throws: Trouble.self) {
      try items("question\n1\n", path: "a.csv", layout: .init(questionField: "q"))
    }
    #expect(try items("", path: "a.csv").isEmpty)
  }

  @Test func gb18030() throws {
    let bytes = Array("question,id\n".utf8) + EncodingTests.parking + Array(",1\n".utf8)
    #expect(digest(try items(bytes, path: "a.csv")) == ["2 停车乱收费"])
    #expect(
      digest(try items(EncodingTests.parking, layout: .init(encoding: .utf8))) == ["1 !invalid_encoding"])
    let json = Array("{\"question\": \"".utf8) + EncodingTests.parking + Array("\"}\n".utf8)
    #expect(digest(try items(json)) == ["1 停车乱收费"])
  }

  @Test func longQuestions() throws {
    let most = String(repeating: "a", count: longestQuestion)
    #expect(try digest(items(most)) == ["1 " + most])
    #expect(try digest(items(most + "a\nb")) == ["1 !too_long", "2 b"])
  }
}

@Suite struct RuleBaseSearchTests {
  private func root(_ paths: [String], option: String? = nil, variable: String? = nil, program: String? = nil)
    throws -> String
  {
    let scratch = try Scratch(paths.map { GoldenCase.File(path: $0, text: "") })
    defer { scratch.remove() }
    let base = try #require(Files.real(scratch.folder.path))
    func absolute(_ path: String?) -> String? { path.map { $0.isEmpty ? base : base + "/" + $0 } }
    let search = RuleBaseSearch(
      option: absolute(option), variable: absolute(variable), program: absolute(program))
    return try String(search.root().dropFirst(base.count))
  }

  static let both = [
    "one/rules/a.md", "one/seeds/a.md", "two/rules/a.md", "two/seeds/a.md", "two/bin/x/wence",
  ]

  @Test func optionThenVariableThenProgram() throws {
    #expect(try root(Self.both, option: "one", variable: "two", program: "two/bin/x/wence") == "/one")
    #expect(try root(Self.both, variable: "one", program: "two/bin/x/wence") == "/one")
    #expect(try root(Self.both, program: "two/bin/x/wence") == "/two")
  }

  @Test func installedBesideTheProgram() throws {
    #expect(try root(["bin/wence", "share/wence/rules/a.md"], program: "bin/wence") == "/share/wence")
  }

  @Test func aNamedPlaceWithoutRulesIsAnError() throws {
    #expect(throws: Trouble.self) { try root(Self.both, option: "one/rules", variable: "two") }
    #expect(throws: Trouble.self) { try root(Self.both, variable: "three", program: "two/bin/x/wence") }
  }

  @Test func filesAreInOrderOfTheirPaths() throws {
    let scratch = try Scratch(
      ["rules/b.md", "rules/a/z.md", "rules/a.md", "rules/.hidden.md", "rules/x.txt", "seeds/0.md"].map {
        GoldenCase.File(path: $0, text: "\u{FEFF}text")
      })
    defer { scratch.remove() }
    let files = RuleFiles(root: scratch.folder.path)
    #expect(
      files.files.map { String($0.path.dropFirst(scratch.folder.path.count)) } == [
        "/rules/a.md", "/rules/a/z.md", "/rules/b.md", "/seeds/0.md",
      ])
    #expect(files.files.allSatisfy { $0.text == "text" })
  }
}

@Suite struct ToolLanguageTests {
  @Test(
    arguments: [
      ([], [:], Language.chinese), (["--lang", "en"], ["LANG": "zh_CN.UTF-8"], .english),
      (["--lang=zh"], ["LANG": "en_GB"], .chinese),
      ([], ["LC_ALL": "en_US.UTF-8", "LANG": "zh_CN"], .english),
      ([], ["LC_ALL": "", "LANG": "en"], .english),
      ([], ["LANG": "C"], .chinese), (["--", "--lang", "en"], [:], .chinese),
    ] as [([String], [String: String], Language)])
  func language(arguments: [String], environment: [String: String], expected: Language) {
    #expect(Tongue.chosen(arguments: ["wence"] + arguments) { environment[$0] } == expected)
  }

  @Test(arguments: [
    ("2026-02-28", true), ("2024-02-29", true), ("2026-02-29", false), ("2026-13-01", false),
    ("2026-1-1", false), ("2026", false), ("２０２６-01-01", false),
  ])
  func days(text: String, isDay: Bool) { #expect(Calendar.isDay(text) == isDay) }
}

@Suite struct DocumentTextTests {
  @Test func termsAreHeldAgainstTheCitedLines() {
    let passage = Sample.rulebook.passages["X1"]!
    let good = ["", "三方 一起管", "停车有序", "停车“有", "序” ok"]
    #expect(DocumentText(lines: good).misses(in: [passage]).isEmpty)
    let moved = ["三方一起", "", "停车有序", "停车", ""]
    #expect(
      DocumentText(lines: moved).misses(in: [passage]) == [
        .init(passage: "X1", kind: .term("三方一起")), .init(passage: "X1", kind: .term("停车“有序”")),
      ])
    #expect(DocumentText(lines: ["x"]).misses(in: [passage]) == [.init(passage: "X1", kind: .noSuchLine(2))])
  }
}

@Suite struct ProgressTests {
  @Test func saysHowFar() {
    var count = BatchCount()
    for _ in 0..<1_200 { count.add(.init(text: "", outcome: .answered, first: "B7")) }
    count.add(.init(text: "", outcome: .error))
    #expect(
      Progress.line(count, share: 0.5, seconds: 1).hasPrefix(" 50% ██████████             1,201   1k/s"))
    #expect(count.errors == 1)
    #expect(count.leading.map(\.id) == ["B7"])
  }
}
