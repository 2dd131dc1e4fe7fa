import Archive
import Diagnostics
import Facts
import OrderedCollections
import Parallel
import RuleSyntax

extension Resolver {
  mutating func resolveRules(of files: consuming [SyntaxFile]) {
    for fact in book.facts { checkFact(fact) }
    var rules: [RuleDeclaration] = []
    rules.reserveCapacity(pendingRules.count)
    for batch in pendingRules.indices.pieces(of: 16 * 512) {
      let parts = batch.pieces(of: 512).mapConcurrently { [self, files] in resolved($0, of: files) }
      for (sound, mistakes) in parts {
        rules += sound
        diagnostics += mistakes
      }
      let last = pendingRules[batch.upperBound - 1]
      files[last.file].declarations.release(before: last.index)
    }
    book.rules = Shelf(rules)
    for testCase in book.cases { checkCase(testCase) }
  }

  /// Some of the pending rules; what is wrong with one has nothing to do with the others.
  private func resolved(
    _ rules: Range<Int>, of files: [SyntaxFile]
  ) -> (rules: [RuleDeclaration], mistakes: [Diagnostic]) {
    var apart = self
    apart.diagnostics = []
    var sound: [RuleDeclaration] = []
    sound.reserveCapacity(rules.count)
    for index in rules {
      if let repetition = repetitions[index] {
        apart.diagnostics.append(repetition)
      } else {
        let rule = pendingRules[index]
        let (file, declaration) = (files[rule.file], files[rule.file].declarations[rule.index])
        if let rule = apart.resolved(declaration, path: file.source.path) { sound.append(rule) }
      }
    }
    return (sound, apart.diagnostics)
  }

  /// The rule that is declared, if it is sound.
  private mutating func resolved(_ declaration: Declaration, path: String) -> RuleDeclaration? {
    let (name, here) = Self.head(of: declaration, in: path)
    for passage in declaration.anchors where book.passages[passage.text] == nil {
      report(
        .unknown(.passage, name: passage.text), at: Location(path: path, range: passage.range),
        among: Array(book.passages.keys))
    }
    let errorsBefore = diagnostics.count
    var scope = scope(of: declaration, path: path)
    check(declaration.conditions, in: &scope)
    for action in declaration.actions { check(action, in: &scope) }
    if concludesAboutPractice(declaration), declaration.anchors.isEmpty { report(.noPassage(name), at: here) }
    guard diagnostics.count == errorsBefore else { return nil }
    return RuleDeclaration(
      name: name, passages: declaration.anchors.map(\.text), priority: declaration.priority ?? 0,
      noLoop: declaration.noLoop, conditions: declaration.conditions, actions: declaration.actions,
      variables: scope.variableNames, location: here)
  }

  /// A rule about a situation knows whose it is and which problem from the start.
  private func scope(of declaration: Declaration, path: String) -> RuleScope {
    let names = RuleScope.variableNames(of: declaration)
    guard
      declaration.conditions.usesSituation || declaration.actions.contains(where: \.usesSituation)
    else { return RuleScope(variables: names, path: path) }
    let given = [Situation.ownerVariable: ValueType.symbol, Situation.problemVariable: .integer]
    var scope = RuleScope(variables: names.union(given.keys), path: path)
    scope.bound = given.mapValues { .value($0) }
    return scope
  }

  private func concludesAboutPractice(_ declaration: Declaration) -> Bool {
    declaration.actions.contains { if case .recommend = $0 { true } else { false } }
  }

  private mutating func checkFact(_ fact: FactDeclaration) {
    var scope = RuleScope(variables: [], path: fact.location.path)
    checkAssertion(fact.pattern, in: &scope)
    checkConstants(fact.pattern, path: fact.location.path)
  }

  /// Outside a rule there is nothing to reckon with.
  private mutating func checkConstants(_ pattern: PatternSyntax, path: String) {
    for slot in pattern.slots {
      switch slot.value {
      case .name, .literal: continue
      default: report(.notConstant(slot: slot.slot.text), at: Location(path: path, range: slot.slot.range))
      }
    }
  }

  private mutating func checkCase(_ testCase: TestCase) {
    let path = testCase.location.path
    for expectation in testCase.expectations {
      for practice in expectation.practices { _ = practiceName(practice, path: path) }
      if let test = expectation.test { _ = checkedTest(test, path: path) }
      if let pattern = expectation.pattern {
        var scope = RuleScope(variables: [], path: path)
        check(pattern, in: &scope)
        checkConstants(pattern, path: path)
      }
    }
  }

  // MARK: Conditions

  mutating func check(_ conditions: [ConditionSyntax], in scope: inout RuleScope) {
    for condition in conditions { check(condition, in: &scope) }
  }

  private mutating func check(_ condition: ConditionSyntax, in scope: inout RuleScope) {
    switch condition {
    case .pattern(let pattern): check(pattern, in: &scope)
    case .attribute(let test): _ = checkedTest(test, path: scope.path)
    case .test(let expression, let range): expect(.truth, of: expression, at: range, in: &scope)
    case .not(let inner, _), .exists(let inner, _):
      var local = scope
      check(inner, in: &local)
    case .forall(let every, let then, _):
      var local = scope
      check(every, in: &local)
      check(then, in: &local)
    case .or(let branches, let range): check(branches: branches, at: range, in: &scope)
    case .accumulate(let accumulate): check(accumulate, in: &scope)
    }
  }

  /// What every branch binds is bound afterwards.
  private mutating func check(branches: [[ConditionSyntax]], at range: SourceRange, in scope: inout RuleScope)
  {
    var common: [String: RuleScope.Kind]?
    for branch in branches {
      var local = scope
      check(branch, in: &local)
      common = common.map { $0.filter { local.bound[$0.key] == $0.value } } ?? local.bound
      scope.halfBound.formUnion(local.bound.keys)
    }
    if let common { scope.bound = common }
  }

  private mutating func check(_ accumulate: AccumulateSyntax, in scope: inout RuleScope) {
    var local = scope
    check(accumulate.source, in: &local)
    let operand = accumulate.operand.flatMap { self.type(of: $0, at: accumulate.range, in: &local) }
    let function = Self.aggregates[accumulate.function.text]
    checkOperand(operand, of: accumulate, function, path: scope.path)
    let result: ValueType =
      switch function {
      case .count, nil: .integer
      case .average: .decimal
      case .collect: .text
      case .sum, .min, .max: operand ?? .integer
      }
    scope.bound[accumulate.result.text] = .value(result)
  }

  /// All but 计数 reckon with a value, and all but 收集 with a number.
  private mutating func checkOperand(
    _ type: ValueType?, of accumulate: AccumulateSyntax, _ function: Aggregate?, path: String
  ) {
    let here = Location(path: path, range: accumulate.function.range)
    guard let function else { return report(.badType(accumulate.function.text), at: here) }
    if function == .count { return }
    if accumulate.operand == nil {
      return report(.missing(clause: "值：", in: accumulate.function.text), at: here)
    }
    guard let type, function != .collect, type != .integer, type != .decimal else { return }
    report(.wrongType(expected: "整数/小数 (number)", found: Self.typeName(type)), at: here)
  }

  mutating func check(_ pattern: PatternSyntax, in scope: inout RuleScope) {
    guard let template = template(of: pattern, in: scope) else { return }
    for slot in pattern.slots {
      guard let index = index(of: slot, of: template, in: scope) else { continue }
      let type = templates.type(ofSlot: index, of: template)
      if case .name(let name) = slot.value, scope.isVariable(name.text) {
        if scope.bound[name.text] == nil, slot.comparison == .equal {
          scope.bound[name.text] = .value(type)
          continue
        }
      }
      expect(type, of: slot.value, at: slot.slot.range, in: &scope)
    }
    if let binding = pattern.binding { scope.bound[binding.text] = .fact(pattern.template.text) }
  }

  // MARK: Actions

  private mutating func check(_ action: ActionSyntax, in scope: inout RuleScope) {
    switch action {
    case .concludeFact(let pattern), .assert(let pattern): checkAssertion(pattern, in: &scope)
    case .conclude(let test, let certainty):
      checkConclusion(test, in: scope)
      checkCertainty(certainty, at: test.range, in: scope)
    case .recommend(let practice, _, let certainty, _, let range):
      _ = practiceName(practice, path: scope.path)
      checkCertainty(certainty, at: range, in: scope)
    case .modify(let name, let slots, _):
      guard let template = boundTemplate(name, in: scope) else { return }
      checkValues(slots, of: template, in: &scope)
    case .retract(let name, _): _ = boundTemplate(name, in: scope)
    case .bind(let name, let expression, let range):
      if let type = type(of: expression, at: range, in: &scope) { scope.bound[name.text] = .value(type) }
    case .halt: break
    }
  }

  /// What is concluded is one thing: so, not so, or not known.
  private mutating func checkConclusion(_ test: AttributeTest, in scope: RuleScope) {
    let here = Location(path: scope.path, range: test.range)
    guard let (attribute, values) = checkedTest(test, path: scope.path) else { return }
    switch test.kind {
    case .holds: if values.count > 1 { report(.needsValue(attribute: attribute), at: here) }
    case .knownNot, .unsure: break
    case .unstated: report(.cannotConclude(test: "未提"), at: here)
    case .unless: report(.cannotConclude(test: "除非"), at: here)
    }
  }

  private mutating func checkCertainty(_ certainty: Double?, at range: SourceRange, in scope: RuleScope) {
    if let certainty, !(0...1).contains(certainty) {
      report(.badCertainty(certainty), at: Location(path: scope.path, range: range))
    }
  }

  /// An asserted fact gives every slot that has no initial value.
  private mutating func checkAssertion(_ pattern: PatternSyntax, in scope: inout RuleScope) {
    guard let template = template(of: pattern, in: scope) else { return }
    let given = checkValues(pattern.slots, of: template, in: &scope)
    for (index, slot) in templates.shapes[template].slots.enumerated()
    where slot.initial == nil && !given.contains(index) {
      report(
        .missing(clause: slot.name, in: templates.shapes[template].name),
        at: Location(path: scope.path, range: pattern.range))
    }
  }

  /// Values given to slots: each once, with `=`. Gives back which slots these are.
  @discardableResult
  private mutating func checkValues(
    _ slots: some Sequence<SlotSyntax>, of template: Int, in scope: inout RuleScope
  ) -> [Int] {
    var given: [Int] = []
    for slot in slots {
      guard let index = index(of: slot, of: template, in: scope) else { continue }
      let here = Location(path: scope.path, range: slot.slot.range)
      if given.contains(index) { report(.duplicate(name: slot.slot.text), at: here) }
      given.append(index)
      if slot.comparison != .equal { report(.notEqual(slot: slot.slot.text), at: here) }
      expect(templates.type(ofSlot: index, of: template), of: slot.value, at: slot.slot.range, in: &scope)
    }
    return given
  }

  // MARK: Names inside a rule

  private mutating func template(of pattern: PatternSyntax, in scope: RuleScope) -> Int? {
    if let number = templates.number(of: pattern.template.text) { return number }
    report(
      .unknown(.template, name: pattern.template.text),
      at: Location(path: scope.path, range: pattern.template.range), among: Array(book.templates.keys))
    return nil
  }

  private mutating func index(of slot: SlotSyntax, of template: Int, in scope: RuleScope) -> Int? {
    if let index = templates.slot(named: slot.slot.text, of: template) { return index }
    let shape = templates.shapes[template]
    report(
      .unknown(.slot, name: slot.slot.text, of: shape.name),
      at: Location(path: scope.path, range: slot.slot.range), among: shape.slots.map(\.name))
    return nil
  }

  private mutating func boundTemplate(_ name: Name, in scope: RuleScope) -> Int? {
    let here = Location(path: scope.path, range: name.range)
    switch scope.bound[name.text] {
    case .fact(let template): return templates.number(of: template)
    case .value: report(.notAFact(variable: name.text), at: here)
    case nil: report(.unbound(variable: name.text), at: here)
    }
    return nil
  }
}

extension Resolver {
  enum Aggregate { case count, sum, min, max, average, collect }

  static let aggregates: [String: Aggregate] = [
    "计数": .count, "count": .count, "合计": .sum, "sum": .sum, "最小": .min, "min": .min, "最大": .max, "max": .max,
    "平均": .average, "average": .average, "收集": .collect, "collect": .collect,
  ]
}
