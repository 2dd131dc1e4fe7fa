import ArgumentParser
import Assistant
import Facts
import Glibc
import Understanding

/// A command of the tool. It ends with a status: 0 for work done, 1 for an error in it.
protocol WenceCommand: ParsableCommand {
  func work() async throws(Trouble) -> Int32
}

extension Advisor {
  /// The answer to a question of its own; one that cannot be asked is answered with what is wrong with it.
  static func askedOnce(_ question: String, _ knowledge: Knowledge, today: String) -> Answer {
    refused(question) ?? Advisor(knowledge, today: today).answer(question)
  }

  private static func refused(_ question: String) -> Answer? {
    guard let mistake = refusal(of: question) else { return nil }
    let language = Tongue.current
    var answer = Answer(
      question: question, language: language, outcome: .error,
      reading: Reading(text: question, language: language))
    answer.failure = Answer.Failure(code: mistake.code, chinese: mistake.message, english: mistake.message)
    return answer
  }
}

enum Terminal {
  /// A terminal that takes no escape sequences, or none at all.
  static var isDumb: Bool { ["dumb", "", nil].contains(Environment.value(of: "TERM")) }

  /// Columns of the terminal that standard output is, else 80.
  static var width: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 24 else { return 80 }
    return min(Int(size.ws_col), 110)
  }
}
