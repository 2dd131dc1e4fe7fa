import ArgumentParser
import Assistant
import Glibc
import Rendering
import Typography

struct Batch: WenceCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case jsonl, csv, markdown, text }

  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: say("回答一个文件里的所有问题。", "Answer all questions of a file."))

  @Argument(help: ArgumentHelp(say("输入文件；- 是标准输入。", "The input; - is standard input."), valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp(say("输出：jsonl、csv、markdown 或 text。", "Output: jsonl, csv, markdown or text.")))
  var format: Format = .jsonl

  @OptionGroup var questions: QuestionOptions

  @Option(help: ArgumentHelp(say("写到这个文件。", "Write to this file."), valueName: "FILE"))
  var output: String?

  @Flag(help: ArgumentHelp(say("最后在标准错误上打印各种结果的条数。", "Print the counts on standard error at the end.")))
  var summary = false

  @Flag(help: ArgumentHelp(say("遇到第一个错就停。", "Stop at the first error.")))
  var bail = false

  @Flag(help: ArgumentHelp(say("连不适用的也列出。", "List what does not fit, too.")))
  var all = false

  @OptionGroup var options: GlobalOptions

  func work() async throws(Trouble) -> Int32 {
    let descriptor = file == "-" ? STDIN_FILENO : try Files.open(file)
    if let output, Files.areSame(descriptor, output) {
      throw Trouble(
        message: say("“\(output)”就是输入文件，不能往里写。", "“\(output)” is the input; it cannot be written to."))
    }
    let today = try options.day()
    let rules = try LoadedRules(options)
    let size = Files.size(descriptor)
    var reader = try QuestionReader(
      descriptor: descriptor, path: file, layout: questions.layout, rulebook: rules.knowledge.rulebook)
    let target = try output.map(Output.init(path:)) ?? Output.standard
    let style = AnswerStyle(format: format.style, extent: all ? .all : .advised, toolLanguage: Tongue.current)
    let run = BatchRun(
      knowledge: rules.knowledge, style: style, today: today, stopsAtFirstError: bail, output: target,
      totalBytes: size,
      showsProgress: Output.errors.isTerminal && !target.isTerminal
        && options.palette(for: Output.errors) == .ansi)
    let count = await run.run(&reader)
    if let failure = reader.failure { throw FileTrouble.cannotRead(file, failure) }
    if summary { Output.errors.writeLine(count.summary) }
    return count.errors > 0 ? 1 : 0
  }
}

extension Batch.Format {
  fileprivate var style: AnswerStyle.Format {
    switch self {
    case .jsonl: .jsonl
    case .csv: .csv
    case .markdown: .markdown
    case .text: .text
    }
  }
}
