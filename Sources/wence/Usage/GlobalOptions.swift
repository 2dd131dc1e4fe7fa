import ArgumentParser
import Typography

/// Options of every command; they may stand before or after its name.
struct GlobalOptions: ParsableArguments {
  enum Name: String, CaseIterable, ExpressibleByArgument { case zh, en }
  enum Color: String, CaseIterable, ExpressibleByArgument { case auto, always, never }

  /// Those that take a value: what `Arguments` must know to find the command behind them.
  static let valued = ["--rules", "--lang", "--color", "--today"]
  static let flags = ["--keep-going", "--no-cache"]

  @Option(
    help: ArgumentHelp(
      say(
        "规则库：含有 rules/ 和 seeds/ 的文件夹，或编译好的 .wence 文件。",
        "The folder that holds rules/ and seeds/, or a compiled .wence file."), valueName: "DIR"))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      say("工具消息的语言：zh 或 en。", "Language of the tool's messages: zh or en."), valueName: "LANG"))
  var lang: Name?

  @Option(
    help: ArgumentHelp(say("颜色：auto、always 或 never。", "Colour: auto, always or never."), valueName: "WHEN"))
  var color: Color = .auto

  @Option(
    help: ArgumentHelp(
      say(
        "按这一天看做法是否有效，如 2026-11-24；不写就是今天。",
        "The day on which practices must be valid, as 2026-11-24; else today."),
      valueName: "DATE"))
  var today: String?

  @Flag(help: ArgumentHelp(say("规则库有错时只用没有错的部分。", "Use the sound part of a rule base that has errors.")))
  var keepGoing = false

  @Flag(
    name: .customLong("no-cache"),
    help: ArgumentHelp(
      say(
        "直接读规则的文字，不用也不写编译好的缓存。", "Read the text of the rules; neither use nor write the compiled cache.")))
  var avoidsCache = false

  var usesCache: Bool { !avoidsCache && !ImageCache.isSwitchedOff }

  /// The day to judge validity by: "2026-11-24".
  func day() throws(Trouble) -> String {
    guard let today else { return Calendar.today }
    guard Calendar.isDay(today) else {
      throw Trouble(
        message: say(
          "--today 要写成 2026-11-24 这样，不是“\(today)”。", "--today wants a day as 2026-11-24, not “\(today)”."),
        status: .usage)
    }
    return today
  }

  func palette(for output: Output) -> Palette {
    switch color {
    case .always: return .ansi
    case .never: return .plain
    case .auto:
      let isRefused = Environment.value(of: "NO_COLOR").map { !$0.isEmpty } ?? false
      return output.isTerminal && !isRefused && !Terminal.isDumb ? .ansi : .plain
    }
  }
}
