public import Archive

extension Knowledge: Archivable {
  /// Of the bytes that knowledge is archived as. It goes up whenever they change, or come to mean something else.
  public static let archiveVersion: UInt64 = 3

  /// Answers, and all that is shown with them, are the same as from the text. What only authors see (cases, places,
  /// the words of attributes) is not there.
  public init(from archive: inout ArchiveReader) {
    rulebook = archive.read()
    lexicon = archive.read()
    lowered = archive.read()
    network = archive.read()
  }

  /// The rules must be free of errors.
  public func write(to archive: inout ArchiveWriter) {
    archive.write(rulebook)
    archive.write(lexicon)
    archive.write(lowered)
    archive.write(network)
  }
}
