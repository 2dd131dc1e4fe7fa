import Advice
package import Facts
import RuleModel
import RuleSyntax

/// The fixed words of pages, Chinese and English next to each other. Sentences about a situation come from the rule
/// base (`Phrasing`); nothing here names a rule or an attribute.
package struct Wording: Sendable {
  let language: Language

  package init(_ language: Language) { self.language = language }

  func pick(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  // MARK: Labels of an answer

  var read: String { pick("读到", "Read") }
  var toDo: String { pick("怎么做", "What to do") }
  var because: String { pick("为什么", "Why") }
  var effect: String { pick("见效", "Effect") }
  var differs: String { pick("不同", "Differs") }
  var first: String { pick("先要有", "First") }
  var assumed: String { pick("默认", "Assumed") }
  var missing: String { pick("还不知道", "Not known") }
  var source: String { pick("出处", "Source") }
  var actors: String { pick("谁来做", "Who") }
  var conflict: String { pick("冲突", "Conflict") }
  var remark: String { pick("说明", "Note") }
  var parts: String { pick("分项", "Parts") }
  var original: String { pick("原文", "original") }
  var plan: String { pick("先后", "In order") }
  var notUnderstood: String { pick("没读懂", "Unclear") }
  var notFitting: String { pick("不适用的", "Does not fit") }
  var askFirst: String { pick("还想问一句：", "One question: ") }
  var askWhy: String { pick("为什么问：", "Why: ") }
  var truthChoices: String { pick("有 / 没有 / 不清楚", "yes / no / not sure") }
  var notSure: String { pick("不清楚", "not sure") }

  /// All labels that begin a line of an advice, for a column they share.
  var adviceLabels: [String] {
    [toDo, because, effect, differs, conflict, first, assumed, missing, source, actors, remark, parts]
  }

  // MARK: Signs and separators

  var listSeparator: String { pick("、", ", ") }
  var clauseSeparator: String { pick("；", "; ") }
  var orSeparator: String { pick("或", " or ") }
  var colon: String { pick("：", ": ") }
  var stop: String { pick("。", ".") }

  func quoted(_ words: String) -> String { pick("“\(words)”", "“\(words)”") }

  func bracketed(_ words: String) -> String { pick("（\(words)）", " (\(words))") }

  func numeral(_ number: Int) -> String {
    let chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    return language == .chinese && number <= chinese.count ? chinese[number - 1] : String(number)
  }

  /// `〔B7〕`.
  func mark(_ id: String) -> String { "〔\(id)〕" }

  // MARK: Marks

  func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .fits: pick("适用", "fits")
    case .transferable: pick("可借鉴", "transferable")
    case .open: pick("待定", "open")
    case .doesNotFit: pick("不适用", "does not fit")
    }
  }

  func basis(_ basis: Basis) -> String {
    switch basis {
    case .original: pick("［原文］", " [original]")
    case .inferred: pick("［引申］", " [inferred]")
    }
  }

  func evidence(_ evidence: Evidence) -> String {
    switch evidence {
    case .reported: pick("实例", "reported case")
    case .described: pick("做法", "described practice")
    case .advocated: pick("主张", "advocated idea")
    }
  }

  func lines(_ lines: [ClosedRange<Int>]) -> String {
    let ranges = lines.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
    let joined = ranges.joined(separator: listSeparator)
    let isOne = lines.count == 1 && lines[0].count == 1
    return pick("第 \(joined) 行", "\(isOne ? "line" : "lines") \(joined)")
  }

  /// Five dots. They rank; they are no probability.
  func dots(_ certainty: Double) -> String {
    let full = min(5, max(1, Int((certainty * 5).rounded())))
    return String(repeating: "●", count: full) + String(repeating: "○", count: 5 - full)
  }
}

extension Wording {
  package func versionLine(_ version: String, ruleBase: String?) -> String {
    let found = ruleBase ?? pick("没有找到", "none found")
    return pick("问策 \(version)（规则库：\(found)）", "wence \(version) (rule base: \(found))")
  }
}
