package import Archive
import Facts

extension Lowered: Archivable {
  package init(from archive: inout ArchiveReader) {
    let templates: [Template] = archive.read()
    self.init(rules: archive.shelf(), templates: templates)
  }

  package func write(to archive: inout ArchiveWriter) {
    archive.write(templates)
    archive.write(shelf: rules)
  }
}

extension LoweredRule: Archivable {
  package init(from archive: inout ArchiveReader) {
    origin = archive.read()
    name = archive.read()
    certainty = archive.read()
    let own: [OwnCertainty] = archive.read()
    ownCertainties = Dictionary(
      own.map { ($0.conclusion, $0.certainty) }, uniquingKeysWith: { first, _ in first })
  }

  package func write(to archive: inout ArchiveWriter) {
    archive.write(origin)
    archive.write(name)
    archive.write(certainty)
    archive.write(
      ownCertainties.map { OwnCertainty(conclusion: $0, certainty: $1) }.sorted { $0.key < $1.key })
  }
}

private struct OwnCertainty: Archivable {
  var conclusion: LoweredRule.Conclusion
  var certainty: Double

  /// A dictionary has no order, an archive must have one.
  var key: String { ([conclusion.template] + conclusion.words).joined(separator: "\u{0}") }

  init(conclusion: LoweredRule.Conclusion, certainty: Double) {
    self.conclusion = conclusion
    self.certainty = certainty
  }

  init(from archive: inout ArchiveReader) {
    conclusion = LoweredRule.Conclusion(template: archive.read(), words: archive.read())
    certainty = archive.read()
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(conclusion.template)
    archive.write(conclusion.words)
    archive.write(certainty)
  }
}

extension LoweredRule.Origin: Archivable {
  package init(from archive: inout ArchiveReader) {
    self =
      switch UInt8(from: &archive) {
      case 0: .need(practice: archive.read(), index: archive.read())
      case 1: .setting(practice: archive.read(), index: archive.read())
      case 2: .exclusion(practice: archive.read(), index: archive.read())
      case 3: .verdict(practice: archive.read())
      case 4: .order(practice: archive.read(), index: archive.read())
      case 5: .authored(archive.read())
      default: .exclusiveValues
      }
  }

  package func write(to archive: inout ArchiveWriter) {
    switch self {
    case .need(let practice, let index): write(0, practice, index, to: &archive)
    case .setting(let practice, let index): write(1, practice, index, to: &archive)
    case .exclusion(let practice, let index): write(2, practice, index, to: &archive)
    case .verdict(let practice):
      archive.write(UInt8(3))
      archive.write(practice)
    case .order(let practice, let index): write(4, practice, index, to: &archive)
    case .authored(let index):
      archive.write(UInt8(5))
      archive.write(index)
    case .exclusiveValues: archive.write(UInt8(6))
    }
  }

  private func write(_ kind: UInt8, _ practice: String, _ index: Int, to archive: inout ArchiveWriter) {
    archive.write(kind)
    archive.write(practice)
    archive.write(index)
  }
}
