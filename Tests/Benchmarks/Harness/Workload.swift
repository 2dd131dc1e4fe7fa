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
    let given = facts.map { (id: assert($0), template: $0.template) }
    var digest = Digest(firings: try finish())
    if let withdrawn {
      for fact in given where fact.template == withdrawn { retract(fact.id) }
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
    let slots = network.templates[template].slots.indices.filter {
      network.templates[template].slots[$0].type == .integer
    }
    forEachFact(of: template) { id in
      digest.count += 1
      for slot in slots {
        if case .integer(let number) = value(of: id, slot: slot) { digest.sum &+= number }
      }
    }
    return digest
  }
}
