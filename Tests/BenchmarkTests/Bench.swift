import BenchmarkHarness
import Diagnostics
import Facts
import Foundation
import Inference

/// A benchmark program at a small size.
struct Bench {
  let program: LoadedProgram
  let engine: Engine
  private let facts: [FactContent]

  /// `files`: names in `Benchmarks/Programs`.
  init(_ files: String..., facts: [String]) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Benchmarks/Programs")
    let sources = try files.map {
      SourceFile(path: $0, text: try String(contentsOf: folder.appending(path: $0 + ".md"), encoding: .utf8))
    }
    try self.init(sources, facts: facts)
  }

  init(_ sources: [SourceFile], facts lines: [String]) throws {
    program = try LoadedProgram(sources)
    engine = Engine(program.network)
    let file = try FactFile(lines.joined(separator: "\n"), program: program, engine: engine)
    facts = file.questions.flatMap { $0 }
  }

  func run(reading template: String, withdrawing withdrawn: String? = nil) throws -> Digest {
    try engine.work(
      facts, reading: program.template(template), withdrawing: withdrawn.map(program.template))
  }

  /// The facts of a template after a run, their values by slot, as text.
  func left(_ template: String) throws -> [[String: String]] {
    let number = try program.template(template)
    let slots = program.templates[number].slots.map(\.name)
    return engine.facts(of: number).map { fact in
      Dictionary(uniqueKeysWithValues: zip(slots, fact.content.values.map(text)))
    }
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .symbol(let symbol), .text(let symbol): engine.name(of: symbol)
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .truth(let truth): String(truth)
    }
  }
}

/// The random numbers of the benchmark loads.
struct Dice {
  private var state: UInt64 = 42

  mutating func draw(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % sides
  }
}
