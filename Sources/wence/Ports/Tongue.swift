import Facts
import Glibc

/// The language of the tool's own messages: `--lang`, else the locale, else Chinese. Answers are in the language of
/// their question whatever this is.
enum Tongue {
  static let current = chosen(arguments: CommandLine.arguments, environment: Environment.value(of:))

  static func chosen(arguments: [String], environment: (String) -> String?) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == "--lang", index + 1 < arguments.count,
        let named = Language(rawValue: arguments[index + 1])
      {
        return named
      }
      if argument.hasPrefix("--lang="), let named = Language(rawValue: String(argument.dropFirst(7))) {
        return named
      }
    }
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = environment(variable), !locale.isEmpty else { continue }
      return locale.hasPrefix("en") ? .english : .chinese
    }
    return .chinese
  }
}

/// A sentence of the tool, in its language.
func say(_ chinese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String {
  Tongue.current == .chinese ? chinese() : english()
}

enum Environment {
  static func value(of name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}

/// Something that stops the tool: what to tell, and with which status to end.
struct Trouble: Error, Equatable {
  enum Status: Int32 { case work = 1, usage = 2 }

  var message: String
  var status: Status = .work
}
