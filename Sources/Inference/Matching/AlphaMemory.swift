// Alpha memories and their indexes are chains of nodes from the newest fact to the oldest. A retracted fact is only
// marked; the walks that meet it later take it out. A node keeps its way to the older ones, so that a search may rest
// on it for as long as it likes.

/// One fact in one chain.
struct ChainNode {
  var version: Int32
  var older: Int32
  /// The alpha memory, or the complement (`~`) of the index.
  var chain: Int32
}

/// The chain of an alpha memory.
struct AlphaState {
  /// The newest node, or -1.
  var head: Int32 = -1
  /// No living fact in it is older.
  var oldest: Int32 = .max
}

extension WorkingMemory {
  /// The newest living fact's node of an alpha memory, or -1.
  @inline(__always)
  mutating func newest(in alpha: Int32) -> Int32 {
    let head = alphas[alpha].head
    if head < 0 || !isBuried(nodes[head].version) { return head }
    let living = living(from: head)
    alphas[alpha].head = living
    return living
  }

  /// The newest node of the chain that stands at a place of the index table, or -1.
  @inline(__always)
  mutating func newest(ofIndexAt place: Int32, under hash: UInt32) -> Int32 {
    let head = indexHeads.number(at: place)
    if !isBuried(nodes[head].version) { return head }
    let living = living(from: head)
    if living >= 0 {
      _ = indexHeads.exchange(living, at: place)
    } else {
      indexHeads.remove(head, under: hash)
    }
    return living
  }

  /// The next older node that is not long dead.
  @inline(__always)
  mutating func older(than node: Int32) -> Int32 {
    let next = nodes[node].older
    if next < 0 || !isBuried(nodes[next].version) { return next }
    let living = living(from: next)
    nodes[node].older = living
    return living
  }

  /// Mutating only so that the call does not copy the memory.
  @inline(never)
  private mutating func living(from start: Int32) -> Int32 {
    var node = start
    while node >= 0 && isBuried(nodes[node].version) { node = nodes[node].older }
    return node
  }

  /// Enters a new version into every alpha memory that admits it, and into their indexes.
  @inline(__always)
  mutating func enter(_ version: Int32, template: Int32) {
    for number in tables.shapesOfTemplate[template].indices {
      let shape = tables.numbers[number]
      let sole = tables.shapes[shape].sole
      let alpha = sole >= 0 ? sole : alpha(of: version, shape: shape)
      if alpha >= 0 { enter(version, alpha: alpha) }
    }
  }

  @inline(__always)
  private mutating func enter(_ version: Int32, alpha: Int32) {
    entered.append(alpha)
    let head = newest(in: alpha)
    if head < 0 {
      if alphas[alpha].oldest == .max {
        touched.append(alpha)
        present.insert(alpha)
        if tables.alphas[alpha].isGate { gates.append(alpha) }
      }
      alphas[alpha].oldest = version
    }
    alphas[alpha].head = nodes.count
    nodes.append(ChainNode(version: version, older: head, chain: alpha))
    for place in tables.alphas[alpha].indexes.indices { index(version, tables.numbers[place]) }
  }

  private mutating func index(_ version: Int32, _ index: Int32) {
    let slots = tables.indexes[index]
    var hash = IndexKey.hash(index)
    for place in slots.indices { hash = mixed(hash, value(version, tables.numbers[place])) }
    let node = nodes.count
    nodes.append(ChainNode(version: version, older: -1, chain: ~index))
    let place = indexHeads.place(of: folded(hash)) { head in
      guard nodes[head].chain == ~index else { return false }
      let other = nodes[head].version
      for place in slots.indices {
        let slot = tables.numbers[place]
        if value(other, slot) != value(version, slot) { return false }
      }
      return true
    }
    if place >= 0 {
      nodes[node].older = indexHeads.exchange(node, at: place)
    } else {
      indexHeads.insert(node, under: folded(hash))
    }
  }

  /// One hashed look-up, however many constants the patterns of this shape test.
  @inline(__always)
  private func alpha(of version: Int32, shape: Int32) -> Int32 {
    let slots = tables.shapes[shape].slots
    var key = versions[version].hash
    if !tables.shapes[shape].isWhole {
      var hash = Shape.hash(shape)
      for place in slots.indices { hash = mixed(hash, value(version, tables.numbers[place])) }
      key = folded(hash)
    }
    return tables.alphaTable.find(key) { candidate in
      guard tables.alphas[candidate].shape == shape else { return false }
      let constants = tables.alphas[candidate].constants.start - slots.start
      for place in slots.indices
      where value(version, tables.numbers[place]) != tables.constantKeys[constants + place] { return false }
      return true
    }
  }
}

enum IndexKey {
  @inline(__always)
  static func hash(_ index: Int32) -> UInt64 { mixed(6, UInt64(truncatingIfNeeded: index)) }
}
