public import Archive
import Diagnostics
import RuleSyntax

extension Practice.Need: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(name: archive.read(), grade: archive.read(), basis: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    archive.write(grade)
    archive.write(basis)
  }
}

extension Practice.Setting: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(
      attribute: archive.read(), values: archive.read(), transferable: archive.read(),
      transferableToOthers: archive.read(), assumedWhenUnstated: archive.read(), basis: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(attribute)
    archive.write(values)
    archive.write(transferable)
    archive.write(transferableToOthers)
    archive.write(assumedWhenUnstated)
    archive.write(basis)
  }
}

extension Practice.Exclusion: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(attribute: archive.read(), values: archive.read(), basis: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(attribute)
    archive.write(values)
    archive.write(basis)
  }
}

extension Practice.Requirement: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(
      attribute: archive.read(), values: archive.read(), insteadFirst: archive.read(), basis: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(attribute)
    archive.write(values)
    archive.write(insteadFirst)
    archive.write(basis)
  }
}

extension Practice: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(
      id: archive.read(), name: archive.read(), title: archive.read(), evidence: archive.read(),
      passages: archive.read(), aliases: archive.read(), needs: archive.read(), settings: archive.read(),
      exclusions: archive.read(), requirements: archive.read(), steps: archive.read(),
      effects: archive.read(), actors: archive.read(), remark: archive.read(), validFrom: archive.read(),
      validUntil: archive.read(), conflicts: archive.read(), certainty: archive.read(),
      parent: archive.read(), parts: archive.read(), location: .none)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(id)
    archive.write(name)
    archive.write(title)
    archive.write(evidence)
    archive.write(passages)
    archive.write(aliases)
    archive.write(needs)
    archive.write(settings)
    archive.write(exclusions)
    archive.write(requirements)
    archive.write(steps)
    archive.write(effects)
    archive.write(actors)
    archive.write(remark)
    archive.write(validFrom)
    archive.write(validUntil)
    archive.write(conflicts)
    archive.write(certainty)
    archive.write(parent)
    archive.write(parts)
  }
}
