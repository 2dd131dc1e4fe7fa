package import Typography

/// Lines under labels that share a column: the label once, what follows beneath its text.
struct Page {
  private(set) var lines: [StyledText] = []
  let width: Int
  /// Cells that labels take, the indent included.
  let column: Int

  init(width: Int, labels: [String], indent: Int = 0) {
    self.width = max(24, width)
    column = indent + (labels.map(\.cellWidth).max() ?? 0) + 2
  }

  /// `hanging`: how much further the lines after the first stand in.
  mutating func line(_ text: StyledText, indent: Int = 0, hanging: Int = 0) {
    let margin = StyledText(String(repeating: " ", count: indent))
    let rest = StyledText(String(repeating: " ", count: indent + hanging))
    lines += text.wrapped(to: width, first: margin, rest: rest)
  }

  mutating func blank() { lines.append(StyledText()) }

  /// Nothing for an empty text.
  mutating func labelled(_ label: String, _ text: StyledText, indent: Int = 0) {
    guard !text.isEmpty else { return }
    let margin = StyledText(String(repeating: " ", count: indent))
    let first = (margin + StyledText(label, .dim)).padded(to: column)
    let rest = StyledText(String(repeating: " ", count: column))
    lines += text.wrapped(to: width, first: first, rest: rest)
  }

  mutating func labelled(_ label: String, _ texts: [StyledText], separator: String, indent: Int = 0) {
    labelled(label, texts.joined(separator: StyledText(separator)), indent: indent)
  }

  mutating func append(_ other: [StyledText]) { lines += other }
}

extension Sequence where Element == StyledText {
  /// As text that a terminal or a file takes, each line ended.
  package func text(_ palette: Palette) -> String { reduce(into: "") { $0 += palette.render($1) + "\n" } }
}
