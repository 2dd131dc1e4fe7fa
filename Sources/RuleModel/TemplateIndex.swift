public import Facts
public import OrderedCollections

/// Templates and their slots by number and by name: what is looked up for every pattern of every rule.
public struct TemplateIndex: Sendable {
  /// In the order in which they are numbered.
  public let shapes: [TemplateShape]
  private var names = SymbolTable()
  private var slots: [SymbolTable]

  public init(_ templates: OrderedDictionary<String, TemplateDeclaration>) {
    shapes = templates.values.map(\.template)
    slots = shapes.map { shape in
      shape.slots.reduce(into: SymbolTable()) { _ = $0.intern($1.name) }
    }
    for name in templates.keys { _ = names.intern(name) }
  }

  public func number(of template: String) -> Int? { names.find(template).map { Int($0.id) } }

  public func slot(named name: String, of template: Int) -> Int? {
    slots[template].find(name).map { Int($0.id) }
  }

  public func type(ofSlot slot: Int, of template: Int) -> ValueType { shapes[template].slots[slot].type }
}
