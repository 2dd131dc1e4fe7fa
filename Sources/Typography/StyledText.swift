/// What a stretch of text is, not how it looks; a `Palette` decides that.
public enum Style: Sendable, Hashable, CaseIterable {
  case plain, title, strong, dim, good, caution, bad, quote, link
}

/// Text in runs of one style each. No run is empty and no two neighbours share a style, so equal texts compare
/// equal however they were put together.
public struct StyledText: Sendable, Hashable {
  public struct Run: Sendable, Hashable {
    public let text: String
    public let style: Style
  }

  public private(set) var runs: [Run] = []

  public init() {}

  public init(_ text: some StringProtocol, _ style: Style = .plain) {
    append(text, style)
  }

  public var plain: String { runs.reduce(into: "") { $0 += $1.text } }
  public var isEmpty: Bool { runs.isEmpty }
  public var cellWidth: Int { runs.reduce(0) { $0 + $1.text.cellWidth } }

  public mutating func append(_ text: some StringProtocol, _ style: Style = .plain) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.style == style {
      runs[runs.count - 1] = Run(text: last.text + text, style: style)
    } else {
      runs.append(Run(text: String(text), style: style))
    }
  }

  public mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.style) }
  }

  public static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  public static func += (left: inout StyledText, right: StyledText) {
    left.append(right)
  }

  /// The same text with every plain run in `style`.
  public func styled(_ style: Style) -> StyledText {
    runs.reduce(into: StyledText()) { $0.append($1.text, $1.style == .plain ? style : $1.style) }
  }

  /// The lines between line feeds; a text without one is one line.
  public var lines: [StyledText] {
    var lines = [StyledText()]
    for run in runs {
      let parts = run.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (number, part) in parts.enumerated() {
        if number > 0 { lines.append(StyledText()) }
        lines[lines.count - 1].append(part, run.style)
      }
    }
    return lines
  }
}

extension StyledText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {
    self.init(value)
  }

  public init(stringInterpolation: Interpolation) {
    self = stringInterpolation.text
  }

  /// `"took \(seconds, .strong) seconds"`
  public struct Interpolation: StringInterpolationProtocol {
    var text = StyledText()

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      text.append(literal)
    }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible, _ style: Style = .plain) {
      text.append(value.description, style)
    }

    public mutating func appendInterpolation(_ value: StyledText) {
      text.append(value)
    }
  }
}

extension Sequence where Element == StyledText {
  public func joined(separator: StyledText = StyledText()) -> StyledText {
    var result = StyledText()
    for (number, text) in enumerated() {
      if number > 0 { result.append(separator) }
      result.append(text)
    }
    return result
  }
}
