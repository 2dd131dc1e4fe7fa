/// Reduces an English word, as lower-case scalars, to what its forms have in common.
///
/// Light on purpose: plurals, -ing, -ed, -ies, a final e, and the British and American spellings of the words of
/// community affairs. Both phrases and questions pass through it, so a stem need not be a word.
func stem(_ word: inout [UInt32]) {
  if let known = irregular(word) {
    word = known
  } else if word.count > 3 {
    cutPlural(&word)
    cutVerbEnding(&word)
  }
  unifySpelling(&word)
  if word.count > 3, word.last == letter("e") { word.removeLast() }
}

private func letter(_ scalar: Unicode.Scalar) -> UInt32 { scalar.value }

/// Words of up to eight ASCII letters, packed a byte a letter, with the form they are known by.
private let irregularForms: [UInt64: [UInt32]] = {
  let pairs = """
    children child men man women woman feet foot was be were be is be are be am be been be being be has have had have
    having have does do did do done do doing do goes go going go gone go got get getting get gets get kept keep paid pay
    said say told tell center centr centers centr centre centr centres centr this this evening evening morning morning
    nothing nothing during during news news bus bus buses bus gas gas his his left leave broke break broken break
    fought fight heard hear found find lost lose built build stolen steal stole steal us us used used always always
    """
  let words = pairs.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map(\.value) }
  var forms: [UInt64: [UInt32]] = [:]
  for at in stride(from: 0, to: words.count, by: 2) { forms[packed(words[at])] = words[at + 1] }
  return forms
}()

private func packed(_ word: [UInt32]) -> UInt64 { word.reduce(0) { $0 << 8 | UInt64($1 & 0xFF) } }

private func irregular(_ word: [UInt32]) -> [UInt32]? {
  word.count > 8 ? nil : irregularForms[packed(word)]
}

private func ends(_ word: [UInt32], _ suffix: String) -> Bool {
  var at = word.count - suffix.utf8.count
  guard at > 0 else { return false }
  for byte in suffix.utf8 {
    if word[at] != UInt32(byte) { return false }
    at += 1
  }
  return true
}

private func cutPlural(_ word: inout [UInt32]) {
  guard word.last == letter("s") else { return }
  if ends(word, "ies"), word.count > 4 {
    word.removeLast(3)
    word.append(letter("y"))
  } else if ends(word, "sses") || ends(word, "xes") || ends(word, "ches") || ends(word, "shes") {
    word.removeLast(2)
  } else if !ends(word, "ss"), !ends(word, "us"), !ends(word, "is") {
    word.removeLast()
  }
}

private func cutVerbEnding(_ word: inout [UInt32]) {
  if ends(word, "ied"), word.count > 4 {
    word.removeLast(3)
    word.append(letter("y"))
    return
  }
  let length = ends(word, "ing") ? 3 : ends(word, "ed") && !ends(word, "eed") ? 2 : 0
  guard length > 0, word.count - length >= 2, word.dropLast(length).contains(where: isVowel) else { return }
  word.removeLast(length)
  guard word.count > 3, let last = word.last, word[word.count - 2] == last, !isVowel(last) else { return }
  if last != letter("l"), last != letter("s"), last != letter("z") { word.removeLast() }
}

private func isVowel(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
  default: false
  }
}

private func unifySpelling(_ word: inout [UInt32]) {
  guard word.count > 5 else { return }
  for at in 0..<(word.count - 3) where word[at] == letter("b") || word[at] == letter("l") {
    if word[at + 1] == letter("o"), word[at + 2] == letter("u"), word[at + 3] == letter("r") {
      word.remove(at: at + 2)
      break
    }
  }
  guard word.count > 6 else { return }
  let back = ends(word, "isation") ? 6 : ends(word, "ise") ? 2 : ends(word, "is") ? 1 : 0
  if back > 0 { word[word.count - back] = letter("z") }
}
