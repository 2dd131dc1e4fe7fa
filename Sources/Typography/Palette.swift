/// Turns styles into bytes for a terminal, or leaves them out.
public struct Palette: Sendable, Hashable {
  private enum Kind: Sendable, Hashable { case plain, ansi }

  private let kind: Kind

  /// The text itself, byte for byte.
  public static let plain = Palette(kind: .plain)
  /// SGR sequences of the sixteen colours every terminal has, each run closed by a reset. Controls inside the
  /// text are shown as pictures: a document that is quoted cannot drive the terminal.
  public static let ansi = Palette(kind: .ansi)

  /// False where all styles look the same.
  public var showsStyles: Bool { kind == .ansi }

  public func render(_ text: StyledText) -> String {
    guard kind == .ansi else { return text.plain }
    return text.runs.reduce(into: "") { result, run in
      let shown = Self.harmless(run.text)
      if let code = Self.code(of: run.style) {
        result += "\u{1B}[\(code)m\(shown)\u{1B}[0m"
      } else {
        result += shown
      }
    }
  }

  private static func code(of style: Style) -> String? {
    switch style {
    case .plain: nil
    case .title: "1;36"
    case .strong: "1"
    case .dim: "2"
    case .good: "32"
    case .caution: "33"
    case .bad: "31"
    case .quote: "3"
    case .link: "4;34"
    }
  }

  private static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard isUnsafe(scalar) else {
        result.append(scalar)
        continue
      }
      let picture = scalar.value < 0x20 ? 0x2400 + scalar.value : scalar.value == 0x7F ? 0x2421 : 0xFFFD
      result.append(Unicode.Scalar(picture) ?? "\u{FFFD}")
    }
    return String(result)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\t": false
    default: scalar.properties.generalCategory == .control
    }
  }
}
