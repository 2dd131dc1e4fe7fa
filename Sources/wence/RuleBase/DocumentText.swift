import RuleModel

/// The lines of a document, to hold its passages against.
struct DocumentText {
  struct Miss: Equatable {
    enum Kind: Equatable { case noSuchLine(Int), term(String) }

    var passage: String
    var kind: Kind
  }

  let lines: [String]

  init(lines: [String]) { self.lines = lines }

  /// UTF-8 or GB18030.
  init(path: String) throws(Trouble) {
    var bytes = try Files.bytes(of: path)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard !bytes.contains(0), let text = LineDecoder(Encoding.guessed(from: bytes)).decode(bytes) else {
      throw Trouble(message: say("“\(path)”不是文本文件。", "“\(path)” is no text file."))
    }
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  /// The key terms that do not stand in the lines their passage cites. White space, width of signs and letters, and
  /// quotation marks do not count.
  func misses(in passages: [Passage]) -> [Miss] {
    passages.flatMap { passage in
      let numbers = passage.lines.flatMap(Array.init)
      if let missing = numbers.first(where: { !lines.indices.contains($0 - 1) }) {
        return [Miss(passage: passage.id, kind: .noSuchLine(missing))]
      }
      let cited = Self.folded(numbers.map { lines[$0 - 1] }.joined())
      return passage.terms.filter { !cited.contains(Self.folded($0)) }.map {
        Miss(passage: passage.id, kind: .term($0))
      }
    }
  }

  private static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || "“”‘’「」『』\"'＂＇".unicodeScalars.contains(scalar) { continue }
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      folded.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
    return String(folded)
  }
}

extension DocumentText.Miss {
  var message: String {
    switch kind {
    case .noSuchLine(let line):
      say("〔\(passage)〕文献没有第 \(line) 行", "〔\(passage)〕 the document has no line \(line)")
    case .term(let term):
      say("〔\(passage)〕所引的行里没有“\(term)”", "〔\(passage)〕 the cited lines do not hold “\(term)”")
    }
  }
}
