import Glibc

/// A program running in a terminal of its own. Everything waits for a condition on the screen, never for time to
/// pass; a condition that does not come true in `patience` seconds is reported with the screen.
package final class Pseudoterminal {
  package struct Timeout: Error, CustomStringConvertible {
    package let description: String
  }

  package private(set) var screen: ScreenEmulator
  /// Every byte the program wrote.
  package private(set) var output: [UInt8] = []
  package let process: Int32
  private let controller: Int32
  private var undecoded: [UInt8] = []
  private var hasEnded = false
  private var exit: Int32?

  /// `environment` is all the program sees; TERM and a UTF-8 locale are added where it names none.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    height: Int = 24
  ) throws {
    screen = ScreenEmulator(columns: columns, height: height)
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var ends: (controller: Int32, terminal: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 256)
    guard unsafe openpty(&ends.controller, &ends.terminal, &name, nil, &size) == 0 else {
      throw Timeout(description: "no pseudoterminal: \(errno)")
    }
    controller = ends.controller
    for end in [ends.controller, ends.terminal] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends.terminal) }
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"]
      .merging(environment) { $1 }
    process = try Self.spawn(program, arguments, variables, on: path)
  }

  deinit {
    if exit == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(controller)
  }

  /// A session of its own, so that the terminal opened first becomes the one that controls it.
  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], on terminal: String
  ) throws -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    var all = sigset_t()
    unsafe sigfillset(&all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    let newSession: Int32 = 0x80
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)))
    var words: [UnsafeMutablePointer<CChar>?] =
      unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var process: Int32 = 0
    let problem = unsafe posix_spawn(&process, program, &actions, &attributes, &words, &variables)
    guard problem == 0 else { throw Timeout(description: "cannot start \(program): \(problem)") }
    return process
  }

  package func type(_ text: String) {
    type(bytes: Array(text.utf8))
  }

  /// Reads while it writes: a program that draws as it reads would otherwise wait for this one.
  package func type(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      var place = pollfd(fd: controller, events: Int16(POLLIN | POLLOUT), revents: 0)
      unsafe poll(&place, 1, 1000)
      if place.revents & Int16(POLLIN) != 0 { readSome(timeout: 0) }
      guard place.revents & Int16(POLLOUT) != 0 else { if hasEnded { return } else { continue } }
      let count = unsafe rest.prefix(1024).withUnsafeBytes {
        unsafe write(controller, $0.baseAddress, $0.count)
      }
      if count > 0 { rest = rest.dropFirst(count) }
    }
  }

  package func resize(columns: Int) {
    var size = winsize(ws_row: UInt16(screen.height), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    screen.resize(columns: columns)
    _ = unsafe ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  package func send(signal: Int32) {
    kill(process, signal)
  }

  package func wait(
    patience: Int = 20, _ reason: String, until condition: (ScreenEmulator) -> Bool
  ) throws {
    let end = Self.now() + Double(patience)
    while !condition(screen) {
      guard Self.now() < end, !hasEnded else {
        throw Timeout(
          description: "\(reason); \(hasEnded ? "ended with" : "the screen stays")\n\(screen.text)")
      }
      readSome(timeout: 100)
    }
  }

  package func wait(forText text: String) throws {
    try wait("waited for \(text)") { $0.text.contains(text) }
  }

  /// The exit status as `wait` gives it, after all output was read.
  package func waitForExit(patience: Int = 20) throws -> Int32 {
    if let exit { return exit }
    let end = Self.now() + Double(patience)
    while !hasEnded {
      guard Self.now() < end else { throw Timeout(description: "does not end\n\(screen.text)") }
      readSome(timeout: 100)
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    exit = status
    return status
  }

  /// Whether the terminal echoes, edits lines and turns ^C into a signal, as before the program.
  package var isTerminalOrdinary: Bool {
    var settings = termios()
    let wanted = tcflag_t(ECHO | ICANON | ISIG)
    return unsafe tcgetattr(controller, &settings) == 0 && settings.c_lflag & wanted == wanted
  }

  /// What a shell does when it takes the terminal back from a program.
  package func makeOrdinary() {
    var settings = termios()
    guard unsafe tcgetattr(controller, &settings) == 0 else { return }
    settings.c_lflag |= tcflag_t(ECHO | ICANON | ISIG)
    unsafe tcsetattr(controller, TCSANOW, &settings)
  }

  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Linux says EIO when the last program has closed the terminal.
  private func readSome(timeout: Int32) {
    var place = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    guard !hasEnded, unsafe poll(&place, 1, timeout) > 0 else { return }
    var block = [UInt8](repeating: 0, count: 65536)
    let count = unsafe read(controller, &block, block.count)
    guard count > 0 else {
      hasEnded = count == 0 || errno == EIO
      return
    }
    output += block.prefix(count)
    undecoded += block.prefix(count)
    let whole = Self.lengthOfWholeCharacters(undecoded)
    screen.feed(String(decoding: undecoded[..<whole], as: UTF8.self))
    undecoded.removeFirst(whole)
  }

  /// Without a character whose last bytes have not come yet.
  private static func lengthOfWholeCharacters(_ bytes: [UInt8]) -> Int {
    for back in 1...4 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return needed > back ? bytes.count - back : bytes.count
    }
    return bytes.count
  }
}

extension Pseudoterminal {
  /// A program built beside the tests.
  package static func built(_ name: String) -> String {
    var path = [CChar](repeating: 0, count: 4096)
    unsafe readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let runner = own.contains("/.build") ? own : CommandLine.arguments.first { $0.contains("/.build") } ?? own
    return runner.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/" + name
  }
}
