package import Evaluation
import Facts

extension Wording {
  func name(of measure: Measure) -> String {
    switch measure {
    case .first: pick("首选对", "first advice right")
    case .three: pick("前三里有对的", "right among three")
    case .answered: pick("给出了做法", "any advice")
    case .either: pick("首选对或没给", "first right or none")
    case .verdict: pick("结论对", "verdict right")
    case .reads: pick("事实读到", "facts read")
    case .noneFits: pick("该没有：没说适用", "none: nothing fits")
    case .silent: pick("该没有：一条没给", "none: no advice")
    case .never: pick("不该适用的没有", "never kept")
    case .notFirst: pick("不该首选的没有", "not first kept")
    case .same: pick("两种语言一样", "language twins")
    case .twin: pick("正反两问都对", "negation twins")
    case .group: pick("一组首选一样", "groups of one mind")
    }
  }

  /// The heading over questions that miss it.
  func failure(of measure: Measure) -> String {
    switch measure {
    case .first, .three: pick("首选不对", "first advice wrong")
    case .answered: pick("没给做法", "no advice")
    case .either: pick("首选不对（不给也算对）", "first advice wrong, where none would do, too")
    case .verdict: pick("结论不对", "verdict wrong")
    case .reads: pick("事实没读到", "facts not read")
    case .noneFits, .silent: pick("该没有，却说适用", "nothing fits, and yet something was advised as fitting")
    case .never: pick("不该适用的说了适用", "advised as fitting what never may be")
    case .notFirst: pick("不该首选的排了第一", "first what must not be first")
    case .same: pick("两种语言读得不一样", "read differently in the two languages")
    case .twin: pick("正反两问没有都对", "one of two contraries wrong")
    case .group: pick("和同组的多数不一样", "unlike the most of its group")
    }
  }

  /// `72.3%`
  func percent(_ score: Score) -> String { tenths(score.percent) + "%" }

  /// `+1.2`, `-0.3`, `±0`
  func change(from before: Score, to after: Score) -> String {
    let text = tenths(after.percent - before.percent)
    if text == "0.0" || text == "-0.0" { return "±0" }
    return text.hasPrefix("-") ? text : "+" + text
  }

  private func tenths(_ value: Double) -> String { ((value * 10).rounded() / 10).description }

  /// One line for a floor that is not kept.
  package func missed(_ floor: Floor, by tally: Tally) -> String {
    let (name, code) = (name(of: floor.measure), floor.measure.rawValue)
    let wanted = percent(floor.percent)
    guard let score = tally[floor.measure] else {
      return pick("\(name)（\(code)）：没有标注，达不到 \(wanted)", "\(name) (\(code)): no labels, \(wanted) wanted")
    }
    let found = "\(percent(score)) (\(score.right)/\(score.of))"
    return pick(
      "\(name)（\(code)）：\(percent(score))（\(score.right)/\(score.of)），不到 \(wanted)",
      "\(name) (\(code)): \(found), \(wanted) wanted")
  }

  private func percent(_ value: Double) -> String {
    (value == value.rounded() ? String(Int(value)) : String(value)) + "%"
  }
}
