import Facts
import Inference
import Testing

private let (firstSeed, seedCount) = seeds()

@Suite(.enabled(if: ClipsPeer.isInstalled, "CLIPS is not installed: make peers"))
struct ClipsTests {
  @Test func clipsFiresWhatIsReady() throws {
    let peer = try ClipsPeer()
    var firings = 0
    var (compared, allRounds) = (0, 0)
    for seed in firstSeed..<firstSeed + seedCount {
      let one = ClipsCase(seed: seed)
      let t0 = ContinuousClock.now
      let verdict = try one.verdict(peer)
      let d = ContinuousClock.now - t0; if d > .milliseconds(3000) { print(ClipsText.constructs(of: one.program).joined(separator: "\n")); print("SLOW", seed, d, verdict.peer, verdict.replay) }
      if let difference = verdict.difference {
        Issue.record("seed \(seed): \(difference)\n\(ClipsText.constructs(of: one.program).joined(separator: "\n"))\n\(one.request.rounds)")
        let answer = try peer.play(one.request)
        for (number, round) in answer.rounds.enumerated() { print("ROUND", number, round.firings.map { "\($0.rule) \($0.facts)" }, round.agenda); for fact in round.facts { print("  ", fact.index, fact.text) } }
      }
      firings += verdict.firings
      compared += verdict.comparedRounds
      allRounds += 3
    }
    print(seedCount, firings, compared, allRounds)
  }
}
