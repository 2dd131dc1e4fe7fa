/// The shape of a kind of fact: a name and typed slots, in order.
public struct Template: Sendable, Hashable {
  public struct Slot: Sendable, Hashable {
    public var name: String
    public var type: ValueType
    /// Taken where an assertion leaves the slot out; without one the slot must be given.
    public var initial: Value?

    public init(name: String, type: ValueType, initial: Value? = nil) {
      self.name = name
      self.type = type
      self.initial = initial
    }
  }

  public var name: String
  public var slots: [Slot]

  public init(name: String, slots: [Slot]) {
    self.name = name
    self.slots = slots
  }

  public func slot(named name: String) -> Int? { slots.firstIndex { $0.name == name } }
}

/// A fact before it is in a working memory: a template by number, one value for each of its slots.
public struct FactContent: Sendable, Hashable {
  public var template: Int
  public var values: [Value]

  public init(template: Int, values: [Value]) {
    self.template = template
    self.values = values
  }
}
