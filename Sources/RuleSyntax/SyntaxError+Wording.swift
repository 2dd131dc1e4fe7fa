import Diagnostics

extension SyntaxError: Mistake {
  /// Stable: E01 lexing and layout, E02 parsing, W01 what is only suspicious.
  var code: String {
    switch self {
    case .unclosedFence: "E0101"
    case .unclosedText: "E0102"
    case .unclosedAnchor: "E0103"
    case .invalidCharacter: "E0104"
    case .ambiguousRun: "E0105"
    case .numberOutOfRange: "E0106"
    case .unclosedForeignFence: "W0101"
    case .unknownDeclaration: "E0201"
    case .unknownClause: "E0202"
    case .clauseOutOfPlace: "E0203"
    case .missingName: "E0204"
    case .expected: "E0205"
    case .leftOver: "E0206"
    case .continuedByClause: "E0207"
    case .nestedTooDeep: "E0208"
    case .tooLong: "E0209"
    case .linesBackwards: "E0210"
    case .unknownBasis: "E0211"
    case .partOutOfPlace: "E0212"
    case .clauseInFirstColumn: "E0213"
    case .clauseWithoutDeclaration: "E0214"
    case .missingSection: "E0215"
    }
  }

  var suggestion: String? {
    switch self {
    case .unknownDeclaration(_, let meant), .unknownClause(_, let meant), .expected(_, _, let meant),
      .unknownBasis(_, let meant):
      meant
    default: nil
    }
  }

  func diagnostic(at location: Location) -> Diagnostic {
    Diagnostic(self, at: location, suggestion: suggestion)
  }

  var severity: Diagnostic.Severity { self == .unclosedForeignFence ? .warning : .error }

  var message: Diagnostic.Message {
    let wording = lexingWording ?? parsingWording
    return Diagnostic.Message(chinese: wording.chinese, english: wording.english)
  }

  private var lexingWording: (chinese: String, english: String)? {
    switch self {
    case .unclosedFence: ("这个 wence 代码块没有结束行 ```", "this wence block has no closing ``` line")
    case .unclosedForeignFence:
      ("这个代码块没有结束行，它后面的内容都不会当作规则来读", "this block has no closing line: nothing after it is read as rules")
    case .unclosedText:
      ("这段文字到行尾还没有收尾的引号", "this text has no closing quotation mark before the end of the line")
    case .unclosedAnchor: ("这个〔…〕到行尾还没有收尾的括号", "this 〔…〕 has no closing bracket before the end of the line")
    case .invalidCharacter(let text):
      ("规则里不能有这样的字符：\(readable(text))", "a rule cannot contain this character: \(readable(text))")
    case .ambiguousRun(let first, let second):
      (
        "这一串字有两种读法：“\(first)”和“\(second)”，请用空格分开",
        "this run can be read as “\(first)” or “\(second)”: put spaces in it"
      )
    case .numberOutOfRange(let text): ("数太大了：\(text)", "this number is out of range: \(text)")
    default: nil
    }
  }

  private var parsingWording: (chinese: String, english: String) {
    switch self {
    case .unknownDeclaration(let word, _):
      (
        "顶格的一行要用文献、段落、词类、属性、需求、模板、做法、规则、事实或案例开头，不是“\(word)”",
        "a line in the first column begins with document, passage, words, attribute, need, template, practice, rule, facts or case, not “\(word)”"
      )
    case .clauseInFirstColumn(let word):
      ("“\(word)”这一行要缩进，写在它所说的那一项下面", "indent “\(word)”: it belongs under what it tells about")
    case .clauseWithoutDeclaration: ("缩进的一行上面没有它所属的声明", "nothing above this indented line takes it")
    case .unknownClause(let word, _): ("没有“\(word)”这样的一行", "no clause begins with “\(word)”")
    case .clauseOutOfPlace(let word, let kind):
      ("“\(word)”不能写在\(kind.chinese)里", "“\(word)” has no place in a \(kind.english)")
    case .missingName(let kind): ("这个\(kind.chinese)没有名字", "this \(kind.english) has no name")
    case .expected(let what, let found, _): expectedWording(what, found)
    case .leftOver(let text): ("这一行到这里已经完整，多出了“\(text)”", "this line was complete before “\(text)”")
    case .continuedByClause(let word):
      (
        "“\(word)”比上一行缩进得更深，所以算作上一行的接续",
        "“\(word)” is indented deeper than the line above, and so continues it"
      )
    case .nestedTooDeep: ("括号套得太深", "this is nested too deep")
    case .tooLong: ("这个算式太长，请分成几行", "this expression is too long: divide it")
    case .linesBackwards(let text): ("行号从小到大写：\(text)", "line numbers go upwards: \(text)")
    case .unknownBasis(let text, _):
      ("这里写〔原文〕或〔引申〕，不是〔\(text)〕", "this is 〔original〕 or 〔inferred〕, not 〔\(text)〕")
    case .partOutOfPlace: ("分项只能写在做法里面，并且不能再分", "a part stands inside a practice, and has no parts itself")
    case .missingSection(.conditions): ("这条规则没有“如果”", "this rule has no “if”")
    case .missingSection(.actions): ("这条规则没有“那么”", "this rule has no “then”")
    default: ("", "")
    }
  }

  private func expectedWording(_ what: Expected, _ found: String?) -> (chinese: String, english: String) {
    let wanted = what.wording
    guard let found else {
      return ("这一行还没写完：缺\(wanted.chinese)", "this line is not complete: it lacks \(wanted.english)")
    }
    return ("这里要写\(wanted.chinese)，不是“\(found)”", "expected \(wanted.english) here, not “\(found)”")
  }

  /// A control character by its number, anything else as it is.
  private func readable(_ text: String) -> String {
    text.unicodeScalars.prefix(4).map { scalar in
      let code = String(scalar.value, radix: 16, uppercase: true)
      let number = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
      return scalar.properties.generalCategory == .control || scalar.value == 0xFFFD
        ? number : "“\(scalar)” \(number)"
    }.joined(separator: " ")
  }
}

extension Expected {
  var wording: (chinese: String, english: String) {
    switch self {
    case .name: ("一个名字", "a name")
    case .text: ("「…」里的一段文字", "a text in 「…」 or \"…\"")
    case .number: ("一个数", "a number")
    case .date: ("日期（2022 或 2030-12-31）", "a date (2022 or 2030-12-31)")
    case .lineNumbers: ("行号（41-43、45）", "line numbers (41-43, 45)")
    case .pattern: ("一个式样，如“入座（序号 = 1）”", "a pattern (seat(number = 1))")
    case .test: ("一个判断，如“社区类型 是 安置小区”", "a test (estate is resettlement)")
    case .attributeType: ("单值、多值或真假", "single, multiple or truth")
    case .slotType: ("符号、整数、小数、文本或真假", "symbol, integer, decimal, text or truth")
    case .verdict: ("适用、可借鉴、待定或不适用", "fits, transferable, open or does-not-fit")
    case .expectation:
      (
        "首选、含、不建议、不适用、未涉及、计划、读到、有事实或没有事实",
        "first, includes, not-advised, does-not-fit, not-covered, plan, reads, fact or no-fact"
      )
    case .action:
      ("推断、判定、新增、修改、删除、令或停止", "conclude, recommend, assert, modify, retract, bind or halt")
    case .relation: ("= ≠ < ≤ > ≥ 中的一个", "one of = ≠ < ≤ > ≥")
    case .expression: ("一个名字、数、「…」或算式", "a name, a number, a text or an expression")
    case .function: ("计数、合计、最小、最大、平均或收集", "count, sum, min, max, average or collect")
    case .slot: ("一个槽，如“序号 = 1”", "a slot (number = 1)")
    case .literal: ("一个值：数、「…」、真、假或名字", "a value: a number, a text, true, false or a name")
    case .headOption: ("优先级或不自触发", "priority or no-loop")
    case .sign(let sign): ("“\(sign.spelling)”", "“\(sign.spelling)”")
    case .word(let keyword): ("“\(keyword.chineseSpelling)”", "“\(keyword.englishSpelling)”")
    }
  }
}

extension DeclarationKind {
  var chinese: String { keyword.chineseSpelling }

  var english: String {
    switch self {
    case .wordClass: "class of words"
    case .facts: "list of facts"
    default: keyword.englishSpelling
    }
  }

  private var keyword: Keyword { Keyword.allCases.first { $0.declaration == self } ?? .none }
}

extension Keyword {
  var chineseSpelling: String { Self.chineseSpellings.first { $0.1 == self }?.0 ?? englishSpelling }
  var englishSpelling: String { Self.englishSpellings.first { $0.1 == self }?.0 ?? "" }
}
