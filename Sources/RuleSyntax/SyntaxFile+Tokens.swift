import Diagnostics

extension SyntaxFile {
  /// Every byte of the file belongs to exactly one token (prose outside fences is one token a stretch), in order. They
  /// are made when they are asked for: a tree does without them.
  public var tokens: [Token] {
    source.lendingBytes { bytes in
      var lexer = Lexer(bytes, path: source.path, names: names.table)
      var tokens: [Token] = []
      var place = 0
      for block in Literate(bytes).blocks {
        if place < block.program.lowerBound {
          tokens.append(Token(kind: .prose, range: place..<block.program.lowerBound))
        }
        lexer.tokens = []
        lexer.lex(block.program)
        tokens += lexer.tokens ?? []
        place = block.program.upperBound
      }
      if place < bytes.count { tokens.append(Token(kind: .prose, range: place..<bytes.count)) }
      return tokens
    }
  }

  /// The tokens joined: the file to the byte.
  public func printed() -> String {
    source.lendingBytes { bytes in tokens.reduce(into: "") { $0 += bytes.string($1.range) } }
  }
}
