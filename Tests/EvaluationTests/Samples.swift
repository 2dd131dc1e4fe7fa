import Advice
import Facts

@testable import Evaluation

/// The generator of Vigna's splitmix64: small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

enum Samples {
  static let practices = ["A1", "B7", "B8", "C7", "C7/图书阅览借阅", "C7/错时共享停车"]
  static let facts = [
    StatedFact(attribute: "停车收费争议"), StatedFact(attribute: "业委会", polarity: .no),
    StatedFact(attribute: "社会组织", polarity: .unsure), StatedFact(attribute: "社区类型", value: "安置小区"),
  ]

  static func response(_ advice: [(String, Verdict)], facts: [StatedFact] = []) -> Response {
    Response(
      advice: advice.map { Response.Advised($0.0, $0.1) },
      facts: facts.map { Mention(attribute: $0.attribute, value: $0.value, polarity: $0.polarity) })
  }

  static func response(using dice: inout SplitMix) -> Response {
    let advice = practices.shuffled(using: &dice).prefix(Int.random(in: 0...4, using: &dice)).map {
      practice in
      (practice, [Verdict.fits, .transferable, .open].randomElement(using: &dice) ?? .open)
    }
    return response(Array(advice), facts: facts.filter { _ in Bool.random(using: &dice) })
  }

  /// Labels of every kind, about nothing in particular.
  static func labels(using dice: inout SplitMix, ids: [String]) -> Labels {
    func some(_ most: Int) -> [String] {
      Array(practices.shuffled(using: &dice).prefix(Int.random(in: 0...most, using: &dice)))
    }
    var labels = Labels()
    labels.expect = [nil, .answer, .either, .nothing].randomElement(using: &dice) ?? nil
    if labels.expect != .nothing { labels.first = some(2) }
    labels.ok = some(2)
    labels.never = some(1)
    labels.notFirst = some(1)
    labels.verdict = [nil, .fits, .open].randomElement(using: &dice) ?? nil
    labels.reads = facts.filter { _ in Int.random(in: 0..<3, using: &dice) == 0 }
    if Bool.random(using: &dice) { labels.same = ids.randomElement(using: &dice) }
    if Bool.random(using: &dice) { labels.twin = ids.randomElement(using: &dice) }
    labels.group = ["甲", "乙", nil].randomElement(using: &dice) ?? nil
    return labels
  }

  static func assessment(seed: UInt64) -> Assessment {
    var dice = SplitMix(state: seed)
    let ids = (1...40).map { "Q-\($0)" }
    return Assessment(
      ids.enumerated().map { index, id in
        let language = ["zh", "en"][index % 2]
        return Assessed(
          id: index % 5 == 4 ? nil : id, line: index + 1, text: "问题\(index)", language: language,
          labels: labels(using: &dice, ids: ids), response: response(using: &dice))
      })
  }

  static func question(
    _ id: String, _ response: Response, line: Int = 1, language: String = "zh",
    _ edit: (inout Labels) -> Void = { _ in }
  ) -> Assessed {
    var labels = Labels()
    edit(&labels)
    return Assessed(id: id, line: line, text: id, language: language, labels: labels, response: response)
  }
}
