/// Bytes of a terminal to keys: UTF-8, CSI and SS3 sequences, bracketed paste. Sequences nobody asked for are
/// swallowed whole; broken UTF-8 becomes U+FFFD; NUL is dropped.
struct KeyDecoder {
  private enum State {
    case ground, escape, single
    case control([UInt8])
    case paste([UInt8])
  }

  private var state = State.ground
  private var partial: [UInt8] = []

  /// An escape came and it is not yet known whether more follows.
  var awaitsSequence: Bool {
    if case .escape = state { true } else { false }
  }

  var isPasting: Bool {
    if case .paste = state { true } else { false }
  }

  /// No more bytes came in time: the escape was the key itself.
  mutating func expire() -> Key? {
    guard awaitsSequence else { return nil }
    state = .ground
    return .escape
  }

  mutating func feed(_ byte: UInt8, into keys: inout [Key]) {
    switch state {
    case .ground: ground(byte, &keys)
    case .escape: afterEscape(byte, &keys)
    case .single:
      state = .ground
      if let key = Self.key(final: byte, parameters: []) { keys.append(key) }
    case .control(let parameters): inControl(byte, parameters, &keys)
    case .paste(var bytes):
      state = .ground
      bytes.append(byte)
      if byte == UInt8(ascii: "~"), bytes.ends(with: Self.pasteEnd) {
        let text = Self.cleaned(bytes.dropLast(Self.pasteEnd.count))
        if !text.isEmpty { keys.append(.text(text)) }
      } else {
        state = .paste(bytes)
      }
    }
  }

  private mutating func ground(_ byte: UInt8, _ keys: inout [Key]) {
    if !partial.isEmpty {
      if byte & 0xC0 == 0x80 {
        partial.append(byte)
        if partial.count == Self.length(of: partial[0]) { flushPartial(&keys) }
        return
      }
      flushPartial(&keys)
    }
    switch byte {
    case 0: return
    case 0x1B: state = .escape
    case 1..<0x80: keys.append(.scalar(Unicode.Scalar(byte)))
    case 0xC2...0xF4: partial = [byte]
    default: keys.append(.scalar("\u{FFFD}"))
    }
  }

  private mutating func flushPartial(_ keys: inout [Key]) {
    for scalar in String(decoding: partial, as: UTF8.self).unicodeScalars
    where scalar.properties.generalCategory != .control {
      keys.append(.scalar(scalar))
    }
    partial = []
  }

  private mutating func afterEscape(_ byte: UInt8, _ keys: inout [Key]) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .single
    case 0x1B:
      keys.append(.escape)
      state = .escape
    case 0x0A, 0x0D: keys.append(.text("\n"))
    case 0x08, 0x7F: keys.append(.deleteWord)
    case 0x20..<0x7F:
      keys.append(.escape)
      keys.append(.scalar(Unicode.Scalar(byte)))
    default: ground(byte, &keys)
    }
  }

  private mutating func inControl(_ byte: UInt8, _ parameters: [UInt8], _ keys: inout [Key]) {
    guard (0x40...0x7E).contains(byte) else {
      let isPart = (0x20..<0x40).contains(byte) && parameters.count < 32
      state = isPart ? .control(parameters + [byte]) : .ground
      return
    }
    state = .ground
    let numbers = String(decoding: parameters, as: UTF8.self).split(separator: ";").map { Int($0) ?? 0 }
    if byte == UInt8(ascii: "~"), numbers.first == 200 {
      state = .paste([])
    } else if let key = Self.key(final: byte, parameters: numbers) {
      keys.append(key)
    }
  }

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private static func length(of first: UInt8) -> Int {
    first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  private static func key(final: UInt8, parameters: [Int]) -> Key? {
    let isModified = parameters.count > 1 && parameters[1] > 2
    switch Unicode.Scalar(final) {
    case "A": return .up
    case "B": return .down
    case "C": return isModified ? .wordRight : .right
    case "D": return isModified ? .wordLeft : .left
    case "H": return .home
    case "F": return .end
    case "M": return parameters.isEmpty ? .enter : nil
    case "~":
      switch parameters.first {
      case 1, 7: return .home
      case 4, 8: return .end
      case 3: return .delete
      default: return nil
      }
    default: return nil
    }
  }

  /// A paste is data: line ends become line feeds, those at its end are left out, controls are dropped.
  private static func cleaned(_ bytes: some Collection<UInt8>) -> String {
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\r": result.append("\n")
      case "\n": if !afterReturn { result.append("\n") }
      case "\t": result.append("\t")
      default: if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
      afterReturn = scalar == "\r"
    }
    while result.last == "\n" { result.removeLast() }
    return String(result)
  }
}

extension Array<UInt8> {
  fileprivate func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
