import TerminalHarness
import Testing
import Typography

@testable import LineEditor

/// The renderer on a screen, beside a model that only knows how a text falls into rows.
struct RendererTests {
  /// Rows of a text and the place before its character number `cursor`.
  private struct Model {
    var rows = [""]
    var width = 0
    var cursor = (row: 0, column: 0)

    init(prompt: String, continuation: String, line: String, cursor place: Int, after: String, columns: Int) {
      for character in prompt { put(character, columns) }
      for (number, character) in line.enumerated() {
        if number == place { mark(character, columns) }
        put(character, columns)
        if character == "\n" { continuation.forEach { put($0, columns) } }
      }
      if place >= line.count { mark(" ", columns) }
      for character in after { put(character, columns) }
    }

    private mutating func put(_ character: Character, _ columns: Int) {
      let cells = Self.cells(character)
      if character == "\n" || width + cells.kept > columns { newRow() }
      if character == "\n" { return }
      rows[rows.count - 1] += String(character) + String(repeating: " ", count: cells.kept - cells.drawn)
      width += cells.kept
    }

    private mutating func mark(_ character: Character, _ columns: Int) {
      if character != "\n", width + Self.cells(character).kept > columns { newRow() }
      cursor = (rows.count - 1, min(width, columns - 1))
    }

    /// The screen draws every scalar by itself, where other terminals join emoji.
    private static func cells(_ character: Character) -> (kept: Int, drawn: Int) {
      let drawn = character.unicodeScalars.reduce(0) { $0 + $1.cellWidth }
      return (max(drawn, character.cellWidth), drawn)
    }

    private mutating func newRow() {
      rows.append("")
      width = 0
    }

    var trimmed: [String] {
      let texts = rows.map { String($0.reversed().drop { $0 == " " }.reversed()) }
      return texts.reversed().drop(while: \.isEmpty).reversed()
    }
  }

  private static let alphabet: [Character] =
    Array("社区治理业主，。“”ab cd-1e\u{301}é\u{1100}") + ["👍", "👨‍👩‍👧", "❤\u{FE0F}", "👍🏽", "🇨🇳"]

  private struct Case {
    var dice: Dice
    var line: [Character] = []
    var cursor = 0

    /// One edit somewhere; now and then the line is cleared.
    mutating func edit(limit: Int, breaks: Bool) {
      switch dice.roll(10) {
      case 0..<5:
        for _ in 0...dice.roll(6) where line.count < limit {
          let character = alphabet[dice.roll(alphabet.count)]
          line.insert(breaks && dice.roll(12) == 0 ? "\n" : character, at: cursor)
          cursor += 1
        }
      case 5, 6:
        if cursor > 0 {
          cursor -= 1
          line.remove(at: cursor)
        }
      case 7: cursor = dice.roll(line.count + 1)
      case 8: cursor = dice.roll(2) == 0 ? 0 : line.count
      default:
        if dice.roll(4) == 0 {
          line = []
          cursor = 0
        }
      }
    }
  }

  @Test func hundredsOfEditsAndResizes() {
    var draws = 0
    for seed in 0..<120 as Range<UInt64> {
      var one = Case(dice: Dice(seed: seed))
      var columns = 8 + one.dice.roll(30)
      let banner = (0..<one.dice.roll(5)).map { "row \($0)" }
      var screen = ScreenEmulator(columns: columns, height: 30)
      screen.feed(banner.map { $0 + "\r\n" }.joined())
      var renderer = Renderer(palette: .ansi)
      for step in 0..<40 {
        if one.dice.roll(8) == 0 {
          columns = 8 + one.dice.roll(30)
          screen.resize(columns: columns)
          renderer.reflow(to: columns)
        }
        one.edit(limit: 40, breaks: seed % 2 == 0)
        let line = String(one.line)
        let suggestion = one.dice.roll(3) == 0 ? "提示 hint" : ""
        let frame = Frame(
          prompt: StyledText("问> ", .title), continuation: StyledText("… ", .dim), line: StyledText(line),
          cursor: one.cursor, suggestion: suggestion)
        screen.feed(renderer.draw(frame, columns: columns, height: 30))
        draws += 1
        let model = Model(
          prompt: "问> ", continuation: "… ", line: line, cursor: one.cursor, after: suggestion,
          columns: columns)
        let seen = (screen.scrolledOff + screen.rows).reversed().drop(while: \.isEmpty).reversed()
        #expect(Array(seen) == banner + model.trimmed, "seed \(seed) step \(step) columns \(columns)")
        let top = banner.count - screen.scrolledOff.count
        #expect(screen.cursor == (top + model.cursor.row, model.cursor.column), "seed \(seed) step \(step)")
        #expect(screen.unknown.isEmpty && screen.isCursorVisible)
        guard Array(seen) == banner + model.trimmed else { break }
      }
    }
    #expect(draws > 2000)
  }

  @Test func linesTallerThanTheScreen() {
    for seed in 0..<60 as Range<UInt64> {
      var one = Case(dice: Dice(seed: seed &+ 1000))
      let columns = 6 + one.dice.roll(10)
      var screen = ScreenEmulator(columns: columns, height: 5)
      var renderer = Renderer(palette: .ansi)
      for step in 0..<40 {
        one.edit(limit: 400, breaks: false)
        for _ in 0..<3 { one.edit(limit: 400, breaks: false) }
        let line = String(one.line)
        let frame = Frame(prompt: "> ", line: StyledText(line), cursor: one.cursor)
        screen.feed(renderer.draw(frame, columns: columns, height: 5))
        let model = Model(
          prompt: "> ", continuation: "", line: line, cursor: one.cursor, after: "", columns: columns)
        let rows = model.rows.map { String($0.reversed().drop { $0 == " " }.reversed()) }
        let top = model.cursor.row - screen.cursor.row
        let expected = rows[max(0, top)...].prefix(5) + Array(repeating: "", count: max(0, 5 - rows.count))
        #expect(screen.rows == Array(expected), "seed \(seed) step \(step) columns \(columns)")
        #expect(screen.cursor.column == model.cursor.column, "seed \(seed) step \(step)")
      }
    }
  }

  @Test func listIsClearedByTheNextFrame() {
    var screen = ScreenEmulator(columns: 20, height: 4)
    var renderer = Renderer(palette: .ansi)
    var frame = Frame(prompt: "> ", line: "物", cursor: 1, below: ["物业", "物品", "物价", "物流"])
    screen.feed(renderer.draw(frame, columns: 20, height: 4))
    #expect(screen.rows == ["> 物", "物业", "物品", "物价"])
    #expect(screen.cursor == (0, 4))
    frame.below = []
    screen.feed(renderer.close(frame, columns: 20, height: 4))
    #expect(screen.text == "> 物")
    #expect(screen.cursor == (1, 0))
  }

  @Test func strayMarksAndControlsHaveABody() {
    var screen = ScreenEmulator(columns: 20, height: 4)
    var renderer = Renderer(palette: .plain)
    let frame = Frame(line: "\u{301}\u{1B}\u{7F}\tx\u{202E}", cursor: 6)
    screen.feed(renderer.draw(frame, columns: 20, height: 4))
    #expect(screen.rows[0] == "◌␛␡ x")
    #expect(screen.cursor == (0, 5))
  }

  @Test func oneFrameHidesTheCursorOnce() {
    var renderer = Renderer(palette: .ansi)
    let bytes = renderer.draw(Frame(prompt: "> ", line: "社区", cursor: 1), columns: 20, height: 4)
    #expect(bytes == "\u{1B}[?25l\r\u{1B}[J> 社区\r\u{1B}[4C\u{1B}[?25h")
  }
}
