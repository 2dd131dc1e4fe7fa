import Typography

/// A small terminal: what a program wrote, as rows of cells. Wide characters take two cells, a full row runs on
/// into the next, and a change of width puts rows that run on together and cuts them anew, as most terminals do.
package struct ScreenEmulator: Sendable {
  package private(set) var columns: Int
  package let height: Int
  package private(set) var cursor = (row: 0, column: 0)
  /// Rows that have left the screen at the top, newest last.
  package private(set) var scrolledOff: [String] = []
  package private(set) var isBracketedPasteOn = false
  package private(set) var isCursorVisible = true
  /// Sequences that this terminal does not know; a program under test should send none.
  package private(set) var unknown: [String] = []

  private struct Row {
    var cells: [String]
    var runsOn = false
    /// The cells that hold text where the row runs on: all but one where a wide character did not fit.
    var used = 0
  }

  /// Stands in the second cell of a wide character.
  private static let hidden = ""
  /// A cell that nothing was written to.
  private static let blank = "\0"
  private var grid: [Row]
  private var sequence = ""
  private var isWrapPending = false

  package init(columns: Int, height: Int) {
    self.columns = columns
    self.height = height
    grid = Array(repeating: Row(cells: Array(repeating: Self.blank, count: columns)), count: height)
  }

  /// The rows without the blanks at their ends.
  package var rows: [String] { grid.map(Self.text) }
  /// The screen as text, without the empty rows at its end.
  package var text: String {
    rows.reversed().drop(while: \.isEmpty).reversed().joined(separator: "\n")
  }

  private static func text(of row: Row) -> String {
    let text = row.cells.joined().map { $0 == "\0" ? " " : $0 }
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  package mutating func feed(_ text: String) {
    for scalar in text.unicodeScalars { feed(scalar) }
  }

  private mutating func feed(_ scalar: Unicode.Scalar) {
    if !sequence.isEmpty {
      sequence.unicodeScalars.append(scalar)
      let isComplete =
        sequence.hasPrefix("\u{1B}[")
        ? sequence.unicodeScalars.count > 2 && (0x40...0x7E).contains(scalar.value) : scalar != "["
      if isComplete {
        perform(sequence)
        sequence = ""
      }
      return
    }
    switch scalar {
    case "\u{1B}": sequence = "\u{1B}"
    case "\r": moveTo(cursor.row, 0)
    case "\n": lineFeed()
    case "\u{8}": moveTo(cursor.row, cursor.column - 1)
    case "\u{7}": break
    default: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = scalar.cellWidth
    if width == 0 {
      let column = isWrapPending ? cursor.column : cursor.column - 1
      let base = column > 0 && grid[cursor.row].cells[column] == Self.hidden ? column - 1 : column
      if base >= 0 { grid[cursor.row].cells[base].unicodeScalars.append(scalar) }
      return
    }
    if isWrapPending || cursor.column + width > columns {
      grid[cursor.row].runsOn = true
      grid[cursor.row].used = isWrapPending ? columns : cursor.column
      lineFeed()
      moveTo(cursor.row, 0)
    }
    erase(cursor.column..<cursor.column + width, in: cursor.row)
    grid[cursor.row].cells[cursor.column] = String(Character(scalar))
    if width == 2 { grid[cursor.row].cells[cursor.column + 1] = Self.hidden }
    isWrapPending = cursor.column + width == columns
    cursor.column = min(cursor.column + width, columns - 1)
  }

  /// Half of a wide character that is drawn over does not stay.
  private mutating func erase(_ range: Range<Int>, in row: Int) {
    guard !range.isEmpty else { return }
    if grid[row].cells[range.lowerBound] == Self.hidden { grid[row].cells[range.lowerBound - 1] = Self.blank }
    if range.upperBound < columns, grid[row].cells[range.upperBound] == Self.hidden {
      grid[row].cells[range.upperBound] = Self.blank
    }
    for column in range { grid[row].cells[column] = Self.blank }
    if range.upperBound == columns { grid[row].runsOn = false }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    guard cursor.row == height - 1 else {
      cursor.row += 1
      return
    }
    scrolledOff.append(Self.text(of: grid.removeFirst()))
    grid.append(Row(cells: Array(repeating: Self.blank, count: columns)))
  }

  private mutating func moveTo(_ row: Int, _ column: Int) {
    isWrapPending = false
    cursor = (max(0, min(row, height - 1)), max(0, min(column, columns - 1)))
  }

  private mutating func perform(_ sequence: String) {
    let body = sequence.dropFirst(2).dropLast()
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = numbers.first.flatMap { $0 } ?? 0
    switch sequence.hasPrefix("\u{1B}[") ? sequence.last : nil {
    case "m": break
    case "A": moveTo(cursor.row - max(1, first), cursor.column)
    case "B": moveTo(cursor.row + max(1, first), cursor.column)
    case "C": moveTo(cursor.row, cursor.column + max(1, first))
    case "D": moveTo(cursor.row, cursor.column - max(1, first))
    case "G": moveTo(cursor.row, first - 1)
    case "H": moveTo(first - 1, (numbers.dropFirst().first.flatMap { $0 } ?? 1) - 1)
    case "K" where first == 0: erase(cursor.column..<columns, in: cursor.row)
    case "J" where first == 0 || first == 2:
      if first == 0 { erase(cursor.column..<columns, in: cursor.row) }
      for row in (first == 0 ? cursor.row + 1 : 0)..<height { erase(0..<columns, in: row) }
    case "h" where body == "?2004", "l" where body == "?2004": isBracketedPasteOn = sequence.last == "h"
    case "h" where body == "?25", "l" where body == "?25": isCursorVisible = sequence.last == "h"
    default: unknown.append(sequence)
    }
  }
}

extension ScreenEmulator {
  package mutating func resize(columns width: Int) {
    var lines: [[String]] = [[]]
    var place = (line: 0, offset: 0)
    let used = 1 + max(cursor.row, grid.lastIndex { !Self.text(of: $0).isEmpty } ?? 0)
    for (number, row) in grid.prefix(used).enumerated() {
      if number == cursor.row { place = (lines.count - 1, lines[lines.count - 1].count + cursor.column) }
      var cells = row.runsOn ? Array(row.cells.prefix(row.used)) : row.cells
      while !row.runsOn, cells.last == Self.blank { cells.removeLast() }
      lines[lines.count - 1] += cells
      if !row.runsOn { lines.append([]) }
    }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    var rows: [Row] = []
    for (number, line) in lines.enumerated() {
      let first = rows.count
      rows += Self.cut(line, to: width)
      if number == place.line { cursor = Self.place(place.offset, in: rows[first...]) }
    }
    columns = width
    isWrapPending = false
    let blank = Row(cells: Array(repeating: Self.blank, count: width))
    while rows.count <= cursor.row { rows.append(blank) }
    let excess = max(0, rows.count - height)
    scrolledOff += rows.prefix(excess).map(Self.text)
    grid = Array(rows.dropFirst(excess)) + Array(repeating: blank, count: max(0, height - rows.count))
    cursor = (max(0, cursor.row - excess), min(cursor.column, width - 1))
  }

  /// The row and column of the cell that has `offset` cells of its line before it.
  private static func place(_ offset: Int, in rows: ArraySlice<Row>) -> (row: Int, column: Int) {
    var rest = offset
    for (number, row) in zip(rows.indices, rows) {
      let used = row.runsOn ? row.used : row.cells.count
      if rest < used || !row.runsOn { return (number + rest / row.cells.count, rest % row.cells.count) }
      rest -= used
    }
    return (rows.endIndex, rest)
  }

  private static func cut(_ line: [String], to width: Int) -> [Row] {
    var rows: [Row] = []
    var rest = line[...]
    repeat {
      var part = Array(rest.prefix(width))
      if rest.count > width, rest.dropFirst(width).first == hidden { part.removeLast() }
      rest = rest.dropFirst(part.count)
      let runsOn = !rest.isEmpty
      let filled = part + Array(repeating: blank, count: width - part.count)
      rows.append(Row(cells: filled, runsOn: runsOn, used: part.count))
    } while !rest.isEmpty
    return rows
  }
}
