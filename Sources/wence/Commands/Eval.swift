import ArgumentParser
import Assistant
import Diagnostics
import Evaluation
import Glibc
import Rendering
import Typography

struct Eval: WenceCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: say("拿标好答案的问题考一考规则库。", "Hold the answers to a labelled file against its labels."),
    discussion: say(
      """
      问题文件格式同 batch；标注是其余的键，都可以不写：
      expect     answer（该有做法）、either（首选对或不给做法都算对）、none（没有做法适用）
      first      首选可以是其中任何一个；写“C7”也包括它的分项
      ok         前三里还可以有的
      never      不能说“适用”的
      not_first  不能排第一的
      verdict    首选的结论：fits、transferable 或 open
      reads      该读到的：停车收费争议、社区类型=安置小区、!业委会（没有）、?业委会（说不清）
      same       另一语言里同一问题的编号：读到的应当一样
      twin       反着说的那个问题的编号：两个都对才算对
      group      同一组是同一件事的不同说法：首选应当一样
      lang       问题的语言；不写就看读出来的
      标注看不懂的问题不算在内，并说明在哪一行，最后以 1 结束。
      """,
      """
      The file is as batch takes it; the labels are its other keys, all optional:
      expect     answer; either (first right or no advice); none (nothing fits)
      first      any of these is right as the first advice; C7 is met by its parts, too
      ok         right among the first three, beside first
      never      must not be advised as fitting
      not_first  must not come first
      verdict    of the first advice: fits, transferable or open
      reads      facts: 停车收费争议, 社区类型=安置小区, !业委会 (denied), ?业委会 (not known)
      same       id of the question in another language: it must give the same facts
      twin       id of the question that says the contrary: right if both are
      group      shared by rewordings of one situation: the same first advice
      lang       language of the question; else the one it was read in
      A question with a label that cannot be understood is told with its line and
      left out; the status is 1 then.
      """))

  @Argument(
    help: ArgumentHelp(
      say("标好的问题；- 是标准输入。", "The labelled questions; - is standard input."), valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      say("以前用 --format json 写的结果，和它比。", "An earlier result, written by --format json, to compare with."),
      valueName: "OLD.json"))
  var baseline: String?

  @Option(
    name: .customLong("min"),
    help: ArgumentHelp(
      say(
        "这一项至少要有百分之几，不够就以 1 结束，如 first=80；可以写多次。",
        "The least per cent of a measure, as first=80: below it the status is 1. May be repeated."),
      valueName: "NAME=PERCENT"))
  var floors: [String] = []

  @Option(
    help: ArgumentHelp(
      say("最多列出几个没答对的；0 就不列。", "How many failures to list; 0: none."), valueName: "N"))
  var top = 20

  @Option(help: ArgumentHelp(say("text 或 json。", "text or json.")))
  var format: Format = .text

  @OptionGroup var questions: QuestionOptions

  @OptionGroup var options: GlobalOptions

  func work() throws(Trouble) -> Int32 {
    if top < 0 {
      let mistake = UsageMistake.invalidValue(
        String(top), option: "--top", allowed: say("0 或更大的数", "0 or more"))
      throw Trouble(message: mistake.message, status: .usage)
    }
    let floors = try self.floors.map { text throws(Trouble) in try Floor(option: text) }
    let old = try baseline.map { path throws(Trouble) in try Baseline(path: path) }
    let descriptor = file == "-" ? STDIN_FILENO : try Files.open(file)
    let today = try options.day()
    let rules = try LoadedRules(options)
    var reader = try QuestionReader(
      descriptor: descriptor, path: file, layout: questions.layout, rulebook: rules.knowledge.rulebook)
    var labelled = LabelledFile(path: file, knowledge: rules.knowledge, today: today)
    let assessment = labelled.assessment(of: &reader)
    if let failure = reader.failure { throw FileTrouble.cannotRead(file, failure) }
    show(assessment, old.map { Comparison(assessment, since: $0) }, in: rules)
    let missed = floors.filter { !$0.isKept(by: assessment.tally) }
    Output.standard.flush()
    for floor in missed {
      Output.errors.writeLine(Wording(Tongue.current).missed(floor, by: assessment.tally))
    }
    return labelled.mistakes > 0 || !missed.isEmpty ? 1 : 0
  }

  private func show(_ assessment: Assessment, _ comparison: Comparison?, in rules: LoadedRules) {
    switch format {
    case .text:
      let page = Phrasing(rules.knowledge.rulebook, in: Tongue.current).page(
        of: assessment, since: comparison, top: top, width: Terminal.width)
      Output.standard.write(page.text(options.palette(for: Output.standard)))
    case .json: Output.standard.writeLine(assessment.json(since: comparison).line)
    }
  }
}

extension Floor {
  /// `first=80`
  init(option text: String) throws(Trouble) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let names = Measure.allCases.map(\.rawValue)
    guard parts.count == 2, let percent = Double(parts[1]), (0...100).contains(percent) else {
      let mistake = UsageMistake.invalidValue(
        text, option: "--min", allowed: say("名称=百分数，如 first=80", "NAME=PERCENT, as first=80"))
      throw Trouble(message: mistake.message, status: .usage)
    }
    guard let measure = Measure(rawValue: parts[0]) else {
      let nearest = nearestName(to: parts[0], among: names)
      let mistake = UsageMistake.invalidValue(text, option: "--min", allowed: names.joined(separator: " "))
      let meant = nearest.map { say("您是不是要写“\($0)”？", " Did you mean “\($0)”?") } ?? ""
      throw Trouble(message: mistake.message + meant, status: .usage)
    }
    self.init(measure, percent: percent)
  }
}

extension Baseline {
  init(path: String) throws(Trouble) {
    let bytes = try Files.bytes(of: path)
    guard let text = String(validating: bytes, as: UTF8.self), let json = try? JSONReading.value(of: text),
      let baseline = Baseline(json)
    else {
      throw Trouble(
        message: say(
          "“\(path)”不是 wence eval --format json 写的结果。",
          "“\(path)” is no result written by wence eval --format json."))
    }
    self = baseline
  }
}
