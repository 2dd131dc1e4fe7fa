public import Archive

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
  private var names = StringPool()
  private var equals: [String: Int32]?

  public init() {}

  public var count: Int { names.count }

  /// The symbol of `name`, made if it is new.
  public mutating func intern(_ name: String) -> Symbol {
    if let known = find(name) { return known }
    let fresh = Int32(names.intern(name))
    if equals == nil, !Spelling.isNormal(name) { indexEquals() } else { equals?[name] = fresh }
    return Symbol(id: fresh)
  }

  /// The same for a name that is still part of a longer text.
  public mutating func intern(utf8: UnsafeBufferPointer<UInt8>) -> Symbol {
    if let known = unsafe names.find(utf8: utf8) { return Symbol(id: Int32(known)) }
    return unsafe intern(String(decoding: utf8, as: UTF8.self))
  }

  /// The symbol of `name` if it was met before.
  public func find(_ name: String) -> Symbol? {
    if let known = names.find(name) { return Symbol(id: Int32(known)) }
    if let equals { return equals[name].map(Symbol.init(id:)) }
    if Spelling.isNormal(name) { return nil }
    return (0..<names.count).first { names[$0] == name }.map { Symbol(id: Int32($0)) }
  }

  public subscript(_ symbol: Symbol) -> String { names[Int(symbol.id)] }

  private mutating func indexEquals() {
    equals = Dictionary((0..<names.count).map { (names[$0], Int32($0)) }) { first, _ in first }
  }
}

extension SymbolTable: Archivable {
  public init(from archive: inout ArchiveReader) {
    names = archive.read()
    if archive.read() { indexEquals() }
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(names)
    archive.write(equals != nil)
  }
}
