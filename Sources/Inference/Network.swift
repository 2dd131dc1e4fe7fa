package import Archive
package import Facts

/// A program made ready to run: immutable, shared by any number of engines on any number of threads.
package struct Network: Sendable {
  package let symbols: SymbolTable
  /// Asserted by `Engine.reset`, in this order.
  let initialFacts: [FactContent]
  let headers: RuleHeaders
  let tables: Tables

  package init(_ program: Program) {
    var program = program
    self.init(&program)
  }

  package init(_ source: inout some RuleSource) {
    let priorities = source.priorities
    var headers = RuleHeaders(count: priorities.count)
    var builder = NetworkBuilder(source.templates)
    builder.build(priorities) { numbers in
      let rules = source.portion(numbers)
      for (number, rule) in zip(numbers, rules) { headers.note(rule, number) }
      return rules
    }
    self.headers = headers
    symbols = source.symbols
    initialFacts = source.initialFacts
    tables = Tables(builder)
  }

  package func slotCount(of template: Int) -> Int { Int(tables.slotCounts[Int32(template)]) }
}

extension Network: Archivable {
  package init(from archive: inout ArchiveReader) {
    symbols = archive.read()
    initialFacts = archive.read()
    headers = archive.read()
    tables = Tables(from: &archive)
  }

  package func write(to archive: inout ArchiveWriter) {
    archive.write(symbols)
    archive.write(initialFacts)
    archive.write(headers)
    tables.write(to: &archive)
  }
}

/// The variables of rules, for reports of firings.
struct RuleHeaders: Sendable {
  private static let fact: UInt8 = 0xFF

  /// Of each rule where its variables are in `types`.
  private var variables: [Stretch]
  /// The place of a type among all types, or `fact`.
  private var types: [UInt8] = []

  /// Each of the rules is to be noted.
  init(count: Int) { variables = Array(repeating: Stretch(), count: count) }

  mutating func note(_ rule: Rule, _ number: Int) {
    let start = Int32(types.count)
    types += rule.variables.lazy.map { variable in
      guard case .value(let type) = variable.type else { return Self.fact }
      return UInt8(ValueType.allCases.firstIndex(of: type) ?? 0)
    }
    variables[number] = Stretch(start: start, end: Int32(types.count))
  }

  var count: Int { variables.count }

  func variableCount(of rule: Int32) -> Int { Int(variables[Int(rule)].count) }

  /// `nil` for a variable that is bound to a fact.
  func type(of variable: Int32, in rule: Int32) -> ValueType? {
    let type = types[Int(variables[Int(rule)].start + variable)]
    return type < ValueType.allCases.count ? ValueType.allCases[Int(type)] : nil
  }
}

extension RuleHeaders: Archivable {
  init(from archive: inout ArchiveReader) {
    variables = archive.flat()
    types = archive.flat()
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(flat: variables)
    archive.write(flat: types)
  }
}
