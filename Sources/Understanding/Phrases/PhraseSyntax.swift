/// A part of a phrase as it is written.
enum PhraseNode: Sendable {
  case text([UInt32])
  case group([[PhraseNode]])
  case wordClass(String)
  case gap(Joint)
}

/// What may lie between two pieces of a phrase.
enum Joint: UInt8, Sendable {
  case adjacent, shortGap, longGap

  var limit: Int {
    switch self {
    case .adjacent: 0
    case .shortGap: PhraseLimits.shortGap
    case .longGap: PhraseLimits.longGap
    }
  }
}

private let openParenthesis: UInt32 = 0x28
private let closeParenthesis: UInt32 = 0x29
private let bar: UInt32 = 0x7C
private let openBrace: UInt32 = 0x7B
private let closeBrace: UInt32 = 0x7D
private let ellipsis: UInt32 = 0x2026

func isPhraseSign(_ scalar: UInt32) -> Bool {
  switch scalar {
  case openParenthesis, closeParenthesis, bar, openBrace, closeBrace, ellipsis: true
  default: false
  }
}

/// Reads the phrase language of rule files from folded scalars.
struct PhraseParser {
  private let scalars: [UInt32]
  private var at = 0

  static func parse(_ scalars: [UInt32]) throws(PhraseProblem) -> [PhraseNode] {
    var parser = PhraseParser(scalars: scalars)
    let nodes = try parser.sequence(depth: 0)
    if parser.at < scalars.count { throw .unopened }
    return nodes
  }

  private init(scalars: [UInt32]) { self.scalars = scalars }

  private mutating func sequence(depth: Int) throws(PhraseProblem) -> [PhraseNode] {
    var nodes: [PhraseNode] = []
    while at < scalars.count {
      switch scalars[at] {
      case openParenthesis: nodes.append(try group(depth: depth + 1))
      case openBrace: nodes.append(try wordClass())
      case ellipsis: nodes.append(gap())
      case closeParenthesis, bar:
        if depth > 0 { return nodes }
        throw .unopened
      case closeBrace: throw .unopened
      default: nodes.append(text())
      }
    }
    return nodes
  }

  private mutating func group(depth: Int) throws(PhraseProblem) -> PhraseNode {
    guard depth <= PhraseLimits.depth else { throw .tooManyAlternatives }
    at += 1
    var alternatives: [[PhraseNode]] = []
    while true {
      alternatives.append(try sequence(depth: depth))
      guard at < scalars.count else { throw .unclosedParenthesis }
      at += 1
      if scalars[at - 1] == closeParenthesis { return .group(alternatives) }
    }
  }

  private mutating func wordClass() throws(PhraseProblem) -> PhraseNode {
    var name = String.UnicodeScalarView()
    at += 1
    while at < scalars.count, scalars[at] != closeBrace {
      if isPhraseSign(scalars[at]) { throw .unclosedBrace }
      if let scalar = Unicode.Scalar(scalars[at]) { name.append(scalar) }
      at += 1
    }
    guard at < scalars.count else { throw .unclosedBrace }
    at += 1
    return .wordClass(String(name))
  }

  private mutating func gap() -> PhraseNode {
    let start = at
    while at < scalars.count, scalars[at] == ellipsis { at += 1 }
    return .gap(at - start > 1 ? .longGap : .shortGap)
  }

  private mutating func text() -> PhraseNode {
    let start = at
    while at < scalars.count, !isPhraseSign(scalars[at]) { at += 1 }
    return .text(Array(scalars[start..<at]))
  }
}
