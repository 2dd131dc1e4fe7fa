package import Facts
package import Inference

/// What a run left: enough to tell whether two engines came to the same end.
package struct Digest: Hashable, Sendable {
  package var firings = 0
  /// Facts of the template that is read.
  package var count = 0
  /// Of all integers in them, wrapping around.
  package var sum = 0

  package init(firings: Int = 0) { self.firings = firings }

  package static func += (left: inout Digest, right: Digest) {
    left.firings += right.firings
    left.count += right.count
    left.sum &+= right.sum
  }
}

extension Engine {
  /// Forgets everything, takes the facts, runs, takes back the facts of `withdrawn`, runs again, reads the result.
  package func work(_ facts: [FactContent], reading template: Int, withdrawing withdrawn: Int? = nil) throws
    -> Digest
  {
    reset()
    var given: [FactID] = []
    let span = facts.span
    for place in span.indices {
      let id = assert(span[place])
      if withdrawn != nil, span[place].template == withdrawn { given.append(id) }
    }
    var digest = Digest(firings: try finish())
    if withdrawn != nil {
      for id in given { retract(id) }
      digest.firings += try finish()
    }
    digest += read(template)
    return digest
  }

  /// A question to a working memory that keeps what it held before.
  package func visit(_ facts: [FactContent], reading template: Int) throws -> Digest {
    let given = facts.map { assert($0) }
    var digest = Digest(firings: try finish())
    digest += read(template)
    for fact in given { retract(fact) }
    settle()
    return digest
  }

  /// A question as it comes in, "key value key value …": cut and looked up while the clock runs. The facts are of a
  /// template with two symbols.
  package func work(line: [UInt8], as template: Int, reading read: Int) throws -> Digest {
    reset()
    var content = FactContent(template: template, values: [.truth(false), .truth(false)])
    unsafe line.withUnsafeBufferPointer { text in
      var (start, slot) = (0, 0)
      for place in 0...text.count where unsafe place == text.count || text[place] == UInt8(ascii: " ") {
        let word = unsafe UnsafeBufferPointer(rebasing: text[start..<place])
        content.values[slot] = .symbol(unsafe intern(utf8: word))
        if slot == 1 { assert(content) }
        (start, slot) = (place + 1, 1 - slot)
      }
    }
    var digest = Digest(firings: try finish())
    digest += self.read(read)
    return digest
  }

  package func finish() throws -> Int {
    switch run() {
    case .finished(let firings), .halted(let firings): firings
    case .outOfFuel(let firings, _): throw BenchmarkTrouble("out of fuel after \(firings) firings")
    case .failed(let firings, let rule, let reason):
      throw BenchmarkTrouble("rule \(rule) failed after \(firings) firings: \(reason)")
    }
  }

  private func read(_ template: Int) -> Digest {
    var digest = Digest()
    let slots = 0..<network.slotCount(of: template)
    forEachFact(of: template) { id in
      digest.count += 1
      for slot in slots {
        if case .integer(let number) = value(of: id, slot: slot) { digest.sum &+= number }
      }
    }
    return digest
  }
}
