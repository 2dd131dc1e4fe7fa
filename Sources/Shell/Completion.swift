import Facts
import LineEditor
import OrderedCollections
import RuleModel

/// What Tab offers: command names after a dot, practices and passages after a command that takes them, and the words
/// of the rule base inside a question.
struct Completion {
  private let book: Rulebook
  private let isChinese: Bool

  init(_ book: Rulebook, _ language: Language) {
    self.book = book
    isChinese = language == .chinese
  }

  /// `cursor` and the replaced range count characters.
  func candidates(_ line: String, _ cursor: Int) -> [Candidate] {
    let before = Array(line.prefix(cursor))
    guard let first = before.first(where: { !$0.isWhitespace }) else { return [] }
    if ".。．".contains(first) { return afterDot(before) }
    return words(endingAt: before)
  }

  private func afterDot(_ before: [Character]) -> [Candidate] {
    guard let space = before.lastIndex(where: \.isWhitespace),
      before[..<space].contains(where: { !$0.isWhitespace })
    else {
      let start = before.firstIndex { !$0.isWhitespace } ?? 0
      let typed = String(before[(start + 1)...])
      return Command.allCases.flatMap { offered($0, typed) }.map {
        Candidate(text: "." + $0 + " ", label: "." + $0, replaces: start..<before.count)
      }
    }
    guard case .command(let command, _) = Line(String(before)) else { return [] }
    let typed = String(before[(space + 1)...])
    return arguments(of: command).filter { $0.text.lowercased().hasPrefix(typed.lowercased()) }.map {
      Candidate(text: $0.text, label: $0.label, replaces: (space + 1)..<before.count)
    }
  }

  /// One name a command: the first that fits what is typed, the tool's language first.
  private func offered(_ command: Command, _ typed: String) -> [String] {
    let names =
      isChinese && !(typed.first?.isASCII ?? false) ? [command.names[1]] + command.names : command.names
    return names.first { $0.hasPrefix(typed.lowercased()) }.map { [$0] } ?? []
  }

  private func arguments(of command: Command) -> [(text: String, label: String)] {
    switch command {
    case .practices, .rules:
      book.practices.values.flatMap { practice in
        [(practice.name, practice.name), (practice.id, "\(practice.id) \(practice.name)")]
      }
    case .sources: book.passages.values.map { ($0.id, $0.id) }
    case .help: Command.allCases.flatMap(\.names).map { ($0, $0) }
    case .mode: ShellState.Mode.allCases.map { ($0.rawValue, $0.rawValue) }
    case .new, .facts, .retract, .reset, .why, .read, .quit: []
    }
  }

  /// Labels of values, needs and practices that begin with the longest run of characters before the cursor that any of
  /// them begins with.
  private func words(endingAt before: [Character]) -> [Candidate] {
    let vocabulary = labels
    for length in stride(from: min(12, before.count), through: 1, by: -1) {
      let typed = String(before[(before.count - length)...])
      if !isChinese, length < before.count, before[before.count - length - 1].isLetter { continue }
      let found = vocabulary.filter { $0.hasPrefix(typed) && $0 != typed }
      if !found.isEmpty {
        return found.prefix(40).map {
          Candidate(text: $0, label: $0, replaces: (before.count - length)..<before.count)
        }
      }
    }
    return []
  }

  private var labels: [String] {
    let language: Language = isChinese ? .chinese : .english
    let values = book.attributes.values.flatMap { attribute in
      attribute.kind == .need || attribute.kind == .truth
        ? [attribute.label.text(in: language)] : attribute.choices.values.map { $0.label.text(in: language) }
    }
    let practices = book.practices.values.flatMap { [$0.title.text(in: language)] + $0.aliases }
    var seen: Set<String> = []
    return (values + practices).filter { seen.insert($0).inserted }
  }
}
