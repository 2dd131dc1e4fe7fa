import Diagnostics

extension ModelError: Mistake {
  var code: String {
    switch self {
    case .unknown: "E0301"
    case .duplicate: "E0302"
    case .missing: "E0303"
    case .wrongClause: "E0304"
    case .wrongType: "E0305"
    case .unbound: "E0306"
    case .notAFact: "E0307"
    case .notANeed: "E0308"
    case .needsValue: "E0309"
    case .takesNoValue: "E0310"
    case .badType: "E0311"
    case .unevenOr: "E0312"
    case .badPhrase: "E0313"
    case .badDate: "E0314"
    case .badCertainty: "E0315"
    case .noPassage: "E0316"
    case .notConstant: "E0317"
    case .notEqual: "E0318"
    case .cannotConclude: "E0319"
    case .unmarked: "W0401"
    case .neverFires: "W0402"
    case .neverAdvised: "W0403"
    case .neverCited: "W0404"
    }
  }

  var severity: Diagnostic.Severity { code.hasPrefix("W") ? .warning : .error }

  var message: Diagnostic.Message {
    switch self {
    case .unknown(let kind, let name, let owner): unknownMessage(kind, name, owner)
    case .duplicate(let name):
      .init(chinese: "“\(name)”已经声明过", english: "“\(name)” is declared twice")
    case .missing(let clause, let name):
      .init(chinese: "“\(name)”缺少“\(clause)”", english: "“\(name)” lacks “\(clause)”")
    case .wrongClause(let clause, let kind):
      .init(chinese: "“\(kind)”里不能写“\(clause)”", english: "“\(clause)” cannot stand in “\(kind)”")
    case .wrongType(let expected, let found):
      .init(chinese: "这里要\(expected)，写的是\(found)", english: "expected \(expected), found \(found)")
    case .unbound(let name):
      .init(
        chinese: "变量“\(name)”还没有被前面的条件绑定", english: "variable “\(name)” is bound by no condition before it")
    case .notAFact(let name):
      .init(chinese: "“\(name)”不是绑定在事实上的变量", english: "“\(name)” is not bound to a fact")
    case .notANeed(let name):
      .init(chinese: "“\(name)”不是需求", english: "“\(name)” is not a need")
    case .needsValue(let name):
      .init(chinese: "“\(name)”有几个取值，要写明是哪一个", english: "“\(name)” has several values: say which")
    case .takesNoValue(let name):
      .init(chinese: "“\(name)”只有“有”和“没有”，不取别的值", english: "“\(name)” takes no value")
    default: otherMessage
    }
  }

  private func unknownMessage(_ kind: Kind, _ name: String, _ owner: String?) -> Diagnostic.Message {
    let words: (String, String) =
      switch kind {
      case .document: ("文献", "document")
      case .passage: ("段落", "passage")
      case .wordClass: ("词类", "word class")
      case .attribute: ("属性或需求", "attribute or need")
      case .value: ("值", "value")
      case .need: ("需求", "need")
      case .template: ("模板", "template")
      case .slot: ("槽", "slot")
      case .practice: ("做法", "practice")
      case .variable: ("变量", "variable")
      }
    let inside = owner.map { ("“\($0)”", " in “\($0)”") } ?? ("", "")
    return .init(
      chinese: "\(inside.0)没有叫“\(name)”的\(words.0)", english: "there is no \(words.1) “\(name)”\(inside.1)")
  }

  private var otherMessage: Diagnostic.Message {
    switch self {
    case .badType(let name):
      .init(chinese: "没有“\(name)”这种类型", english: "there is no type “\(name)”")
    case .unevenOr(let name):
      .init(
        chinese: "“或”的每一边都要绑定变量“\(name)”，后面才能用它",
        english: "every branch of “or” must bind “\(name)” for it to be used later")
    case .badPhrase(let phrase, let why):
      .init(chinese: "说法“\(phrase)”\(why.chinese)", english: "phrase “\(phrase)”: \(why.english)")
    case .badDate(let text):
      .init(
        chinese: "“\(text)”不是日期，请写 2022 或 2022-04-22",
        english: "“\(text)” is no date: write 2022 or 2022-04-22")
    case .badCertainty(let number):
      .init(chinese: "把握要在 0 和 1 之间，写的是 \(number)", english: "certainty lies between 0 and 1, not \(number)")
    case .noPassage(let name):
      .init(chinese: "“\(name)”没有注明出处〔…〕", english: "“\(name)” names no passage 〔…〕")
    case .notConstant(let slot):
      .init(chinese: "“\(slot)”在这里要一个写定的值", english: "“\(slot)” takes a plain value here")
    case .notEqual(let slot):
      .init(chinese: "给“\(slot)”赋值要用“=”", english: "“\(slot)” is given its value with “=”")
    case .cannotConclude(let test):
      .init(
        chinese: "“\(test)”是看有没有人说过，不能当作结论", english: "“\(test)” asks what was said and cannot be concluded")
    case .unmarked(let clause):
      .init(chinese: "“\(clause)”没有标明〔原文〕或〔引申〕", english: "“\(clause)” is not marked 〔原文〕 or 〔引申〕")
    case .neverFires(let rule, let why):
      .init(
        chinese: "规则“\(rule)”永远不会触发：\(why.message.chinese)",
        english: "rule “\(rule)” can never fire: \(why.message.english)")
    case .neverAdvised(let name):
      .init(chinese: "没有什么会推荐做法“\(name)”", english: "nothing advises the practice “\(name)”")
    case .neverCited(let id):
      .init(chinese: "没有做法或规则引用段落〔\(id)〕", english: "nothing cites the passage 〔\(id)〕")
    default: .init(chinese: "", english: "")
    }
  }

  func diagnostic(at location: Location, suggestion: String? = nil, notes: [Diagnostic.Note] = [])
    -> Diagnostic
  {
    Diagnostic(self, at: location, notes: notes, suggestion: suggestion)
  }
}

extension ModelError.Idleness {
  fileprivate var message: Diagnostic.Message {
    switch self {
    case .unasserted(let name): .init(chinese: "没有什么会新增“\(name)”", english: "nothing asserts “\(name)”")
    case .contradictory(let test):
      .init(chinese: "条件“\(test)”自相矛盾", english: "its tests of “\(test)” contradict each other")
    }
  }
}
