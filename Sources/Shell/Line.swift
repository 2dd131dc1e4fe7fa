/// A typed line, taken apart.
enum Line: Equatable {
  case blank
  case command(Command, argument: String)
  /// A dot word that is no command.
  case unknown(String)
  case question(String)

  /// `.` or the full-width `。` (and `．`) begins a command; a word with a question mark is always a question.
  init(_ text: String) {
    let trimmed = text.drop(while: \.isWhitespace)
    guard let first = trimmed.first else {
      self = .blank
      return
    }
    let rest = trimmed.dropFirst()
    guard ".。．".contains(first), let letter = rest.first, letter.isLetter else {
      self = .question(text)
      return
    }
    let name = rest.prefix { !$0.isWhitespace && !"0123456789０１２３４５６７８９".contains($0) }
    if name.contains("?") || name.contains("？") {
      self = .question(text)
      return
    }
    let argument = rest.dropFirst(name.count).drop(while: \.isWhitespace).trimmingEnd()
    self = Command(name: String(name)).map { .command($0, argument: argument) } ?? .unknown(String(name))
  }
}

extension Substring {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// A positive number in Arabic (either width) or small Chinese digits.
func ordinal(_ text: String) -> Int? {
  let chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
  if let position = chinese.firstIndex(of: text) { return position + 1 }
  let digits = text.unicodeScalars.map { scalar -> Character in
    (0xFF10...0xFF19).contains(scalar.value)
      ? Character(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30))) : Character(scalar)
  }
  guard let number = Int(String(digits)), number > 0 else { return nil }
  return number
}
