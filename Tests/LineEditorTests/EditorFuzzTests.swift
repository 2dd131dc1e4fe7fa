import TerminalHarness
import Testing

struct EditorFuzzTests {
  /// Any mixture of editing keys and changes of width leaves the line that the same edits make of an array.
  @Test func randomEditsAgreeWithAModel() throws {
    let terminal = try Pseudoterminal.probe(columns: 30)
    for seed in 0..<60 as Range<UInt64> {
      var dice = Dice(seed: seed)
      var model = ModelLine()
      terminal.type("#")
      for _ in 0..<60 {
        if dice.roll(30) == 0 { terminal.resize(columns: 12 + dice.roll(40)) }
        terminal.type(model.edit(&dice))
      }
      terminal.type("\r")
      let answer = "<\(String(model.characters))>"
      try terminal.wait("seed \(seed): waited for \(answer)") {
        ($0.scrolledOff.suffix(12) + $0.rows).joined().filter { $0 != " " }
          .hasSuffix(answer.filter { $0 != " " } + "问>")
      }
    }
    try terminal.finish()
  }
}

/// A line that begins with a mark no edit removes, so that it is never empty nor left of its beginning.
private struct ModelLine {
  private(set) var characters: [Character] = ["#"]
  private var cursor = 1

  private static let letters: [Character] = Array("社区业主，。a b1é") + ["e\u{301}", "👨‍👩‍👧"]

  /// One random edit, and the keys for it; none where the edit is not possible here.
  mutating func edit(_ dice: inout Dice) -> String {
    switch dice.roll(11) {
    case 0..<6:
      let letter = Self.letters[dice.roll(Self.letters.count)]
      characters.insert(letter, at: cursor)
      cursor += 1
      return String(letter)
    case 6 where cursor > 1:
      cursor -= 1
      return "\u{1B}[D"
    case 7 where cursor < characters.count:
      cursor += 1
      return "\u{1B}OC"
    case 8 where cursor > 1:
      cursor -= 1
      characters.remove(at: cursor)
      return "\u{7F}"
    case 9 where cursor < characters.count:
      characters.remove(at: cursor)
      return "\u{1B}[3~"
    case 10:
      cursor = dice.roll(2) == 0 ? 1 : characters.count
      return cursor == 1 ? "\u{1B}[H\u{1B}[C" : "\u{5}"
    default: return ""
    }
  }
}
