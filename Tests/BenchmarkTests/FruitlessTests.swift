import BenchmarkHarness
import Testing

/// The programs whose search finds nothing, or next to nothing, while the tick goes on.
@Suite struct FruitlessTests {
  private let ticks = 50
  private var tick: String { "节拍\t0\t\(ticks)" }

  private var strangers: [String] {
    (0..<20).map { "左\t\(2 * $0)" } + (0..<20).map { "右\t\(2 * $0 + 1)\t\($0)" } + [tick]
  }

  @Test(arguments: ["fruitless", "fruitless-growing"]) func strangersNeverMeet(name: String) throws {
    let bench = try Bench(name, facts: strangers)
    #expect(try bench.run(reading: "命中").count == 0)
    #expect(try bench.run(reading: "节拍").firings == ticks)
  }

  @Test func theThirdPatternFails() throws {
    let facts = (0..<20).flatMap { ["左\t\($0)", "右\t\($0)\t\(2 * $0)", "第三\t\(2 * $0 + 1)"] } + [tick]
    #expect(try Bench("fruitless-third", facts: facts).run(reading: "命中").count == 0)
    let reachable = facts + ["第三\t6"]
    #expect(try Bench("fruitless-third", facts: reachable).run(reading: "命中").count == ticks + 1)
  }

  @Test func nobodyPassesTheBar() throws {
    let facts = (0..<20).map { "左\t\($0)" } + (0..<20).map { "右\t\(20 + $0)\t\($0)" } + [tick]
    #expect(try Bench("fruitless-range", facts: facts).run(reading: "命中").count == 0)
    #expect(try Bench("fruitless-range", facts: facts + ["右\t18\t0"]).run(reading: "命中").count == ticks + 1)
  }

  @Test func thatNobodyMeetsHoldsAtEachTick() throws {
    let digest = try Bench("fruitless-not", facts: strangers).run(reading: "命中")
    #expect(digest.count == ticks + 1)
    #expect(digest.firings == 2 * ticks + 1)
    #expect(digest.sum == ticks * (ticks + 1) / 2)
    #expect(try Bench("fruitless-not", facts: strangers + ["右\t4\t0"]).run(reading: "命中").count == 0)
  }

  @Test func theOnePairMeetsAtEachTick() throws {
    let digest = try Bench("rare", facts: strangers + ["右\t4\t0"]).run(reading: "命中")
    #expect(digest.count == ticks + 1)
    #expect(digest.firings == 2 * ticks + 1)
  }

  @Test func theSumFollowsEachChange() throws {
    let bench = try Bench("tally", facts: (0..<100).map { "数目\t\($0)\t\($0)" } + [tick])
    let digest = try bench.run(reading: "合计报")
    #expect(digest.firings == 2 * ticks + 1)
    let start = 100 * 99 / 2
    let reports = try bench.left("合计报").map { (Int($0["值"] ?? "") ?? 0, Int($0["和"] ?? "") ?? 0) }
    for (value, sum) in reports { #expect(sum == start + value) }
    #expect(reports.count == ticks + 1)
  }
}
