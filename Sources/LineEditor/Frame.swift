import Typography

/// What the editor wants to be seen, before it is known how wide the terminal is.
struct Frame {
  var prompt = StyledText()
  /// Stands before the lines after the first of a text with line feeds.
  var continuation = StyledText()
  var line = StyledText()
  /// In characters of `line`.
  var cursor = 0
  /// Offered after the end of the line.
  var suggestion = ""
  /// Rows under the line, each no wider than the terminal.
  var below: [StyledText] = []
}

/// A frame cut into rows of a terminal.
struct Layout {
  struct Row {
    var text = StyledText()
    var width = 0
    /// The row is full and the terminal itself goes on to the next.
    var runsOn = false
    /// The columns after which the terminal may disagree about the width of what it drew.
    var doubtful: [Int] = []

    /// The widths of what cannot be cut in two, as a terminal that knows only scalars sees them; without what
    /// was kept free at the end.
    var cells: [Int] {
      var cells: [Int] = []
      var blank = 0
      for character in text.plain {
        cells += Array(repeating: 1, count: blank)
        let widths = character.unicodeScalars.map(\.cellWidth).filter { $0 > 0 }
        blank = max(0, Glyph(character).width - widths.reduce(0, +))
        cells += widths
      }
      return cells
    }
  }

  private(set) var rows = [Row()]
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0
  private let columns: Int

  init(_ frame: Frame, columns: Int) {
    self.columns = max(columns, 2)
    append(frame.prompt)
    var place = 0
    for run in frame.line.runs {
      for character in run.text {
        if place == frame.cursor { markCursor(before: character) }
        append(character, run.style)
        if character.isNewline { append(frame.continuation) }
        place += 1
      }
    }
    if frame.cursor >= place { markCursor(before: nil) }
    for character in frame.suggestion { append(character, .dim) }
  }

  /// The rows of `below`, one line each, that leave at least the line itself on a screen of `height` rows.
  mutating func append(below: [StyledText], height: Int) {
    for line in below.prefix(max(0, height - rows.count)) {
      let text = line.truncated(to: columns)
      rows.append(Row(text: text, width: text.cellWidth))
    }
  }

  private mutating func append(_ text: StyledText) {
    for run in text.runs {
      for character in run.text { append(character, run.style) }
    }
  }

  private mutating func append(_ character: Character, _ style: Style) {
    if character.isNewline {
      rows.append(Row())
      return
    }
    let glyph = Glyph(character)
    makeRoom(for: glyph.width)
    rows[rows.count - 1].text.append(glyph.text, style)
    rows[rows.count - 1].width += glyph.width
    if glyph.isDoubtful { rows[rows.count - 1].doubtful.append(rows[rows.count - 1].width) }
  }

  private mutating func makeRoom(for width: Int) {
    let last = rows[rows.count - 1]
    guard last.width + width > columns else { return }
    rows[rows.count - 1].runsOn = last.width == columns && last.doubtful.isEmpty
    rows.append(Row())
  }

  /// A cursor past the last column stands at the beginning of the next row.
  private mutating func markCursor(before character: Character?) {
    let width = character.map { $0.isNewline ? 0 : Glyph($0).width } ?? 1
    if width > 0 { makeRoom(for: width) }
    cursorRow = rows.count - 1
    cursorColumn = min(rows[cursorRow].width, columns - 1)
  }
}

/// How one character of the text is drawn. Controls and stray marks get a body, so that all that is in the line
/// can be seen and deleted; invisible format characters stay invisible.
struct Glyph {
  let text: String
  let width: Int
  /// Terminals differ on the width of emoji put together from several scalars: the most that any takes is kept
  /// free, and the column is set anew after it.
  let isDoubtful: Bool

  init(_ character: Character) {
    let scalars = character.unicodeScalars
    let width = character.cellWidth
    isDoubtful = scalars.count > 1 && width > 0 && !character.isLetter && !character.isNumber
    if let ascii = character.asciiValue, width == 0 {
      let picture = ascii == 0x7F ? 0x2421 : 0x2400 + UInt32(ascii)
      text = ascii == 9 ? " " : Unicode.Scalar(picture).map { String(Character($0)) } ?? "?"
      self.width = 1
    } else if width == 0 {
      let isMark = scalars.first.map { $0.properties.generalCategory != .format } ?? false
      text = isMark ? "\u{25CC}" : ""
      self.width = isMark ? 1 : 0
    } else {
      text = String(character)
      self.width = isDoubtful ? max(width, scalars.reduce(0) { $0 + $1.cellWidth }) : width
    }
  }
}
