public import Diagnostics
import Facts
package import Inference
package import Lowering
import OrderedCollections
import Parallel
public import RuleModel
import RuleSyntax
public import Understanding

/// A rule base made ready: checked, lowered, compiled. Immutable; shared by as many advisors as there are threads.
public struct Knowledge: Sendable {
  public let rulebook: Rulebook
  public let lexicon: Lexicon
  /// The visible rule level, in the order in which the engine numbers it.
  package let lowered: Lowered
  package let network: Network

  /// Source text → syntax → rulebook → lexicon and network. Never fails: what is unsound is left out and told.
  /// With `question` the knowledge is good for answering that one only, and ready sooner.
  public static func build(from sources: [SourceFile], for question: String? = nil) -> (
    knowledge: Knowledge, diagnostics: [Diagnostic]
  ) {
    let (book, mistakes) = Rulebook.resolveUnchecked(SyntaxFile.parse(sources))
    let (knowledge, found) = both({ Knowledge(book, for: question) }, { book.check() })
    return (knowledge, mistakes + found + knowledge.phraseDiagnostics(in: sources))
  }

  /// `book` must be resolved: what it refers to is there.
  public init(_ book: Rulebook, for question: String? = nil) {
    rulebook = book
    let compiled = both({ Lexicon(book.vocabulary, for: question) }, { Self.lower(book) })
    lexicon = compiled.0
    (lowered, network) = compiled.1
  }

  private static func lower(_ book: Rulebook) -> (Lowered, Network) {
    var (lowered, program) = Lowered.lowering(book)
    return (lowered, Network(&program))
  }

  /// The rules of the rule level that a practice was lowered to.
  public func rules(of practice: String) -> [RuleDeclaration] {
    rulebook.practice(practice).map { Lowering.rules(of: $0, in: rulebook) } ?? []
  }

  /// Phrases that understanding cannot read, each at its place.
  private func phraseDiagnostics(in sources: [SourceFile]) -> [Diagnostic] {
    lexicon.phraseProblems.map { problem in
      var suggestion: String?
      if case .unknownClass(let name) = problem.problem {
        suggestion = nearestName(to: name, among: rulebook.wordClasses.keys)
      }
      return Diagnostic(
        code: "E0313", location: location(of: problem.phrase, in: sources),
        message: .init(
          chinese: "说法“\(problem.phrase)”读不懂：\(problem.problem.message.chinese)",
          english: "phrase “\(problem.phrase)” cannot be read: \(problem.problem.message.english)"),
        suggestion: suggestion)
    }
  }

  /// The text of a phrase in the declaration that holds it; the declaration's name if the text was written otherwise.
  private func location(of phrase: String, in sources: [SourceFile]) -> Location {
    let attribute = rulebook.attributes.values.first { attribute in
      attribute.decoys.contains(phrase)
        || attribute.choices.values.contains { ($0.phrases + $0.hints + $0.denials).contains(phrase) }
    }
    let wordClass = rulebook.wordClasses.values.first { $0.phrases.contains(phrase) }
    guard let owner = attribute?.location ?? wordClass?.location,
      let text = sources.first(where: { $0.path == owner.path })?.text
    else { return .none }
    let bytes = Array(text.utf8)
    let wanted = Array(phrase.utf8)
    let last = bytes.count - wanted.count
    let place = (owner.range.lowerBound..<max(owner.range.lowerBound, last + 1)).first {
      bytes[$0...].starts(with: wanted)
    }
    return place.map { Location(path: owner.path, range: $0..<$0 + wanted.count) } ?? owner
  }
}
