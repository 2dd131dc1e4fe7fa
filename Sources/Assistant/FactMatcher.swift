import Facts
import Inference
import Lowering
import OrderedCollections
import RuleSyntax

/// Holds a pattern of constants against a working memory.
struct FactMatcher {
  private let engine: Engine
  private let lowered: Lowered

  init(_ engine: Engine, _ lowered: Lowered) {
    self.engine = engine
    self.lowered = lowered
  }

  func exists(_ pattern: PatternSyntax) -> Bool {
    guard let number = lowered.templateNumbers[pattern.template.text] else { return false }
    let template = lowered.templates[number]
    return engine.facts(of: number).contains { fact in
      pattern.slots.allSatisfy { slot in
        guard let index = template.slot(named: slot.slot.text) else { return false }
        return matches(fact.content.values[index], slot)
      }
    }
  }

  private func matches(_ value: Value, _ slot: SlotSyntax) -> Bool {
    switch (value, slot.value) {
    case (.symbol(let symbol), .name(let name)), (.text(let symbol), .name(let name)):
      compare(engine.name(of: symbol), slot.comparison, name.text)
    case (.symbol(let symbol), .literal(.text(let text))),
      (.text(let symbol), .literal(.text(let text))):
      compare(engine.name(of: symbol), slot.comparison, text)
    case (.integer(let number), .literal(.integer(let wanted))): compare(number, slot.comparison, wanted)
    case (.decimal(let number), .literal(.integer(let wanted))):
      compare(number, slot.comparison, Double(wanted))
    case (.decimal(let number), .literal(.decimal(let wanted))): compare(number, slot.comparison, wanted)
    case (.truth(let truth), .literal(.truth(let wanted))):
      (truth == wanted) == (slot.comparison == .equal)
    default: false
    }
  }

  private func compare<T: Comparable>(_ left: T, _ comparison: ComparisonSyntax, _ right: T) -> Bool {
    switch comparison {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
