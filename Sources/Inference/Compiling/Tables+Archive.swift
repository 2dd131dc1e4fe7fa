import Archive
import Facts

// The arrays go to an archive as they lie in memory. From memory that lasts they are read where they lie; else each comes
// back by one copy.

extension Tables {
  func write(to archive: inout ArchiveWriter) {
    archive.write(sparse: code)
    archive.write(frozen: steps)
    archive.write(frozen: joins)
    archive.write(frozen: pairs)
    archive.write(sparse: groups)
    archive.write(frozen: numbers)
    archive.write(sparse: alphas)
    archive.write(frozen: constantKeys)
    archive.write(frozen: buckets)
    archive.write(frozen: bucketTable.entries)
    archive.write(frozen: postings)
    archive.write(frozen: signatures)
    archive.write(sparse: triggers)
    archive.write(frozen: indexes)
    archive.write(sparse: shapes)
    archive.write(frozen: shapesOfTemplate)
    archive.write(frozen: alphaTable.entries)
    archive.write(sparse: plans)
    archive.write(sparse: branches)
    archive.write(frozen: actions)
    archive.write(frozen: unseeded)
    archive.write(frozen: slotCounts)
    archive.write(sparse: slotTypes)
    archive.write(frozen: firstSlots)
    for size in [rankCount, registerCount, positionCount, stackDepth] { archive.write(size) }
  }
}

/// An element of words of 32 bits, some of which are made of flags and choices of a byte each: not all bytes make one,
/// and the rest of such a word is a gap.
protocol Sparse: BitwiseCopyable {
  static var smallFields: [SmallField] { get }
}

/// A field of one byte.
struct SmallField {
  var offset: Int
  /// How many values it has.
  var limit: UInt8

  fileprivate init<Whole, Choice: CaseIterable>(_ field: KeyPath<Whole, Choice>) {
    self.init(field, limit: UInt8(Choice.allCases.count))
  }

  fileprivate init<Whole>(flag field: KeyPath<Whole, Bool>) { self.init(field, limit: 2) }

  fileprivate init<Whole>(effects field: KeyPath<Whole, Effects>) { self.init(field, limit: 4) }

  private init<Whole, Field>(_ field: KeyPath<Whole, Field>, limit: UInt8) {
    guard let offset = MemoryLayout<Whole>.offset(of: field), MemoryLayout<Field>.size == 1 else {
      preconditionFailure("no stored field of one byte")
    }
    self.offset = offset
    self.limit = limit
  }
}

extension Sparse {
  /// Bytes of an element that belong to no field.
  fileprivate static var gaps: [Int] {
    let offsets = smallFields.map(\.offset)
    let words = Set(offsets.map { $0 / 4 }).sorted()
    return words.flatMap { $0 * 4..<$0 * 4 + 4 }.filter {
      $0 < MemoryLayout<Self>.stride && !offsets.contains($0)
    }
  }
}

extension ArchiveWriter {
  /// The elements must have no gaps.
  fileprivate mutating func write<Element>(frozen elements: Frozen<Element>) {
    unsafe elements.withUnsafeBytes { unsafe write(flat: Array($0)) }
  }

  fileprivate mutating func write<Element: Sparse>(sparse elements: Frozen<Element>) {
    var bytes = unsafe elements.withUnsafeBytes { unsafe Array($0) }
    for gap in Element.gaps {
      for place in stride(from: gap, to: bytes.count, by: MemoryLayout<Element>.stride) { bytes[place] = 0 }
    }
    write(flat: bytes)
  }
}

extension ArchiveReader {
  mutating func frozen<Element>() -> Frozen<Element> { frozen(withSmall: []) }

  mutating func sparse<Element: Sparse>() -> Frozen<Element> { frozen(withSmall: Element.smallFields) }

  private mutating func frozen<Element>(withSmall fields: [SmallField]) -> Frozen<Element> {
    let size = MemoryLayout<Element>.stride
    let isLasting = areBytesLasting
    let elements: Frozen<Element>? = unsafe withFlatBytes { bytes in
      if bytes.count % size != 0 { return nil }
      for field in fields {
        for place in stride(from: field.offset, to: bytes.count, by: size) {
          if unsafe bytes[place] >= field.limit { return nil }
        }
      }
      return unsafe isLasting ? Frozen(lasting: bytes) : Frozen(bytes: bytes)
    }
    if let elements { return elements }
    fail()
    return Frozen([])
  }

  mutating func frozenTable() -> FrozenTable {
    let entries: Frozen<ProbeTable.Entry> = frozen()
    if let table = FrozenTable(entries) { return table }
    entries.free()
    fail()
    return FrozenTable(ProbeTable())
  }

  /// A number of things that are held in memory at once.
  mutating func size() -> Int32 { Int32(checked(Int(Int32(from: &self)), below: 1 << 24)) }
}

extension Instruction: Sparse {
  static var smallFields: [SmallField] { [SmallField(\Self.operation)] }
}

extension Shape: Sparse {
  static var smallFields: [SmallField] { [SmallField(flag: \Self.isWhole)] }
}

extension Plan: Sparse {
  static var smallFields: [SmallField] {
    [
      SmallField(flag: \Self.isNoLoop), SmallField(flag: \Self.isSilencing),
      SmallField(flag: \Self.isWatched),
    ]
  }
}

extension ValueType: Sparse {
  static var smallFields: [SmallField] { [SmallField(\Self.self)] }
}

extension Group: Sparse {
  static var smallFields: [SmallField] {
    [SmallField(\Self.kind), SmallField(\Self.function), SmallField(\Self.operandType)]
  }
}

extension Alpha: Sparse {
  static var smallFields: [SmallField] {
    [
      SmallField(flag: \Self.isGate), SmallField(effects: \Self.whenAsserted),
      SmallField(effects: \Self.whenRetracted),
    ]
  }
}

extension Trigger: Sparse {
  static var smallFields: [SmallField] {
    [SmallField(effects: \Self.whenAsserted), SmallField(effects: \Self.whenRetracted)]
  }
}

extension Branch: Sparse {
  static var smallFields: [SmallField] {
    [
      SmallField(flag: \Self.isComplex), SmallField(flag: \Self.isLogical),
      SmallField(flag: \Self.isNoLoop),
    ]
  }
}
