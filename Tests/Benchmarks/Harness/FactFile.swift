package import Facts
package import Inference

/// Facts as plain text: one a line, the template and its slots in order, parted by tabs. An empty line ends a question.
package struct FactFile {
  package let questions: [[FactContent]]

  /// Symbols and texts are made known to `engine`; the contents are good for it and for engines that met the same
  /// words in the same order.
  package init(_ text: String, program: LoadedProgram, engine: Engine) throws {
    var questions: [[FactContent]] = []
    for block in text.split(separator: "\n\n") {
      let lines = block.split(separator: "\n")
      questions.append(try lines.map { try Self.fact($0, program, engine) })
    }
    self.questions = questions
  }

  private static func fact(_ line: Substring, _ program: LoadedProgram, _ engine: Engine) throws
    -> FactContent
  {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let template = try program.template(fields[0])
    let slots = program.templates[template].slots
    guard slots.count == fields.count - 1 else {
      throw BenchmarkTrouble("\(slots.count) values are wanted: \(line)")
    }
    let values = try zip(slots, fields.dropFirst()).map { slot, field in
      guard let value = value(field, slot.type, engine) else {
        throw BenchmarkTrouble("\(field) is no \(slot.type): \(line)")
      }
      return value
    }
    return FactContent(template: template, values: values)
  }

  private static func value(_ field: String, _ type: ValueType, _ engine: Engine) -> Value? {
    switch type {
    case .symbol: .symbol(engine.intern(field))
    case .text: .text(engine.intern(field))
    case .integer: Int(field).map(Value.integer)
    case .decimal: Double(field).map(Value.decimal)
    case .truth: Bool(field).map(Value.truth)
    }
  }
}
