public import Archive
import Diagnostics
import OrderedCollections
import RuleSyntax

// A rulebook is archived as far as answers need it. The words of attributes are in the lexicon; templates and facts are
// in the network; cases and places are read from the text.

extension Bilingual: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(chinese: archive.read(), english: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(chinese)
    archive.write(english)
  }
}

extension Document: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(
      name: archive.read(), title: archive.read(), publisher: archive.read(), date: archive.read(),
      file: archive.read(), location: .none)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    archive.write(title)
    archive.write(publisher)
    archive.write(date)
    archive.write(file)
  }
}

extension Passage: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(
      id: archive.read(), document: archive.read(), lines: archive.read(), speaker: archive.read(),
      terms: archive.read(), digest: archive.read(), location: .none)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(id)
    archive.write(document)
    archive.write(lines)
    archive.write(speaker)
    archive.write(terms)
    archive.write(digest)
  }
}

extension Attribute.Choice: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(name: archive.read(), label: archive.read(), phrases: [], hints: [], denials: [])
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    archive.write(label)
  }
}

extension Attribute.Kind: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension Practice.NeedGrade: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension Grounded: Archivable where Content: Archivable {
  public init(from archive: inout ArchiveReader) {
    let basis: Basis = archive.read()
    self.init(archive.read(), basis: basis)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(basis)
    archive.write(content)
  }
}

extension Attribute: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(
      name: archive.read(), label: archive.read(), kind: archive.read(),
      choices: .init(archive.read(), by: \.name), decoys: [], examples: [], exclusive: archive.read(),
      isUnchangeable: archive.read(), isPerProblem: archive.read(), marksInstitution: archive.read(),
      topic: archive.read(), answeredBy: archive.read(), followUp: archive.read(), notice: archive.read(),
      sentence: archive.read(), location: .none)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    archive.write(label)
    archive.write(kind)
    archive.write(Array(choices.values))
    archive.write(exclusive)
    archive.write(isUnchangeable)
    archive.write(isPerProblem)
    archive.write(marksInstitution)
    archive.write(topic)
    archive.write(answeredBy)
    archive.write(followUp)
    archive.write(notice)
    archive.write(sentence)
  }
}
