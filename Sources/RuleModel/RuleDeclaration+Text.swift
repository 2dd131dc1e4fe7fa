import RuleSyntax

extension RuleDeclaration {
  /// The rule as it would be written in a rule file.
  public var text: String {
    var head = "规则 \(name)"
    if priority != 0 { head += "，优先级 \(priority)" }
    if noLoop { head += "，不自触发" }
    head += passages.map { "〔\($0)〕" }.joined()
    let lines =
      [head, "  如果"] + conditions.map { "    " + $0.text } + ["  那么"] + actions.map { "    " + $0.text }
    return lines.joined(separator: "\n")
  }
}
