public import Archive
import Facts

// A lexicon is archived without the phrases that could not be compiled: there must be none.

extension Lexicon: Archivable {
  public init(from archive: inout ArchiveReader) {
    let known: [Vocabulary.Attribute] = archive.read()
    attributes = Dictionary(known.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    lacks = Set(archive.read([String].self))
    entries = archive.shelf()
    topics = archive.shelf()
    book = archive.read()
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(attributes.values.sorted { $0.name < $1.name })
    archive.write(lacks.sorted())
    archive.write(shelf: entries)
    archive.write(shelf: topics)
    archive.write(book)
  }
}
