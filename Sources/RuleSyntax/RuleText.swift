// Rule-level syntax as text in the rule language (Chinese keywords), for showing rules that were made rather than read.

extension ConditionSyntax {
  /// One condition, on one line.
  public var text: String {
    switch self {
    case .pattern(let pattern): pattern.text
    case .attribute(let test): test.text
    case .test(let expression, _): "检验（\(expression.text)）"
    case .not(let inner, _): "不存在\(Self.group(inner))"
    case .exists(let inner, _): "存在\(Self.group(inner))"
    case .forall(let every, let then, _): "所有\(Self.group(every)) 都\(Self.group(then))"
    case .or(let branches, _):
      branches.map { $0.map(\.text).joined(separator: " 且 ") }.joined(separator: " 或 ")
    case .accumulate(let accumulate): accumulate.text
    }
  }

  private static func group(_ conditions: [ConditionSyntax]) -> String {
    conditions.count == 1
      ? " " + conditions[0].text : "（" + conditions.map(\.text).joined(separator: "，") + "）"
  }
}

extension AccumulateSyntax {
  fileprivate var text: String {
    let inner = source.map(\.text).joined(separator: "，")
    let operand = operand.map { $0.text + "：" } ?? ""
    return "累计 \(result.text) = \(function.text)（\(operand)\(inner)）"
  }
}

extension PatternSyntax {
  public var text: String {
    (binding.map { $0.text + "：" } ?? "") + template.text + slots.text
  }
}

extension Sequence<SlotSyntax> {
  fileprivate var text: String {
    "（" + map { "\($0.slot.text) \($0.comparison.rawValue) \($0.value.text)" }.joined(separator: "，") + "）"
  }
}

extension AttributeTest {
  public var text: String {
    let values = values.map(\.text).joined(separator: "、")
    let isValued = !values.isEmpty && values != "有"
    switch kind {
    case .holds: return isValued ? "\(attribute.text) 是 \(values)" : "有 \(attribute.text)"
    case .knownNot: return isValued ? "\(attribute.text) 已知不是 \(values)" : "已知没有 \(attribute.text)"
    case .unstated: return "未提 \(attribute.text)"
    case .unsure: return "说不清 \(attribute.text)"
    case .unless: return isValued ? "除非 \(attribute.text) 是 \(values)" : "除非 \(attribute.text)"
    }
  }
}

extension ExpressionSyntax {
  public var text: String {
    switch self {
    case .name(let name): name.text
    case .literal(let literal): literal.text
    case .arithmetic(let operation, let left, let right): "（\(left.text) \(operation.rawValue) \(right.text)）"
    case .compare(let comparison, let left, let right): "\(left.text) \(comparison.rawValue) \(right.text)"
    case .and(let left, let right): "（\(left.text) 且 \(right.text)）"
    case .or(let left, let right): "（\(left.text) 或 \(right.text)）"
    case .not(let inner): "非（\(inner.text)）"
    }
  }
}

extension LiteralSyntax {
  fileprivate var text: String {
    switch self {
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .text(let text): "「\(text)」"
    case .truth(let truth): truth ? "真" : "假"
    case .symbol(let name): name
    }
  }
}

extension ActionSyntax {
  /// One action, on one line.
  public var text: String {
    switch self {
    case .concludeFact(let pattern): "推断 \(pattern.text)"
    case .conclude(let test, let certainty): "推断 \(test.text)" + Self.certainty(certainty)
    case .recommend(let practice, let verdict, let certainty, let because, _):
      "判定 \(practice.text) \(verdict.chinese)" + Self.certainty(certainty)
        + (because.map { "，因为「\($0.text)」" } ?? "")
    case .assert(let pattern): "新增 \(pattern.text)"
    case .modify(let name, let slots, _): "修改 \(name.text)\(slots.text)"
    case .retract(let name, _): "删除 \(name.text)"
    case .bind(let name, let expression, _): "令 \(name.text) = \(expression.text)"
    case .halt: "停止"
    }
  }

  private static func certainty(_ certainty: Double?) -> String { certainty.map { "，把握 \($0)" } ?? "" }
}

extension VerdictWord {
  fileprivate var chinese: String {
    switch self {
    case .fits: "适用"
    case .transferable: "可借鉴"
    case .open: "待定"
    case .doesNotFit: "不适用"
    }
  }
}
