import Testing

@testable import LineEditor

struct KeyDecoderTests {
  private func keys(_ bytes: [UInt8]) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for byte in bytes { decoder.feed(byte, into: &keys) }
    if let key = decoder.expire() { keys.append(key) }
    return keys
  }

  private func keys(_ text: String) -> [Key] { keys(Array(text.utf8)) }

  @Test(arguments: [
    ("\u{1B}[A", [Key.up]), ("\u{1B}OB", [.down]), ("\u{1B}[3~", [.delete]),
    ("\u{1B}[1~\u{1B}[4~", [.home, .end]),
    ("\u{1B}[1;5C", [.wordRight]), ("\u{1B}[1;3D", [.wordLeft]), ("\u{1B}", [.escape]),
    ("\u{1B}b", [.escape, .scalar("b")]), ("\u{1B}\u{7F}", [.deleteWord]), ("\u{1B}\r", [.text("\n")]),
    ("\u{1B}\u{1B}[C", [.escape, .right]), ("\u{1B}[24~x", [.scalar("x")]), ("\u{1B}[?1;2c", []),
    ("\0a", [.scalar("a")]),
    ("区", [.scalar("区")]), ("\u{9B}A", [.scalar("A")]), ("\u{1B}é", [.scalar("é")]),
    ("\u{3}", [.control("C")]),
  ])
  func decodes(text: String, expected: [Key]) {
    #expect(keys(text) == expected)
  }

  @Test(arguments: [
    ([0xE5, 0x8C], []), ([0xE5, 0x8C, 0x61], [Key.scalar("\u{FFFD}"), .scalar("a")]),
    ([0xFF, 0x62], [.scalar("\u{FFFD}"), .scalar("b")]),
    ([0xC0, 0x80], [.scalar("\u{FFFD}"), .scalar("\u{FFFD}")]),
    ([0xE5, 0xE5, 0x8C, 0xBA], [.scalar("\u{FFFD}"), .scalar("区")]),
  ])
  func brokenBytes(bytes: [UInt8], expected: [Key]) {
    #expect(keys(bytes) == expected)
  }

  @Test(arguments: [
    ("一\r\n二\n\n三\r\n", "一\n二\n\n三"), ("a\tb", "a\tb"), ("x\u{1B}[31my", "x[31my"), ("\u{1}\u{7}好", "好"),
  ])
  func pasteIsOneText(pasted: String, expected: String) {
    #expect(keys("\u{1B}[200~\(pasted)\u{1B}[201~z") == [.text(expected), .scalar("z")])
  }

  @Test func emptyPasteIsNothing() {
    #expect(keys("\u{1B}[200~\u{1B}[201~") == [])
  }

  /// Whatever comes, the decoder finds back: text typed after junk and a pause arrives.
  @Test func recoversFromAnything() {
    for seed in 0..<300 as Range<UInt64> {
      var dice = Dice(seed: seed)
      let pieces: [UInt8] = [
        0x1B, 0x5B, 0x4F, 0x32, 0x30, 0x3B, 0x7E, 0x41, 0x00, 0xE5, 0x8C, 0xBA, 0xFF, 0x80, 0x0D,
      ]
      let junk = (0..<dice.roll(40)).map { _ in pieces[dice.roll(pieces.count)] }
      let closing = Array("\u{1B}[201~~".utf8)
      let all = keys(junk + closing + Array("问".utf8))
      #expect(all.last == .scalar("问"), "seed \(seed)")
    }
  }
}
