import Archive
package import Facts
package import Inference
package import Lowering
import OrderedCollections
package import RuleModel

/// A working memory after a run, read in the words of the rule base. Everything said of why is read off the engine's
/// record of supports and firings; nothing is derived a second time.
package struct Findings {
  package let engine: Engine
  package let lowered: Lowered
  package let book: Rulebook
  /// The facts that were given, by their number in the working memory.
  package let given: [FactID: Mention]

  package init(engine: Engine, lowered: Lowered, book: Rulebook, given: [FactID: Mention]) {
    self.engine = engine
    self.lowered = lowered
    self.book = book
    self.given = given
  }

  /// A fact with its slots by name.
  struct Record {
    let id: FactID
    let content: FactContent
    let template: Template

    func number(_ slot: String) -> Int {
      guard let index = template.slot(named: slot), case .integer(let number) = content.values[index] else {
        return 0
      }
      return number
    }
  }

  func records(of template: String) -> [Record] {
    guard let number = lowered.templateNumbers[template] else { return [] }
    return engine.facts(of: number).map {
      Record(id: $0.id, content: $0.content, template: lowered.templates[number])
    }
  }

  func word(_ slot: String, of record: Record) -> String {
    guard let index = record.template.slot(named: slot),
      case .symbol(let symbol) = record.content.values[index]
    else {
      return ""
    }
    return engine.name(of: symbol)
  }

  /// The firings that hold up a derived fact, each with what it matched.
  func firings(for id: FactID) -> [FiringRecord] { engine.supports(of: id).compactMap { engine.firing($0) } }

  func record(_ id: FactID) -> Record? {
    engine.content(of: id).map {
      Record(id: id, content: $0, template: lowered.templates[$0.template])
    }
  }

  /// 0…1: of a given fact its own; of a derived one the best of its supports, each as sure as its rule and its weakest
  /// fact.
  func certainty(of id: FactID, depth: Int = 0) -> Double {
    if let mention = given[id] { return mention.certainty }
    guard depth < 32 else { return 0 }
    let conclusion = conclusion(id)
    let supports = firings(for: id).map { firing in
      lowered.rules[firing.rule].certainty(of: conclusion)
        * (firing.facts.map { certainty(of: $0, depth: depth + 1) }.min() ?? 1)
    }
    return supports.max() ?? 1
  }

  /// A derived fact as its rule's conclusion: the words in it, its owner apart.
  func conclusion(_ id: FactID) -> LoweredRule.Conclusion {
    guard let record = record(id) else { return .init(template: "", words: []) }
    let words = record.template.slots.map(\.name).filter { $0 != "归属" }.map { word($0, of: record) }
    return .init(template: record.template.name, words: words.filter { !$0.isEmpty })
  }

  /// A fact of the situation as a mention, with the given facts that a concluded one rests on and the rule it is from.
  func mention(_ id: FactID) -> (fact: Mention, restsOn: [Mention], rule: Int?)? {
    if let mention = given[id] { return (mention, [], nil) }
    guard let record = record(id), record.template.name == Situation.fact else { return nil }
    var mention = Mention(attribute: word("属性", of: record), value: word("值", of: record))
    mention.polarity = Polarity.allCases.first { Situation.word(for: $0) == word("有无", of: record) } ?? .yes
    mention.modality =
      Modality.allCases.first { Situation.word(for: $0) == word("语气", of: record) } ?? .stated
    mention.owner = Owner.allCases.first { Situation.word(for: $0) == word("归属", of: record) } ?? .ours
    mention.problem = record.number("问题")
    mention.certainty = certainty(of: id)
    let firing = firings(for: id).first
    return (mention, grounds(of: id), firing?.rule)
  }

  /// The given facts that a derived fact rests on, in order of their numbers.
  func grounds(of id: FactID) -> [Mention] {
    var seen: Set<FactID> = []
    var found: [FactID] = []
    var open = [id]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if given[next] != nil {
        found.append(next)
      } else {
        open += firings(for: next).flatMap(\.facts)
      }
    }
    return found.sorted().compactMap { given[$0] }
  }
}
