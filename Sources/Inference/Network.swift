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
    symbols = program.symbols
    initialFacts = program.initialFacts
    headers = RuleHeaders(program.rules)
    var builder = NetworkBuilder(program)
    builder.build()
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
  private let variables: [Stretch]
  /// The place of a type among all types, or `fact`.
  private let types: [UInt8]

  init(_ rules: [Rule]) {
    var variables: [Stretch] = []
    var types: [UInt8] = []
    for rule in rules {
      let start = Int32(types.count)
      types += rule.variables.map { variable in
        guard case .value(let type) = variable.type else { return Self.fact }
        return UInt8(ValueType.allCases.firstIndex(of: type) ?? 0)
      }
      variables.append(Stretch(start: start, end: Int32(types.count)))
    }
    self.variables = variables
    self.types = types
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
