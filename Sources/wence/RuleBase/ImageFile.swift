import Archive
import Assistant
import Diagnostics
import Glibc

/// A file that holds a compiled rule base: what answering needs, and perhaps the text that it was made from.
struct ImageFile: Sendable {
  static let suffix = ".wence"

  /// Why an image is not used.
  enum Refusal: Error, Equatable {
    case unreadable(String)
    case notAnImage, damaged, otherVersion, otherMachine
  }

  /// Where the bytes of a file are while they are used.
  enum Access {
    /// In the file: until the process ends nobody may write to it, other than by putting a new file in its place.
    case mapped
    /// In a copy.
    case copied
  }

  let header: ArchiveHeader
  /// All of the file. What was compiled goes from `start` to the end.
  private let bytes: ArchiveBytes
  private let start: Int

  init(path: String, _ access: Access) throws(Refusal) {
    let memory: UnsafeRawBufferPointer
    do throws(Trouble) {
      unsafe memory =
        switch access {
        case .mapped: unsafe try Files.mapped(path)
        case .copied: unsafe try Files.copied(path)
        }
    } catch {
      throw .unreadable(error.message)
    }
    try self.init(unsafe ArchiveBytes(lasting: memory))
    let compiled = min(start, memory.count)..<memory.count
    if access == .mapped { unsafe Files.populate(UnsafeRawBufferPointer(rebasing: memory[compiled])) }
  }

  init(_ bytes: ArchiveBytes) throws(Refusal) {
    self.bytes = bytes
    let beginning = unsafe bytes.withUnsafeBytes { unsafe Array($0.prefix(ArchiveHeader.size)) }
    (header, start) = try Self.header(beginning)
  }

  private static func header(_ bytes: [UInt8]) throws(Refusal) -> (ArchiveHeader, start: Int) {
    guard let header = ArchiveHeader(bytes) else { throw .notAnImage }
    guard let length = Int(exactly: header.text.length), length < Int.max - ArchiveHeader.size else {
      throw .damaged
    }
    return (header, ArchiveHeader.size + length)
  }

  /// What was compiled, if all of it is as it was written, by this version of the program, on a machine like this.
  func knowledge() throws(Refusal) -> Knowledge {
    guard header.version == Knowledge.archiveVersion else { throw .otherVersion }
    guard header.layout == ArchiveHeader.thisLayout else { throw .otherMachine }
    guard header.compiled.isIntact(bytes, in: start..<max(start, bytes.count)) else { throw .damaged }
    var archive = ArchiveReader(bytes, from: start)
    let knowledge: Knowledge = archive.read()
    guard !archive.isDamaged else { throw .damaged }
    return knowledge
  }

  /// The text that the image was made from, if it holds any and that is as it was written.
  func text() -> ImageText? {
    let range = ArchiveHeader.size..<start
    return range.isEmpty || !header.text.isIntact(bytes, in: range) ? nil : textUnchecked
  }

  /// The folder that held the rules when the image was made, if it tells one. Whether it is as it was written is not
  /// looked at: that takes as long as the text is.
  var originUnchecked: String? {
    start == ArchiveHeader.size ? nil : textUnchecked.origin
  }

  private var textUnchecked: ImageText {
    ImageText(
      archive: ArchiveReader(bytes, from: ArchiveHeader.size, alignment: ImageText.alignment))
  }

  static func bytes(of knowledge: Knowledge, from sources: UInt64, text: [UInt8] = []) -> [UInt8] {
    var archive = ArchiveWriter()
    archive.write(knowledge)
    let compiled = archive.bytes
    let rest = text.count % ArchiveBytes.alignment
    let text = text + Array(repeating: 0, count: rest == 0 ? 0 : ArchiveBytes.alignment - rest)
    let header = ArchiveHeader(
      version: Knowledge.archiveVersion, fingerprint: sources, text: .init(text), compiled: .init(compiled))
    return header.bytes + text + compiled
  }
}

/// The text of the rules as an image holds it, the same in every version of the format.
struct ImageText {
  fileprivate static let alignment = 1

  /// The folder that held the rules when the image was made.
  let origin: String
  private let archive: ArchiveReader

  init(archive: ArchiveReader) {
    var archive = archive
    origin = archive.read()
    self.archive = archive
  }

  /// With paths as seen from the folder of the rules.
  func files() -> [SourceFile] {
    var archive = archive
    let parts: [String] = archive.read()
    return stride(from: 0, to: parts.count - 1, by: 2).map {
      SourceFile(path: parts[$0], text: parts[$0 + 1])
    }
  }

  static func bytes(origin: String, files: [SourceFile]) -> [UInt8] {
    var archive = ArchiveWriter(alignment: alignment)
    archive.write(origin)
    archive.write(files.flatMap { [$0.path, $0.text] })
    return archive.bytes
  }
}

extension ImageFile.Refusal {
  var message: String {
    switch self {
    case .unreadable(let reason): reason
    case .notAnImage: say("不是编译好的规则库，或开头损坏了", "it is no compiled rule base, or its beginning is damaged")
    case .damaged: say("损坏了，校验和不符", "it is damaged: its checksum does not agree")
    case .otherVersion: say("是别的版本的 wence 编译的", "another version of wence made it")
    case .otherMachine: say("是另一种机器上编译的", "it was made on another kind of machine")
    }
  }
}
