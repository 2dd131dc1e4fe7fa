import Typography

/// Turns frames into bytes, one write each: up to the first row of the last frame, clear, draw, place the cursor.
/// Everything is relative, so it does not matter where on the screen the line began.
struct Renderer {
  let palette: Palette
  private var shown: [Layout.Row] = []
  private var cursorRow = 0
  private var cursorColumn = 0

  init(palette: Palette) {
    self.palette = palette
  }

  mutating func draw(_ frame: Frame, columns: Int, height: Int) -> String {
    var layout = Layout(frame, columns: columns)
    layout.append(below: frame.below, height: height)
    let top = max(0, min(layout.cursorRow - height / 2, layout.rows.count - height))
    var rows = Array(layout.rows[top...].prefix(height))
    var bytes = "\u{1B}[?25l" + beginning + "\r\u{1B}[J"
    for number in rows.indices {
      bytes += drawn(rows[number])
      let isLast = number == rows.count - 1
      // Only something to draw makes the terminal go on by itself.
      rows[number].runsOn = rows[number].runsOn && !isLast && rows[number + 1].width > 0
      if !isLast, !rows[number].runsOn { bytes += "\r\n" }
    }
    shown = rows
    cursorRow = layout.cursorRow - top
    cursorColumn = layout.cursorColumn
    bytes += Self.move(rows.count - 1 - cursorRow, "A") + "\r" + Self.move(cursorColumn, "C")
    return bytes + "\u{1B}[?25h"
  }

  /// The last frame of a line: it stays on the screen and the cursor goes to the row under it.
  mutating func close(_ frame: Frame, columns: Int, height: Int) -> String {
    let bytes = draw(frame, columns: columns, height: height)
    let under = Self.move(shown.count - 1 - cursorRow, "B") + "\r\n"
    forget()
    return bytes + under
  }

  /// The next frame begins where the cursor is.
  mutating func forget() {
    shown = []
    cursorRow = 0
    cursorColumn = 0
  }

  /// The terminal became `columns` wide and has put the rows that run on together and cut them anew. Where it
  /// has not (some do not), at most a stale row stays above.
  mutating func reflow(to columns: Int) {
    var row = 0
    var used = 0
    func place(_ width: Int) {
      if used + width > columns {
        row += 1
        used = 0
      }
      used += width
    }
    for old in shown.prefix(cursorRow) {
      old.cells.forEach(place)
      guard !old.runsOn else { continue }
      row += 1
      used = 0
    }
    // The cursor stays with the cell it stands on.
    var before = 0
    let cells = shown.dropFirst(cursorRow).first?.cells ?? []
    for width in cells + [1, 1] where before <= cursorColumn {
      place(width)
      before += width
    }
    cursorRow = row
  }

  private var beginning: String { Self.move(cursorRow, "A") }

  /// Where the terminal may count otherwise, the column is set anew.
  private func drawn(_ row: Layout.Row) -> String {
    guard !row.doubtful.isEmpty else { return palette.render(row.text) }
    var result = ""
    var part = StyledText()
    var column = 0
    for run in row.text.runs {
      for character in run.text {
        part.append(String(character), run.style)
        column += Glyph(character).width
        guard row.doubtful.contains(column) else { continue }
        result += palette.render(part) + "\u{1B}[\(column + 1)G"
        part = StyledText()
      }
    }
    return result + palette.render(part)
  }

  private static func move(_ count: Int, _ direction: Character) -> String {
    count > 0 ? "\u{1B}[\(count)\(direction)" : ""
  }
}
