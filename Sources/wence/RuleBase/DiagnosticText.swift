import Diagnostics
import Rendering
import Typography

extension LoadedRules {
  /// Diagnostics as a person reads them: place, what is wrong, the line with a caret, what was probably meant.
  func text(of diagnostics: [Diagnostic], in palette: Palette) -> String {
    let report = report(diagnostics, in: files.files, language: Tongue.current) { $0.cellWidth }
    let lines = report.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      StyledText(line, line.hasPrefix(" ") ? .plain : .strong)
    }
    return lines.dropLast(report.hasSuffix("\n") ? 1 : 0).text(palette)
  }

  /// `path:line`.
  func line(of location: Location) -> String {
    lineNumber(of: location).map { "\(location.path):\($0)" } ?? location.path
  }

  func lineNumber(of location: Location) -> Int? {
    files.files.first { $0.path == location.path }.map { LineTable($0).line(at: location.range.lowerBound) }
  }
}
