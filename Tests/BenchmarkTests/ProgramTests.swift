import BenchmarkHarness
import Testing

/// The benchmark programs do what they say, at sizes at which this can be reckoned otherwise.
@Suite struct ProgramTests {
  // MARK: Manners

  private func guests(_ count: Int) -> [String] {
    (0..<count).flatMap { number in
      (0..<3).filter { number % 3 != $0 }.map { "来宾\tn\(number)\t\(number % 2 == 0 ? "m" : "f")\th\($0)" }
    }
  }

  @Test(arguments: [(16, 183), (32, 623), (64, 2271)])
  func guestsAreSeatedWithTheFiringsThatAreKnown(count: Int, firings: Int) throws {
    let bench = try Bench("manners", facts: guests(count) + ["末席\t\(count)"])
    let digest = try bench.run(reading: "排座")
    #expect(digest.firings == firings)
    let seats = try bench.left("排座")
    #expect(seats.count == count)
    func number(_ name: String?) -> Int { Int(name?.dropFirst() ?? "") ?? -1 }
    for seat in seats where seat["左座"] != seat["右座"] {
      let (left, right) = (number(seat["左客"]), number(seat["右客"]))
      #expect(left % 2 != right % 2, "\(left) and \(right) are of one sex")
    }
    #expect(Set(seats.map { $0["右客"] }).count == count)
  }

  /// With a seat too many every path through eight guests is tried: 1, 4, 4·3, 4·3·3, … of each length.
  @Test func everyWayToSitIsTried() throws {
    let guests = (0..<8).map { "来宾\tn\($0)\t\($0 % 2 == 0 ? "m" : "f")\th1" }
    let paths = [1, 4, 12, 36, 72, 144, 144, 144]
    let digest = try Bench("manners", facts: guests + ["末席\t9"]).run(reading: "排座")
    #expect(digest.count == paths.reduce(0, +))
    // A seating is placed (1), its parent's path copied, it is marked done (1), found not to be the last (1).
    let perLength = paths.enumerated().dropFirst().map { length, count in count * (length + 3) }
    #expect(digest.firings == 1 + perLength.reduce(0, +))
  }

  // MARK: Waltz

  @Test func theStaircaseIsLabelled() throws {
    let bench = try Bench("waltz-scene", "waltz", facts: ["楼梯\t84\t0"])
    let digest = try bench.run(reading: "棱")
    #expect(digest.firings == 3148)
    let edges = try bench.left("棱")
    #expect(edges.count == 2 * (72 * 12 + 3))
    func count(_ label: String) -> Int { edges.count { $0["标"] == label } }
    #expect(count("凸") == 2 * 3 * 84, "the front of a step and of its riser, and the rim between them")
    #expect(count("凹") == 2 * 83, "the foot of each riser but the last")
    #expect(count("未标") == 0)
    let labels = Dictionary(uniqueKeysWithValues: edges.map { ([$0["起"], $0["止"]], $0["标"]) })
    for (edge, label) in labels { #expect(labels[edge.reversed()] == label) }
  }

  // MARK: Closure, counting, chains

  @Test func whatCanBeReached() throws {
    var dice = Dice()
    var edges: Set<[Int]> = []
    while edges.count < 80 { edges.insert([dice.draw(40), dice.draw(40)]) }
    let next = Dictionary(grouping: edges, by: { $0[0] }).mapValues { $0.map { $0[1] } }
    var reached: [[Int]] = []
    for start in 0..<40 {
      var seen: Set<Int> = []
      var frontier = next[start] ?? []
      while let node = frontier.popLast() {
        if seen.insert(node).inserted { frontier += next[node] ?? [] }
      }
      reached += seen.map { [start, $0] }
    }
    let facts = edges.sorted { $0.lexicographicallyPrecedes($1) }.map { "边\t\($0[0])\t\($0[1])" }
    let digest = try Bench("closure", facts: facts).run(reading: "通路")
    #expect(digest.count == reached.count)
    #expect(digest.sum == reached.reduce(0) { $0 + $1[0] + $1[1] })
    #expect(digest.firings == edges.count + reached.reduce(0) { $0 + (next[$1[1]]?.count ?? 0) })
  }

  @Test func countingStopsAtItsLimit() throws {
    let bench = try Bench("counting", facts: ["计数器\t0\t1000"])
    #expect(try bench.run(reading: "计数器").firings == 1000)
    #expect(try bench.left("计数器").map { $0["值"] } == ["1000"])
  }

  @Test func aChainHoldsAndFalls() throws {
    let bench = try Bench("chain", facts: ["环\t1\t501"])
    #expect(try bench.run(reading: "环").count == 501)
    let fallen = try bench.run(reading: "环", withdrawing: "环")
    #expect(fallen.firings == 500)
    #expect(fallen.count == 0)
  }

  @Test func whatRestsOnOneFactFallsWithIt() throws {
    let bench = try Bench("fan", facts: (0..<100).map { "条目\t\($0)" } + ["根据\t总则"])
    #expect(try bench.run(reading: "推论").count == 100)
    let fallen = try bench.run(reading: "推论", withdrawing: "根据")
    #expect(fallen.firings == 200)
    #expect(fallen.count == 0)
  }
}
