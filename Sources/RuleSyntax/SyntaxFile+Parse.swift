public import Diagnostics
import Parallel
import Synchronization

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
    let found = work(on: outlines).mapConcurrently { work in
      work.source.lendingBytes { bytes in
        work.portion.programs.reduce(into: DeclaredNames()) { $0.collect(from: $1, of: bytes) }
      }
    }
    return found.reduce(into: DeclaredNames()) { $0.formUnion($1) }
  }

  private static func parse(_ outlines: [Outline], names: DeclaredNames) -> [SyntaxFile] {
    let work = work(on: outlines)
    let tally = Tally(work.count)
    let patterns = SharedPatterns()
    var readings = work.mapConcurrently { work in
      let reading = Reading(work, names: names, sharing: patterns, after: tally.mistakes(in: work.before))
      tally.note(reading.parsing.count, of: work.before.upperBound)
      return reading
    }[...]
    return outlines.map { outline in
      defer { readings.removeFirst(outline.portions.count) }
      return SyntaxFile(outline, readings.prefix(outline.portions.count), names: names)
    }
  }

  private static func work(on outlines: [Outline]) -> [Work] {
    outlines.reduce(into: []) { work, outline in
      let first = work.count
      work += outline.portions.enumerated().map { index, portion in
        Work(source: outline.source, portion: portion, before: first..<(first + index))
      }
    }
  }

  private init(_ outline: Outline, _ readings: ArraySlice<Reading>, names: DeclaredNames) {
    source = outline.source
    self.names = names
    declarations = readings.reduce(into: Declarations()) { $0.append($1.declarations) }
    let mistakes = readings.flatMap(\.parsing)
    diagnostics = outline.diagnostics + readings.flatMap(\.lexing) + mistakes.prefix(Parser.mostSuggestions)
    diagnostics += mistakes.dropFirst(Parser.mostSuggestions).map(\.withoutSuggestion)
    diagnostics.sort { $0.location.range.lowerBound < $1.location.range.lowerBound }
  }
}

/// How many mistakes each portion has, as far as they have been read.
private struct Tally: ~Copyable {
  private let counts: Mutex<[Int]>

  init(_ portions: Int) { counts = Mutex(Array(repeating: 0, count: portions)) }

  /// At least so many mistakes are in the portions with these numbers.
  func mistakes(in work: Range<Int>) -> Int { counts.withLock { $0[work].reduce(0, +) } }

  func note(_ count: Int, of work: Int) { counts.withLock { $0[work] = count } }
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

/// One of the portions of all files.
private struct Work: Sendable {
  let source: SourceFile
  let portion: Portion
  /// The numbers of the portions of the same file before it; the end is its own.
  let before: Range<Int>
}

/// What a portion was read as.
private struct Reading: Sendable {
  let declarations: [Declaration]
  let lexing: [Diagnostic]
  let parsing: [Diagnostic]

  /// `mistakes` are known to stand before it in the file.
  init(_ work: Work, names: DeclaredNames, sharing patterns: SharedPatterns, after mistakes: Int) {
    (declarations, lexing, parsing) = work.source.lendingBytes { bytes in
      var lexer = Lexer(bytes, path: work.source.path, names: names.table)
      lexer.lexemes.reserveCapacity(work.portion.length / 5)
      for program in work.portion.programs { lexer.lex(program) }
      var parser = Parser(lexer, sharing: patterns, after: mistakes)
      return (parser.declarations(), lexer.diagnostics, parser.diagnostics)
    }
  }
}
