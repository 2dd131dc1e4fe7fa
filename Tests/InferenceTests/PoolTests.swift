import Testing

@testable import Inference

/// A pool with marks against an array of which whole copies are made.
@Suite struct PoolTests {
  @Test(arguments: 0..<200)
  func marksAreCopies(seed: Int) {
    var dice = Dice(seed: seed)
    var pool = Pool<Int>(capacity: 4)
    var model: [Int] = []
    var copies: [[Int]] = []
    for _ in 0..<400 {
      switch dice.roll(12) {
      case 0..<5:
        let number = dice.roll(1000)
        pool.append(number)
        model.append(number)
      case 5 where !model.isEmpty:
        pool.removeLast()
        model.removeLast()
      case 6, 7:
        guard !model.isEmpty else { continue }
        let place = dice.roll(model.count)
        pool[Int32(place)] += 7
        model[place] += 7
      case 8:
        let count = dice.roll(model.count + 1)
        pool.truncate(to: Int32(count))
        model.removeSubrange(count...)
      case 9 where copies.count < 4:
        pool.mark()
        copies.append(model)
      case 10 where !copies.isEmpty:
        let mark = dice.roll(copies.count)
        pool.restore(to: mark)
        model = copies[mark]
        copies.removeSubrange((mark + 1)...)
      case 11 where !copies.isEmpty:
        let mark = dice.roll(copies.count)
        pool.forget(from: mark)
        copies.removeSubrange(mark...)
      default:
        pool.refill(with: 3, count: Int32(model.count))
        model = model.map { _ in 3 }
      }
      #expect(pool.elements == model, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<100)
  func aProbeTableIsADictionary(seed: Int) {
    var dice = Dice(seed: seed)
    var table = ProbeTable()
    var model: [Int32: UInt32] = [:]
    for number in 0..<Int32(300) {
      if dice.chance(65) || model.isEmpty {
        let hash = UInt32(dice.roll(40))
        table.insert(number, under: hash)
        model[number] = hash
      } else {
        let victim = dice.pick(model.keys.sorted())
        table.remove(victim, under: model[victim]!)
        model[victim] = nil
      }
      #expect(table.count == Int32(model.count))
    }
    for number in 0..<Int32(300) {
      let found = (0..<UInt32(40)).filter { hash in table.find(hash) { $0 == number } == number }
      #expect(found == model[number].map { [$0] } ?? [], "seed \(seed)")
    }
  }
}
