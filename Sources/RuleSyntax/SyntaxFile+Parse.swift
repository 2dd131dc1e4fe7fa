public import Diagnostics
import Parallel

extension SyntaxFile {
  /// Reads the files of a rule base: each by the names that all of them declare. Never fails: what could not be read is
  /// told in `diagnostics`.
  public static func parse(_ sources: [SourceFile]) -> [SyntaxFile] {
    let outlines = sources.mapConcurrently(Outline.init)
    return parse(outlines, names: declaredNames(in: outlines))
  }

  /// Reads a rule file by the names that are declared in all files that are read together.
  public static func parse(_ source: SourceFile, names: DeclaredNames) -> SyntaxFile {
    parse([Outline(source)], names: names)[0]
  }

  /// Reads a file that stands alone, or with a few names from elsewhere.
  public static func parse(_ source: SourceFile, names: Set<String> = []) -> SyntaxFile {
    let outline = Outline(source)
    var declared = DeclaredNames(names)
    declared.formUnion(declaredNames(in: [outline]))
    return parse([outline], names: declared)[0]
  }

  /// The names that some files declare.
  public static func declaredNames(in sources: some Sequence<SourceFile>) -> DeclaredNames {
    declaredNames(in: sources.map(Outline.init))
  }

  private static func declaredNames(in outlines: [Outline]) -> DeclaredNames {
    let found = portions(of: outlines).mapConcurrently { source, portion in
      source.lendingBytes { bytes in
        portion.programs.reduce(into: DeclaredNames()) { $0.collect(from: $1, of: bytes) }
      }
    }
    return found.reduce(into: DeclaredNames()) { $0.formUnion($1) }
  }

  private static func parse(_ outlines: [Outline], names: DeclaredNames) -> [SyntaxFile] {
    var readings = portions(of: outlines).mapConcurrently { source, portion in
      Reading(portion, of: source, names: names)
    }[...]
    return outlines.map { outline in
      defer { readings.removeFirst(outline.portions.count) }
      return SyntaxFile(outline, readings.prefix(outline.portions.count), names: names)
    }
  }

  private static func portions(of outlines: [Outline]) -> [(source: SourceFile, portion: Portion)] {
    outlines.flatMap { outline in outline.portions.map { (outline.source, $0) } }
  }

  private init(_ outline: Outline, _ readings: ArraySlice<Reading>, names: DeclaredNames) {
    source = outline.source
    self.names = names
    declarations = readings.first?.declarations ?? []
    declarations.reserveCapacity(readings.reduce(0) { $0 + $1.declarations.count })
    for reading in readings.dropFirst() { declarations += reading.declarations }
    diagnostics = outline.diagnostics + readings.flatMap(\.lexing) + readings.flatMap(\.parsing)
    diagnostics.sort { $0.location.range.lowerBound < $1.location.range.lowerBound }
  }
}

/// Where the program of a file is.
private struct Outline: Sendable {
  let source: SourceFile
  let portions: [Portion]
  /// What is wrong with the fences.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile) {
    self.source = source
    let literate = source.lendingBytes(Literate.init)
    portions = source.lendingBytes { Portion.all(of: literate.blocks.map(\.program), in: $0) }
    for block in literate.blocks where !block.isClosed { report(.unclosedFence, block.fence) }
    if let fence = literate.unclosedForeignFence { report(.unclosedForeignFence, fence) }
  }

  private mutating func report(_ error: SyntaxError, _ range: Range<Int>) {
    diagnostics.append(error.diagnostic(at: Location(path: source.path, range: range)))
  }
}

/// What a portion was read as.
private struct Reading: Sendable {
  let declarations: [Declaration]
  let lexing: [Diagnostic]
  let parsing: [Diagnostic]

  init(_ portion: Portion, of source: SourceFile, names: DeclaredNames) {
    (declarations, lexing, parsing) = source.lendingBytes { bytes in
      var lexer = Lexer(bytes, path: source.path, names: names.table)
      for program in portion.programs { lexer.lex(program) }
      var parser = Parser(lexer)
      return (parser.declarations(), lexer.diagnostics, parser.diagnostics)
    }
  }
}
