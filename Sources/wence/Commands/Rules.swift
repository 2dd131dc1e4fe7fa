import Archive
import ArgumentParser
import Assistant
import Diagnostics
import OrderedCollections
import Rendering
import RuleModel

struct Rules: WenceCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: say(
      "列出规则，或看一条规则、一种做法怎么写、化成了哪些规则。",
      "List the rules, or show how one, or a practice, is written and what rules it becomes."))

  @Argument(
    help: ArgumentHelp(
      say("规则的名字，或做法的编号、名字。", "Name of a rule, id or name of a practice."), valueName: "name"))
  var name: String?

  @OptionGroup var options: GlobalOptions

  func work() throws(Trouble) -> Int32 {
    let rules = try LoadedRules(reading: options)
    let rulebook = rules.knowledge.rulebook
    guard let name else {
      for rule in rulebook.rules {
        Output.standard.writeLine("\(rules.line(of: rule.location))  \(rule.name)")
      }
      return 0
    }
    let palette = options.palette(for: Output.standard)
    let written = rulebook.rules.filter { $0.name == name }
    if !written.isEmpty {
      for rule in written {
        Output.standard.writeLine(rules.line(of: rule.location))
        for line in rules.declaration(at: rule.location) { Output.standard.writeLine(line) }
      }
      return 0
    }
    let practice = try rulebook.practiceOrTrouble(name)
    let lowered = rules.knowledge.rules(of: practice.name).flatMap {
      $0.text.split(separator: "\n").map(String.init)
    }
    let lines =
      [rules.line(of: practice.location)] + rules.declaration(at: practice.location) + [""] + lowered
    let page = Phrasing(rulebook, in: Tongue.current).rulesPage(
      of: practice.name, rules: lines, width: Terminal.width)
    Output.standard.write(page.text(palette))
    return 0
  }
}

extension LoadedRules {
  /// The declaration at a place as its author wrote it: its line and the lines indented deeper.
  func declaration(at location: Location) -> [String] {
    guard let file = files.files.first(where: { $0.path == location.path }) else { return [] }
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = file.text.utf8.prefix(location.range.lowerBound).count { $0 == 0x0A }
    guard first < lines.count else { return [] }
    let indent = lines[first].prefix { $0 == " " }.count
    var end = first + 1
    while end < lines.count,
      lines[end].allSatisfy(\.isWhitespace) || lines[end].prefix(while: { $0 == " " }).count > indent
    {
      end += 1
    }
    let block = lines[first..<end].map(String.init)
    return Array(block.prefix((block.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0) + 1))
  }
}
