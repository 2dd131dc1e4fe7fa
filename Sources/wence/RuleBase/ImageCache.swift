import Archive
import Assistant
import Glibc
import Parallel

/// Where the image of a rule base is looked for before its text is read: beside the rules (`make install` puts it
/// there), then in the user's cache folder, which is kept up to date.
///
/// An image is taken only if it was made from the very bytes that the rule files hold now; one in the cache, by this
/// very program. Times of files decide nothing.
struct ImageCache {
  static let variable = "WENCE_NO_CACHE"
  static let nameBesideRules = "rules" + ImageFile.suffix

  let root: String
  /// `nil` where there is no place for a cache.
  let path: String?

  init(root: String, folder: String? = ImageCache.folder) {
    self.root = root
    path = folder.map { folder in
      var name = Checksum()
      name.add(Files.real(root) ?? root)
      let digits = String(name.value, radix: 16)
      return folder + "/" + String(repeating: "0", count: 16 - digits.count) + digits + ImageFile.suffix
    }
  }

  /// `$XDG_CACHE_HOME/wence`; a path that is not absolute is passed over, as its standard demands.
  static var folder: String? {
    if let cache = Environment.value(of: "XDG_CACHE_HOME"), cache.hasPrefix("/") { return cache + "/wence" }
    guard let home = Environment.value(of: "HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.cache/wence"
  }

  static var isSwitchedOff: Bool { Environment.value(of: variable).map { !$0.isEmpty } ?? false }

  /// The rule base ready made, if there is a fresh and sound image of it. With `question` for answering that one only.
  func knowledge(for question: String?) -> Knowledge? {
    let images = [installed(for: question), cached].compactMap(\.self)
    guard let first = images.first else { return nil }
    // An image is hardly ever stale: it is made ready while the rule files are looked at.
    let (sources, ready) = both({ RuleFiles.fingerprint(root: root) }, { try? first.image.knowledge() })
    guard let sources else { return nil }
    if let ready, first.isFresh(for: sources) { return ready }
    return images.dropFirst().first { $0.isFresh(for: sources) }.flatMap { try? $0.image.knowledge() }
  }

  private struct Candidate: Sendable {
    var image: ImageFile
    var isOfThisProgram: Bool

    func isFresh(for sources: UInt64) -> Bool {
      image.header.fingerprint == (isOfThisProgram ? ImageCache.fingerprint(ofProgramAnd: sources) : sources)
    }
  }

  private func installed(for question: String?) -> Candidate? {
    let path = (root == "." ? "" : root + "/") + Self.nameBesideRules
    return (try? ImageFile(path: path, ImageFile.Access(for: question))).map {
      Candidate(image: $0, isOfThisProgram: false)
    }
  }

  private var cached: Candidate? {
    // Nobody writes into a file of the cache: it is replaced as a whole. So it may be mapped.
    guard let path, let image = try? ImageFile(path: path, .mapped) else { return nil }
    return Candidate(image: image, isOfThisProgram: true)
  }

  /// Whether there is a folder to keep an image in, made where it is missing.
  var isWritable: Bool {
    guard let folder = path.flatMap(Files.parent) else { return false }
    return unsafe Files.makeFolder(folder) && access(folder, W_OK) == 0
  }

  /// Keeps an image for the next time.
  func keep(_ knowledge: Knowledge, from sources: UInt64) throws(Trouble) {
    guard let path else { return }
    try Files.replace(
      path, by: ImageFile.bytes(of: knowledge, from: Self.fingerprint(ofProgramAnd: sources)))
  }

  /// Another build of the program may compile the same rules to something else.
  private static func fingerprint(ofProgramAnd sources: UInt64) -> UInt64 {
    var whole = Checksum()
    whole.add(Wence.version)
    whole.add(Files.stamp("/proc/self/exe"))
    whole.add(String(sources))
    return whole.value
  }
}
