import ArgumentParser
import Assistant
import Diagnostics

struct Test: WenceCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: say("运行规则库里的案例。", "Run the cases of the rule base."))

  @Argument(
    help: ArgumentHelp(
      say("只运行这些文件或文件夹里的案例。", "Run the cases of these files or folders only."), valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(say("只运行名字里有这些字的案例。", "Run the cases whose name holds this."), valueName: "TEXT"))
  var filter: String?

  @OptionGroup var options: GlobalOptions

  func work() throws(Trouble) -> Int32 {
    let (rules, chosen) = try LoadedRules.gathered(options, paths: paths)
    if rules.hasErrors {
      rules.tell(
        rules.diagnostics.filter { $0.severity == .error }, to: Output.errors,
        in: options.palette(for: Output.errors))
      guard options.keepGoing else {
        throw Trouble(message: say("规则库有错，没有运行案例。", "The rule base has errors; no case was run."))
      }
    }
    let results = CaseRunner(rules.knowledge).run(filter: filter).filter { result in
      chosen?.contains(result.location.path) ?? true
    }
    if results.isEmpty, let filter {
      throw Trouble(message: say("没有名字里有“\(filter)”的案例。", "No case has “\(filter)” in its name."))
    }
    let failed = results.filter { !$0.failures.isEmpty }
    for result in failed {
      for failure in result.failures {
        Output.standard.writeLine(
          "\(rules.line(of: result.location)) \(result.name)\(say("：", ": "))\(say(failure.chinese, failure.english))"
        )
      }
    }
    Output.standard.writeLine("\(results.count - failed.count) passed, \(failed.count) failed")
    return failed.isEmpty ? 0 : 1
  }
}
