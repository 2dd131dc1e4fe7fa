import Rendering

/// Reads one JSON value from UTF-8 bytes, to the letter of RFC 8259; a key that comes twice is a mistake too.
struct JSONReading {
  enum Mistake: Error, Equatable {
    case unexpected(offset: Int)
    case unfinished
    case duplicateKey(String)
    case tooDeep
  }

  private let bytes: [UInt8]
  private var index = 0
  private static let deepest = 64

  static func value(of text: String) throws(Mistake) -> JSONValue {
    var reading = JSONReading(bytes: Array(text.utf8))
    let value = try reading.value(depth: 0)
    reading.skipSpace()
    guard reading.index == reading.bytes.count else { throw .unexpected(offset: reading.index) }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private func mistake() -> Mistake { index < bytes.count ? .unexpected(offset: index) : .unfinished }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  private mutating func expect(_ literal: String) throws(Mistake) {
    for byte in literal.utf8 {
      guard next == byte else { throw mistake() }
      index += 1
    }
  }

  private mutating func value(depth: Int) throws(Mistake) -> JSONValue {
    guard depth < Self.deepest else { throw .tooDeep }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"):
      try expect("true")
      return .truth(true)
    case UInt8(ascii: "f"):
      try expect("false")
      return .truth(false)
    case UInt8(ascii: "n"):
      try expect("null")
      return .null
    default: return .number(try number())
    }
  }

  private mutating func object(depth: Int) throws(Mistake) -> JSONValue {
    index += 1
    var members: [String: JSONValue] = [:]
    skipSpace()
    if next == UInt8(ascii: "}") {
      index += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw mistake() }
      let key = try text()
      guard members[key] == nil else { throw .duplicateKey(key) }
      skipSpace()
      try expect(":")
      members[key] = try value(depth: depth + 1)
      if try !continues(until: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func array(depth: Int) throws(Mistake) -> JSONValue {
    index += 1
    var elements: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      index += 1
      return .array(elements)
    }
    while true {
      elements.append(try value(depth: depth + 1))
      if try !continues(until: UInt8(ascii: "]")) { return .array(elements) }
    }
  }

  private mutating func continues(until close: UInt8) throws(Mistake) -> Bool {
    skipSpace()
    guard let byte = next, byte == close || byte == UInt8(ascii: ",") else { throw mistake() }
    index += 1
    return byte != close
  }

  private mutating func number() throws(Mistake) -> String {
    let start = index
    if next == UInt8(ascii: "-") { index += 1 }
    if next == UInt8(ascii: "0") { index += 1 } else { try digits() }
    if next == UInt8(ascii: ".") {
      index += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func digits() throws(Mistake) {
    let start = index
    while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    if index == start { throw mistake() }
  }
}

// MARK: Texts

extension JSONReading {
  private mutating func text() throws(Mistake) -> String {
    index += 1
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        index += 1
        try escape(into: &content)
      case ..<0x20: throw mistake()
      default:
        content.append(byte)
        index += 1
      }
    }
    throw .unfinished
  }

  private mutating func escape(into content: inout [UInt8]) throws(Mistake) {
    guard let byte = next else { throw .unfinished }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: String(try scalar()).utf8)
    default:
      index -= 1
      throw mistake()
    }
  }

  /// After `\u`; a pair of surrogates is one scalar, a lone one a mistake.
  private mutating func scalar() throws(Mistake) -> Unicode.Scalar {
    let start = index
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00 {
      try expect("\\u")
      let second = try unit()
      guard (0xDC00...0xDFFF).contains(second) else { throw .unexpected(offset: start) }
      let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      if let scalar = Unicode.Scalar(value) { return scalar }
    }
    throw .unexpected(offset: start)
  }

  private mutating func unit() throws(Mistake) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw mistake()
      }
      unit = unit << 4 + UInt32(digit)
      index += 1
    }
    return unit
  }
}
