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
  /// In place of `steps` once the trie grows no more.
  private var sealedSteps: SealedSteps?

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
    if let sealedSteps { return sealedSteps.step(node, code) }
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

  func cue(_ node: Int32) -> Cue.Kind? { nodes[Int(node)].cue }

  /// The pieces that a node finishes, as a chain.
  func firstPiece(_ node: Int32) -> Link? { link(at: nodes[Int(node)].firstLink) }

  func piece(after link: Link) -> Link? { self.link(at: link.next) }

  private func link(at index: Int32) -> Link? { index < 0 ? nil : links[Int(index)] }

  private func key(_ node: Int32, _ code: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: code))
  }
}

/// The steps of a trie that grows no more: the nodes one step after a node follow each other, their codes rising.
private struct SealedSteps: Sendable {
  /// By which code each node is reached.
  var codes: [Int32] = [-1]
  /// Where the nodes after each one begin; those of the next node end them.
  var starts: [Int32] = []

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
    starts.count == codes.count + 1 && starts.allSatisfy { (1...Int32(codes.count)).contains($0) }
      && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
  }
}

extension Trie: Archivable {
  /// A trie that grows no more.
  init(from archive: inout ArchiveReader) {
    words = archive.read()
    links = archive.flat()
    let sealed = SealedSteps(codes: archive.flat(), starts: archive.flat())
    let firstLinks: [Int32] = archive.flat()
    let cues: [UInt8] = archive.flat()
    nodes = zip(firstLinks, cues).map { Node(firstLink: $0, cue: Cue.Kind(rawValue: $1)) }
    steps = NumberTable(capacity: 0)
    let isSound = sealed.isSound && nodes.count == sealed.codes.count
    sealedSteps = isSound ? sealed : nil
    if !isSound { archive.fail() }
  }

  func write(to archive: inout ArchiveWriter) {
    let (sealed, order) = sealed()
    archive.write(words)
    archive.write(flat: links)
    archive.write(flat: sealed.codes)
    archive.write(flat: sealed.starts)
    archive.write(flat: order.map { nodes[Int($0)].firstLink })
    archive.write(flat: order.map { nodes[Int($0)].cue?.rawValue ?? UInt8.max })
  }

  /// The steps in their final form, and which node of this trie each of its nodes is.
  private func sealed() -> (SealedSteps, order: [Int32]) {
    if let sealedSteps { return (sealedSteps, Array(0..<Int32(nodes.count))) }
    var after = [[(code: Int32, node: Int32)]](repeating: [], count: nodes.count)
    for (key, node) in steps.entries {
      after[Int(key >> 32)].append((Int32(truncatingIfNeeded: key), node))
    }
    var sealed = SealedSteps()
    var order = [Trie.root]
    var next = 0
    while next < order.count {
      sealed.starts.append(Int32(order.count))
      for (code, node) in after[Int(order[next])].sorted(by: { $0.code < $1.code }) {
        sealed.codes.append(code)
        order.append(node)
      }
      next += 1
    }
    sealed.starts.append(Int32(order.count))
    return (sealed, order)
  }
}
