/// A JSON value. Numbers keep the spelling they came with, so that what is passed through comes out as it went in.
package indirect enum JSONValue: Sendable, Hashable {
  case null
  case truth(Bool)
  case number(String)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  /// At most three decimals, the shortest spelling.
  package static func decimal(_ value: Double) -> JSONValue {
    .number(((value * 1000).rounded() / 1000).description)
  }

  package static func texts(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.text)) }

  package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

  /// On one line, keys in order of their code points: the same bytes for the same value, always.
  package var line: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .truth(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let spelling): bytes.append(contentsOf: spelling.utf8)
    case .text(let text): Self.write(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        element.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      let ordered = members.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
      for (index, member) in ordered.enumerated() {
        if index > 0 { bytes.append(contentsOf: ", ".utf8) }
        Self.write(member.key, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        member.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Escapes what JSON demands, and the two line separators that some line readers break at.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": bytes.append(contentsOf: "\\\"".utf8)
      case "\\": bytes.append(contentsOf: "\\\\".utf8)
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: String(repeating: "0", count: 4 - digits.count).utf8)
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
