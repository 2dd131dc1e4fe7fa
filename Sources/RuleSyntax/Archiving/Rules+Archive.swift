public import Archive

// The first case of each enumeration holds no other of its kind: what cannot be read becomes it.

extension LiteralSyntax: Archivable {
  public init(from archive: inout ArchiveReader) {
    self =
      switch UInt8(from: &archive) {
      case 1: .decimal(archive.read())
      case 2: .text(archive.read())
      case 3: .truth(archive.read())
      case 4: .symbol(archive.read())
      default: .integer(archive.read())
      }
  }

  public func write(to archive: inout ArchiveWriter) {
    switch self {
    case .integer(let a):
      archive.write(UInt8(0))
      archive.write(a)
    case .decimal(let a):
      archive.write(UInt8(1))
      archive.write(a)
    case .text(let a):
      archive.write(UInt8(2))
      archive.write(a)
    case .truth(let a):
      archive.write(UInt8(3))
      archive.write(a)
    case .symbol(let a):
      archive.write(UInt8(4))
      archive.write(a)
    }
  }
}

extension ExpressionSyntax: Archivable {
  public init(from archive: inout ArchiveReader) {
    self = archive.nested { archive in
      switch UInt8(from: &archive) {
      case 1: .literal(archive.read())
      case 2: .arithmetic(archive.read(), archive.read(), archive.read())
      case 3: .compare(archive.read(), archive.read(), archive.read())
      case 4: .and(archive.read(), archive.read())
      case 5: .or(archive.read(), archive.read())
      case 6: .not(archive.read())
      default: .name(archive.read())
      }
    }
  }

  public func write(to archive: inout ArchiveWriter) {
    switch self {
    case .name(let a):
      archive.write(UInt8(0))
      archive.write(a)
    case .literal(let a):
      archive.write(UInt8(1))
      archive.write(a)
    case .arithmetic(let a, let b, let c):
      archive.write(UInt8(2))
      archive.write(a)
      archive.write(b)
      archive.write(c)
    case .compare(let a, let b, let c):
      archive.write(UInt8(3))
      archive.write(a)
      archive.write(b)
      archive.write(c)
    case .and(let a, let b):
      archive.write(UInt8(4))
      archive.write(a)
      archive.write(b)
    case .or(let a, let b):
      archive.write(UInt8(5))
      archive.write(a)
      archive.write(b)
    case .not(let a):
      archive.write(UInt8(6))
      archive.write(a)
    }
  }
}

extension ConditionSyntax: Archivable {
  public init(from archive: inout ArchiveReader) {
    self = archive.nested { archive in
      switch UInt8(from: &archive) {
      case 1: .pattern(archive.read())
      case 2: .test(archive.read(), 0..<0)
      case 3: .not(archive.read(), 0..<0)
      case 4: .exists(archive.read(), 0..<0)
      case 5: .forall(archive.read(), then: archive.read(), 0..<0)
      case 6: .or(archive.read(), 0..<0)
      case 7: .accumulate(archive.read())
      default: .attribute(archive.read())
      }
    }
  }

  public func write(to archive: inout ArchiveWriter) {
    switch self {
    case .attribute(let a):
      archive.write(UInt8(0))
      archive.write(a)
    case .pattern(let a):
      archive.write(UInt8(1))
      archive.write(a)
    case .test(let a, _):
      archive.write(UInt8(2))
      archive.write(a)
    case .not(let a, _):
      archive.write(UInt8(3))
      archive.write(a)
    case .exists(let a, _):
      archive.write(UInt8(4))
      archive.write(a)
    case .forall(let a, let b, _):
      archive.write(UInt8(5))
      archive.write(a)
      archive.write(b)
    case .or(let a, _):
      archive.write(UInt8(6))
      archive.write(a)
    case .accumulate(let a):
      archive.write(UInt8(7))
      archive.write(a)
    }
  }
}

extension ActionSyntax: Archivable {
  public init(from archive: inout ArchiveReader) {
    self =
      switch UInt8(from: &archive) {
      case 1: .concludeFact(archive.read())
      case 2: .conclude(archive.read(), certainty: archive.read())
      case 3:
        .recommend(
          practice: archive.read(), verdict: archive.read(), certainty: archive.read(),
          because: archive.read(), range: 0..<0)
      case 4: .assert(archive.read())
      case 5: .modify(archive.read(), archive.read(), 0..<0)
      case 6: .retract(archive.read(), 0..<0)
      case 7: .bind(archive.read(), archive.read(), 0..<0)
      default: .halt(0..<0)
      }
  }

  public func write(to archive: inout ArchiveWriter) {
    switch self {
    case .halt(_):
      archive.write(UInt8(0))
    case .concludeFact(let a):
      archive.write(UInt8(1))
      archive.write(a)
    case .conclude(let a, let b):
      archive.write(UInt8(2))
      archive.write(a)
      archive.write(b)
    case .recommend(let a, let b, let c, let d, _):
      archive.write(UInt8(3))
      archive.write(a)
      archive.write(b)
      archive.write(c)
      archive.write(d)
    case .assert(let a):
      archive.write(UInt8(4))
      archive.write(a)
    case .modify(let a, let b, _):
      archive.write(UInt8(5))
      archive.write(a)
      archive.write(b)
    case .retract(let a, _):
      archive.write(UInt8(6))
      archive.write(a)
    case .bind(let a, let b, _):
      archive.write(UInt8(7))
      archive.write(a)
      archive.write(b)
    }
  }
}
