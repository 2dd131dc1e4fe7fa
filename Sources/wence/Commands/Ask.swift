import ArgumentParser
import Assistant
import Rendering

struct Ask: WenceCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, markdown }

  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: say("问一句，答一句。", "Ask one question."))

  @Argument(
    help: ArgumentHelp(
      say("情况或问题；- 从标准输入读。", "The situation; - reads standard input."), valueName: "question"))
  var question: String

  @Option(help: ArgumentHelp(say("text、json 或 markdown。", "text, json or markdown.")))
  var format: Format = .text

  @Flag(help: ArgumentHelp(say("连不适用的也列出。", "List what does not fit, too.")))
  var all = false

  @OptionGroup var options: GlobalOptions

  func work() throws(Trouble) -> Int32 {
    let question = self.question == "-" ? try standardInput() : self.question
    let today = try options.day()
    let rules = try LoadedRules(options, for: question)
    let answer = Advisor.askedOnce(question, rules.knowledge, today: today)
    let style = AnswerStyle(format: format.style, extent: all ? .all : .advised, toolLanguage: Tongue.current)
    if format == .text {
      let page = answer.page(in: rules.knowledge.rulebook, width: Terminal.width, extent: style.extent)
      Output.standard.write(page.text(options.palette(for: Output.standard)))
    } else {
      Output.standard.write(written(answer, style, rules.knowledge))
    }
    return answer.outcome == .error ? 1 : 0
  }

  private func standardInput() throws(Trouble) -> String {
    var bytes = try Files.bytes(of: "/dev/stdin")
    if bytes.last == 0x0A { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Trouble(message: LineMistake.invalidEncoding(.utf8).message)
    }
    return text
  }
}

extension Ask.Format {
  fileprivate var style: AnswerStyle.Format {
    switch self {
    case .text: .text
    case .json: .json
    case .markdown: .markdown
    }
  }
}
