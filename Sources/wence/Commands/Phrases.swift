import ArgumentParser
import Assistant
import Evaluation
import Glibc
import Parallel
import Rendering
import Typography
import Understanding

struct Phrases: WenceCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    commandName: "phrases",
    abstract: say("列出问题里常见而没有说法读懂的词句。", "List frequent wordings of a corpus that no phrase covers."),
    discussion: say(
      """
      数的是回答里“没读懂”的那些词句：中文二到八个字，英文一到四个词。几乎只出现在另一条里面的不列。
      多少条消息也只用一张大小有限的表；表满过的时候，次数可能偏低，最后会说明最多低多少。
      """,
      """
      Counted is what an answer lists as unclear: two to eight Chinese characters,
      one to four English words. What stands almost always inside another stretch
      of the list is left out. However many messages there are, the table is of a
      fixed size; if it was full, numbers may be too low, and the page says by how
      much at most.
      """))

  @Argument(
    help: ArgumentHelp(
      say("问题文件，格式同 batch；- 是标准输入。", "Messages, as batch takes them; - is standard input."),
      valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp(say("最多列出几条。", "How many to list."), valueName: "N"))
  var top = 50

  @Option(
    help: ArgumentHelp(
      say("至少在几条消息里出现。", "In how many messages it must stand at least."), valueName: "N"))
  var minCount = 2

  @Option(help: ArgumentHelp(say("text 或 json。", "text or json.")))
  var format: Format = .text

  @OptionGroup var questions: QuestionOptions

  @OptionGroup var options: GlobalOptions

  /// Messages read at a time, on two threads.
  private static let block = 256

  func work() throws(Trouble) -> Int32 {
    for (value, option) in [(top, "--top"), (minCount, "--min-count")] where value < 1 {
      let mistake = UsageMistake.invalidValue(
        String(value), option: option, allowed: say("1 或更大的数", "1 or more"))
      throw Trouble(message: mistake.message, status: .usage)
    }
    let descriptor = file == "-" ? STDIN_FILENO : try Files.open(file)
    let rules = try LoadedRules(options)
    let lexicon = rules.knowledge.lexicon
    var reader = try QuestionReader(
      descriptor: descriptor, path: file, layout: questions.layout, rulebook: rules.knowledge.rulebook)
    var counter = StretchCounter()
    var errors = 0
    while let texts = nextTexts(&reader, &errors) {
      for reading in texts.mapConcurrently({ lexicon.read($0) }) { counter.add(reading) }
    }
    if let failure = reader.failure { throw FileTrouble.cannotRead(file, failure) }
    let stretches = counter.stretches(inAtLeast: minCount, standsAlone: lexicon.leavesUncovered)
    show(stretches, of: counter)
    return errors > 0 ? 1 : 0
  }

  /// Lines that cannot be read are told, and counted in `errors`.
  private func nextTexts(_ reader: inout QuestionReader, _ errors: inout Int) -> [String]? {
    var texts: [String] = []
    while texts.count < Self.block {
      guard let item = reader.next() else { return texts.isEmpty ? nil : texts }
      switch item {
      case .query(let query): texts.append(query.question)
      case .bad(let bad):
        errors += 1
        Output.errors.writeLine("\(file):\(item.line)\(say("：", ": "))\(bad.error.message)")
      }
    }
    return texts
  }

  private func show(_ stretches: [UncoveredStretch], of counter: StretchCounter) {
    switch format {
    case .text:
      let page = Wording(Tongue.current).page(
        of: stretches, counter: counter, top: top, width: Terminal.width)
      Output.standard.write(page.text(options.palette(for: Output.standard)))
    case .json: Output.standard.writeLine(counter.json(showing: stretches.prefix(top)).line)
    }
  }
}

extension Lexicon {
  /// Whether a text is a stretch from its first character to its last that no phrase covers.
  fileprivate func leavesUncovered(_ text: String) -> Bool {
    read(text).notUnderstood == [0..<text.unicodeScalars.count]
  }
}
