import ArgumentParser
import Glibc
import Facts
import Rendering

/// The program: options and commands in, an exit status out (0 done, 1 an error in the work, 2 wrong usage).
@main
struct Wence: ParsableCommand {
  static let version = "1.0.0"

  static let configuration = CommandConfiguration(
    commandName: "wence",
    abstract: say("问策：说说情况，得到有出处的做法。", "Wence: tell a situation, get practices with their source."),
    discussion: say(
      "不带命令就打开对话。规则库依次在 --rules、$WENCE_RULES、程序上层的文件夹和 share/wence 里找。",
      "Without a command a conversation opens. The rule base is sought by --rules, in $WENCE_RULES, in the folders above the program and in share/wence."
    ),
    subcommands: [
      Ask.self, Batch.self, Check.self, Test.self, Eval.self, Phrases.self, Profile.self, Sources.self,
      Practices.self, Rules.self,
      Compile.self,
      Talk.self,
    ],
    defaultSubcommand: Talk.self)

  static let commands = [
    "ask", "batch", "check", "test", "eval", "phrases", "profile", "sources", "practices", "rules", "compile",
    "talk", "help",
  ]

  static func main() async {
    // A reader that goes away is met where output is written.
    signal(SIGPIPE, SIG_IGN)
    let status = await run(Array(CommandLine.arguments.dropFirst()))
    Output.standard.flush()
    Output.errors.flush()
    Glibc.exit(status)
  }

  private static func run(_ arguments: [String]) async -> Int32 {
    do throws(UsageMistake) {
      try checkBytes()
      if arguments.contains("--version"), !arguments.contains("--") { return showVersion(arguments) }
      let command = try parsed(try Arguments.arranged(arguments, commands: commands))
      guard let command else { return 0 }
      return await finished(command)
    } catch {
      Output.errors.writeLine("wence: " + error.message)
      Output.errors.writeLine(say("“wence --help”看用法。", "“wence --help” shows the usage."))
      return Trouble.Status.usage.rawValue
    }
  }

  /// Nothing where the parser had only to print (help, a completion script).
  private static func parsed(_ arguments: [String]) throws(UsageMistake) -> (any WenceCommand)? {
    do {
      var command = try parseAsRoot(arguments)
      if let known = command as? any WenceCommand { return known }
      try command.run()
      return nil
    } catch {
      guard exitCode(for: error) != .success else {
        Output.standard.writeLine(HelpText.translated(fullMessage(for: error)))
        return nil
      }
      throw UsageMistake(parserMessage: message(for: error))
    }
  }

  private static func finished(_ command: any WenceCommand) async -> Int32 {
    do throws(Trouble) {
      return try await command.work()
    } catch {
      Output.standard.flush()
      Output.errors.writeLine("wence: " + error.message)
      return error.status.rawValue
    }
  }

  private static func checkBytes() throws(UsageMistake) {
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { continue }
      if unsafe String(validatingCString: argument) == nil { throw .invalidBytes(argument: index) }
    }
  }

  /// The version and the rule base that would be taken.
  private static func showVersion(_ arguments: [String]) -> Int32 {
    let index = arguments.firstIndex(of: "--rules").map { $0 + 1 }
    let named = index.flatMap { $0 < arguments.count ? arguments[$0] : nil }
    let option = named ?? arguments.first { $0.hasPrefix("--rules=") }.map { String($0.dropFirst(8)) }
    do {
      let root = try RuleBaseSearch(option: option).root()
      Output.standard.writeLine(versionLine(ruleBase: root, in: Tongue.current))
      return 0
    } catch {
      Output.standard.writeLine(versionLine(ruleBase: nil, in: Tongue.current))
      guard option != nil else { return 0 }
      Output.errors.writeLine("wence: " + error.message)
      return error.status.rawValue
    }
  }

  private static func versionLine(ruleBase: String?, in language: Language) -> String {
    Wording(language).versionLine(version, ruleBase: ruleBase)
  }
}
