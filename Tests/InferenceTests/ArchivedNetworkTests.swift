import Archive
import Facts
import Inference
import Testing

@Suite struct ArchivedNetworkTests {
  private func bytes(_ network: Network) -> [UInt8] {
    var archive = ArchiveWriter()
    archive.write(network)
    return archive.bytes
  }

  @Test func anArchivedNetworkRunsAsTheOneItWasMadeFrom() {
    for seed in 0..<60 {
      var random = RandomProgram(seed: seed)
      let network = Network(random.program)
      var archive = ArchiveReader(bytes(network))
      let copy: Network = archive.read()
      #expect(!archive.isDamaged, "seed \(seed)")
      let (first, second) = (Engine(network, observing: .journal), Engine(copy, observing: .journal))
      for round in 0..<2 {
        let content = random.content()
        #expect(first.assert(content) == second.assert(content), "seed \(seed), round \(round)")
        #expect(first.run(fuel: 20) == second.run(fuel: 20), "seed \(seed), round \(round)")
        #expect(first.picture == second.picture, "seed \(seed), round \(round)")
      }
    }
  }

  /// The gaps in the memory of two networks hold whatever was there before.
  @Test func theBytesAreTheSameEachTime() {
    for seed in 0..<60 {
      let program = RandomProgram(seed: seed).program
      let once = bytes(Network(program))
      var archive = ArchiveReader(once)
      #expect(bytes(Network(program)) == once, "seed \(seed)")
      #expect(bytes(archive.read()) == once, "seed \(seed)")
    }
  }

  @Test func cutBytesAreKnownToBeDamaged() {
    let whole = bytes(Network(RandomProgram(seed: 3).program))
    for count in stride(from: 0, to: whole.count, by: 7) {
      var archive = ArchiveReader(Array(whole[..<count]))
      _ = archive.read(Network.self)
      #expect(archive.isDamaged, "\(count) of \(whole.count) bytes")
    }
  }
}
