public import Archive

// A tree is archived without its places: what names a place is read from the text.

extension Basis: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension Evidence: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension VerdictWord: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension TestKind: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension ComparisonSyntax: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension ArithmeticSyntax: Archivable {
  public init(from archive: inout ArchiveReader) { self.init(choiceFrom: &archive) }
  public func write(to archive: inout ArchiveWriter) { write(choiceTo: &archive) }
}

extension Name: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(text: archive.read(), range: 0..<0)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(text)
  }
}

extension TextLiteral: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(text: archive.read(), range: 0..<0)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(text)
  }
}

extension AttributeTest: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(kind: archive.read(), attribute: archive.read(), values: archive.read(), range: 0..<0)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(kind)
    archive.write(attribute)
    archive.write(values)
  }
}

extension PatternSyntax: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(binding: archive.read(), template: archive.read(), slots: archive.read(), range: 0..<0)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(binding)
    archive.write(template)
    archive.write(Array(slots))
  }
}

extension SlotSyntax: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(slot: archive.read(), comparison: archive.read(), value: archive.read())
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(slot)
    archive.write(comparison)
    archive.write(value)
  }
}

extension AccumulateSyntax: Archivable {
  public init(from archive: inout ArchiveReader) {
    self.init(
      result: archive.read(), function: archive.read(), operand: archive.read(), source: archive.read(),
      range: 0..<0)
  }

  public func write(to archive: inout ArchiveWriter) {
    archive.write(result)
    archive.write(function)
    archive.write(operand)
    archive.write(source)
  }
}
