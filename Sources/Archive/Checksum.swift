/// A 64-bit fingerprint of bytes, the same on every run and in every version, so that the header of an image can be
/// checked by any. It guards against accidents, not against forgers.
///
/// Four lanes take eight bytes each in turn; every step is one to one in the bytes it takes, so that bytes changed in
/// one place never go unnoticed.
public struct Checksum: Sendable {
  private static let odd: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let other: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  public private(set) var value: UInt64 = 0

  public init() {}

  /// Takes a part that is apart from those before it.
  public mutating func add(_ bytes: ArraySlice<UInt8>) { value = Self.step(value, Self.of(bytes)) }

  public mutating func add(_ text: String) { add(Array(text.utf8)[...]) }

  public static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    unsafe bytes.withUnsafeBytes { unsafe of($0) }
  }

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = (odd, other, odd &+ other, UInt64(1))
    var place = 0
    while bytes.count - place >= 32 {
      lanes.0 = step(lanes.0, unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      lanes.1 = step(lanes.1, unsafe bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
      lanes.2 = step(lanes.2, unsafe bytes.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self))
      lanes.3 = step(lanes.3, unsafe bytes.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self))
      place += 32
    }
    while bytes.count - place >= 8 {
      lanes.0 = step(lanes.0, unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    while place < bytes.count {
      lanes.1 = step(lanes.1, unsafe UInt64(bytes[place]))
      place += 1
    }
    let joined = step(step(step(step(lanes.0, lanes.1), lanes.2), lanes.3), UInt64(bytes.count))
    return (joined ^ (joined >> 31)) &* odd ^ (joined >> 29)
  }

  @inline(__always)
  private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let product = (lane ^ word) &* odd
    return (product << 31 | product >> 33) &* other
  }
}
