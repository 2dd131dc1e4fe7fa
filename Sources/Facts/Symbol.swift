/// A name or a piece of text that was met once and is known by its number from then on.
/// Numbers are dense and start at 0, in order of first meeting; they mean nothing without their table.
public struct Symbol: Hashable, Sendable, Comparable {
  public let id: Int32

  public init(id: Int32) { self.id = id }

  public static func < (left: Symbol, right: Symbol) -> Bool { left.id < right.id }
}

/// Names by number and numbers by name. A value: a copy may grow without the original knowing.
public struct SymbolTable: Sendable {
  private var names: [String] = []
  private var numbers: [String: Int32] = [:]

  public init() {}

  public var count: Int { names.count }

  /// The symbol of `name`, made if it is new.
  public mutating func intern(_ name: String) -> Symbol {
    if let known = numbers[name] { return Symbol(id: known) }
    let fresh = Int32(names.count)
    names.append(name)
    numbers[name] = fresh
    return Symbol(id: fresh)
  }

  /// The symbol of `name` if it was met before.
  public func find(_ name: String) -> Symbol? { numbers[name].map(Symbol.init(id:)) }

  public subscript(_ symbol: Symbol) -> String { names[Int(symbol.id)] }
}
