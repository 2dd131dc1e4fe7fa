public import Assistant
import Facts
import LineEditor
import OrderedCollections
import Rendering
import RuleModel
public import Typography

/// The shell at work: where lines come from and where pages go is the caller's.
public struct Loop {
  /// What the loop needs of the world outside.
  public struct Ports {
    public var write: (String) -> Void
    public var complain: (String) -> Void
    /// The lines of a file, or a sentence that says why there are none.
    public var lines: (String) -> Result<[String], Reason>
    public var width: () -> Int

    public struct Reason: Error, Sendable {
      public let text: String

      public init(_ text: String) { self.text = text }
    }

    public init(
      write: @escaping (String) -> Void, complain: @escaping (String) -> Void,
      lines: @escaping (String) -> Result<[String], Reason>, width: @escaping () -> Int
    ) {
      self.write = write
      self.complain = complain
      self.lines = lines
      self.width = width
    }
  }

  private var advisor: Advisor
  private let ports: Ports
  private let palette: Palette
  private var state: ShellState
  /// Files that are being read, so that a file cannot read itself for ever.
  private var reading: [String] = []
  /// Whether anything went wrong, for the exit status.
  public private(set) var hasFailed = false

  public init(_ advisor: Advisor, _ state: ShellState, _ ports: Ports, palette: Palette) {
    self.advisor = advisor
    self.state = state
    self.ports = ports
    self.palette = palette
  }

  /// Converses at the terminal until the user leaves. `nil` history is kept in memory only. False where there is no
  /// terminal to converse at.
  public mutating func converse(historyPath: String?) -> Bool {
    guard
      var editor = Editor(program: "wence", historyPath: historyPath, appearance: .init(palette: palette))
    else { return false }
    let book = advisor.knowledge.rulebook
    let words = ShellWording(state.language)
    let documents = book.documents.values.map { "\($0.publisher.text(in: state.language)) \($0.date)" }
    let practices = book.practices.values.filter { $0.parent == nil }.count
    ports.write(words.greeting(practices: practices, documents: documents).text(palette))
    let completion = Completion(book, state.language)
    while true {
      state.width = ports.width()
      switch editor.read(prompt: prompt(state, book), complete: completion.candidates) {
      case .line(let line): if !take(line) { return true }
      case .interrupted: continue
      case .endOfInput: return true
      }
    }
  }

  /// Goes on with another advisor, from the same state.
  public mutating func consult(_ advisor: Advisor) { self.advisor = advisor }

  /// Takes a line as if it were typed; false where it says to leave.
  @discardableResult
  public mutating func take(_ line: String) -> Bool {
    let (next, effects) = step(state, line, advisor)
    state = next
    for effect in effects {
      switch effect {
      case .show(let page): ports.write((page + [StyledText()]).text(palette))
      case .write(let text, let isFailure):
        ports.write(text)
        if isFailure { hasFailed = true }
      case .complain(let message): complain(message)
      case .read(let path): if !read(path) { return false }
      case .quit: return false
      }
    }
    return true
  }

  /// Takes a line as a situation of its own (commands work all the same); false where it says to leave.
  @discardableResult
  public mutating func takeAlone(_ line: String) -> Bool {
    if case .question = Line(line) { state.session.reset() }
    return take(line)
  }

  private mutating func read(_ path: String) -> Bool {
    guard !reading.contains(path) else {
      complain(ShellWording(state.language).readsItself(path))
      return true
    }
    switch ports.lines(path) {
    case .failure(let reason): complain(reason.text)
    case .success(let lines):
      reading.append(path)
      defer { reading.removeLast() }
      for line in lines where !take(line) { return false }
    }
    return true
  }

  private mutating func complain(_ message: String) {
    hasFailed = true
    ports.complain(message)
  }
}
