/// How names are written.
enum Spelling {
  /// Whether the name is made of letters and signs of Latin-1, Han characters and full-width signs only. Of two such
  /// names each is in its normal form: they are equal only where their bytes are.
  static func isNormal(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0 < 0x80 }
      || name.unicodeScalars.allSatisfy {
        switch $0.value {
        case 0..<0x300, 0x2010...0x2027, 0x3000...0x3029, 0x3400...0x9FFF, 0xFF00...0xFFEE: true
        default: false
        }
      }
  }
}
