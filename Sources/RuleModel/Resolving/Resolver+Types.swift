import Diagnostics
import Facts
import RuleSyntax

extension Resolver {
  /// Tells where `expression` cannot stand for a value of `type`. A bare name is a symbol or a text, as is wanted.
  mutating func expect(
    _ type: ValueType, of expression: ExpressionSyntax, at range: SourceRange, in scope: inout RuleScope
  ) {
    if isWord(expression, in: scope), type == .symbol || type == .text { return }
    guard let found = self.type(of: expression, at: range, in: &scope), found != type else { return }
    if type == .decimal, found == .integer { return }
    if type == .symbol, found == .text { return }
    report(
      .wrongType(expected: Self.typeName(type), found: Self.typeName(found)),
      at: Location(path: scope.path, range: range))
  }

  private func isWord(_ expression: ExpressionSyntax, in scope: RuleScope) -> Bool {
    switch expression {
    case .name(let name): !scope.isVariable(name.text)
    case .literal(.text): true
    default: false
    }
  }

  /// The type of an expression, nil (and told) where it has none.
  mutating func type(
    of expression: ExpressionSyntax, at range: SourceRange, in scope: inout RuleScope
  ) -> ValueType? {
    switch expression {
    case .name(let name): return type(of: name, in: scope)
    case .literal(.integer): return .integer
    case .literal(.decimal): return .decimal
    case .literal(.text): return .text
    case .literal(.symbol): return .symbol
    case .literal(.truth): return .truth
    case .arithmetic(_, let left, let right):
      guard let first = number(left, at: range, in: &scope), let second = number(right, at: range, in: &scope)
      else {
        return nil
      }
      return first == .decimal || second == .decimal ? .decimal : .integer
    case .compare(_, let left, let right):
      comparable(left, right, at: range, in: &scope)
      return .truth
    case .and(let left, let right), .or(let left, let right):
      expect(.truth, of: left, at: range, in: &scope)
      expect(.truth, of: right, at: range, in: &scope)
      return .truth
    case .not(let inner):
      expect(.truth, of: inner, at: range, in: &scope)
      return .truth
    }
  }

  private mutating func type(of name: Name, in scope: RuleScope) -> ValueType? {
    guard scope.isVariable(name.text) else { return .symbol }
    let here = Location(path: scope.path, range: name.range)
    switch scope.bound[name.text] {
    case .value(let type): return type
    case .fact: report(.wrongType(expected: "值 (value)", found: "事实 (fact)"), at: here)
    case nil:
      report(
        scope.halfBound.contains(name.text) ? .unevenOr(variable: name.text) : .unbound(variable: name.text),
        at: here)
    }
    return nil
  }

  private mutating func number(
    _ expression: ExpressionSyntax, at range: SourceRange, in scope: inout RuleScope
  ) -> ValueType? {
    guard let type = type(of: expression, at: range, in: &scope) else { return nil }
    if type == .integer || type == .decimal { return type }
    report(
      .wrongType(expected: "整数/小数 (number)", found: Self.typeName(type)),
      at: Location(path: scope.path, range: range))
    return nil
  }

  private mutating func comparable(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, at range: SourceRange, in scope: inout RuleScope
  ) {
    if isWord(left, in: scope), isWord(right, in: scope) { return }
    if isWord(left, in: scope) { return comparable(right, left, at: range, in: &scope) }
    guard let type = type(of: left, at: range, in: &scope) else { return }
    if type == .integer || type == .decimal {
      _ = number(right, at: range, in: &scope)
    } else {
      expect(type, of: right, at: range, in: &scope)
    }
  }

  static func typeName(_ type: ValueType) -> String {
    switch type {
    case .symbol: "符号 (symbol)"
    case .integer: "整数 (integer)"
    case .decimal: "小数 (decimal)"
    case .text: "文本 (text)"
    case .truth: "真假 (truth)"
    }
  }
}
