import ArgumentParser
import Diagnostics

struct Check: WenceCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: say("检查规则库。", "Check the rule base."))

  @Argument(
    help: ArgumentHelp(say("只报告这些文件或文件夹里的错。", "Report on these files or folders only."), valueName: "path"))
  var paths: [String] = []

  @OptionGroup var options: GlobalOptions

  func work() throws(Trouble) -> Int32 {
    let (rules, chosen) = try LoadedRules.gathered(options, paths: paths)
    let diagnostics = rules.diagnostics.filter { chosen?.contains($0.location.path) ?? true }
    rules.tell(diagnostics, to: Output.standard, in: options.palette(for: Output.standard))
    let errors = diagnostics.count { $0.severity == .error } + rules.files.troubles.count
    let warnings = diagnostics.count { $0.severity == .warning }
    let files = chosen?.count ?? rules.files.files.count
    Output.standard.writeLine(
      say(
        "\(files) 个文件，\(errors) 个错误，\(warnings) 个警告",
        "\(files) files, \(errors) errors, \(warnings) warnings"))
    return errors > 0 ? 1 : 0
  }
}

extension LoadedRules {
  /// The rule base with the files at `paths` added, and which of its files those are (nothing: all of them). A path
  /// that is a rule base itself stands alone.
  static func gathered(_ options: GlobalOptions, paths: [String]) throws(Trouble) -> (
    LoadedRules, chosen: Set<String>?
  ) {
    if paths.count == 1, options.rules == nil, RuleBaseSearch.isRuleBase(paths[0]) {
      let root = try RuleBaseSearch(option: paths[0]).root()
      return (LoadedRules(root: root, files: RuleFiles(root: root)), nil)
    }
    let root = try RuleBaseSearch(option: options.rules).root()
    var files = try RuleFiles(at: root)
    guard !paths.isEmpty else { return (LoadedRules(root: root, files: files), nil) }
    var chosen: Set<String> = []
    for path in paths {
      guard Files.exists(path) else { throw FileTrouble.cannotRead(path, 2) }
      chosen.formUnion(files.add(path))
    }
    return (LoadedRules(root: root, files: files), chosen)
  }
}
