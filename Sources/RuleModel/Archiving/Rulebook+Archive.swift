public import Archive
import Diagnostics
import OrderedCollections
import RuleSyntax

extension RuleDeclaration: Archivable {
  public convenience init(from archive: inout ArchiveReader) {
    self.init(
      name: archive.read(), passages: archive.read(), priority: archive.read(), noLoop: archive.read(),
      conditions: archive.read(), actions: archive.read(), variables: Set(archive.read([String].self)),
      location: .none)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    archive.write(passages)
    archive.write(priority)
    archive.write(noLoop)
    archive.write(conditions)
    archive.write(actions)
    archive.write(variables.sorted())
  }
}

extension Rulebook: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init()
    documents = OrderedDictionary(archive.read(), by: \.name)
    passages = OrderedDictionary(archive.read(), by: \.id)
    attributes = OrderedDictionary(archive.read(), by: \.name)
    practices = OrderedDictionary(archive.read(), by: \.name)
    rules = archive.shelf()
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(Array(documents.values))
    archive.write(Array(passages.values))
    archive.write(Array(attributes.values))
    archive.write(Array(practices.values))
    archive.write(shelf: rules)
  }
}

extension OrderedDictionary where Key == String {
  /// By name; of several with one name the first.
  init(_ list: [Value], by name: (Value) -> String) {
    self.init(list.map { (name($0), $0) }) { first, _ in first }
  }
}
