/// Adds the seconds that `work` takes.
package func timed<Result>(_ seconds: inout Double, _ work: () throws -> Result) rethrows -> Result {
  let clock = ContinuousClock()
  let start = clock.now
  defer { seconds += (clock.now - start).seconds }
  return try work()
}

package func seconds(_ work: () throws -> Void) rethrows -> Double {
  var seconds = 0.0
  try timed(&seconds, work)
  return seconds
}

package func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  guard let last = sorted.indices.last else { return .nan }
  return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2
}

extension Duration {
  package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
