/// What the shell can be told to do, apart from being asked.
enum Command: String, CaseIterable, Sendable {
  case help, new, facts, retract, reset, why, practices, sources, rules, read, mode, quit

  /// English first, the main Chinese name next; all are accepted.
  var names: [String] {
    switch self {
    case .help: ["help", "帮助", "用法"]
    case .new: ["new", "换一件", "新问题"]
    case .facts: ["facts", "事实", "情况"]
    case .retract: ["retract", "撤回", "收回"]
    case .reset: ["reset", "清空", "重来"]
    case .why: ["why", "为何", "为什么"]
    case .practices: ["practices", "做法"]
    case .sources: ["sources", "出处", "文献", "source"]
    case .rules: ["rules", "规则"]
    case .read: ["read", "读入", "读"]
    case .mode: ["mode", "格式"]
    case .quit: ["quit", "退出", "离开", "exit"]
    }
  }

  /// What follows the name, for help: Chinese, English.
  var argument: (chinese: String, english: String)? {
    switch self {
    case .help: ("[命令]", "[COMMAND]")
    case .retract: ("序号", "NUMBER")
    case .why: ("[序号]", "[NUMBER]")
    case .practices: ("[做法]", "[PRACTICE]")
    case .sources: ("[段落]", "[PASSAGE]")
    case .rules: ("[做法]", "[PRACTICE]")
    case .read: ("文件", "FILE")
    case .mode: ("[text|json|markdown]", "[text|json|markdown]")
    case .new, .facts, .reset, .quit: nil
    }
  }

  var summary: (chinese: String, english: String) {
    switch self {
    case .help: ("看用法", "how to use the shell")
    case .new: ("放下这一件，说另一件事", "leave this situation and begin another")
    case .facts: ("列出读到的事实", "list the facts read so far")
    case .retract: ("撤回一条事实，重新给建议", "take back a fact and advise anew")
    case .reset: ("清空所有事实和设置", "forget all facts and settings")
    case .why: ("说明第几条建议的理由", "give the reasons for an advice")
    case .practices: ("列出做法，或细看一种", "list the practices, or show one")
    case .sources: ("列出文献和段落，或细看一段", "list documents and passages, or show one")
    case .rules: ("看做法背后的规则", "show the rules behind a practice")
    case .read: ("把文件里的每一行当作接着说的话", "take each line of a file as if it were typed")
    case .mode: ("换回答的格式", "choose the format of the answers")
    case .quit: ("离开", "leave")
    }
  }

  init?(name: String) {
    let wanted = name.lowercased()
    guard let found = Command.allCases.first(where: { $0.names.contains(wanted) }) else { return nil }
    self = found
  }
}
