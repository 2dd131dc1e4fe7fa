import Glibc
import LineEditor
import Typography

/// Reads lines with the editor and says what came, one answer a line: what the tests of the editor talk to.
/// Argument: the path of the history. `work` is a task that lasts until Ctrl-C; `die` ends by a signal.
@main
struct Probe {
  static func main() {
    guard
      var editor = Editor(program: "editor-probe", historyPath: CommandLine.arguments.dropFirst().first)
    else {
      print("not interactive")
      return
    }
    while true {
      switch editor.read(prompt: StyledText("问> ", .title), complete: complete) {
      case .line("die"): raise(SIGTERM)
      case .line("work"): work()
      case .line(let line): print("<\(line.split(separator: "\n").joined(separator: "|"))>")
      case .interrupted: print("(interrupted)")
      case .endOfInput:
        print("(end)")
        return
      }
      fflush(nil)
    }
  }

  private static func work() {
    print("(working)")
    fflush(nil)
    while !InterruptFlag.isRaised { usleep(1000) }
    print("(stopped)")
  }

  private static let words = ["物业管理", "物业费", "业主大会", "业主委员会", "电梯加装", ".help", ".history"]

  private static func complete(line: String, cursor: Int) -> [Candidate] {
    let before = Array(line).prefix(cursor)
    let start = before.lastIndex(of: " ").map { $0 + 1 } ?? 0
    let typed = String(before[start...])
    return words.filter { $0.hasPrefix(typed) }.map { Candidate(text: $0, replaces: start..<cursor) }
  }
}
