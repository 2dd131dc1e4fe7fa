/// The bytes of a name, for tables of names: `String` takes a name apart by the rules of Unicode each time it is hashed
/// or found unequal, which is many times the cost of looking at its bytes.
enum Spelling {
  /// A hash of the bytes, eight at a time.
  static func hash(of name: String) -> UInt64 {
    unsafe name.utf8.withContiguousStorageIfAvailable { unsafe hash(of: $0) }
      ?? Array(name.utf8).withUnsafeBufferPointer { unsafe hash(of: $0) }
  }

  private static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    var hash = UInt64(truncatingIfNeeded: bytes.count)
    var offset = 0
    while offset + 8 <= raw.count {
      hash = mixed(hash, unsafe raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < raw.count {
      rest = rest << 8 | UInt64(unsafe raw[offset])
      offset += 1
    }
    return mixed(hash, rest)
  }

  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
    return (product ^ (product >> 29)) &* 0xBF58_476D_1CE4_E5B9
  }

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
