public import Diagnostics

extension SyntaxFile {
  /// Reads a rule file. Never fails: what could not be read is told in `diagnostics`. `names` are the declared names of
  /// all files that are read together, by which runs without spaces are cut.
  public static func parse(_ source: SourceFile, names: DeclaredNames) -> SyntaxFile {
    var lexer = Lexer(source, names: names.table)
    lexer.run()
    var parser = Parser(lexer)
    let declarations = parser.declarations()
    let diagnostics = lexer.diagnostics + parser.diagnostics
    return SyntaxFile(
      source: source, tokens: lexer.tokens, declarations: declarations,
      diagnostics: diagnostics.sorted { $0.location.range.lowerBound < $1.location.range.lowerBound })
  }

  /// Reads a file that stands alone, or with a few names from elsewhere.
  public static func parse(_ source: SourceFile, names: Set<String> = []) -> SyntaxFile {
    var declared = DeclaredNames(names)
    declared.collect(from: source)
    return parse(source, names: declared)
  }

  /// The names that some files declare.
  public static func declaredNames(in sources: some Sequence<SourceFile>) -> DeclaredNames {
    var names = DeclaredNames()
    for source in sources { names.collect(from: source) }
    return names
  }

  /// The tokens joined: the file to the byte.
  public func printed() -> String {
    let bytes = Array(source.text.utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for token in tokens { text.append(contentsOf: bytes[token.range]) }
    return String(decoding: text, as: UTF8.self)
  }
}
