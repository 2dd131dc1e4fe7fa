extension UsageMistake {
  var message: String {
    switch self {
    case .unknownCommand(let name, let nearest):
      say("没有“\(name)”这个命令。", "There is no command “\(name)”.") + meant(nearest)
    case .unknownOption(let name, let nearest):
      say("没有“\(name)”这个选项。", "There is no option “\(name)”.") + meant(nearest)
    case .missingValue(let option): say("“\(option)”后面缺一个值。", "“\(option)” wants a value.")
    case .missingArgument(let name): say("缺少参数 \(name)。", "The argument \(name) is missing.")
    case .unexpectedArgument(let name): say("多了一个参数“\(name)”。", "The argument “\(name)” is not expected.")
    case .unwantedValue(let value, let option):
      say("“\(option)”不带值，却给了“\(value)”。", "“\(option)” takes no value, but “\(value)” was given.")
    case .invalidValue(let value, let option, let allowed):
      say("“\(option)”不能是“\(value)”。", "“\(option)” cannot be “\(value)”.")
        + (allowed.map { say("可以是：\($0)。", " It can be: \($0).") } ?? "")
    case .invalidBytes(let argument):
      say("第 \(argument) 个参数不是 UTF-8 文本。", "Argument \(argument) is not UTF-8 text.")
    case .other(let words): words
    }
  }

  private func meant(_ nearest: String?) -> String {
    nearest.map { say("您是不是要找“\($0)”？", " Did you mean “\($0)”?") } ?? ""
  }
}
