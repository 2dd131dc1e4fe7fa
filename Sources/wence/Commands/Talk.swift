import ArgumentParser

struct Talk: WenceCommand {
  static let configuration = CommandConfiguration(
    commandName: "talk",
    abstract: say("打开对话（不写命令时就是它）。", "Open a conversation (what happens without a command)."))

  @Option(
    name: .customShort("c"),
    help: ArgumentHelp(
      say("像在对话里打了这一行；可以写几次。", "As if this line were typed; may be repeated."), valueName: "TEXT"))
  var lines: [String] = []

  @Option(
    help: ArgumentHelp(
      say("文献原文；.出处 会显示所引的行。", "The document itself, for .sources to show the cited lines."),
      valueName: "FILE"))
  var document: String?

  @OptionGroup var options: GlobalOptions

  func work() throws(Trouble) -> Int32 {
    lines.isEmpty
      ? try runShell(options, document: document) : try converse(lines, options, document: document)
  }
}
