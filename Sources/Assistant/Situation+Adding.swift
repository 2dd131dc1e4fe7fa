import Facts
import OrderedCollections
import RuleModel

extension [Mention] {
  /// The situation with what a further message says. New problems are numbered after the known ones; what is said again
  /// otherwise than before (there is one after all) replaces it, and so does a hint that is now stated. Of an attribute
  /// with a single value, a value that is stated replaces a doubt about another.
  func adding(_ mentions: [Mention], in book: Rulebook) -> [Mention] {
    let offset = map(\.problem).max() ?? 0
    var situation = self
    for var mention in mentions {
      if mention.problem > 0 { mention.problem += offset }
      situation.removeAll { old in count > 0 && contains(old) && mention.corrects(old) }
      situation.append(mention)
    }
    let stated = situation.filter { $0.settles && book.attributes[$0.attribute]?.kind == .single }
    situation.removeAll { doubt in doubt.isDoubt && stated.contains { $0.isElsewise(than: doubt) } }
    return situation
  }
}

extension Mention {
  fileprivate var settles: Bool { polarity == .yes && modality == .stated && timing == .present }

  fileprivate var isDoubt: Bool { polarity == .yes && (modality == .suspected || modality == .proposed) }

  /// Names another value of the same attribute, of the same owner.
  fileprivate func isElsewise(than doubt: Mention) -> Bool {
    attribute == doubt.attribute && value != doubt.value && owner == doubt.owner
      && (problem == doubt.problem || problem == 0 || doubt.problem == 0)
  }

  /// Speaks of the same thing, otherwise or more surely.
  fileprivate func corrects(_ old: Mention) -> Bool {
    guard attribute == old.attribute, value == old.value, owner == old.owner else { return false }
    if polarity != old.polarity || timing != old.timing { return true }
    return problem == 0 && old.problem == 0 && (modality == .stated || old.modality == modality)
  }
}
