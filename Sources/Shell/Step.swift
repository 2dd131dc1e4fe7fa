import Archive
package import Assistant
import Diagnostics
import Facts
import OrderedCollections
import Rendering
import RuleModel
package import Typography

/// What a step asks the loop to do.
package enum Effect: Sendable {
  case show([StyledText])
  /// Text that is no page: JSON, Markdown.
  case write(String, isFailure: Bool = false)
  case complain(String)
  /// Take each line of this file as if it were typed.
  case read(path: String)
  case quit
}

/// One line: the state it leads to and what there is to show. Pure, but for the advisor's working memory.
package func step(_ state: ShellState, _ text: String, _ advisor: Advisor) -> (
  state: ShellState, effects: [Effect]
) {
  var next = state
  let effects: [Effect]
  switch Line(text) {
  case .blank: effects = []
  case .question(let question): effects = [next.ask(question, advisor)]
  case .unknown(let name): effects = [.complain(ShellWording(state.language).unknown(name))]
  case .command(let command, let argument): effects = next.carryOut(command, argument, advisor)
  }
  return (next, effects)
}

extension ShellState {
  fileprivate mutating func ask(_ question: String, _ advisor: Advisor) -> Effect {
    let answer = session.ask(question, of: advisor)
    return show(answer, advisor)
  }

  private func show(_ answer: Answer, _ advisor: Advisor) -> Effect {
    let book = advisor.knowledge.rulebook
    if answer.outcome == .error, mode != .json, let failure = answer.failure {
      return .complain(language == .chinese ? failure.chinese : failure.english)
    }
    switch mode {
    case .text: return .show(answer.page(in: book, width: width))
    case .json:
      let line = answer.json(in: book, toolLanguage: language).line + "\n"
      return .write(line, isFailure: answer.outcome == .error)
    case .markdown: return .write(answer.markdown(in: book) + "\n")
    }
  }

  fileprivate mutating func carryOut(_ command: Command, _ argument: String, _ advisor: Advisor) -> [Effect] {
    switch command {
    case .help: return [help(argument)]
    case .new:
      session.reset()
      return [.show([StyledText(words.begun, .dim)])]
    case .reset:
      self = ShellState(language: language, documents: documents)
      return [.show([StyledText(words.cleared, .dim)])]
    case .facts: return [facts(advisor)]
    case .retract: return [retract(argument, advisor)]
    case .why: return [why(argument, advisor)]
    case .practices: return [practices(argument, advisor)]
    case .sources: return [sources(argument, advisor)]
    case .rules: return [rules(argument, advisor)]
    case .read: return [argument.isEmpty ? .complain(words.needs(.read)) : .read(path: argument)]
    case .mode: return [setMode(argument)]
    case .quit: return [.quit]
    }
  }

  private var words: ShellWording { ShellWording(language) }

  private func phrasing(_ advisor: Advisor) -> Phrasing { Phrasing(advisor.knowledge.rulebook, in: language) }

  private func help(_ argument: String) -> Effect {
    guard !argument.isEmpty else { return .show(words.help(width: width)) }
    let name = argument.drop { ".。．".contains($0) }
    guard let command = Command(name: String(name)) else { return .complain(words.unknown(String(name))) }
    return .show(words.help(on: command))
  }

  private func facts(_ advisor: Advisor) -> Effect {
    session.situation.isEmpty
      ? .show([StyledText(words.noFacts, .dim)])
      : .show(phrasing(advisor).page(ofFacts: session.situation, width: width))
  }

  private mutating func retract(_ argument: String, _ advisor: Advisor) -> Effect {
    guard let number = ordinal(argument) else { return .complain(words.needs(.retract)) }
    guard session.situation.indices.contains(number - 1) else {
      return .complain(words.noSuchFact(number, of: session.situation.count))
    }
    session.retract(at: number - 1)
    guard !session.situation.isEmpty else { return .show([StyledText(words.noFacts, .dim)]) }
    return show(session.reconsider(with: advisor), advisor)
  }

  private func why(_ argument: String, _ advisor: Advisor) -> Effect {
    guard let number = argument.isEmpty ? 1 : ordinal(argument) else { return .complain(words.needs(.why)) }
    guard let answer = session.last, !answer.advice.isEmpty else { return .complain(words.noAdvice) }
    guard answer.advice.indices.contains(number - 1) else {
      return .complain(words.noSuchAdvice(number, of: answer.advice.count))
    }
    return .show(phrasing(advisor).page(ofReasonsFor: answer.advice[number - 1], width: width))
  }

  private func practices(_ argument: String, _ advisor: Advisor) -> Effect {
    let phrasing = phrasing(advisor)
    guard !argument.isEmpty else { return .show(phrasing.practiceList(width: width)) }
    guard let practice = advisor.knowledge.rulebook.practice(called: argument) else {
      return .complain(words.noPractice(argument, advisor.knowledge.rulebook))
    }
    return .show(phrasing.page(of: practice, width: width))
  }

  private func sources(_ argument: String, _ advisor: Advisor) -> Effect {
    let phrasing = phrasing(advisor)
    guard !argument.isEmpty else { return .show(phrasing.sourceList(width: width)) }
    let book = advisor.knowledge.rulebook
    let id = argument.uppercased()
    guard
      let passage = book.passages[id]
        ?? book.practice(called: argument)?.passages.first.flatMap({ book.passages[$0] })
    else { return .complain(words.noPassage(argument, book)) }
    let file = book.documents[passage.document]?.file ?? ""
    return .show(phrasing.page(of: passage, documentLines: documents[file], width: width))
  }

  private func rules(_ argument: String, _ advisor: Advisor) -> Effect {
    let book = advisor.knowledge.rulebook
    guard !argument.isEmpty else {
      return .show(
        phrasing(advisor).rulesPage(of: words.authoredRules, rules: book.rules.map(\.text), width: width))
    }
    guard let practice = book.practice(called: argument) else {
      return .complain(words.noPractice(argument, book))
    }
    let rules = advisor.knowledge.rules(of: practice.name).map(\.text)
    return .show(phrasing(advisor).rulesPage(of: practice.name, rules: rules, width: width))
  }

  private mutating func setMode(_ argument: String) -> Effect {
    if argument.isEmpty { return .show([StyledText(words.mode(mode), .dim)]) }
    guard let mode = Mode(rawValue: argument.lowercased()) else { return .complain(words.noMode(argument)) }
    self.mode = mode
    return .show([StyledText(words.mode(mode), .dim)])
  }
}
