public import Archive

/// A name or a piece of text that was met once and is known by its number from then on.
/// Numbers are dense and start at 0, in order of first meeting; they mean nothing without their table.
public struct Symbol: Hashable, Sendable, Comparable {
  public let id: Int32

  public init(id: Int32) { self.id = id }

  public static func < (left: Symbol, right: Symbol) -> Bool { left.id < right.id }
}

/// Names by number and numbers by name, told apart by their bytes. A value: a copy may grow without the original knowing.
public struct SymbolTable: Sendable {
  private var names = StringPool()

  public init() {}

  public var count: Int { names.count }

  /// The symbol of `name`, made if it is new.
  public mutating func intern(_ name: String) -> Symbol { Symbol(id: Int32(names.intern(name))) }

  /// The symbol of `name` if it was met before.
  public func find(_ name: String) -> Symbol? { names.find(name).map { Symbol(id: Int32($0)) } }

  public subscript(_ symbol: Symbol) -> String { names[Int(symbol.id)] }
}

extension SymbolTable: Archivable {
  public init(from archive: inout ArchiveReader) { names = archive.read() }
  public func write(to archive: inout ArchiveWriter) { archive.write(names) }
}
