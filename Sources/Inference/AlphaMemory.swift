// Alpha memories and their indexes are chains of nodes from the newest fact to the oldest. A retracted fact is only
// marked; the walks that meet it later take it out. A node keeps its way to the older ones, so that a search may rest
// on it for as long as it likes.

/// One fact in one chain.
struct ChainNode {
  var item: Int32
  var older: Int32
}

extension WorkingMemory {
  /// The newest living fact's node of an alpha memory, or -1.
  @inline(__always)
  mutating func newest(in alpha: Int32) -> Int32 {
    let head = heads[Int(alpha)]
    if head < 0 || !isBuried(nodes[Int(head)].item) { return head }
    let living = living(from: head)
    heads[Int(alpha)] = living
    return living
  }

  /// The newest node of the chain of an index under `key`, or -1.
  @inline(__always)
  mutating func newest(under key: UInt64) -> Int32 {
    let head = indexHeads.find(key)
    if head < 0 || !isBuried(nodes[Int(head)].item) { return head }
    let living = living(from: head)
    if living >= 0 {
      _ = indexHeads.exchange(living, under: key)
    } else {
      indexHeads.remove(head, under: key)
    }
    return living
  }

  /// The next older node that is not long dead.
  @inline(__always)
  mutating func older(than node: Int32) -> Int32 {
    let next = nodes[Int(node)].older
    if next < 0 || !isBuried(nodes[Int(next)].item) { return next }
    let living = living(from: next)
    nodes[Int(node)].older = living
    return living
  }

  private func living(from start: Int32) -> Int32 {
    var node = start
    while node >= 0 && isBuried(nodes[Int(node)].item) { node = nodes[Int(node)].older }
    return node
  }

  /// Enters a new version into every alpha memory that admits it, and into their indexes.
  mutating func enter(_ version: Int32, template: Int, tables: Tables) {
    for number in tables.shapesOfTemplate[template].indices {
      let shape = tables.numbers[number]
      let alpha = alpha(of: version, shape: shape, tables: tables)
      guard alpha >= 0 else { continue }
      entered.append(alpha)
      if heads[Int(alpha)] < 0 { touched.append(alpha) }
      heads[Int(alpha)] = link(version, before: heads[Int(alpha)])
      for place in tables.alphas[Int(alpha)].indexes.indices {
        let index = tables.numbers[place]
        var key = mixed(0, UInt64(index))
        for slot in tables.indexes[Int(index)].indices {
          key = mixed(key, self.value(version, tables.numbers[slot]))
        }
        let node = link(version, before: -1)
        nodes[Int(node)].older = indexHeads.exchange(node, under: key)
      }
    }
  }

  private mutating func link(_ version: Int32, before head: Int32) -> Int32 {
    nodes.append(ChainNode(item: version, older: head))
    return Int32(nodes.count - 1)
  }

  /// One hashed look-up, however many constants the patterns of this shape test.
  private func alpha(of version: Int32, shape: Int32, tables: Tables) -> Int32 {
    let slots = tables.shapes[Int(shape)].slots.indices
    var hash = mixed(0, UInt64(shape))
    for place in slots { hash = mixed(hash, value(version, tables.numbers[place])) }
    return tables.alphaTable.find(hash) { candidate in
      let key = tables.alphaKeys[Int(candidate)]
      guard key.shape == shape else { return false }
      for (constant, place) in zip(key.constants, slots)
      where value(version, tables.numbers[place]) != constant { return false }
      return true
    }
  }
}
