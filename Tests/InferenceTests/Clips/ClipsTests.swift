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
      if let difference = verdict.difference {
        Issue.record("seed \(seed): \(difference)\n\(ClipsText.constructs(of: one.program).joined(separator: "\n"))\n\(one.request.rounds)")
        let answer = try peer.play(one.request)
        for (number, round) in answer.rounds.enumerated() { print("ROUND", number, round.firings.map { "\($0.rule) \($0.facts)" }, round.agenda); for fact in round.facts { print("  ", fact.index, fact.text) } }
      }
      if verdict.isSetAside { aside += 1 }
      firings += verdict.firings
      compared += verdict.comparedRounds
      allRounds += 3
    }
    print(seedCount, firings, compared, allRounds, aside)
  }
}
