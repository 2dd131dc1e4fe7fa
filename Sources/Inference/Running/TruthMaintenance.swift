import Facts

/// A firing whose match must be watched: to withdraw what it supports, or to let it fire anew once it has been broken.
struct StandingFiring {
  /// Its number, or -1: the match was silenced by no-loop and never fired.
  var firing: Int32
  var branch: Int32
  var tuple: Stretch
  /// Accumulated results, which must stay as they were.
  var results: Int32
  /// Its newest support; older ones follow.
  var lastSupport: Int32 = -1
  var isStanding = true
}

/// One fact asserted logically by one standing firing.
struct Support {
  var fact: Int32
  var standing: Int32
  var olderOfStanding: Int32
  var olderOfFact: Int32
  var isGiven = true
}

/// One standing firing among those that rest on the same thing.
struct WatchLink {
  var standing: Int32
  var older: Int32
}

/// Standing firings by match, by matched fact and by the inner facts that could break them; supports of facts.
/// What a fact has of it lies in `FactRecord` and `Version`.
struct TruthMaintenance: ~Copyable {
  var standings = Pool<StandingFiring>()
  var tuples = Pool<Int32>()
  var results = Pool<UInt64>()
  /// By branch and tuple: matches of silencing branches, which do not fire again while they stand.
  var refraction = ProbeTable()
  /// By trigger and key: the newest link. Equal hashes share a chain, whose firings are all looked at.
  var dependents = ProbeTable()
  var links = Pool<WatchLink>()
  var supports = Pool<Support>()

  /// The standing firing of the match whose versions begin at `start` in `versions`, or -1.
  /// Mutating only so that the call copies nothing.
  mutating func find(
    _ branch: Int32, _ versions: borrowing Pool<Int32>, _ start: Int32, count: Int32
  ) -> Int32 {
    if refraction.count == 0 { return -1 }
    return refraction.find(Self.hash(branch, versions, start, count)) { number in
      guard standings[number].branch == branch else { return false }
      let own = standings[number].tuple.start
      for offset in 0..<count where tuples[own + offset] != versions[start + offset] { return false }
      return true
    }
  }

  static func hash(
    _ branch: Int32, _ versions: borrowing Pool<Int32>, _ start: Int32, _ count: Int32
  ) -> UInt32 {
    var hash = mixed(1, UInt64(truncatingIfNeeded: branch))
    for offset in 0..<count { hash = mixed(hash, UInt64(truncatingIfNeeded: versions[start + offset])) }
    return folded(hash)
  }

  static func hash(trigger: Int32) -> UInt64 { mixed(3, UInt64(truncatingIfNeeded: trigger)) }

  @inline(__always)
  var watchesAnything: Bool { !links.isEmpty }

  /// A firing rests on what the hash stands for.
  mutating func watch(_ standing: Int32, _ hash: UInt32) {
    let node = links.count
    let place = dependents.place(of: hash) { _ in true }
    if place >= 0 {
      links.append(WatchLink(standing: standing, older: dependents.exchange(node, at: place)))
    } else {
      links.append(WatchLink(standing: standing, older: -1))
      dependents.insert(node, under: hash)
    }
  }

  /// The standing firings of a chain stand no more; adds them to `broken`.
  @inline(__always)
  mutating func breakAll(from head: Int32, into broken: inout Pool<Int32>) {
    var node = head
    while node >= 0 {
      let link = links[node]
      node = link.older
      guard standings[link.standing].isStanding else { continue }
      standings[link.standing].isStanding = false
      broken.append(link.standing)
    }
  }

  /// Adds to `found` the standing firings of a chain; forgets fallen ones. Gives back what is left of the chain.
  private mutating func collect(from head: Int32, into found: inout Pool<Int32>) -> Int32 {
    var node = head
    var first: Int32 = -1
    var former: Int32 = -1
    while node >= 0 {
      let link = links[node]
      if standings[link.standing].isStanding {
        found.append(link.standing)
        if first < 0 { first = node }
        if former >= 0 && links[former].older != node { links[former].older = node }
        former = node
      }
      node = link.older
    }
    if former >= 0 && links[former].older >= 0 { links[former].older = -1 }
    return first
  }

  /// Adds to `found` the standing firings of the chain under a hash; forgets fallen ones.
  mutating func collect(_ hash: UInt32, into found: inout Pool<Int32>) {
    let place = dependents.place(of: hash) { _ in true }
    guard place >= 0 else { return }
    let head = dependents.number(at: place)
    let rest = collect(from: head, into: &found)
    if rest < 0 {
      dependents.remove(head, under: hash)
    } else if rest != head {
      _ = dependents.exchange(rest, at: place)
    }
  }

  mutating func removeAll() {
    standings.removeAll()
    tuples.removeAll()
    results.removeAll()
    refraction.removeAll()
    dependents.removeAll()
    links.removeAll()
    supports.removeAll()
  }

  // MARK: Marks

  struct Counters {
    var refraction: Int32
    var dependents: Int32
  }

  var counters: Counters { Counters(refraction: refraction.count, dependents: dependents.count) }

  mutating func mark() {
    standings.mark()
    tuples.mark()
    results.mark()
    refraction.mark()
    dependents.mark()
    links.mark()
    supports.mark()
  }

  mutating func restore(to mark: Int, _ counters: Counters) {
    standings.restore(to: mark)
    tuples.restore(to: mark)
    results.restore(to: mark)
    refraction.restore(to: mark, count: counters.refraction)
    dependents.restore(to: mark, count: counters.dependents)
    links.restore(to: mark)
    supports.restore(to: mark)
  }

  mutating func forget(from mark: Int) {
    standings.forget(from: mark)
    tuples.forget(from: mark)
    results.forget(from: mark)
    refraction.forget(from: mark)
    dependents.forget(from: mark)
    links.forget(from: mark)
    supports.forget(from: mark)
  }
}
