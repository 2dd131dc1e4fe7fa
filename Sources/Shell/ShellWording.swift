import Diagnostics
import Facts
import OrderedCollections
import RuleModel
import Typography

/// What the shell itself says, in both languages side by side.
struct ShellWording {
  let language: Language

  init(_ language: Language) { self.language = language }

  func pick(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  var begun: String { pick("好，换一件。直接说说新的情况。", "Another one, then. Describe the new situation.") }
  var cleared: String { pick("已清空。", "All is cleared.") }
  var noFacts: String { pick("现在没有事实。", "There are no facts yet.") }
  var noAdvice: String {
    pick("现在没有建议可说明；先说说情况。", "There is no advice to explain; describe a situation first.")
  }
  var authoredRules: String { pick("作者写的规则", "authored rules") }
  var interrupted: String { pick("（已取消）", "(cancelled)") }

  func greeting(practices: Int, documents: [String]) -> [StyledText] {
    let count = pick(
      "问策 · \(practices) 种做法 · \(documents.count) 篇文献（\(documents.joined(separator: "、"))）",
      "Wence · \(practices) practices · \(documents.count) document(s) (\(documents.joined(separator: ", ")))"
    )
    let hint = pick("直接说说你们的情况；.帮助 看用法，.退出 离开。", "Describe your situation; .help shows how, .quit leaves.")
    return [StyledText(count, .strong), StyledText(hint, .dim), StyledText()]
  }

  func unknown(_ name: String) -> String {
    let known = Command.allCases.flatMap(\.names)
    let meant = nearestName(to: name, among: known) ?? known.first { $0.hasPrefix(name.lowercased()) }
    let hint = meant.map { pick("您是不是要找 .\($0)？", " Did you mean .\($0)?") }
    return pick("没有 .\(name) 这个命令。", "There is no command .\(name).")
      + (hint ?? pick("输入 .帮助 看用法。", " See .help."))
  }

  func needs(_ command: Command) -> String {
    let name = pick(command.names[1], command.names[0])
    let argument = command.argument.map { pick($0.chinese, $0.english) } ?? ""
    return pick("这样写：.\(name) \(argument)", "Write .\(name) \(argument)")
  }

  func noSuchFact(_ number: Int, of count: Int) -> String {
    pick(
      "没有第 \(number) 条事实，现在共 \(count) 条；.事实 列出来。",
      "There is no fact \(number) of \(count); .facts lists them.")
  }

  func noSuchAdvice(_ number: Int, of count: Int) -> String {
    pick("没有第 \(number) 条建议，现在共 \(count) 条。", "There is no advice \(number) of \(count).")
  }

  func noPractice(_ name: String, _ book: Rulebook) -> String {
    let known = book.practices.values.flatMap { [$0.id, $0.name] }
    let hint = nearestName(to: name, among: known).map { pick("您是不是要找“\($0)”？", " Did you mean “\($0)”?") }
    return pick("没有叫“\(name)”的做法。", "There is no practice “\(name)”.") + (hint ?? "")
  }

  func noPassage(_ name: String, _ book: Rulebook) -> String {
    let hint = nearestName(to: name, among: Array(book.passages.keys)).map {
      pick("您是不是要找〔\($0)〕？", " Did you mean 〔\($0)〕?")
    }
    return pick("没有〔\(name)〕这个段落。", "There is no passage 〔\(name)〕.") + (hint ?? "")
  }

  func noMode(_ name: String) -> String {
    pick("没有“\(name)”这种格式，有 text、json、markdown。", "There is no format “\(name)”: text, json, markdown.")
  }

  func mode(_ mode: ShellState.Mode) -> String {
    pick("回答的格式：\(mode.rawValue)", "format of the answers: \(mode.rawValue)")
  }

  func readsItself(_ path: String) -> String {
    pick("文件“\(path)”正在读，不能自己读自己", "“\(path)” is being read already: it cannot read itself")
  }

  // MARK: Help

  func help(width: Int) -> [StyledText] {
    var lines = [
      StyledText(
        pick(
          "直接打字说情况，例如：我们安置小区停车乱收费，大家意见很大",
          "Just describe a situation, such as: parking fees on our resettlement estate are a mess")),
      StyledText(
        pick(
          "接着说，事实会累积；什么是社区客厅？这样的话也能问。",
          "Go on, facts add up. Questions such as “what is the one-stop platform?” work too.")),
      StyledText(),
    ]
    let labels = Command.allCases.map(usage)
    let column = (labels.map(\.cellWidth).max() ?? 0) + 2
    for (command, label) in zip(Command.allCases, labels) {
      lines.append(
        StyledText(label, .strong).padded(to: column)
          + StyledText(pick(command.summary.chinese, command.summary.english)))
    }
    return lines
  }

  func help(on command: Command) -> [StyledText] {
    let names = command.names.map { "." + $0 }.joined(separator: pick("、", ", "))
    return [
      StyledText(usage(of: command), .strong)
        + StyledText("  " + pick(command.summary.chinese, command.summary.english)),
      StyledText(pick("也可以写：", "Also: ") + names, .dim),
    ]
  }

  private func usage(of command: Command) -> String {
    let argument = command.argument.map { " " + pick($0.chinese, $0.english) } ?? ""
    return pick(".\(command.names[1]) .\(command.names[0])", ".\(command.names[0])") + argument
  }
}
