package import Advice
package import Facts
package import RuleModel
import OrderedCollections
import RuleSyntax

/// Says facts in the words that the rule base declares for them (句式, labels, 追问), in one language.
package struct Phrasing: Sendable {
  package let rulebook: Rulebook
  package let words: Wording

  package init(_ rulebook: Rulebook, in language: Language) {
    self.rulebook = rulebook
    words = Wording(language)
  }

  var language: Language { words.language }

  // MARK: Attributes and values

  func label(ofAttribute name: String) -> String {
    rulebook.attributes[name]?.label.text(in: language) ?? name
  }

  func label(of value: String, in attribute: String) -> String {
    rulebook.attributes[attribute]?.choices[value]?.label.text(in: language) ?? value
  }

  /// "是安置小区": the declared sentence with the labels of `values` in it.
  func sentence(_ attribute: String, values: [String]) -> String {
    let declared = rulebook.attributes[attribute]
    let labels = values.map { label(of: $0, in: attribute) }.joined(separator: words.orSeparator)
    if let form = declared?.sentence?.text(in: language) {
      return filling(form, with: labels)
    }
    let name = label(ofAttribute: attribute)
    return values == [Vocabulary.truth] || values.isEmpty ? name : "\(name)\(words.colon)\(labels)"
  }

  func sentence(_ condition: Condition) -> String { sentence(condition.attribute, values: condition.values) }

  private func filling(_ form: String, with labels: String) -> String {
    var filled = ""
    var rest = Substring(form)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      filled += rest[..<open] + labels
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  // MARK: Mentions

  /// What a mention says, its polarity in the sentence: "有业委会", "已知没有业委会", "说不清有没有业委会".
  func sentence(_ mention: Mention) -> String {
    let said = sentence(mention.attribute, values: [mention.value])
    switch mention.polarity {
    case .yes: return said
    case .no: return Negation.denied(said, in: language)
    case .unsure: return Negation.doubted(said, in: language)
    }
  }

  /// How it is said, where that is not plainly: "听说", "推测", "别处".
  func marks(_ mention: Mention) -> [String] {
    var marks: [String] = []
    switch mention.modality {
    case .stated: break
    case .reported: marks.append(words.pick("听说", "hearsay"))
    case .suspected: marks.append(words.pick("可能", "perhaps"))
    case .conditional: marks.append(words.pick("假设", "if so"))
    case .proposed: marks.append(words.pick("推测", "a guess"))
    case .assumed: marks.append(words.pick("默认", "assumed"))
    }
    switch mention.timing {
    case .present: break
    case .past: marks.append(words.pick("以前", "in the past"))
    case .tried: marks.append(words.pick("试过", "tried"))
    }
    switch mention.owner {
    case .ours: break
    case .others: marks.append(words.pick("别处", "elsewhere"))
    case .institution: marks.append(words.pick("机构的事", "an institution's"))
    }
    return marks
  }

  /// The sentence of a mention with its marks: as one item of a list, where "安置小区" says enough for "是安置小区".
  package func statement(_ mention: Mention) -> String {
    let marks = marks(mention)
    let said = bare(sentence(mention))
    return marks.isEmpty ? said : said + words.bracketed(marks.joined(separator: words.listSeparator))
  }

  func bare(_ sentence: String) -> String {
    let openings = language == .chinese ? ["是"] : ["it is a ", "it is an "]
    guard let opening = openings.first(where: sentence.hasPrefix), !sentence.hasPrefix("是否") else {
      return sentence
    }
    return String(sentence.dropFirst(opening.count))
  }

  /// The declared question about an attribute, or one made of its sentence.
  package func question(about condition: Condition) -> String {
    rulebook.attributes[condition.attribute]?.followUp?.text(in: language)
      ?? words.whether(sentence(condition))
  }

  /// The answers one may give to the question about an attribute.
  func choices(for condition: Condition) -> String {
    guard let attribute = rulebook.attributes[condition.attribute] else { return words.truthChoices }
    switch attribute.kind {
    case .truth: return words.truthChoices
    case .need: return words.pick("是 / 不是 / 不清楚", "yes / no / not sure")
    case .single, .multiple:
      let labels = condition.values.map { label(of: $0, in: condition.attribute) }
      let others = words.pick(labels.count == 1 ? "不是" : "都不是", labels.count == 1 ? "no" : "none of them")
      return (labels + [others, words.notSure]).joined(separator: " / ")
    }
  }

  // MARK: Practices

  /// "培育社会组织〔B8〕".
  package func practice(_ id: String) -> String {
    guard let practice = rulebook.practice(id) else { return words.mark(id) }
    return practice.title.text(in: language) + words.mark(practice.id)
  }

  func marks(_ ids: some Sequence<String>) -> String { ids.map(words.mark).joined() }
}

/// Denying and doubting a declared sentence, by the word it begins with.
enum Negation {
  static func denied(_ sentence: String, in language: Language) -> String {
    switch language {
    case .chinese:
      if sentence.hasPrefix("有") { return "已知没" + sentence }
      for verb in ["是", "在", "涉及", "属于", "说的是"] where sentence.hasPrefix(verb) { return "已知不" + sentence }
      return "已知没有“\(sentence)”"
    case .english:
      if let rest = existential(sentence) { return "there \(rest.verb) no \(rest.thing)" }
      if sentence.hasPrefix("it is ") { return "it is not " + sentence.dropFirst(6) }
      if sentence.hasPrefix("it concerns ") { return "it does not concern " + sentence.dropFirst(12) }
      return "it is not so that \(sentence)"
    }
  }

  static func doubted(_ sentence: String, in language: Language) -> String {
    switch language {
    case .chinese:
      if sentence.hasPrefix("有") { return "说不清有没" + sentence }
      if sentence.hasPrefix("是") { return "说不清是不" + sentence }
      return "说不清是否\(sentence)"
    case .english: return "not known whether \(sentence)"
    }
  }

  private static func existential(_ sentence: String) -> (verb: String, thing: Substring)? {
    for verb in ["is", "are"] where sentence.hasPrefix("there \(verb) ") {
      var thing = sentence.dropFirst("there \(verb) ".count)
      for article in ["a ", "an "] where thing.hasPrefix(article) { thing = thing.dropFirst(article.count) }
      return (verb, thing)
    }
    return nil
  }
}
