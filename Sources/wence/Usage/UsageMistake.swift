import ArgumentParser

/// What was wrong with the command line.
enum UsageMistake: Error, Equatable {
  case unknownCommand(String, nearest: String?)
  case unknownOption(String, nearest: String?)
  case missingValue(option: String)
  case missingArgument(String)
  case unexpectedArgument(String)
  case unwantedValue(String, option: String)
  case invalidValue(String, option: String, allowed: String?)
  case invalidBytes(argument: Int)
  /// In the parser's own words.
  case other(String)

  /// What the parser says in English only, read back into a case of its own.
  init(parserMessage: String) {
    let quoted = parserMessage.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    let subject = quoted.count > 1 ? quoted[1] : ""
    let second = quoted.count > 3 ? quoted[3] : nil
    let name = String(subject.prefix { $0 != " " })
    let begins = parserMessage.hasPrefix
    if begins("Unknown option") {
      self = .unknownOption(subject, nearest: second)
    } else if begins("Missing value for") {
      self = .missingValue(option: name)
    } else if begins("Missing expected argument") {
      self = .missingArgument(subject)
    } else if begins("Unexpected argument") || parserMessage.contains("unexpected arguments:") {
      self = .unexpectedArgument(subject)
    } else if begins("The option"), let second {
      self = .unwantedValue(second, option: subject)
    } else if begins("The value"), let second {
      self = .invalidValue(
        subject, option: String(second.prefix { $0 != " " }), allowed: Self.allowed(in: parserMessage))
    } else {
      self = .other(parserMessage)
    }
  }

  private static func allowed(in message: String) -> String? {
    let choices = message.split(separator: "\n").filter { $0.hasPrefix("  - ") }.map { $0.dropFirst(4) }
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false)
    if quoted.count > 5, quoted[4].hasSuffix("one of ") {
      return stride(from: 5, to: quoted.count, by: 2).map { String(quoted[$0]) }.joined(separator: " ")
    }
    return choices.isEmpty ? nil : choices.joined(separator: " ")
  }
}
