extension LineMistake {
  /// Stable; part of the JSON contract.
  var code: String {
    switch self {
    case .emptyQuestion: "empty_question"
    case .tooLong: "too_long"
    case .nulByte: "nul_byte"
    case .invalidEncoding: "invalid_encoding"
    case .invalidJSON(.duplicateKey): "duplicate_key"
    case .invalidJSON: "invalid_json"
    case .notAnObject: "not_an_object"
    case .missingQuestion: "missing_question"
    case .wrongType: "wrong_type"
    case .unknownAttribute: "unknown_attribute"
    case .unknownValue: "unknown_value"
    case .unterminatedQuote: "unterminated_quote"
    case .cellCount: "cell_count"
    }
  }

  var message: String {
    switch self {
    case .emptyQuestion: say("问题是空的。", "The question is empty.")
    case .tooLong: say("问题超过 1 MiB。", "The question is longer than 1 MiB.")
    case .nulByte: say("问题里有空字节。", "The question holds a NUL character.")
    case .invalidEncoding(let encoding):
      say("这一行不是 \(encoding.shown) 文本。", "This line is not \(encoding.shown) text.")
    case .invalidJSON(let mistake): message(of: mistake)
    case .notAnObject: say("这一行不是 JSON 对象。", "This line is no JSON object.")
    case .missingQuestion(let key): say("没有“\(key)”。", "There is no “\(key)”.")
    case .wrongType(let key, let wanted):
      say("“\(key)”应当是\(wanted.chinese)。", "“\(key)” must be \(wanted.english).")
    case .unknownAttribute(let name, let nearest):
      say("没有叫“\(name)”的属性或需求。", "There is no attribute or need “\(name)”.") + meant(nearest)
    case .unknownValue(let value, let attribute, let nearest):
      say("“\(attribute)”没有“\(value)”这个值。", "“\(attribute)” has no value “\(value)”.") + meant(nearest)
    case .unterminatedQuote: say("引号没有合上。", "The quotation mark is never closed.")
    case .cellCount(let count, let wanted):
      say("这一行有 \(count) 格，表头有 \(wanted) 格。", "This row has \(count) cells, the header \(wanted).")
    }
  }

  private func message(of mistake: JSONReading.Mistake) -> String {
    switch mistake {
    case .unexpected(let offset):
      say("第 \(offset + 1) 个字节处不合 JSON。", "This is no JSON from byte \(offset + 1) on.")
    case .unfinished: say("JSON 没有写完。", "The JSON is unfinished.")
    case .duplicateKey(let key): say("键“\(key)”出现了两次。", "The key “\(key)” comes twice.")
    case .tooDeep: say("JSON 嵌套太深。", "The JSON is nested too deeply.")
    }
  }

  private func meant(_ nearest: String?) -> String {
    nearest.map { say("您是不是要写“\($0)”？", " Did you mean “\($0)”?") } ?? ""
  }
}

extension LineMistake.Wanted {
  fileprivate var chinese: String {
    switch self {
    case .text: "文本"
    case .texts: "文本、文本的数组或真假"
    case .object: "对象"
    }
  }

  fileprivate var english: String {
    switch self {
    case .text: "a text"
    case .texts: "a text, an array of texts, or true or false"
    case .object: "an object"
    }
  }
}

extension Encoding {
  fileprivate var shown: String { self == .gb18030 ? "GB18030" : "UTF-8" }
}
