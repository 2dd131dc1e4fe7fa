/// The name that was probably meant by `word`: the one with the fewest slips (a letter missing, added, replaced, or two
/// neighbours swapped), if they are few for its length. Among equals, the first in order of spelling.
public func nearestName(to word: String, among names: some Sequence<String>) -> String? {
  let written = Array(word.unicodeScalars.prefix(64))
  var best: (name: String, distance: Int)?
  for name in names where name != word {
    let candidate = Array(name.unicodeScalars.prefix(64))
    let allowed = allowedSlips(max(written.count, candidate.count))
    guard abs(candidate.count - written.count) <= allowed else { continue }
    let distance = slips(written, candidate)
    guard distance <= allowed, distance < min(written.count, candidate.count) else { continue }
    if let found = best, (found.distance, found.name) <= (distance, name) { continue }
    best = (name, distance)
  }
  return best?.name
}

/// One slip in up to five scalars, two in up to nine, then one in three.
private func allowedSlips(_ length: Int) -> Int { length <= 5 ? 1 : length <= 9 ? 2 : length / 3 }

/// Damerau–Levenshtein distance, with adjacent swaps only.
private func slips(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
  guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
  var beforeLast = [Int](repeating: 0, count: second.count + 1)
  var last = Array(0...second.count)
  for row in 1...first.count {
    var current = [row] + [Int](repeating: 0, count: second.count)
    for column in 1...second.count {
      let isSame = first[row - 1] == second[column - 1]
      current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
      if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
        current[column] = min(current[column], beforeLast[column - 2] + 1)
      }
    }
    (beforeLast, last) = (last, current)
  }
  return last[second.count]
}
