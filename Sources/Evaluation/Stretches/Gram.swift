/// A stretch of a few units: what is counted.
protocol Gram: Hashable {
  var text: String { get }
  /// How many units it has.
  var length: Int { get }
  /// All shorter ones in it that are counted too.
  var parts: [Self] { get }
}

/// Two to eight Chinese characters. Their numbers, so that comparing two is comparing three words.
struct HanGram: Gram {
  static let lengths = 2...8

  private var words: SIMD4<UInt64> = .zero

  /// `characters`: at most eight.
  init(_ characters: ArraySlice<Unicode.Scalar>) {
    for (index, character) in characters.enumerated() {
      words[index / 3] |= UInt64(character.value) << (21 * UInt64(index % 3))
    }
  }

  private var characters: [Unicode.Scalar] {
    (0..<Self.lengths.upperBound).compactMap { index in
      let number = words[index / 3] >> (21 * UInt64(index % 3)) & 0x1F_FFFF
      return number == 0 ? nil : Unicode.Scalar(UInt32(number))
    }
  }

  var text: String { String(String.UnicodeScalarView(characters)) }

  var length: Int { characters.count }

  var parts: [HanGram] {
    let characters = characters[...]
    return Self.lengths.filter { $0 < characters.count }.flatMap { length in
      (0...characters.count - length).map { HanGram(characters[$0..<$0 + length]) }
    }
  }
}

/// One to four words of a script that writes spaces, in small letters, a space between them.
struct WordGram: Gram {
  static let lengths = 1...4

  let text: String

  init(_ words: ArraySlice<String>) { text = words.joined(separator: " ") }

  private var words: [String] { text.split(separator: " ").map(String.init) }

  var length: Int { text.utf8.count { $0 == 0x20 } + 1 }

  var parts: [WordGram] {
    let words = words[...]
    return Self.lengths.filter { $0 < words.count }.flatMap { length in
      (0...words.count - length).map { WordGram(words[$0..<$0 + length]) }
    }
  }
}
