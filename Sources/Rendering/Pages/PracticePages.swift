import Facts
import Advice
package import RuleModel
import OrderedCollections
package import Typography

extension Phrasing {
  /// All practices, parts under their parents, each with its evidence.
  package func practiceList(width: Int = 80) -> [StyledText] {
    let rows = rulebook.practices.values.map { practice in
      let indent = practice.parent == nil ? "" : "  "
      return [
        StyledText(words.mark(practice.id), .link), StyledText(indent + practice.title.text(in: language)),
        StyledText(words.evidence(practice.evidence), .dim),
      ]
    }
    return Table(rows: rows).lines(width: width)
  }

  /// One practice in full: when, what, with whom, and the passage it stands on.
  package func page(of practice: Practice, width: Int = 80) -> [StyledText] {
    var page = Page(width: width, labels: words.adviceLabels + settingLabels)
    var head = StyledText(practice.title.text(in: language), .title)
    head.append("  \(words.mark(practice.id))", .link)
    head.append(words.pick("", " ") + words.evidence(practice.evidence))
    page.line(head)
    let stop = words.clauseSeparator
    page.labelled(settingLabels[0], practice.needs.map(need), separator: stop)
    page.labelled(settingLabels[1], practice.settings.map(setting), separator: stop)
    page.labelled(settingLabels[2], practice.exclusions.map(exclusion), separator: stop)
    page.labelled(words.first, practice.requirements.map(requirement), separator: stop)
    page.labelled(words.toDo, practice.steps.map(styled), separator: stop)
    page.labelled(words.effect, practice.effects.map(styled), separator: stop)
    // Actors have Chinese names only.
    if language == .chinese {
      page.labelled(words.actors, StyledText(practice.actors.joined(separator: words.listSeparator)))
    }
    page.labelled(words.remark, StyledText(practice.remark?.text(in: language) ?? ""))
    page.labelled(settingLabels[3], StyledText(validity(of: practice)))
    page.labelled(words.conflict, practice.conflicts.map { part($0) }, separator: stop)
    page.labelled(words.parts, practice.parts.map { part($0) }, separator: stop)
    for passage in practice.passages.compactMap({ rulebook.passages[$0] }) {
      page.labelled(words.source, StyledText(source(of: passage), .link))
      page.labelled("", StyledText(passage.digest.text(in: language)))
    }
    return page.lines
  }

  private var settingLabels: [String] {
    [
      words.pick("需求", "Need"), words.pick("场合", "Setting"), words.pick("除非", "Unless"),
      words.pick("期限", "Valid"),
    ]
  }

  private func need(_ need: Practice.Need) -> StyledText {
    let grade =
      switch need.grade {
      case .full: ""
      case .related: words.bracketed(words.pick("近似", "related"))
      case .doubtful: words.bracketed(words.pick("存疑", "doubtful"))
      }
    return marked(sentence(need.name, values: [Vocabulary.truth]) + grade, words.basis(need.basis))
  }

  private func setting(_ setting: Practice.Setting) -> StyledText {
    var text = sentence(setting.attribute, values: setting.values)
    var others = setting.transferable.map { label(of: $0, in: setting.attribute) }
    if setting.transferableToOthers { others.append(words.pick("其他", "others")) }
    if !others.isEmpty {
      let joined = others.joined(separator: words.listSeparator)
      text += words.bracketed(words.pick("可借鉴于\(joined)", "transferable to \(joined)"))
    }
    if setting.assumedWhenUnstated {
      text += words.bracketed(words.pick("没提到时按是算", "taken as so where unsaid"))
    }
    return marked(text, words.basis(setting.basis))
  }

  private func exclusion(_ exclusion: Practice.Exclusion) -> StyledText {
    marked(sentence(exclusion.attribute, values: exclusion.values), words.basis(exclusion.basis))
  }

  private func requirement(_ requirement: Practice.Requirement) -> StyledText {
    var text = sentence(requirement.attribute, values: requirement.values)
    if let name = requirement.insteadFirst {
      text += words.bracketed(words.pick("否则先做\(practice(name))", "otherwise first \(practice(name))"))
    }
    return marked(text, words.basis(requirement.basis))
  }

  private func part(_ name: String) -> StyledText { StyledText(practice(name)) }

  private func validity(of practice: Practice) -> String {
    switch (practice.validFrom, practice.validUntil) {
    case (nil, nil): ""
    case (let from?, nil): words.pick("\(from) 起", "from \(from)")
    case (nil, let until?): words.pick("到 \(until)", "until \(until)")
    case (let from?, let until?): words.pick("\(from) 到 \(until)", "\(from) to \(until)")
    }
  }

  private func styled(_ text: Grounded<Bilingual>) -> StyledText {
    marked(text.content.text(in: language), words.basis(text.basis))
  }

  private func marked(_ text: String, _ mark: String) -> StyledText {
    StyledText(text) + StyledText(mark, .dim)
  }

  /// The rules that a practice becomes, as the caller lists them.
  package func rulesPage(of name: String, rules: [String], width: Int = 80) -> [StyledText] {
    let title = rulebook.practice(name).map { $0.title.text(in: language) + words.mark($0.id) } ?? name
    return [StyledText(title, .title)]
      + rules.flatMap { StyledText($0).wrapped(to: width, rest: StyledText("    ")) }
  }
}
