import Glibc
import Synchronization

/// What outlives the editor: the terminal as it was found, given back at exit and before a signal kills the
/// program; and the pipe through which signals wake the reading of keys.
enum TerminalState {
  nonisolated(unsafe) private static var original: UnsafeMutablePointer<termios>? = nil
  nonisolated(unsafe) private static var readingEnd: Int32 = -1
  nonisolated(unsafe) private static var wakingEnd: Int32 = -1
  private static let continued = Atomic<Bool>(false)
  nonisolated(unsafe) private static var pasteIsBracketed = false

  static let deadlySignals = [SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE]

  /// The end of the pipe that becomes readable after a signal; nil without a terminal. Further calls change
  /// nothing: the terminal to give back is the one that was found first.
  static func keep() -> Int32? {
    if unsafe original != nil { return unsafe readingEnd }
    let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    unsafe settings.initialize(to: termios())
    guard unsafe tcgetattr(STDIN_FILENO, settings) == 0 else {
      unsafe settings.deallocate()
      return nil
    }
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    unsafe original = settings
    unsafe readingEnd = ends[0]
    unsafe wakingEnd = ends[1]
    InterruptFlag.lower()
    lowerContinued()
    install()
    return ends[0]
  }

  private static func install() {
    atexit { TerminalState.giveBack() }
    handle(SIGWINCH, flags: SA_RESTART) { _ in TerminalState.wake() }
    handle(SIGINT, flags: SA_RESTART) { _ in
      InterruptFlag.raise()
      TerminalState.wake()
    }
    handle(SIGCONT, flags: SA_RESTART) { _ in
      TerminalState.continued.store(true, ordering: .relaxed)
      TerminalState.wake()
    }
    for signal in deadlySignals {
      handle(signal, flags: Int32(bitPattern: UInt32(SA_RESETHAND))) { signal in
        TerminalState.giveBack()
        raise(signal)
      }
    }
  }

  /// The program was stopped and goes on, and nobody has looked yet.
  static var wasContinued: Bool { continued.load(ordering: .relaxed) }

  static func lowerContinued() { continued.store(false, ordering: .relaxed) }

  private static func handle(
    _ signal: Int32, flags: Int32, _ handler: @escaping @convention(c) (Int32) -> Void
  ) {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = handler
    action.sa_flags = flags
    unsafe sigaction(signal, &action, nil)
  }

  /// The terminal as it was found. Only calls that a signal handler may make.
  static func giveBack() {
    guard let settings = unsafe original else { return }
    setBracketedPaste(false)
    let before = signal(SIGTTOU, SIG_IGN)
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, settings)
    signal(SIGTTOU, before)
  }

  private static func wake() {
    var byte: UInt8 = 0
    let saved = errno
    unsafe write(wakingEnd, &byte, 1)
    errno = saved
  }

  static func setBracketedPaste(_ isOn: Bool) {
    guard unsafe pasteIsBracketed != isOn else { return }
    unsafe pasteIsBracketed = isOn
    let bytes: StaticString = isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l\u{1B}[?25h"
    unsafe write(STDOUT_FILENO, bytes.utf8Start, bytes.utf8CodeUnitCount)
  }
}
