/// What can be wrong with the labels of a question.
enum LabelMistake: Error, Equatable {
  case notText(key: String)
  case notTexts(key: String)
  case unknownWord(String, key: String, allowed: [String])
  case unknownPractice(String, nearest: String?)
  /// An attribute of a fact that is not there, or has no such value.
  case fact(LineMistake)
  /// An attribute of several values without one of them.
  case missingValue(attribute: String)
  /// A right first advice for a question that nothing is to fit.
  case contradiction(key: String)
  case repeatedID(String, line: Int)
  case unknownQuestion(String, key: String, nearest: String?)
}

extension LabelMistake {
  var message: String {
    switch self {
    case .notText(let key): say("“\(key)”应当是文本。", "“\(key)” must be a text.")
    case .notTexts(let key):
      say("“\(key)”应当是文本或文本的数组。", "“\(key)” must be a text or an array of texts.")
    case .unknownWord(let word, let key, let allowed):
      say("“\(key)”不能是“\(word)”，可以是：", "“\(key)” cannot be “\(word)”; it can be: ")
        + allowed.joined(separator: say("、", ", ")) + say("。", ".")
    case .unknownPractice(let id, let nearest):
      say("没有做法“\(id)”。", "There is no practice “\(id)”.") + meant(nearest)
    case .fact(let mistake): mistake.message
    case .missingValue(let attribute):
      say("“\(attribute)”要写成“\(attribute)=值”。", "“\(attribute)” must be written as “\(attribute)=VALUE”.")
    case .contradiction(let key):
      say("expect 是 none，却有“\(key)”。", "expect is none, and yet there is “\(key)”.")
    case .repeatedID(let id, let line):
      say("编号“\(id)”在第 \(line) 行已经用过。", "The id “\(id)” was used in line \(line) already.")
    case .unknownQuestion(let id, let key, let nearest):
      say("“\(key)”指的问题“\(id)”不在文件里。", "The file has no question “\(id)”, which “\(key)” names.")
        + meant(nearest)
    }
  }

  private func meant(_ nearest: String?) -> String {
    nearest.map { say("您是不是要写“\($0)”？", " Did you mean “\($0)”?") } ?? ""
  }
}
