import Advice
import Assistant
import Diagnostics
import Facts
import OrderedCollections
import RuleSyntax
import Understanding

@testable import RuleModel

/// A small rule base and answers from it, made by hand.
enum Sample {
  static let place = Location(path: "rules/sample.md", range: 0..<1)

  static let rulebook: Rulebook = {
    var book = Rulebook()
    book.documents["样例"] = Document(
      name: "样例", title: Bilingual(chinese: "一篇样例", english: "A sample"),
      publisher: Bilingual(chinese: "样例日报", english: "Sample Daily"), date: "2022", file: "sample.txt",
      location: place)
    book.passages["X1"] = Passage(
      id: "X1", document: "样例", lines: [2...2, 4...5],
      speaker: Bilingual(chinese: "某居委会", english: "A committee"),
      terms: ["三方一起", "停车“有序”"],
      digest: Bilingual(chinese: "三方一起管停车。", english: "Three bodies run the parking."),
      location: place)
    for attribute in [estate, committee, hospital, fees, organisation] {
      book.attributes[attribute.name] = attribute
    }
    for practice in [parking, organisations] + (3...8).map(other) { book.practices[practice.name] = practice }
    return book
  }()

  private static func truth(_ name: String, _ english: String) -> OrderedDictionary<String, Attribute.Choice>
  {
    let label = Bilingual(chinese: name, english: english)
    return [
      Vocabulary.truth: .init(name: Vocabulary.truth, label: label, phrases: [], hints: [], denials: [])
    ]
  }

  static let estate: Attribute = {
    let values = [("安置小区", "resettlement estate"), ("商品房小区", "commodity estate")]
    var choices: OrderedDictionary<String, Attribute.Choice> = [:]
    for (name, english) in values {
      let label = Bilingual(chinese: name, english: english)
      choices[name] = .init(name: name, label: label, phrases: [], hints: [], denials: [])
    }
    var attribute = Attribute(
      name: "社区类型", label: Bilingual(chinese: "社区类型", english: "type of community"), kind: .single,
      choices: choices,
      location: place)
    attribute.sentence = Bilingual(chinese: "是{值}", english: "it is a {值}")
    attribute.followUp = Bilingual(chinese: "你们是安置小区吗？", english: "Is it a resettlement estate?")
    return attribute
  }()

  static let committee: Attribute = {
    var attribute = Attribute(
      name: "业委会", label: Bilingual(chinese: "业委会", english: "owners' committee"), kind: .truth,
      choices: truth("业委会", "owners' committee"), location: place)
    attribute.sentence = Bilingual(chinese: "有业委会", english: "there is an owners' committee")
    return attribute
  }()

  static let organisation: Attribute = {
    var attribute = Attribute(
      name: "社会组织", label: Bilingual(chinese: "社会组织", english: "social organisations"), kind: .truth,
      choices: truth("社会组织", "social organisations"), location: place)
    attribute.sentence = Bilingual(chinese: "有社会组织", english: "there are social organisations")
    attribute.followUp = Bilingual(chinese: "小区里有没有社会组织？", english: "Are there social organisations?")
    return attribute
  }()

  static let hospital: Attribute = {
    var attribute = Attribute(
      name: "医院场所", label: Bilingual(chinese: "医院", english: "hospital"), kind: .truth,
      choices: truth("医院", "hospital"),
      location: place)
    attribute.sentence = Bilingual(chinese: "在医院", english: "it is at a hospital")
    return attribute
  }()

  static let fees: Attribute = {
    var attribute = Attribute(
      name: "停车收费争议", label: Bilingual(chinese: "停车收费有争议", english: "parking fees are in dispute"),
      kind: .need,
      choices: truth("停车收费有争议", "parking fees in dispute"), location: place)
    attribute.sentence = Bilingual(chinese: "停车收费有争议", english: "parking fees are in dispute")
    return attribute
  }()

  static let parking: Practice = {
    var practice = Practice(
      id: "B7", name: "停车共治", title: Bilingual(chinese: "三方停车管理", english: "Parking run by three"),
      evidence: .reported,
      passages: ["X1"], location: place)
    practice.needs = [.init(name: "停车收费争议", grade: .full, basis: .inferred)]
    practice.settings = [
      .init(
        attribute: "社区类型", values: ["安置小区"], transferable: ["商品房小区"], transferableToOthers: false,
        assumedWhenUnstated: false, basis: .original)
    ]
    practice.exclusions = [.init(attribute: "医院场所", values: [Vocabulary.truth], basis: .inferred)]
    practice.requirements = [
      .init(attribute: "社会组织", values: [Vocabulary.truth], insteadFirst: "培育社会组织", basis: .inferred)
    ]
    practice.steps = [
      Grounded(
        Bilingual(chinese: "三方一起管停车", english: "The three run the parking together"), basis: .original),
      Grounded(
        Bilingual(chinese: "请居民代表定收费办法", english: "Let residents' delegates set the fees"), basis: .inferred),
    ]
    practice.effects = [
      Grounded(Bilingual(chinese: "停车有序", english: "parking is in order"), basis: .original)
    ]
    return practice
  }()

  static let organisations = Practice(
    id: "B8", name: "培育社会组织", title: Bilingual(chinese: "培育社会组织", english: "Grow social organisations"),
    evidence: .described, passages: ["X1"], location: place)

  private static func other(_ number: Int) -> Practice {
    Practice(
      id: "C\(number)", name: "别的做法\(number)",
      title: Bilingual(chinese: "别的做法\(number)", english: "Practice \(number)"),
      evidence: .advocated, passages: ["X1"], location: place)
  }
}

extension Sample {
  static let question = "我们安置小区停车乱收费，没得业委会，嘟嘟囔囔"

  static let estateMention = Mention(attribute: "社区类型", value: "安置小区", span: 2..<6, text: "安置小区", problem: 0)
  static let feesMention = Mention(
    attribute: "停车收费争议", value: Vocabulary.truth, span: 6..<11, text: "停车乱收费", problem: 1)
  static let committeeMention = Mention(
    attribute: "业委会", value: Vocabulary.truth, span: 12..<17, text: "没得业委会", polarity: .no)

  /// One clear need, with everything that an advice can have.
  static func answer(_ language: Language = .chinese) -> Answer {
    var reading = Reading(text: question, language: language)
    reading.notUnderstood = [18..<22]
    var answer = Answer(question: question, language: language, outcome: .answered, reading: reading)
    answer.situation = [estateMention, feesMention, committeeMention]
    answer.advice = [recommendation]
    answer.ask = Condition(attribute: "社会组织", values: [Vocabulary.truth])
    answer.plan = ["B8", "B7"]
    return answer
  }

  static let recommendation: Recommendation = {
    var advice = Recommendation(practice: "B7", verdict: .fits, certainty: 0.81, problem: 1)
    advice.reasons = [
      Reason(role: .need, fact: feesMention, basis: .inferred),
      Reason(role: .setting, fact: estateMention, basis: .original),
    ]
    advice.assumed = [Condition(attribute: "医院场所", values: [Vocabulary.truth])]
    advice.prerequisites = [
      Prerequisite(
        condition: Condition(attribute: "社会组织", values: [Vocabulary.truth]), state: .unknown,
        insteadFirst: "B8")
    ]
    return advice
  }()

  /// The first advice and `count` others.
  static func long(_ count: Int) -> Answer {
    var answer = answer()
    answer.advice += (3..<(3 + count)).map { number in
      var other = Recommendation(practice: "C\(number)", verdict: .open, certainty: 0.4)
      other.reasons = [Reason(role: .doubtfulNeed, fact: feesMention, basis: .inferred)]
      other.missing = [Condition(attribute: "社区类型", values: ["安置小区"])]
      return other
    }
    return answer
  }
}
