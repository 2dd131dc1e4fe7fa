import Assistant
import Facts
import Glibc
import OrderedCollections
import Rendering
import RuleModel
import Shell
import Typography

/// Opens the conversation: at a terminal the shell; off one each line of standard input is a situation of its own, its
/// answer is printed and nothing is waited for, so that a script can use it.
func runShell(_ options: GlobalOptions, document: String?) throws(Trouble) -> Int32 {
  if isatty(STDIN_FILENO) == 1, Output.standard.isTerminal, !Terminal.isDumb {
    var loop = try loop(try LoadedRules(options), options, document: document)
    if loop.converse(historyPath: Environment.historyPath) { return 0 }
  }
  var talk = PipedTalk(options: options, document: document)
  return try talk.run()
}

/// Lines as if they were typed: facts add up.
func converse(_ lines: [String], _ options: GlobalOptions, document: String?) throws(Trouble) -> Int32 {
  let rules = try LoadedRules(options)
  var loop = try loop(rules, options, document: document)
  for line in lines where !loop.take(line) { break }
  Output.standard.flush()
  return loop.hasFailed ? 1 : 0
}

/// Answers standard input line by line. The first question is answered from a rule base made for it, which is there
/// sooner; a second one brings the whole.
private struct PipedTalk {
  let options: GlobalOptions
  let document: String?
  private var loop: Loop?
  private var isWhole = false
  private var hasBadLine = false

  init(options: GlobalOptions, document: String?) {
    self.options = options
    self.document = document
  }

  mutating func run() throws(Trouble) -> Int32 {
    var reader = try QuestionReader(
      descriptor: STDIN_FILENO, path: "-", layout: QuestionReader.Layout(format: .text), rulebook: Rulebook())
    while let item = reader.next() {
      switch item {
      case .query(let query): if try !take(query.question) { return status }
      case .bad(let bad) where bad.error.code == LineMistake.emptyQuestion.code: continue
      case .bad(let bad): complain(bad.error)
      }
      Output.standard.flush()
    }
    if let failure = reader.failure { throw FileTrouble.cannotRead("-", failure) }
    // A rule base in which something is wrong is told of even where nothing was asked.
    if loop == nil { _ = try LoadedRules(options) }
    return status
  }

  private var status: Int32 { hasBadLine || loop?.hasFailed == true ? 1 : 0 }

  /// False where the line says to leave.
  private mutating func take(_ line: String) throws(Trouble) -> Bool {
    if loop == nil {
      let isCommand = line.first { !$0.isWhitespace }.map { ".。．".contains($0) } ?? false
      isWhole = isCommand
      loop = try wence.loop(
        try LoadedRules(options, for: isCommand ? nil : line), options, document: document)
    } else if !isWhole {
      isWhole = true
      loop?.consult(Advisor(try LoadedRules(options).knowledge, today: try options.day()))
    }
    return loop?.takeAlone(line) ?? false
  }

  private mutating func complain(_ error: LineError) {
    hasBadLine = true
    Output.standard.flush()
    Output.errors.writeLine("\(error.line ?? 0)\(say("：", ": "))\(error.message)")
    Output.errors.flush()
  }
}

private func loop(_ rules: LoadedRules, _ options: GlobalOptions, document: String?) throws(Trouble) -> Loop {
  var documents: [String: [String]] = [:]
  if let document {
    let file = documentFile(document, rules.knowledge.rulebook)
    documents[file] = try DocumentText(path: document).lines
  }
  let ports = Loop.Ports(
    write: { text in
      Output.standard.write(text)
      Output.standard.flush()
    },
    complain: { message in
      Output.standard.flush()
      Output.errors.writeLine(message)
      Output.errors.flush()
    },
    lines: { path in Files.lines(of: path) },
    width: { Terminal.width })
  return Loop(
    Advisor(rules.knowledge, today: try options.day()),
    ShellState(language: Tongue.current, documents: documents),
    ports, palette: options.palette(for: Output.standard))
}

/// Which document of the rule base a file on disk is a copy of: by its name, else the only or first one.
private func documentFile(_ path: String, _ book: Rulebook) -> String {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let known = book.documents.values.compactMap(\.file)
  return known.first { $0 == name } ?? known.first ?? name
}

extension Files {
  /// The lines of a text file for `.read`; why not, where it cannot be read.
  fileprivate static func lines(of path: String) -> Result<[String], Loop.Ports.Reason> {
    do {
      return .success(try DocumentText(path: path).lines)
    } catch {
      return .failure(Loop.Ports.Reason(error.message))
    }
  }
}

extension Environment {
  /// `$XDG_STATE_HOME/wence/history`; nothing where there is no home.
  fileprivate static var historyPath: String? {
    if let state = value(of: "XDG_STATE_HOME"), !state.isEmpty { return state + "/wence/history" }
    return value(of: "HOME").map { $0 + "/.local/state/wence/history" }
  }
}
