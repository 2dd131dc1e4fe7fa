import Advice
import Facts
import OrderedCollections
import RuleModel

/// A word that answers a question that was put: yes, no, or not known.
enum Reply {
  private static let words: [(polarity: Polarity, words: [String])] = [
    (
      .unsure,
      [
        "不清楚", "不知道", "不晓得", "说不清", "不确定", "不好说", "not sure", "unsure", "don't know", "i don't know",
        "no idea",
      ]
    ),
    (
      .yes,
      ["是的", "有的", "对的", "是", "有", "对", "嗯", "确实", "yes", "yeah", "yep", "right", "there is", "there are"]
    ),
    (
      .no,
      [
        "没有", "没得", "不是", "没", "无", "否", "不", "no", "nope", "none", "not really", "there isn't",
        "there aren't",
      ]
    ),
  ]

  /// Words that begin an English sentence as readily ("right now …", "no one …", "there are …").
  private static let beginsSentence: Set<String> = [
    "right", "no", "none", "there is", "there are", "there isn't", "there aren't",
  ]

  private static func isAlone(_ rest: Substring) -> Bool {
    rest.first { !$0.isWhitespace }?.isPunctuation ?? true
  }

  /// What the first words of `text` reply, and how many characters they take; nothing where it begins otherwise.
  static func read(_ text: String) -> (polarity: Polarity, span: Span, text: String)? {
    let lowered = text.lowercased()
    let start = lowered.prefix { $0.isWhitespace }.count
    let rest = lowered.dropFirst(start)
    for (polarity, words) in words {
      for word in words where rest.hasPrefix(word) {
        let next = rest.dropFirst(word.count).first
        guard next.map({ $0.isPunctuation || $0.isWhitespace }) ?? true,
          !beginsSentence.contains(word) || isAlone(rest.dropFirst(word.count))
        else { continue }
        let said = String(text.dropFirst(start).prefix(word.count))
        let offset = text.prefix(start).unicodeScalars.count
        return (polarity, offset..<offset + said.unicodeScalars.count, said)
      }
    }
    return nil
  }
}

extension Rulebook {
  /// What a reply to the question about `asked` says. A yes or no says nothing about which of several values it is.
  func mention(replying text: String, to asked: Condition) -> Mention? {
    guard let reply = Reply.read(text), let attribute = attributes[asked.attribute],
      let value = asked.values.first ?? attribute.choices.keys.first
    else { return nil }
    let isYesOrNo = attribute.kind == .truth || attribute.kind == .need
    guard isYesOrNo || reply.polarity == .unsure || asked.values.count == 1 else { return nil }
    return Mention(
      attribute: attribute.name, value: value, span: reply.span, text: reply.text, polarity: reply.polarity,
      certainty: 0.9)
  }
}
