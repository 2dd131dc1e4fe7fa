import Glibc

/// Adds the seconds of processor time that `work` takes.
package func timed<Result>(_ seconds: inout Double, _ work: () throws -> Result) rethrows -> Result {
  let start = processorSeconds()
  defer { seconds += processorSeconds() - start }
  return try work()
}

package func seconds(_ work: () throws -> Void) rethrows -> Double {
  var seconds = 0.0
  try timed(&seconds, work)
  return seconds
}

/// Seconds that this thread has worked.
func timedHere<Result>(_ work: () -> Result) -> (result: Result, seconds: Double) {
  func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  let result = work()
  return (result, now() - start)
}

/// By the clock on the wall, where threads work side by side.
package func wallSeconds(_ work: () throws -> Void) rethrows -> Double {
  let elapsed = try ContinuousClock().measure(work)
  return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
}

/// Seconds that the processors have spent on this process, in all its threads.
package func processorSeconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

package func median(_ numbers: [Double]) -> Double {
  let sorted = numbers.sorted()
  guard let last = sorted.indices.last else { return .nan }
  return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2
}
