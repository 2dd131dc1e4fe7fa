import CLibEdit

/// The line inside libedit, seen in characters instead of scalars. Safe as long as the session that owns the
/// pointer lives.
@safe struct EditBuffer {
  let editLine: OpaquePointer

  private var scalars: (all: [Unicode.Scalar], cursor: Int) {
    guard let info = unsafe el_wline(editLine)?.pointee, let start = unsafe info.buffer else {
      return ([], 0)
    }
    let count = unsafe info.lastchar - start
    let all = unsafe UnsafeBufferPointer(start: start, count: count).map(Self.scalar)
    return (all, unsafe info.cursor - start)
  }

  static func scalar(_ wide: wchar_t) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(bitPattern: wide)) ?? "\u{FFFD}"
  }

  /// A cursor that editing by scalars left inside a character counts as before it.
  var draft: Draft {
    let (all, cursor) = scalars
    var text = String.UnicodeScalarView()
    text.append(contentsOf: all)
    let line = String(text)
    var place = 0
    var passed = 0
    for character in line {
      passed += character.unicodeScalars.count
      if passed > cursor { break }
      place += 1
    }
    return Draft(text: line, cursor: place)
  }

  func replace(with draft: Draft) {
    let old = scalars
    if draft.text.isEmpty {
      unsafe el_cursor(editLine, Int32(old.all.count - old.cursor))
      if !old.all.isEmpty { unsafe el_deletestr(editLine, Int32(old.all.count)) }
      return
    }
    unsafe el_wreplacestr(editLine, Self.wide(draft.text))
    let wanted = String(draft.text.prefix(draft.cursor)).unicodeScalars.count
    unsafe el_cursor(editLine, Int32(wanted - scalars.cursor))
  }

  func insert(_ text: String) {
    guard !text.isEmpty else { return }
    unsafe el_winsertstr(editLine, Self.wide(text))
  }

  /// Moves over `count` characters; false where the line ends before.
  @discardableResult
  func move(by count: Int) -> Bool {
    let draft = draft
    let characters = Array(draft.text)
    let goal = draft.cursor + count
    guard (0...characters.count).contains(goal) else { return false }
    let passed = characters[min(draft.cursor, goal)..<max(draft.cursor, goal)]
    let distance = passed.reduce(0) { $0 + $1.unicodeScalars.count }
    unsafe el_cursor(editLine, Int32(count < 0 ? -distance : distance))
    return true
  }

  func moveToBeginning() {
    unsafe el_cursor(editLine, Int32(-scalars.cursor))
  }

  /// Behind the last character, also where vi would stop on it.
  func moveToEnd() {
    let (all, cursor) = scalars
    unsafe el_cursor(editLine, Int32(all.count - cursor))
  }

  /// Deletes the character before the cursor; false at the beginning of the line.
  @discardableResult
  func deleteBefore() -> Bool {
    let draft = draft
    guard draft.cursor > 0 else { return false }
    let character = draft.text[draft.text.index(draft.text.startIndex, offsetBy: draft.cursor - 1)]
    unsafe el_deletestr(editLine, Int32(character.unicodeScalars.count))
    return true
  }

  @discardableResult
  func deleteAfter() -> Bool {
    move(by: 1) && deleteBefore()
  }

  static func wide(_ text: String) -> [wchar_t] {
    text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
  }
}
