import CLibEdit
import Glibc
import Typography

/// One libedit and what is drawn for it. libedit edits the line and asks for keys; before a key is waited for,
/// the line is drawn. libedit's own drawing goes nowhere.
@safe final class EditingSession {
  /// What lasts for one line.
  struct Turn {
    var prompt = StyledText()
    var complete: (String, Int) -> [Candidate] = { _, _ in [] }
    var below: [StyledText] = []
    var walk: HistoryWalk
    var pendingText = ""
    var end = Input.endOfInput
  }

  let buffer: EditBuffer
  var keyboard: Keyboard
  var display: Display
  var history: History
  var turn: Turn
  let appearance: Editor.Appearance
  private let pastLines: OpaquePointer
  private let isEmacs: Bool

  init?(program: String, historyPath: String?, appearance: Editor.Appearance) {
    guard let signals = TerminalState.keep(), let nowhere = unsafe fopen("/dev/null", "w"),
      let editLine = unsafe el_init_fd(program, edit_stdin(), nowhere, edit_stderr(), 0, 1, 2),
      let pastLines = unsafe history_winit()
    else { return nil }
    unsafe buffer = EditBuffer(editLine: editLine)
    unsafe self.pastLines = pastLines
    keyboard = Keyboard(signals: signals)
    display = Display(palette: appearance.palette)
    history = History(path: historyPath)
    turn = Turn(walk: HistoryWalk(history))
    self.appearance = appearance
    unsafe edit_set_client(editLine, nil)
    unsafe edit_handle_signals(editLine, 0)
    unsafe edit_set_mode(editLine, "emacs")
    unsafe edit_bind(editLine, "^W", "ed-delete-prev-word")
    unsafe el_source(editLine, nil)
    unsafe edit_enable(editLine, 1)
    unsafe edit_set_tty(editLine, "-d", "-isig")
    unsafe edit_set_tty(editLine, "-d", "-ixon")
    unsafe edit_set_tty(editLine, "-x", "-icanon")
    unsafe edit_set_tty(editLine, "-x", "-echo")
    unsafe edit_add_function(editLine, KeyBindings.ownFunction, "a key of the program's own", ownKey)
    unsafe KeyBindings.install(in: editLine)
    isEmacs = unsafe KeyBindings.isEmacs(editLine)
    unsafe edit_set_key_source(editLine, keySource)
    unsafe edit_history_size(pastLines, 1000)
    unsafe edit_use_history(editLine, pastLines)
    for line in history.entries.suffix(1000) { unsafe edit_history_enter(pastLines, EditBuffer.wide(line)) }
    unsafe edit_set_client(editLine, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    TerminalState.setBracketedPaste(false)
    unsafe el_end(buffer.editLine)
    unsafe history_wend(pastLines)
  }

  func read(prompt: StyledText, complete: @escaping (String, Int) -> [Candidate]) -> Input {
    turn = Turn(prompt: prompt, complete: complete, walk: HistoryWalk(history))
    InterruptFlag.lower()
    display.forget()
    TerminalState.setBracketedPaste(true)
    var count: Int32 = 0
    let line = unsafe el_wgets(buffer.editLine, &count)
    TerminalState.setBracketedPaste(false)
    defer { turn.complete = { _, _ in [] } }
    guard count > 0, let line = unsafe line else {
      display.close(lastFrame(buffer.draft, mark: turn.end == .interrupted ? "^C" : ""))
      return turn.end
    }
    var scalars = String.UnicodeScalarView()
    for place in 0..<Int(count) { unsafe scalars.append(EditBuffer.scalar(line[place])) }
    if scalars.last == "\n" { scalars.removeLast() }
    let text = String(scalars)
    display.close(lastFrame(Draft(text: text, cursor: text.count)))
    if history.enter(text) { unsafe edit_history_enter(pastLines, EditBuffer.wide(text)) }
    return .line(text)
  }

  private func lastFrame(_ draft: Draft, mark: String = "") -> Frame {
    var frame = frame(of: draft)
    frame.line.append(mark)
    frame.cursor = draft.text.count + mark.count
    frame.suggestion = ""
    frame.below = []
    return frame
  }

  func frame(of draft: Draft) -> Frame {
    var frame = Frame(
      prompt: turn.prompt, continuation: appearance.continuation, line: StyledText(draft.text),
      cursor: draft.cursor, below: turn.below)
    if turn.below.isEmpty, appearance.palette.showsStyles, draft.cursor == draft.text.count {
      frame.suggestion = history.suggestion(after: draft.text)
    }
    return frame
  }

  /// The next key for libedit; nil at the end of input.
  func nextCode() -> wchar_t? {
    while true {
      if !keyboard.hasInput { display.show(frame(of: buffer.draft)) }
      switch keyboard.next() {
      case .end: return nil
      case .signal:
        if TerminalState.wasContinued { resume() }
        if InterruptFlag.isRaised {
          InterruptFlag.lower()
          return KeyBindings.code(of: .control("C"))
        }
      case .key(let key):
        turn.below = []
        return code(of: key)
      }
    }
  }

  /// In the emacs map the letters of Latin-1 stand for meta keys: they are inserted as text instead.
  private func code(of key: Key) -> wchar_t {
    switch key {
    case .text(let text):
      turn.pendingText = text
      return KeyBindings.insertsText
    case .scalar(let scalar) where isEmacs && (0xA0...0xFF).contains(scalar.value):
      turn.pendingText = String(Character(scalar))
      return KeyBindings.insertsText
    default:
      return KeyBindings.code(of: key)
    }
  }
}

/// The session that a callback of libedit belongs to.
private func session(of editLine: OpaquePointer?) -> EditingSession? {
  var client: UnsafeMutableRawPointer? = nil
  guard let editLine = unsafe editLine, unsafe edit_get_client(editLine, &client) == 0,
    let client = unsafe client
  else { return nil }
  return unsafe Unmanaged<EditingSession>.fromOpaque(client).takeUnretainedValue()
}

private let keySource: edit_key_source = { editLine, place in
  guard let code = unsafe session(of: editLine)?.nextCode() else { return 0 }
  unsafe place?.pointee = code
  return 1
}

private let ownKey: edit_function = { editLine, code in
  guard let session = unsafe session(of: editLine), let action = KeyBindings.action(of: code) else {
    return UInt8(CC_ERROR)
  }
  return UInt8(session.perform(action))
}
