import Glibc
package import Typography

/// What came of reading a line.
package enum Input: Sendable, Hashable {
  case line(String)
  /// Ctrl-C: the line was given up.
  case interrupted
  case endOfInput
}

/// Reads lines from a terminal, with editing, history and completion. One at a time in a program: there is one
/// terminal. Not used off a terminal: `init` then gives nil, and lines are read plainly.
package struct Editor: ~Copyable {
  package struct Appearance: Sendable {
    package var palette: Palette
    /// Stands before the further lines of a text of several.
    package var continuation: StyledText
    /// Names the search through the history.
    package var searchLabel: String

    package init(
      palette: Palette = .ansi, continuation: StyledText = StyledText("… ", .dim), searchLabel: String = "?"
    ) {
      self.palette = palette
      self.continuation = continuation
      self.searchLabel = searchLabel
    }
  }

  private let session: EditingSession

  /// `program` is the name that settings in `~/.editrc` go by. Nil where standard input or output is no terminal,
  /// or one that cannot move its cursor.
  package init?(program: String, historyPath: String?, appearance: Appearance = Appearance()) {
    guard Self.isInteractive else { return nil }
    Self.chooseLocale()
    guard let session = EditingSession(program: program, historyPath: historyPath, appearance: appearance)
    else {
      return nil
    }
    self.session = session
  }

  /// `complete` is given the line and the cursor in characters.
  package mutating func read(prompt: StyledText, complete: (String, Int) -> [Candidate]) -> Input {
    withoutActuallyEscaping(complete) { session.read(prompt: prompt, complete: $0) }
  }

  /// The entered lines, oldest first.
  package var history: [String] { session.history.entries }

  package static var isInteractive: Bool {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return false }
    guard let terminal = unsafe getenv("TERM") else { return false }
    let name = unsafe String(cString: terminal)
    return !name.isEmpty && name != "dumb"
  }

  /// libedit asks the locale which characters can be shown; all can, for the editor draws them.
  private static func chooseLocale() {
    unsafe setlocale(LC_ALL, "")
    let codes = unsafe nl_langinfo(nl_item(CODESET)).map { unsafe String(cString: $0) } ?? ""
    if codes != "UTF-8" { unsafe setlocale(LC_CTYPE, "C.UTF-8") }
  }
}
