import Testing

@testable import Archive

@Suite struct ChecksumTests {
  /// Of all lengths about the sizes of words and blocks.
  @Test func everyFlippedBitAndEveryLengthIsNoticed() {
    for count in [0, 1, 7, 8, 9, 31, 32, 33, 39, 40, 63, 64, 100] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      let sum = Checksum.of(bytes[...])
      for bit in 0..<count * 8 {
        var changed = bytes
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(Checksum.of(changed[...]) != sum, "bit \(bit) of \(count) bytes")
      }
    }
    let zeros = (0..<150).map { Checksum.of(Array(repeating: 0, count: $0)[...]) }
    #expect(Set(zeros).count == zeros.count)
  }

  /// Two bits at once, in words of one lane and of two; the upper bits are the ones that are mixed least.
  @Test func twoFlippedBitsAreNoticed() {
    let bytes = (0..<104).map { UInt8(truncatingIfNeeded: $0 &* 91) }
    var sums: Set<UInt64> = [Checksum.of(bytes[...])]
    for first in [30, 63, 64 + 63, 8 * 64 + 63, 12 * 64 + 63] {
      for second in (0..<bytes.count * 8) where second > first && (second % 64 > 55 || second % 64 == 30) {
        var changed = bytes
        changed[first / 8] ^= 1 << UInt8(first % 8)
        changed[second / 8] ^= 1 << UInt8(second % 8)
        #expect(sums.insert(Checksum.of(changed[...])).inserted, "\(first), \(second)")
      }
    }
  }
}
