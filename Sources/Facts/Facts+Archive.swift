public import Archive

extension ValueType: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension Value: Archivable {
  public init(from archive: inout ArchiveReader) {
    switch ValueType(from: &archive) {
    case .symbol: self = .symbol(Symbol(id: archive.read()))
    case .integer: self = .integer(archive.read())
    case .decimal: self = .decimal(archive.read())
    case .text: self = .text(Symbol(id: archive.read()))
    case .truth: self = .truth(archive.read())
    }
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(type)
    switch self {
    case .symbol(let symbol), .text(let symbol): archive.write(symbol.id)
    case .integer(let number): archive.write(number)
    case .decimal(let number): archive.write(number)
    case .truth(let truth): archive.write(truth)
    }
  }
}

extension Template.Slot: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(name: archive.read(), type: archive.read(), initial: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    archive.write(type)
    archive.write(initial)
  }
}

extension Template: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(name: archive.read(), slots: archive.read()) }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    archive.write(slots)
  }
}

extension FactContent: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(template: archive.read(), values: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(template)
    archive.write(values)
  }
}

extension Vocabulary.Strength: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension Vocabulary.Entry: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(
      phrase: archive.read(), attribute: archive.read(), value: archive.read(), strength: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(phrase)
    archive.write(attribute)
    archive.write(value)
    archive.write(strength)
  }
}

extension Vocabulary.Topic: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(phrase: archive.read(), practice: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(phrase)
    archive.write(practice)
  }
}

extension Vocabulary.Attribute: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(
      name: archive.read(), isNeed: archive.read(), isPerProblem: archive.read(),
      marksInstitution: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(name)
    archive.write(isNeed)
    archive.write(isPerProblem)
    archive.write(marksInstitution)
  }
}
