internal import Synchronization

/// Ctrl-C while no line is being read. A long task asks `isRaised` now and then and stops; the editor lowers the
/// flag when it begins the next line.
package enum InterruptFlag {
  private static let flag = Atomic<Bool>(false)

  package static var isRaised: Bool { flag.load(ordering: .relaxed) }

  /// Safe inside a signal handler once the flag was lowered.
  static func raise() { flag.store(true, ordering: .relaxed) }

  package static func lower() { flag.store(false, ordering: .relaxed) }
}
