import Facts
import Inference

/// Patterns that ask for words only, and the words. A rule base has far fewer different ones than it has patterns: equal
/// ones are made once.
struct PatternPool {
  /// What a pattern asks for, up to one of its tests, and what that test asks for.
  private struct Test: Hashable {
    var before: Int
    var slot: Int
    var word: Symbol

    func hash(into hasher: inout Hasher) {
      hasher.combine((before &* 64 &+ slot) << 32 ^ Int(word.id))
    }
  }

  /// Patterns, numbered; a number of a template is the pattern without a test.
  private var numbers: [Test: Int] = [:]
  private var patterns: [Condition?]
  private var constants: [Expression?] = []

  init(templates: Int) { patterns = Array(repeating: nil, count: templates) }

  /// The number of pattern `number` with one more test.
  mutating func adding(slot: Int, word: Symbol, to number: Int) -> Int {
    let test = Test(before: number, slot: slot, word: word)
    if let known = numbers[test] { return known }
    let fresh = patterns.count
    numbers[test] = fresh
    patterns.append(nil)
    return fresh
  }

  func pattern(_ number: Int) -> Condition? { patterns[number] }

  mutating func keep(_ pattern: Condition, as number: Int) { patterns[number] = pattern }

  mutating func constant(_ symbol: Symbol) -> Expression {
    let number = Int(symbol.id)
    while constants.count <= number { constants.append(nil) }
    if let known = constants[number] { return known }
    let fresh = Expression.constant(.symbol(symbol))
    constants[number] = fresh
    return fresh
  }
}
