package import Diagnostics
package import Facts
package import Inference
import Lowering
import Parallel
import RuleModel
import RuleSyntax

/// A rule file carried through every stage of loading, with the seconds that each took.
package struct LoadedProgram: Sendable {
  package struct Stages: Sendable {
    package var parse = 0.0
    package var resolve = 0.0
    /// Beside lowering and the network, on a thread of its own.
    package var check = 0.0
    package var lower = 0.0
    package var network = 0.0

    package init() {}

    package var total: Double { parse + resolve + check + lower + network }
  }

  package let network: Network
  /// By number.
  package let templates: [Template]
  package let stages: Stages

  /// A rule file with a mistake in it is refused.
  package init(_ sources: [SourceFile]) throws {
    var stages = Stages()
    var syntax = timed(&stages.parse) { SyntaxFile.parse(sources) }
    let (book, mistakes) = timed(&stages.resolve) {
      Rulebook.resolveUnchecked(exchange(&syntax, with: []))
    }
    let (made, checked) = both(
      {
        let (lowering, lower) = timedHere { Lowered.lowering(book) }
        var program = TimedSource(lowering.program)
        let (network, seconds) = timedHere { Network(&program) }
        return (lowering.lowered.templates, network, lower + program.seconds, seconds - program.seconds)
      },
      { timedHere { book.check() } })
    (templates, network, stages.lower, stages.network) = made
    stages.check = checked.seconds
    if let mistake = (mistakes + checked.result).first(where: { $0.severity == .error }) {
      throw BenchmarkTrouble(mistake, in: sources)
    }
    self.stages = stages
  }

  package func template(_ name: String) throws -> Int {
    guard let number = templates.firstIndex(where: { $0.name == name }) else {
      throw BenchmarkTrouble("no template is named \(name)")
    }
    return number
  }
}

/// A program, and how long the making of its rules has taken.
private struct TimedSource: RuleSource {
  private var program: LoweredProgram
  private(set) var seconds = 0.0

  init(_ program: LoweredProgram) { self.program = program }

  var templates: [Template] { program.templates }
  var priorities: [Int] { program.priorities }
  var initialFacts: [FactContent] { program.initialFacts }
  var symbols: SymbolTable { program.symbols }

  mutating func portion(_ numbers: ArraySlice<Int>) -> [Rule] {
    let (rules, seconds) = timedHere { program.portion(numbers) }
    self.seconds += seconds
    return rules
  }
}

/// Why a measurement cannot be made.
package struct BenchmarkTrouble: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  init(_ mistake: Diagnostic, in sources: [SourceFile]) {
    let line = sources.first { $0.path == mistake.location.path }
      .map { LineTable($0).line(at: mistake.location.range.lowerBound) }
    description = "\(mistake.location.path):\(line ?? 0): \(mistake.message.english)"
  }
}
