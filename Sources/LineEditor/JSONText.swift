/// A string as JSON writes it.
enum JSONText {
  static func encode(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\0"..<" ", "\u{7F}"..<"\u{A0}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Nil where `source` is not exactly one JSON string.
  static func decode(_ source: String) -> String? {
    let inside = source.utf8.dropFirst().dropLast()
    if source.utf8.first == UInt8(ascii: "\""), source.utf8.last == UInt8(ascii: "\""), source.utf8.count > 1,
      !inside.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") || $0 < 0x20 })
    {
      return String(Substring(inside))
    }
    var rest = source.unicodeScalars[...]
    guard rest.popFirst() == "\"", rest.popLast() == "\"" else { return nil }
    var units: [UInt16] = []
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"", "\0"..<" ": return nil
      case "\\":
        guard let unit = escaped(&rest) else { return nil }
        units.append(unit)
      default: units += UTF16.encode(scalar).map(Array.init) ?? []
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func escaped(_ rest: inout Substring.UnicodeScalarView) -> UInt16? {
    switch rest.popFirst() {
    case "n": return 0x0A
    case "t": return 0x09
    case "r": return 0x0D
    case "b": return 0x08
    case "f": return 0x0C
    case "\"": return 0x22
    case "\\": return 0x5C
    case "/": return 0x2F
    case "u":
      let digits = String(rest.prefix(4))
      rest = rest.dropFirst(4)
      return digits.utf8.count == 4 && digits.first?.isHexDigit == true ? UInt16(digits, radix: 16) : nil
    default: return nil
    }
  }
}
