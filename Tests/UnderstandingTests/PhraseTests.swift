import Facts
import Testing
import Understanding

private func lexicon(_ phrases: [String], classes: [String: [String]] = [:]) -> Lexicon {
  Lexicon(
    Vocabulary(
      attributes: [Vocabulary.Attribute(name: "事", isNeed: true)],
      entries: phrases.map { .init(phrase: $0, attribute: "事", value: Vocabulary.truth, strength: .phrase) },
      classes: classes))
}

/// The words that `phrase` meets in `text`, if it meets any.
private func met(_ phrase: String, _ text: String, classes: [String: [String]] = [:]) -> String? {
  let lexicon = lexicon([phrase], classes: classes)
  #expect(lexicon.phraseProblems.isEmpty)
  return lexicon.read(text).mentions.first?.text
}

@Suite struct PhraseTests {
  @Test func literals() {
    #expect(met("漏水", "墙漏水了") == "漏水")
    #expect(met("漏水", "墙漏 水了") == "漏 水")
    #expect(met("漏水", "墙漏，水了") == nil)
    #expect(met("漏水", "牆“漏”水") == "漏”水")
    #expect(met("leak", "It leaks") == "leaks")
    #expect(met("leak", "The leakage") == nil)
    #expect(met("repair the roof", "They repaired a roof") == "repaired a roof")
    #expect(met("organi（s|z）ations", "an organization") == "organization")
    #expect(met("neighbour", "Neighbors") == "Neighbors")
    #expect(met("ride-hailing", "ride hailing") == "ride hailing")
    #expect(met("热线12345", "打热线１２３４５") == "热线１２３４５")
  }

  @Test func alternatives() {
    #expect(met("漏（水|电|）严重", "漏电严重") == "漏电严重")
    #expect(met("漏（水|电|）严重", "漏严重") == "漏严重")
    #expect(met("漏（水|电|）严重", "漏气严重") == nil)
    #expect(met("（屋（顶|面）|墙）漏", "屋面漏") == "屋面漏")
    #expect(met("（没…修|坏）", "没有人修") == "没有人修")
    #expect(met("（没…修|坏）", "灯坏了") == "坏")
  }

  @Test func gaps() {
    #expect(met("灯…坏", "灯都已经坏了") == "灯都已经坏")
    #expect(met("灯…坏", "灯坏") == "灯坏")
    #expect(met("灯…坏", "灯有，门坏") == nil)
    #expect(met("灯…坏", "灯、门都坏") == "灯、门都坏")
    #expect(met("灯……坏", "灯有，门坏") == "灯有，门坏")
    #expect(met("灯……坏", "灯有。门坏") == nil)
    #expect(met("灯…坏", "灯一二三四五六七八九十甲乙坏") != nil)
    #expect(met("灯…坏", "灯一二三四五六七八九十甲乙丙坏") == nil)
    #expect(met("灯…坏…修", "灯灯灯坏坏了没修") == "灯坏坏了没修")
    #expect(met("lamp…broken", "the lamp in the yard is broken") == "lamp in the yard is broken")
  }

  @Test func classes() {
    let classes = ["灯": ["路灯", "（吊|壁）灯", "lamp"], "物": ["{灯}", "门"], "坏": ["坏", "不亮"]]
    #expect(met("{灯}{坏}", "壁灯不亮", classes: classes) == "壁灯不亮")
    #expect(met("{灯}…{坏}", "路灯都坏", classes: classes) == "路灯都坏")
    #expect(met("{物}{坏}", "吊灯坏", classes: classes) == "吊灯坏")
    #expect(met("{灯}（全|）…（{坏}|没了）", "路灯全没了", classes: classes) == "路灯全没了")
    #expect(met("{灯}…（很|）{坏}", "路灯它坏", classes: classes) == "路灯它坏")
    #expect(met("｛灯｝", "a lamp", classes: classes) == "lamp")
  }

  @Test func gapsInClasses() {
    let classes = ["坏": ["坏", "不…亮"], "都坏": ["全{坏}", "（都|也）…{坏}"]]
    #expect(met("灯{坏}", "灯不怎么亮", classes: classes) == "灯不怎么亮")
    #expect(met("灯{坏}了", "灯坏了", classes: classes) == "灯坏了")
    #expect(met("灯…{都坏}", "灯在夜里都是不怎么亮的", classes: classes) == "灯在夜里都是不怎么亮")
    #expect(met("灯…{都坏}", "灯在夜里全坏", classes: classes) == "灯在夜里全坏")
    #expect(met("灯{坏}", "灯不，亮", classes: classes) == nil)
  }

  /// More alternatives than are worth spelling out: they are met piece by piece, words stay whole.
  @Test func manyAlternatives() {
    let many = "（甲|乙|丙|丁|戊|己|庚|辛）（一|二|三|四|五|六|七|八|）（东|南|西|北|中|发|白|左|右）"
    #expect(met(many, "这里丙七北") == "丙七北")
    #expect(met(many, "这里丙北") == "丙北")
    #expect(met(many, "这里丙七") == nil)
    let english = "（we|they|you|all|many|some|few）（ never| seldom| always|）（ like|d|s| hate|d）（ it| them| us）"
    #expect(met(english, "They never hate us") == "They never hate us")
    #expect(met(english, "they like them") == "they like them")
    #expect(met(english, "they like the them") == "they like the them")
  }

  @Test func optionalTail() {
    #expect(met("灯…坏…（修|）", "灯坏") == "灯坏")
    #expect(met("（灯|）…坏", "门坏") == "坏")
  }

  @Test(arguments: [
    ("", PhraseProblem.empty), ("，。", .empty), ("the", .empty), ("（|）", .empty), ("{灯", .unclosedBrace),
    ("{灯（}", .unclosedBrace), ("（a|b", .unclosedParenthesis), ("a）", .unopened), ("a|b", .unopened),
    ("a}", .unopened),
    ("{没有的}", .unknownClass("没有的")), ("{甲}", .circularClass("乙")), ("…坏", .gapAtEdge), ("坏…", .gapAtEdge),
    ("（aa|b|c|d|e|f|g|h）（a|b|c|d|e|f|g|h）（a|b|c|d|e|f|g|h|i）", .tooManyAlternatives),
    ("（（（（（（（（（a）））））））））", .tooManyAlternatives),
  ]) func problems(_ phrase: String, _ problem: PhraseProblem) {
    let lexicon = lexicon([phrase, "好的话"], classes: ["甲": ["{乙}"], "乙": ["{甲}"], "丙": ["…二", "三"]])
    #expect(lexicon.phraseProblems.contains { $0.problem == problem }, "\(lexicon.phraseProblems)")
    #expect(lexicon.phraseProblems.contains { $0 == ("…二", .gapAtEdge) })
    #expect(lexicon.read("好的话").mentions.count == 1)
  }

  /// 没有 before a need that is told as a lack is a proposal at most, never its denial.
  @Test func lacks() {
    let lack = lexicon(["没有…路灯", "路灯的事"]).read("没有管路灯的事").mentions
    #expect(lack.map { $0.polarity } == [.yes])
    let plain = lexicon(["没有长椅", "路灯"]).read("我们没有路灯").mentions
    #expect(plain.map { short($0) } == ["+事 proposed"])
    let nuisance = lexicon(["没人管", "扯皮"]).read("没有扯皮").mentions
    #expect(nuisance.map { short($0) } == ["-事"])
  }

  /// What is said in several ways is the surer, up to a limit that hints do not pass.
  @Test func saidInSeveralWays() {
    let once = lexicon(["花坛乱", "花坛脏"]).read("花坛乱").mentions[0].certainty
    let twice = lexicon(["花坛乱", "花坛脏"]).read("花坛乱，花坛脏").mentions[0].certainty
    let again = lexicon(["花坛乱", "花坛脏"]).read("花坛乱，花坛乱").mentions[0].certainty
    #expect(twice > once && again == once && twice < 1)
  }

  /// Words of a need far apart, or a few of them in a long message, are a guess.
  @Test func stretchedMatchesAreGuesses() {
    let far = lexicon(["花坛……没人管"])
    #expect(far.read("花坛没人管").mentions.map { short($0) } == ["+事"])
    #expect(far.read("花坛旁边的几位老同志说来说去，没人管").mentions.map { short($0) } == ["+事 proposed"])
    let short0 = lexicon(["花坛乱"])
    let long = String(repeating: "今天天气很好大家都在散步。", count: 9) + "花坛乱"
    #expect(short0.read("花坛乱").mentions.map { short($0) } == ["+事"])
    #expect(short0.read(long).mentions.map { short($0) } == ["+事 proposed"])
  }

  /// What the message says first counts more than what it adds.
  @Test func theFirstSentenceCountsMore() {
    let mentions = Sample.lexicon.read("停车场乱收费。晚上噪音扰民。").mentions
    #expect(mentions.count == 2 && mentions[0].certainty > mentions[1].certainty)
  }

  @Test func strengths() {
    let mentions = Sample.lexicon.read("业主代表说停车位的事").mentions
    #expect(mentions.map { short($0) } == ["+业委会 proposed", "+收费 proposed"])
    // The longer hint says more; none says as much as a phrase.
    #expect(mentions.allSatisfy { (0.2...0.7).contains($0.certainty) })
    let stated = Sample.lexicon.read("停车位的事，停车场乱收费").mentions
    #expect(stated.map { short($0) } == ["+收费"])
    #expect(stated[0].certainty > 0.8 && stated[0].text == "停车场乱收费")
  }
}
