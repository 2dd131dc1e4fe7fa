/// What a scalar is to the lexer, once width is folded.
enum ScalarClass: Equatable {
  case letter, digit
  case sign(Sign)
  case space, newline
  case textOpen, anchorOpen
  case invalid
}

/// The signs of the language; full-width and half-width forms are one.
enum Sign: UInt8, Sendable {
  case none
  case openBracket, closeBracket, comma, listComma, semicolon, colon
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case plus, minus, times, divide, remainder
  /// A sign that is known and has no use: `。`, `!`, `」` …
  case stray

  var spelling: String {
    switch self {
    case .none, .stray: ""
    case .openBracket: "（"
    case .closeBracket: "）"
    case .comma: "，"
    case .listComma: "、"
    case .semicolon: "；"
    case .colon: "："
    case .equal: "="
    case .notEqual: "≠"
    case .less: "<"
    case .lessOrEqual: "≤"
    case .greater: ">"
    case .greaterOrEqual: "≥"
    case .plus: "+"
    case .minus: "-"
    case .times: "×"
    case .divide: "÷"
    case .remainder: "%"
    }
  }
}

/// The scalar that begins at `index` and its length. The bytes are valid UTF-8, as those of a string are.
@inline(__always)
func scalar(at index: Int, of bytes: Bytes, end: Int) -> (value: UInt32, length: Int) {
  let first = UInt32(bytes[index])
  if first < 0x80 { return (first, 1) }
  let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard index + length <= end else { return (0xFFFD, end - index) }
  var value = first & (0x7F >> UInt32(length))
  for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
  return (value, length)
}

/// U+FF01…U+FF5E as their ASCII selves.
@inline(__always)
func folded(_ scalar: UInt32) -> UInt32 { scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : scalar }

func classify(_ value: UInt32) -> ScalarClass {
  let scalar = folded(value)
  if scalar < 0x80 { return classifyASCII(scalar) }
  if isHan(scalar) { return .letter }
  switch scalar {
  case 0x3001: return .sign(.listComma)
  case 0x2260: return .sign(.notEqual)
  case 0x2264, 0x2266: return .sign(.lessOrEqual)
  case 0x2265, 0x2267: return .sign(.greaterOrEqual)
  case 0xD7: return .sign(.times)
  case 0xF7: return .sign(.divide)
  case 0x2212: return .sign(.minus)
  case 0x3002, 0x300D, 0x300F, 0x3015, 0x3011, 0x201D, 0x300E, 0x2018, 0x2019, 0x2026, 0x2014:
    return .sign(.stray)
  case 0x300C, 0x201C: return .textOpen
  case 0x3014, 0x3010: return .anchorOpen
  case 0xB7: return .letter
  case 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: return .space
  default: return isLetter(scalar) ? .letter : .invalid
  }
}

@inline(__always)
func isHan(_ scalar: UInt32) -> Bool {
  (scalar >= 0x4E00 && scalar <= 0x9FFF) || (scalar >= 0x3400 && scalar <= 0x4DBF)
    || (scalar >= 0x20000 && scalar <= 0x3FFFF) || scalar == 0x3005 || scalar == 0x3007
}

/// A letter or underscore that `isHan` does not know and a byte holds.
@inline(__always)
func isLatin(_ scalar: UInt32) -> Bool {
  (scalar >= 0x61 && scalar <= 0x7A) || (scalar >= 0x41 && scalar <= 0x5A) || scalar == 0x5F
}

/// Apart from the rest: to ask for a category of Unicode takes long, and is seldom needed.
@inline(never)
private func isLetter(_ value: UInt32) -> Bool {
  guard let scalar = Unicode.Scalar(value) else { return false }
  switch scalar.properties.generalCategory {
  case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber,
    .nonspacingMark, .spacingMark:
    return true
  default: return false
  }
}

private func classifyASCII(_ code: UInt32) -> ScalarClass {
  switch code {
  case 0x30...0x39: .digit
  case 0x41...0x5A, 0x61...0x7A, 0x5F: .letter
  case 0x20, 0x09, 0x0D, 0x0B, 0x0C: .space
  case 0x0A: .newline
  case 0x22: .textOpen
  case 0x5B: .anchorOpen
  case 0x28: .sign(.openBracket)
  case 0x29: .sign(.closeBracket)
  case 0x2C: .sign(.comma)
  case 0x3B: .sign(.semicolon)
  case 0x3A: .sign(.colon)
  case 0x3D: .sign(.equal)
  case 0x3C: .sign(.less)
  case 0x3E: .sign(.greater)
  case 0x2B: .sign(.plus)
  case 0x2D: .sign(.minus)
  case 0x2A: .sign(.times)
  case 0x2F: .sign(.divide)
  case 0x25: .sign(.remainder)
  case 0x21...0x7E: .sign(.stray)
  default: .invalid
  }
}
