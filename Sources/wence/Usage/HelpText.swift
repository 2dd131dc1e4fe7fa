/// The headings of a help page, which the parser writes in English only.
enum HelpText {
  static func translated(_ help: String) -> String {
    let headings = [
      ("OVERVIEW: ", say("说明：", "OVERVIEW: ")), ("USAGE: ", say("用法：", "USAGE: ")),
      ("ARGUMENTS:", say("参数：", "ARGUMENTS:")), ("OPTIONS:", say("选项：", "OPTIONS:")),
      ("SUBCOMMANDS:", say("命令：", "SUBCOMMANDS:")),
      (
        "  -h, --help              Show help information.",
        say("  -h, --help              看用法。", "  -h, --help              Show help information.")
      ),
      (
        "  See 'wence help <subcommand>' for detailed help.",
        say("  “wence help 命令”看一个命令的用法。", "  See 'wence help <subcommand>' for detailed help.")
      ),
    ]
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let (heading, shown) = headings.first(where: { line.hasPrefix($0.0) }) else {
        return String(line)
      }
      return shown + line.dropFirst(heading.count)
    }
    return lines.joined(separator: "\n")
  }
}
