import CLibEdit
import Glibc
import Typography

extension EditingSession {
  /// The answer tells libedit whether the line goes on.
  func perform(_ action: KeyBindings.Action) -> Int32 {
    switch action {
    case .insertText: buffer.insert(turn.pendingText)
    case .older: walk(-1)
    case .newer: walk(1)
    case .home: buffer.moveToBeginning()
    case .end: buffer.moveToEnd()
    case .left: buffer.move(by: -1)
    case .right: if !buffer.move(by: 1) { acceptSuggestion() }
    case .deleteBefore: buffer.deleteBefore()
    case .deleteAfter: buffer.deleteAfter()
    case .complete: complete()
    case .clear: display.clear()
    case .search: search()
    case .suspend: suspend()
    case .interrupt:
      turn.end = .interrupted
      return CC_EOF
    case .deleteOrEnd:
      if buffer.draft.text.isEmpty { return CC_EOF }
      buffer.deleteAfter()
    }
    return CC_NORM
  }

  /// Inside a text of several lines first, then through the history.
  private func walk(_ direction: Int) {
    let draft = buffer.draft
    if let moved = draft.moved(lines: direction) {
      buffer.move(by: moved.cursor - draft.cursor)
      return
    }
    guard let line = turn.walk.step(direction, in: history, from: draft.text) else {
      return display.beep()
    }
    buffer.replace(with: Draft(text: line, cursor: line.count))
  }

  private func acceptSuggestion() {
    guard appearance.palette.showsStyles else { return }
    buffer.insert(history.suggestion(after: buffer.draft.text))
  }

  private func complete() {
    let draft = buffer.draft
    let candidates = turn.complete(draft.text, draft.cursor)
    let advanced = Completion.advanced(draft, by: candidates)
    if let advanced { buffer.replace(with: advanced) }
    if candidates.isEmpty { display.beep() }
    guard candidates.count > 1 else { return }
    turn.below = Completion.list(candidates, columns: display.columns, height: max(3, display.height / 2))
  }

  private func suspend() {
    display.close(frame(of: buffer.draft))
    unsafe edit_prepare_terminal(buffer.editLine, 0)
    TerminalState.giveBack()
    kill(0, SIGTSTP)
    resume()
  }

  /// The program was stopped and goes on: another one may have had the terminal meanwhile.
  func resume() {
    TerminalState.lowerContinued()
    unsafe edit_prepare_terminal(buffer.editLine, 0)
    unsafe edit_prepare_terminal(buffer.editLine, 1)
    TerminalState.setBracketedPaste(false)
    TerminalState.setBracketedPaste(true)
    display.forget()
  }

  /// Reads keys until the search is over: Enter runs what was found, ^G goes back to the line, any other key of
  /// editing keeps what was found and then does its work.
  private func search() {
    let before = buffer.draft
    var search = HistorySearch(history)
    while true {
      if !keyboard.hasInput { display.show(frame(of: search)) }
      switch keyboard.next() {
      case .end: return
      case .signal:
        if InterruptFlag.isRaised { return keyboard.putBack(.control("C")) }
      case .key(.control("R")): search.older()
      case .key(.control("S")): search.newer()
      case .key(.control("G")): return buffer.replace(with: before)
      case .key(.control("C")): return keyboard.putBack(.control("C"))
      case .key(.backspace), .key(.control("H")): search.eraseLast()
      case .key(.text(let text)): search.type(text)
      case .key(.scalar(let scalar)) where scalar.value >= 0x20: search.type(String(Character(scalar)))
      case .key(let key):
        if let found = search.found { buffer.replace(with: Draft(text: found, cursor: found.count)) }
        if key != .escape { keyboard.putBack(key) }
        return
      }
    }
  }

  private func frame(of search: HistorySearch) -> Frame {
    var frame = Frame(continuation: appearance.continuation)
    frame.prompt = StyledText("\(appearance.searchLabel) ", .dim)
    frame.prompt.append(search.query, search.hasFailed ? .bad : .strong)
    frame.prompt.append(" › ", .dim)
    let found = search.found ?? ""
    let place = found.range(ofFirst: search.query)
    frame.line = StyledText(found[..<place.lowerBound])
    frame.line.append(found[place], .strong)
    frame.line.append(found[place.upperBound...])
    frame.cursor = found.distance(from: found.startIndex, to: place.upperBound)
    return frame
  }
}

extension String {
  /// Where `query` stands, capitals apart; the end where it does not.
  fileprivate func range(ofFirst query: String) -> Range<Index> {
    let wanted = query.lowercased()
    for start in indices {
      var end = start
      while end < endIndex, self[start..<end].count < query.count { end = index(after: end) }
      if self[start..<end].lowercased() == wanted { return start..<end }
    }
    return endIndex..<endIndex
  }
}
