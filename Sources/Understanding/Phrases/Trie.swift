import Archive

/// All literals of all phrases, unit by unit. A node may finish pieces of phrases and stand for a cue.
struct Trie: Sendable {
  struct Link: Sendable {
    var piece: Int32
    var next: Int32
  }

  private var words = NumberTable(capacity: 512)
  private var steps = NumberTable(capacity: 4096)
  private var nodes = [Node()]
  private var links: [Link] = []

  private struct Node {
    var firstLink: Int32 = -1
    /// The piece that stands for this literal alone.
    var ownPiece: Int32 = -1
    /// The number of the kind of cue, or -1. As wide as the others, so that a node has no gaps.
    var cue: Int32 = -1
  }

  static let root: Int32 = 0
  private static let firstWord: Int32 = 0x200000

  /// Room for the phrases of a whole rule base at once, rather than by growing.
  mutating func reserveForAll() {
    words.reserve(8192)
    steps.reserve(65536)
  }

  /// The number by which `unit` is known in the trie; `nil` for a word that no phrase has.
  func code(of unit: Unit) -> Int32? {
    unit.key >> 63 == 0 ? Int32(truncatingIfNeeded: unit.key) : words.find(unit.key)
  }

  /// The node at the end of `units`, made where it is new.
  mutating func insert(_ units: ArraySlice<Unit>) -> Int32 {
    var node = Trie.root
    for unit in units {
      let code =
        unit.key >> 63 == 0
        ? Int32(truncatingIfNeeded: unit.key)
        : words.intern(unit.key, fresh: Trie.firstWord + Int32(words.count))
      let next = steps.intern(key(node, code), fresh: Int32(nodes.count))
      if next == nodes.count { nodes.append(Node()) }
      node = next
    }
    return node
  }

  func step(_ node: Int32, _ code: Int32) -> Int32? { steps.find(key(node, code)) }

  mutating func link(_ node: Int32, to piece: Int32) {
    var link = nodes[Int(node)].firstLink
    while link >= 0 {
      if links[Int(link)].piece == piece { return }
      link = links[Int(link)].next
    }
    links.append(Link(piece: piece, next: nodes[Int(node)].firstLink))
    nodes[Int(node)].firstLink = Int32(links.count - 1)
  }

  /// The piece of `node` alone, `fresh` if it had none.
  mutating func ownPiece(_ node: Int32, fresh: Int32) -> Int32 {
    let own = nodes[Int(node)].ownPiece
    if own >= 0 { return own }
    nodes[Int(node)].ownPiece = fresh
    link(node, to: fresh)
    return fresh
  }

  /// The first kind that is given to a word stays.
  mutating func mark(_ node: Int32, as cue: Cue.Kind) {
    if nodes[Int(node)].cue < 0 { nodes[Int(node)].cue = Int32(cue.rawValue) }
  }

  func cue(_ node: Int32) -> Cue.Kind? {
    let cue = nodes[Int(node)].cue
    return cue < 0 ? nil : UInt8(exactly: cue).flatMap(Cue.Kind.init(rawValue:))
  }

  /// The pieces that a node finishes, as a chain.
  func firstPiece(_ node: Int32) -> Link? { link(at: nodes[Int(node)].firstLink) }

  func piece(after link: Link) -> Link? { self.link(at: link.next) }

  private func link(at index: Int32) -> Link? { index < 0 ? nil : links[Int(index)] }

  private func key(_ node: Int32, _ code: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: code))
  }
}

extension Trie: Archivable {
  init(from archive: inout ArchiveReader) {
    words = archive.read()
    steps = archive.read()
    nodes = archive.flat()
    links = archive.flat()
    if nodes.isEmpty {
      nodes = [Node()]
      archive.fail()
    }
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(words)
    archive.write(steps)
    archive.write(flat: nodes)
    archive.write(flat: links)
  }
}
