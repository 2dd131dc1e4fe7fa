import Rendering
import Testing

@testable import wence

@Suite struct JSONTests {
  @Test func writesKeysInOrderAndEscapes() {
    let value = JSONValue.object([
      "b": .texts(["\"\\\n\r\t\u{1}\u{2028}𠮷"]), "a": .number("1.50"), "ä": .null, "属": .truth(true),
      "Z": .decimal(0.81),
    ])
    #expect(
      value.line
        == #"{"Z": 0.81, "a": 1.50, "b": ["\"\\\n\r\t\u0001\u2028𠮷"], "ä": null, "属": true}"#)
  }

  @Test(
    arguments: [(0.9, "0.9"), (0.8100000000000001, "0.81"), (0.3333333, "0.333"), (1.0, "1.0"), (0.0, "0.0")]
      as [(Double, String)])
  func decimalsAreShort(value: Double, spelling: String) {
    #expect(JSONValue.decimal(value).line == spelling)
  }

  @Test(arguments: [
    "{}", "[]", "null", "true", #"{"a": [1, -0.5, 1e10, "x"], "b": {"c": null}}"#, #""中文𠮷""#, "-0", "1E-2",
  ])
  func readsWhatItWrites(text: String) throws {
    #expect(try JSONReading.value(of: text).line == text)
  }

  @Test func readsEscapes() throws {
    #expect(try JSONReading.value(of: #" "\u4e2d\ud842\udfb7\/\b\f" "#) == .text("中𠮷/\u{8}\u{C}"))
  }

  @Test(arguments: [
    "", " ", "{", "{\"a\"", "{\"a\":1,}", "[1,]", "[1 2]", "01", "1.", ".5", "+1", "1e", "-", "nul", "truex",
    "{a:1}", "'a'",
    "\"\u{1}\"", #""\x""#, #""\u12""#, #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#, "{} {}", "\u{FEFF}{}",
    "NaN", "{,}",
  ])
  func refusesWhatIsNoJSON(text: String) {
    #expect(throws: JSONReading.Mistake.self) { try JSONReading.value(of: text) }
  }

  @Test func refusesDuplicatesAndDepth() {
    #expect(throws: JSONReading.Mistake.duplicateKey("a")) {
      try JSONReading.value(of: #"{"a":1,"\u0061":2}"#)
    }
    #expect(throws: JSONReading.Mistake.tooDeep) {
      try JSONReading.value(of: String(repeating: "[", count: 100_000))
    }
  }

  /// No beginning of a good text is one, and none stops the reader.
  @Test func everyBeginningIsRefused() throws {
    let text = #"{"a": [1, {"b": "x\u4e2d\n"}], "c": false}"#
    _ = try JSONReading.value(of: text)
    for count in 0..<text.unicodeScalars.count {
      let beginning = String(String.UnicodeScalarView(text.unicodeScalars.prefix(count)))
      #expect(throws: JSONReading.Mistake.self) { try JSONReading.value(of: beginning) }
    }
  }
}
