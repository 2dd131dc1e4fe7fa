import Facts
import Testing

@Suite("Symbols")
struct SymbolTableTests {
  @Test("Numbers are dense, in order of first meeting, and stay when the table grows")
  func numbers() {
    var table = SymbolTable()
    let names = (0..<5000).map { "名\($0)" } + ["", "a", "安置小区", "a much longer name than fits into a word"]
    for (number, name) in names.enumerated() { #expect(table.intern(name).id == Int32(number)) }
    for (number, name) in names.enumerated() {
      #expect(table.intern(name).id == Int32(number))
      #expect(table.find(name)?.id == Int32(number))
      #expect(table[Symbol(id: Int32(number))] == name)
    }
    #expect(table.count == names.count)
    #expect(table.find("名5000") == nil)
  }

  /// Each pair is one name in two spellings: composed and decomposed, and a compatibility ideograph.
  @Test(
    "Equal names are one symbol however they are spelt",
    arguments: [("caf\u{E9}", "cafe\u{301}"), ("\u{8C48}", "\u{F900}"), ("\u{AC00}", "\u{1100}\u{1161}")])
  func spellings(first: String, second: String) {
    #expect(first == second)
    for (known, asked) in [(first, second), (second, first)] {
      var table = SymbolTable()
      let other = table.intern("甲")
      let symbol = table.intern(known)
      #expect(table.find(asked) == symbol)
      #expect(table.intern(asked) == symbol)
      #expect(table.intern("甲") == other)
      #expect(table.intern("乙").id == 2)
      #expect(table.intern(asked) == symbol)
      #expect(table.count == 3)
    }
  }
}
