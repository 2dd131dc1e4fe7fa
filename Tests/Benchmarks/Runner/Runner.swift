import ArgumentParser
import BenchmarkHarness
import Facts
import Inference

/// Times rule files in the engine. Each command prints one line of JSON.
@main
struct Runner: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wence-bench", abstract: "Times rule files in the engine; prints a line of JSON.",
    subcommands: [Run.self, Ask.self, Threads.self, Load.self])
}

/// One body of facts, run from the start.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Times: reset, assert the facts, run, read the result.")

  @Argument(help: "The rule files.") var rules: [String]
  @Option(help: "The facts, one a line.") var facts: String
  @Option(help: "The template of which the facts are read.") var read: String
  @Option(help: "A template of which the facts are taken back after the run.") var withdraw: String?
  @Option(help: "Times that the work is done; the median is told.") var repeats = 1

  func run() throws {
    var gauge = try MemoryGauge()
    let program = try LoadedProgram(rules.map(Ports.source))
    try gauge.noteLoaded()
    let engine = Engine(program.network)
    let file = try FactFile(Ports.text(of: facts), program: program, engine: engine)
    let given = file.questions.flatMap { $0 }
    let result = try program.template(read)
    let withdrawn = try withdraw.map(program.template)
    try gauge.noteFed()
    var digest = Digest()
    let times = try (0..<repeats).map { _ in
      try seconds { digest = try engine.work(given, reading: result, withdrawing: withdrawn) }
    }
    var record = Record()
    record.add(digest)
    record.add("seconds", median(times))
    record.add(program.stages)
    record.add("load_kb", gauge.load)
    record.add("memory_kb", try gauge.total())
    record.printLine()
  }
}

/// Many small questions to one engine.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Times a question: reset, assert its facts, run, read the result.")

  @Argument(help: "The rule files.") var rules: [String]
  @Option(help: "The questions, parted by empty lines.") var questions: String
  @Option(help: "The template of which the facts are read.") var read: String
  @Option(help: "Facts that stay; nothing is reset, the facts of a question are taken back.")
  var background: String?
  @Option(help: "Times that all questions are asked; the median is told.") var repeats = 1
  @Option(
    help: "The template of facts with two symbols; a question is then a line of words, read as it is asked.")
  var lines: String?

  func run() throws {
    var gauge = try MemoryGauge()
    let program = try LoadedProgram(rules.map(Ports.source))
    try gauge.noteLoaded()
    let engine = Engine(program.network)
    let text = try Ports.text(of: questions)
    let template = try lines.map(program.template)
    let told = template == nil ? [] : text.split(separator: "\n").map { Array($0.utf8) }
    let asked = template == nil ? try FactFile(text, program: program, engine: engine).questions : []
    let result = try program.template(read)
    if let background {
      let file = try FactFile(Ports.text(of: background), program: program, engine: engine)
      for fact in file.questions.flatMap({ $0 }) { engine.assert(fact) }
      _ = try engine.finish()
    }
    try gauge.noteFed()
    var digest = Digest()
    let times = try (0..<repeats).map { _ in
      digest = Digest()
      return try seconds {
        if let template {
          for line in told { digest += try engine.work(line: line, as: template, reading: result) }
        }
        for facts in asked {
          digest +=
            try background == nil
            ? engine.work(facts, reading: result) : engine.visit(facts, reading: result)
        }
      }
    }
    var record = Record()
    record.add(digest)
    record.add("questions", max(asked.count, told.count))
    record.add("us", median(times) / Double(max(asked.count, told.count)) * 1e6)
    record.add(program.stages)
    record.add("load_kb", gauge.load)
    record.add("memory_kb", try gauge.total())
    record.printLine()
  }
}

/// Engines side by side over one network.
struct Threads: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Times questions put to engines of their own in several threads.")

  @Argument(help: "The rule files.") var rules: [String]
  @Option(help: "The questions, parted by empty lines.") var questions: String
  @Option(help: "The template of which the facts are read.") var read: String
  @Option(help: "Threads, each with an engine.") var threads = 2
  @Option(help: "Times that each thread asks all questions.") var repeats = 1

  func run() async throws {
    let program = try LoadedProgram(rules.map(Ports.source))
    let text = try Ports.text(of: questions)
    let result = try program.template(read)
    let (count, repeats) = (threads, repeats)
    let start = processorSeconds()
    let (digest, slowest) = try await withThrowingTaskGroup(of: (Digest, Double).self) { group in
      for _ in 0..<count {
        group.addTask { try Self.askAll(program, text, result, repeats) }
      }
      return try await group.reduce(into: (Digest(), 0.0)) { sum, part in
        sum.0 += part.0
        sum.1 = max(sum.1, part.1)
      }
    }
    var record = Record()
    record.add(digest)
    record.add("threads", count)
    record.add("wall_s", slowest)
    record.add("seconds", processorSeconds() - start)
    record.printLine()
  }

  private static func askAll(_ program: LoadedProgram, _ text: String, _ result: Int, _ repeats: Int) throws
    -> (Digest, Double)
  {
    let engine = Engine(program.network)
    let asked = try FactFile(text, program: program, engine: engine).questions
    var digest = Digest()
    let elapsed = try wallSeconds {
      for _ in 0..<repeats {
        for facts in asked { digest += try engine.work(facts, reading: result) }
      }
    }
    return (digest, elapsed)
  }
}

/// From the text to a network.
struct Load: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Times loading, stage by stage.")

  @Argument(help: "The rule files.") var rules: [String]
  @Option(help: "Times that the files are loaded; the fastest is told.") var repeats = 1

  func run() throws {
    var gauge = try MemoryGauge()
    let sources = try rules.map(Ports.source)
    var fastest = LoadedProgram.Stages()
    let wall = try wallSeconds { fastest = try LoadedProgram(sources).stages }
    try gauge.noteLoaded()
    for _ in 1..<max(1, repeats) {
      let stages = try LoadedProgram(sources).stages
      if stages.total < fastest.total { fastest = stages }
    }
    var record = Record()
    record.add(fastest)
    record.add("wall_s", wall)
    record.add("load_kb", gauge.load)
    record.printLine()
  }
}
