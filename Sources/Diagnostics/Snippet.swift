public import Facts

extension Diagnostic {
  /// What the author reads, as plain text:
  ///
  ///     rules/parking.md:31:6 错误 E0205：…
  ///        31 │   需求 停车收费争意
  ///           │        ^^^^^^^^^^^^
  ///           │ 您是不是要写“停车收费争议”？
  ///
  /// `tables` are the files by path; `width` tells how many terminal cells a text takes.
  public func snippet(
    in tables: [String: LineTable], language: Language, width: (String) -> Int
  ) -> String {
    let heading =
      "\(name(severity, language)) \(code)\(language == .chinese ? "：" : ": ")\(text(message, language))"
    guard let table = tables[location.path] else {
      return ([location.path + " " + heading] + remarks(tables, language, gutter: "      │ ")).joined(
        separator: "\n")
    }
    let line = table.line(at: location.range.lowerBound)
    let column = table.column(at: location.range.lowerBound)
    let digits = String(line)
    let blank = String(repeating: " ", count: max(5, digits.count))
    let number = String(repeating: " ", count: max(0, 5 - digits.count)) + digits
    let view = LineView(table, location.range, line: line, width: width)
    var lines = ["\(location.path):\(line):\(column) \(heading)", trimmedEnd("\(number) │ \(view.text)")]
    lines.append(
      "\(blank) │ \(String(repeating: " ", count: view.indent))\(String(repeating: "^", count: view.carets))")
    return (lines + remarks(tables, language, gutter: "\(blank) │ ")).joined(separator: "\n")
  }

  private func remarks(_ tables: [String: LineTable], _ language: Language, gutter: String) -> [String] {
    var lines: [String] = []
    if let suggestion = suggestion.map(printable) {
      lines.append(
        gutter + (language == .chinese ? "您是不是要写“\(suggestion)”？" : "did you mean “\(suggestion)”?"))
    }
    for note in notes {
      let line = tables[note.location.path].map { ":\($0.line(at: note.location.range.lowerBound))" } ?? ""
      let place = note.location.path + line
      let said = text(note.message, language)
      lines.append(gutter + (language == .chinese ? "\(said)（\(place)）" : "\(said) (\(place))"))
    }
    return lines
  }

  private func name(_ severity: Severity, _ language: Language) -> String {
    switch (severity, language) {
    case (.error, .chinese): "错误"
    case (.warning, .chinese): "提醒"
    case (.error, .english): "error"
    case (.warning, .english): "warning"
    }
  }

  private func text(_ message: Message, _ language: Language) -> String {
    printable(language == .chinese ? message.chinese : message.english)
  }

  private func trimmedEnd(_ text: String) -> String {
    var view = text.unicodeScalars
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}

/// All of `diagnostics`, by file and place, with a blank line between two.
public func report(
  _ diagnostics: [Diagnostic], in sources: [SourceFile], language: Language, width: (String) -> Int
) -> String {
  let told = Set(diagnostics.map(\.location.path)).union(
    diagnostics.flatMap { $0.notes.map(\.location.path) })
  let tables = Dictionary(
    sources.lazy.filter { told.contains($0.path) }.map { ($0.path, LineTable($0)) },
    uniquingKeysWith: { first, _ in first })
  return diagnostics.inOrder()
    .map { $0.snippet(in: tables, language: language, width: width) }
    .joined(separator: "\n\n")
}

extension Sequence<Diagnostic> {
  /// By file, place and code.
  public func inOrder() -> [Diagnostic] {
    sorted { first, second in
      let (one, two) = (first.location, second.location)
      return (one.path, one.range.lowerBound, one.range.upperBound, first.code)
        < (two.path, two.range.lowerBound, two.range.upperBound, second.code)
    }
  }
}

/// One line of a file as it can be printed: no tabs, no control characters, the marked place in view.
private struct LineView {
  var text: String
  /// In cells.
  var indent: Int
  var carets: Int

  /// Longer lines are cut.
  private static let cells = 96
  /// What stays in view before the marked place of a line that is cut.
  private static let lead = 24

  init(_ table: LineTable, _ range: SourceRange, line: Int, width: (String) -> Int) {
    let parts = table.parts(of: range, inLine: line)
    let whole = printable(table.text(ofLine: line))
    var before = printable(parts.before)
    let covered = printable(parts.covered)
    var rest = String(whole.unicodeScalars.dropFirst(before.unicodeScalars.count))
    if width(whole) > Self.cells {
      if width(before) > Self.lead, width(before + covered) > Self.cells {
        before = "…" + Self.suffix(before, Self.lead, width)
      }
      rest = Self.prefix(rest, Self.cells - width(before), width)
    }
    text = before + rest
    indent = width(before)
    carets = max(1, min(width(covered), width(rest)))
  }

  private static func prefix(_ text: String, _ cells: Int, _ width: (String) -> Int) -> String {
    guard width(text) > cells else { return text }
    var taken = ""
    var used = 1
    for character in text {
      used += width(String(character))
      if used > cells { break }
      taken.append(character)
    }
    return taken + "…"
  }

  private static func suffix(_ text: String, _ cells: Int, _ width: (String) -> Int) -> String {
    var taken: [Character] = []
    var used = 0
    for character in text.reversed() {
      used += width(String(character))
      if used > cells { break }
      taken.append(character)
    }
    return String(taken.reversed())
  }
}

/// Without tabs and control characters: each is one scalar still.
private func printable(_ text: String) -> String {
  var view = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      view.append(scalar == "\t" ? " " : "\u{FFFD}")
    default: view.append(scalar)
    }
  }
  return String(view)
}
