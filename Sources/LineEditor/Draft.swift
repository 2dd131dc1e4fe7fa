/// A line and its cursor, in characters.
struct Draft: Hashable {
  var text: String
  var cursor: Int

  /// The cursor one line further up (-1) or down (1) in a text of several lines, as near to its column as the
  /// line is long; nil where there is no such line.
  func moved(lines: Int) -> Draft? {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var begin = 0
    var number = 0
    while number < parts.count - 1, begin + parts[number].count < cursor {
      begin += parts[number].count + 1
      number += 1
    }
    let goal = number + lines
    guard parts.indices.contains(goal) else { return nil }
    let before = parts[..<goal].reduce(0) { $0 + $1.count + 1 }
    return Draft(text: text, cursor: before + min(cursor - begin, parts[goal].count))
  }
}
