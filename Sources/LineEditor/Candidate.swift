import Typography

/// One way to complete a line.
package struct Candidate: Sendable, Hashable {
  /// Takes the place of `replaces`.
  package let text: String
  /// Shown in the list.
  package let label: String
  /// In characters of the line.
  package let replaces: Range<Int>

  package init(text: String, label: String? = nil, replaces: Range<Int>) {
    self.text = text
    self.label = label ?? text
    self.replaces = replaces
  }
}

enum Completion {
  /// The line with as much put in as all candidates agree on; nil when there is nothing to add.
  static func advanced(_ draft: Draft, by candidates: [Candidate]) -> Draft? {
    guard let first = candidates.first, candidates.allSatisfy({ $0.replaces == first.replaces }) else {
      return nil
    }
    let characters = Array(draft.text)
    let range = first.replaces.clamped(to: 0..<characters.count)
    let typed = String(characters[range])
    let common = candidates.dropFirst().reduce(first.text) { commonPrefix($0, $1.text) }
    let adds = common.count > typed.count && common.lowercased().hasPrefix(typed.lowercased())
    guard candidates.count == 1 ? common != typed : adds else { return nil }
    let text = String(characters[..<range.lowerBound]) + common + String(characters[range.upperBound...])
    return Draft(text: text, cursor: range.lowerBound + common.count)
  }

  private static func commonPrefix(_ left: String, _ right: String) -> String {
    String(zip(left, right).prefix { $0 == $1 }.map(\.0))
  }

  /// The labels in columns, down then across, as `ls` does; at most `height` rows, the rest counted.
  static func list(_ candidates: [Candidate], columns: Int, height: Int) -> [StyledText] {
    let labels = candidates.map { candidate in
      String(candidate.label.map { $0.isNewline || $0 == "\t" ? " " : $0 }).truncated(to: columns - 1)
    }
    let width = (labels.map(\.cellWidth).max() ?? 0) + 2
    let across = max(1, (columns + 1) / width)
    let down = (labels.count + across - 1) / across
    let rows = (0..<down).map { row in
      StyledText(
        stride(from: row, to: labels.count, by: down).map { labels[$0].padded(to: width) }.joined()
          .droppingTrailingSpaces())
    }
    guard rows.count > height else { return rows }
    let hidden = labels.count - labels.indices.filter { $0 % down < height - 1 }.count
    return rows.prefix(max(0, height - 1)) + [StyledText("… +\(hidden)", .dim)]
  }
}

extension String {
  fileprivate func droppingTrailingSpaces() -> String {
    var result = self
    while result.last == " " { result.removeLast() }
    return result
  }
}
