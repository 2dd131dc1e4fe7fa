import ArgumentParser

/// How the questions of a file are laid out.
struct QuestionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(say("输入：jsonl、csv 或 text；不写就猜。", "Input: jsonl, csv or text; guessed if left out.")))
  var input: InputFormat?

  @Option(help: ArgumentHelp(say("问题所在的键或列。", "Key or column of the question."), valueName: "NAME"))
  var questionField: String?

  @Option(
    help: ArgumentHelp(say("输入的编码：auto、utf-8 或 gb18030。", "Encoding of the input: auto, utf-8 or gb18030.")))
  var encoding: Encoding = .auto

  var layout: QuestionReader.Layout {
    QuestionReader.Layout(format: input, encoding: encoding, questionField: questionField)
  }
}
