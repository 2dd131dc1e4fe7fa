import Foundation

/// `WENCE_FUZZ`: how many random programs (the usual number takes a few seconds in a debug build).
/// `WENCE_SEED`: the first one.
func seeds(usually count: Int = 400) -> (first: Int, count: Int) {
  let environment = ProcessInfo.processInfo.environment
  return (Int(environment["WENCE_SEED"] ?? "") ?? 0, Int(environment["WENCE_FUZZ"] ?? "") ?? count)
}
