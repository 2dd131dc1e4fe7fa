import ArgumentParser
import Assistant
import Diagnostics
import Glibc
import Rendering
import Typography

struct Profile: WenceCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: say("看哪些规则最费工夫。", "Show which rules cost most."),
    usage: "wence profile [<options>] [<rules>] <questions>",
    discussion: say(
      """
      把文件里的问题逐个过一遍规则库，最费时的规则排在前面：
      占比  在全部规则的用时里占多少
      搜索  找它的匹配找了几次
      试过  为此看了多少条事实；远多于找到的，就该把更能缩小范围的条件写在前面
      找到  找到多少个匹配
      触发  几次
      """,
      """
      Runs the questions of a file through the rule base, the dearest rules first:
      share     of the time that all rules took
      searches  how often matches of the rule were looked for
      tried     facts looked at for that; where they are far more than what was found,
                the condition that narrows the choice most should come first
      found     matches
      fired     how often
      """))

  @Argument(
    help: ArgumentHelp(
      say(
        "问题文件，格式同 batch；- 是标准输入。前面可以写规则库，或只看其中规则的文件、文件夹。",
        "File of questions, as batch takes it; - is standard input. Before it may stand a rule base, or a file or folder whose rules alone are shown."
      ), valueName: "questions"))
  var paths: [String]

  @Option(help: ArgumentHelp(say("最多列出几条规则。", "How many rules to list."), valueName: "N"))
  var top = 20

  @Option(help: ArgumentHelp(say("text 或 json。", "text or json.")))
  var format: Format = .text

  @OptionGroup var questions: QuestionOptions

  @OptionGroup var options: GlobalOptions

  private func checkArguments() throws(Trouble) {
    let mistake: UsageMistake? =
      if paths.count > 2 {
        .unexpectedArgument(paths[2])
      } else if top < 1 {
        .invalidValue(String(top), option: "--top", allowed: say("1 或更大的数", "1 or more"))
      } else {
        nil
      }
    if let mistake { throw Trouble(message: mistake.message, status: .usage) }
  }

  func work() throws(Trouble) -> Int32 {
    try checkArguments()
    let file = paths[paths.count - 1]
    let descriptor = file == "-" ? STDIN_FILENO : try Files.open(file)
    let today = try options.day()
    let (rules, chosen) = try LoadedRules.gathered(options, paths: paths.dropLast())
    try rules.refuseIfBroken(options)
    var reader = try QuestionReader(
      descriptor: descriptor, path: file, layout: questions.layout, rulebook: rules.knowledge.rulebook)
    let profiler = Profiler(rules.knowledge, today: today)
    let errors = ask(&reader, of: file, profiler)
    if let failure = reader.failure { throw FileTrouble.cannotRead(file, failure) }
    show(profiler.profile, of: rules, chosen)
    return errors > 0 ? 1 : 0
  }

  /// Answers with the number of lines that could not be asked or not be answered; those are told.
  private func ask(_ reader: inout QuestionReader, of file: String, _ profiler: Profiler) -> Int {
    var errors = 0
    func tell(_ message: String, at line: Int) {
      errors += 1
      Output.errors.writeLine("\(file):\(line)\(say("：", ": "))\(message)")
    }
    while let item = reader.next() {
      switch item {
      case .bad(let bad): tell(bad.error.message, at: item.line)
      case .query(let query):
        let failure = profiler.answer(query.question, given: query.given).failure
        if let failure { tell(say(failure.chinese, failure.english), at: query.line) }
      }
    }
    return errors
  }

  private func show(_ profile: Assistant.Profile, of rules: LoadedRules, _ chosen: Set<String>?) {
    let entries = profile.entries.filter { entry in
      chosen.map { paths in entry.location.map { paths.contains($0.path) } ?? false } ?? true
    }
    switch format {
    case .text:
      let page = Phrasing(rules.knowledge.rulebook, in: Tongue.current).page(
        of: profile, showing: entries, top: top, width: Terminal.width, place: rules.line(of:))
      Output.standard.write(page.text(options.palette(for: Output.standard)))
    case .json:
      let json = profile.json(showing: entries.prefix(top), line: rules.lineNumber(of:))
      Output.standard.writeLine(json.line)
    }
  }
}
