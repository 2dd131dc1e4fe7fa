import Diagnostics

/// The words of the command line put in the order that the parser of a command takes: the command first, the
/// options of every command behind it.
enum Arguments {
  static func arranged(_ arguments: [String], commands: [String]) throws(UsageMistake) -> [String] {
    var leading: [String] = []
    var rest = arguments[...]
    while let word = rest.first, word.hasPrefix("-"), word != "-", word != "--" {
      let isPlain =
        GlobalOptions.flags.contains(word) || GlobalOptions.valued.contains { word.hasPrefix($0 + "=") }
      if isPlain {
        leading.append(rest.removeFirst())
      } else if GlobalOptions.valued.contains(word), rest.count > 1 {
        leading += [rest.removeFirst(), rest.removeFirst()]
      } else {
        break
      }
    }
    if let word = rest.first, word == "--help" || word == "-h" { return [word] }
    guard let command = rest.first, !command.hasPrefix("-") else { return arguments }
    guard commands.contains(command) else {
      throw .unknownCommand(command, nearest: nearestName(to: command, among: commands))
    }
    return [command] + leading + rest.dropFirst()
  }
}
