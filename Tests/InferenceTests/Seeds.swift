import Foundation

/// `WENCE_FUZZ`: how many random programs (the default takes less than half a minute in a debug build).
/// `WENCE_SEED`: the first one.
func seeds() -> (first: Int, count: Int) {
  let environment = ProcessInfo.processInfo.environment
  return (Int(environment["WENCE_SEED"] ?? "") ?? 0, Int(environment["WENCE_FUZZ"] ?? "") ?? 400)
}
