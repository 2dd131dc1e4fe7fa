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
  private var links = Flat<Link>()
  /// In place of `steps` and `nodes` once the trie grows no more.
  private var sealed: SealedNodes?

  private struct Node {
    var firstLink: Int32 = -1
    /// The piece that stands for this literal alone.
    var ownPiece: Int32 = -1
    var cue: Cue.Kind?
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

  func step(_ node: Int32, _ code: Int32) -> Int32? {
    if let sealed { return sealed.step(node, code) }
    return steps.find(key(node, code))
  }

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
    if nodes[Int(node)].cue == nil { nodes[Int(node)].cue = cue }
  }

  func cue(_ node: Int32) -> Cue.Kind? {
    if let sealed { return Cue.Kind(rawValue: sealed.cues[Int(node)]) }
    return nodes[Int(node)].cue
  }

  /// The pieces that a node finishes, as a chain.
  func firstPiece(_ node: Int32) -> Link? {
    link(at: sealed?.firstLinks[Int(node)] ?? nodes[Int(node)].firstLink)
  }

  func piece(after link: Link) -> Link? { self.link(at: link.next) }

  private func link(at index: Int32) -> Link? { index < 0 ? nil : links[Int(index)] }

  private func key(_ node: Int32, _ code: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: code))
  }
}

/// The nodes of a trie that grows no more: those one step after a node follow each other, their codes rising.
private struct SealedNodes: Sendable {
  /// By which code each node is reached.
  var codes = Flat<Int32>()
  /// Where the nodes after each one begin; those of the next node end them.
  var starts = Flat<Int32>()
  var firstLinks = Flat<Int32>()
  /// Raw values of cues; `UInt8.max` for none.
  var cues = Flat<UInt8>()

  func step(_ node: Int32, _ code: Int32) -> Int32? {
    var low = Int(starts[Int(node)])
    let end = Int(starts[Int(node) + 1])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low < end && codes[low] == code ? Int32(low) : nil
  }

  var isSound: Bool {
    firstLinks.count == codes.count && cues.count == codes.count && starts.count == codes.count + 1
      && starts.allSatisfy { (1...Int32(codes.count)).contains($0) }
      && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
  }
}

extension SealedNodes: Archivable {
  init(from archive: inout ArchiveReader) {
    codes = archive.read()
    starts = archive.read()
    firstLinks = archive.read()
    cues = archive.read()
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(codes)
    archive.write(starts)
    archive.write(firstLinks)
    archive.write(cues)
  }
}

extension Trie: Archivable {
  /// A trie that grows no more.
  init(from archive: inout ArchiveReader) {
    words = archive.read()
    links = archive.read()
    let nodes: SealedNodes = archive.read()
    steps = NumberTable(capacity: 0)
    sealed = nodes.isSound ? nodes : nil
    if !nodes.isSound { archive.fail() }
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(words)
    archive.write(links)
    archive.write(sealed ?? sealedNodes())
  }

  private func sealedNodes() -> SealedNodes {
    var after = [[(code: Int32, node: Int32)]](repeating: [], count: nodes.count)
    for (key, node) in steps.entries {
      after[Int(key >> 32)].append((Int32(truncatingIfNeeded: key), node))
    }
    var codes: [Int32] = [-1]
    var starts: [Int32] = []
    var order = [Trie.root]
    var next = 0
    while next < order.count {
      starts.append(Int32(order.count))
      for (code, node) in after[Int(order[next])].sorted(by: { $0.code < $1.code }) {
        codes.append(code)
        order.append(node)
      }
      next += 1
    }
    starts.append(Int32(order.count))
    return SealedNodes(
      codes: Flat(codes), starts: Flat(starts), firstLinks: Flat(order.map { nodes[Int($0)].firstLink }),
      cues: Flat(order.map { nodes[Int($0)].cue?.rawValue ?? UInt8.max }))
  }
}
