/// A name or a piece of text that was met once and is known by its number from then on.
/// Numbers are dense and start at 0, in order of first meeting; they mean nothing without their table.
public struct Symbol: Hashable, Sendable, Comparable {
  public let id: Int32

  public init(id: Int32) { self.id = id }

  public static func < (left: Symbol, right: Symbol) -> Bool { left.id < right.id }
}

/// Names by number and numbers by name. A value: a copy may grow without the original knowing.
///
/// Names are found by their bytes. Two that are equal and spelt differently (é as one scalar and as two) are one name:
/// from the first that is in no normal form on, `equals` knows them all.
public struct SymbolTable: Sendable {
  private var names: [String] = []
  /// Open addressing: the upper half of the hash and the number plus one; 0 is free. The length is a power of two.
  private var slots: [UInt64] = []
  private var equals: [String: Int32]?

  public init() {}

  public var count: Int { names.count }

  /// The symbol of `name`, made if it is new.
  public mutating func intern(_ name: String) -> Symbol {
    let hash = Spelling.hash(of: name)
    if let known = number(of: name, hash) { return Symbol(id: known) }
    let fresh = Int32(names.count)
    if names.count * 2 >= slots.count { grow() }
    place(fresh, hash)
    names.append(name)
    if equals == nil, !Spelling.isNormal(name) {
      equals = Dictionary(uniqueKeysWithValues: zip(names, Int32(0)...))
    } else {
      equals?[name] = fresh
    }
    return Symbol(id: fresh)
  }

  /// The symbol of `name` if it was met before.
  public func find(_ name: String) -> Symbol? {
    number(of: name, Spelling.hash(of: name)).map(Symbol.init(id:))
  }

  public subscript(_ symbol: Symbol) -> String { names[Int(symbol.id)] }

  private func number(of name: String, _ hash: UInt64) -> Int32? {
    if slots.isEmpty { return nil }
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 {
      if slots[place] >> 32 == hash >> 32 {
        let number = Int32(truncatingIfNeeded: slots[place]) - 1
        if names[Int(number)] == name { return number }
      }
      place = (place + 1) & mask
    }
    if let equals { return equals[name] }
    return Spelling.isNormal(name) ? nil : names.firstIndex(of: name).map(Int32.init)
  }

  private mutating func place(_ number: Int32, _ hash: UInt64) {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while slots[place] != 0 { place = (place + 1) & mask }
    slots[place] = (hash >> 32) << 32 | UInt64(truncatingIfNeeded: number + 1)
  }

  private mutating func grow() {
    slots = [UInt64](repeating: 0, count: max(64, slots.count * 2))
    for (number, name) in names.enumerated() { place(Int32(number), Spelling.hash(of: name)) }
  }
}
