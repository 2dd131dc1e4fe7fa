import Facts
import Inference
import Testing

private let (firstSeed, seedCount) = seeds()

@Suite(.enabled(if: ClipsPeer.isInstalled, "CLIPS is not installed: make peers"))
struct ClipsTests {
  @Test func clipsFiresWhatIsReady() throws {
    let peer = try ClipsPeer()
    var firings = 0
    var (compared, allRounds) = (0, 0); var aside = 0
    for seed in firstSeed..<firstSeed + seedCount {
      let one = ClipsCase(seed: seed)
      let verdict = try one.verdict(peer)
      if verdict.difference != nil {
        let small = try one.shrunk(peer)
        Issue.record("seed \(seed): \(try small.verdict(peer).difference ?? "")\n\(try small.report(peer))")
      }
      if verdict.isSetAside { aside += 1 }
      firings += verdict.firings
      compared += verdict.comparedRounds
      allRounds += 3
    }
    print(seedCount, firings, compared, allRounds, aside)
  }
}
