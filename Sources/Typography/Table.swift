/// Columns that line up in cells. Too wide a table narrows its widest columns first and wraps inside them.
public struct Table: Sendable {
  public let header: [StyledText]
  public let alignments: [Alignment]
  public private(set) var rows: [[StyledText]]

  /// Columns past the end of `alignments` stand left. An empty header is not drawn.
  public init(header: [StyledText] = [], alignments: [Alignment] = [], rows: [[StyledText]] = []) {
    self.header = header
    self.alignments = alignments
    self.rows = rows
  }

  public mutating func append(_ row: [StyledText]) {
    rows.append(row)
  }

  /// The table in lines, `gap` spaces between columns, no more than `width` cells where given. No line ends with
  /// padding.
  public func lines(width: Int? = nil, gap: Int = 2) -> [StyledText] {
    let all = header.isEmpty ? rows : [header.map { $0.styled(.strong) }] + rows
    let widths = columnWidths(of: all, within: width, gap: gap)
    return all.flatMap { lines(of: $0, widths: widths, gap: gap) }
  }

  private func columnWidths(of rows: [[StyledText]], within limit: Int?, gap: Int) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    var widths = (0..<count).map { column in
      rows.flatMap { $0.dropFirst(column).first?.lines.map(\.cellWidth) ?? [] }.max() ?? 0
    }
    guard let limit else { return widths }
    let narrowest = 2
    while widths.reduce(gap * max(0, count - 1), +) > limit,
      let widest = widths.indices.max(by: { (widths[$0], $1) < (widths[$1], $0) }),
      widths[widest] > narrowest
    {
      widths[widest] -= 1
    }
    return widths
  }

  private func lines(of row: [StyledText], widths: [Int], gap: Int) -> [StyledText] {
    let cells = row.enumerated().map { column, cell in cell.wrapped(to: widths[column]) }
    let space = StyledText(String(repeating: " ", count: gap))
    return (0..<(cells.map(\.count).max() ?? 0)).map { number in
      let last = cells.lastIndex { number < $0.count && !$0[number].isEmpty } ?? 0
      return cells.prefix(last + 1).enumerated().map { column, lines in
        let line = number < lines.count ? lines[number] : StyledText()
        let alignment = column < alignments.count ? alignments[column] : .left
        return column == last && alignment == .left ? line : line.padded(to: widths[column], alignment)
      }.joined(separator: space)
    }
  }
}
