/// The types that a slot of a template can have.
public enum ValueType: String, Sendable, CaseIterable, BitwiseCopyable {
  case symbol, integer, decimal, text, truth
}

/// What a slot holds. `text` differs from `symbol` in its type only: both are kept by number.
public enum Value: Hashable, Sendable {
  case symbol(Symbol)
  case integer(Int)
  case decimal(Double)
  case text(Symbol)
  case truth(Bool)

  public var type: ValueType {
    switch self {
    case .symbol: .symbol
    case .integer: .integer
    case .decimal: .decimal
    case .text: .text
    case .truth: .truth
    }
  }
}
