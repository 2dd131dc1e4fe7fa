import Facts
import Inference

/// The oracle: recomputes every match from all facts, before every firing, and shares nothing with the engine but the
/// program it is given.
struct NaiveChainer {
  struct Fact { var content: FactContent, recency: Int, isUnconditional = false }
  struct Key: Hashable { var rule: Int, path: [Int], recencies: [Int], results: [Value] }
  struct Firing: Equatable { var rule: Int, facts: [Int], values: [Value?] }

  /// A (partial) match.
  struct Match {
    var values: [VariableID: Value] = [:]
    var factNumbers: [VariableID: Int] = [:]
    var tuple: [Int] = []
    var recencies: [Int] = []
    var results: [Value] = []
    var path: [Int] = []
    /// Variables by which the patterns join.
    var joins: [Set<VariableID>] = []
    var rule = 0

    var key: Key { Key(rule: rule, path: path, recencies: recencies, results: results) }
  }

  let program: Program
  /// Rules that conclude logically or are no-loop.
  private let isWatched: [Bool]
  var symbols: SymbolTable
  var facts: [Int: Fact] = [:]
  var supports: [Int: [(firing: Int, key: Key)]] = [:]
  var factCount = 0
  var recency = 0
  var refracted: Set<Key> = []
  var firings: [Firing] = []

  init(_ program: Program) {
    self.program = program
    isWatched = program.rules.map { rule in
      rule.noLoop
        || rule.actions.contains { if case .assert(_, _, logical: true) = $0 { true } else { false } }
    }
    symbols = program.symbols
    for fact in program.initialFacts { give(fact) }
  }

  // MARK: Matching

  func matches() -> [Match] {
    program.rules.indices.flatMap { rule in
      solutions(program.rules[rule].conditions[...], Match(rule: rule), isOuter: true)
    }
  }

  func solutions(_ conditions: ArraySlice<Condition>, _ match: Match, isOuter: Bool) -> [Match] {
    guard let first = conditions.first else { return [match] }
    let rest = conditions.dropFirst()
    let extended: [Match]
    switch first {
    case .pattern(let pattern):
      extended = facts.compactMap { extend(match, pattern, $0.key, $0.value, isOuter: isOuter) }
    case .test(let expression): extended = evaluate(expression, match.values) == .truth(true) ? [match] : []
    case .not(let inner): extended = solutions(inner[...], match, isOuter: false).isEmpty ? [match] : []
    case .exists(let inner): extended = solutions(inner[...], match, isOuter: false).isEmpty ? [] : [match]
    case .forall(let all, let then):
      let holds = solutions(all[...], match, isOuter: false)
        .allSatisfy { !solutions(then[...], $0, isOuter: false).isEmpty }
      extended = holds ? [match] : []
    case .or(let choices):
      return choices.indices.flatMap { choice in
        var match = match
        match.path.append(choice)
        return solutions(choices[choice] + rest, match, isOuter: isOuter)
      }
    case .accumulate(let accumulation):
      guard let result = accumulate(accumulation, match) else { return [] }
      var match = match
      match.values[accumulation.result] = result
      if isOuter { match.results.append(result) }
      extended = [match]
    }
    return extended.flatMap { solutions(rest, $0, isOuter: isOuter) }
  }

  func extend(_ match: Match, _ pattern: Pattern, _ number: Int, _ fact: Fact, isOuter: Bool) -> Match? {
    guard fact.content.template == pattern.template else { return nil }
    var match = match
    let joined = match.joins.reduce(into: Set()) { $0.formUnion($1) }
    var own: Set<VariableID> = []
    for test in pattern.tests {
      switch test {
      case .bind(let slot, let variable):
        if let known = match.values[variable], known != fact.content.values[slot] { return nil }
        match.values[variable] = fact.content.values[slot]
        own.insert(variable)
      case .compare(let slot, let comparison, let expression):
        guard let value = evaluate(expression, match.values),
          compare(comparison, fact.content.values[slot], value)
        else { return nil }
        if comparison == .equal, case .variable(let variable) = expression,
          joined.contains(variable) || own.contains(variable)
        {
          own.insert(variable)
        }
      }
    }
    guard isOuter else { return match }
    match.joins.append(own)
    match.tuple.append(number)
    match.recencies.append(fact.recency)
    if let variable = pattern.fact { match.factNumbers[variable] = number }
    return match
  }

  func accumulate(_ accumulation: Accumulation, _ match: Match) -> Value? {
    let found = solutions(accumulation.source[...], match, isOuter: false)
    guard let operand = accumulation.operand else { return .integer(found.count) }
    let values = found.map { evaluate(operand, $0.values) }
    if values.contains(nil) { return nil }
    let integers = values.compactMap { if case .integer(let number) = $0 { number } else { nil } }
    let decimals = values.compactMap { if case .decimal(let number) = $0 { number } else { nil } }
    switch accumulation.function {
    case .count: return .integer(found.count)
    case .sum:
      let isDecimal = program.rules[match.rule].variables[accumulation.result].type == .value(.decimal)
      return isDecimal ? .decimal(decimals.reduce(0, +)) : .integer(integers.reduce(0, +))
    case .average:
      let all = integers.map(Double.init) + decimals
      return all.isEmpty ? nil : .decimal(all.reduce(0, +) / Double(all.count))
    case .min: return integers.min().map(Value.integer) ?? decimals.min().map(Value.decimal)
    case .max: return integers.max().map(Value.integer) ?? decimals.max().map(Value.decimal)
    case .collect:
      let names = Set(values.map { if case .symbol(let symbol) = $0 { symbols[symbol] } else { "?" } })
      var table = symbols
      return .text(table.intern(names.sorted().joined(separator: "、")))
    }
  }

  // MARK: Order

  /// What comes first fires first.
  func rank(_ match: Match) -> [Int] {
    let newest = match.recencies.max() ?? 0
    var order: [Int] = []
    if let seed = match.recencies.firstIndex(of: newest) {
      order = [seed]
      var bound = match.joins[seed]
      var waiting = match.joins.indices.filter { $0 != seed }
      while !waiting.isEmpty {
        let next = waiting.remove(at: waiting.firstIndex { !match.joins[$0].isDisjoint(with: bound) } ?? 0)
        bound.formUnion(match.joins[next])
        order.append(next)
      }
    }
    // Paths through the same `or`s have the same length up to their first difference.
    return [-program.rules[match.rule].priority, -newest, match.rule] + match.path + [order.first ?? 0]
      + order.map { -match.recencies[$0] }
  }

  // MARK: Running

  /// Runs out of fuel early where there are too many facts for its patience.
  mutating func run(fuel: Int) -> RunOutcome {
    settle(nil, before: [])
    var count = 0
    while true {
      let all = matches()
      let ready = all.filter { !refracted.contains($0.key) }
      guard let next = ready.min(by: { rank($0).lexicographicallyPrecedes(rank($1)) }) else {
        return .finished(firings: count)
      }
      if count == fuel || facts.count > 22 { return .outOfFuel(firings: count, cycle: []) }
      count += 1
      refracted.insert(next.key)
      let ending = fire(next, count)
      settle(next.rule, before: Set(all.filter { $0.rule == next.rule }.map(\.key)))
      if let ending { return ending }
    }
  }

  mutating func settle(_ rule: Int?, before: Set<Key>) {
    while true {
      let now = Set(matches().map(\.key))
      // Where supports or silence hang on a match it must stand through every round, else from checkpoint to checkpoint.
      refracted = refracted.filter { now.contains($0) || !isWatched[$0.rule] }
      for fact in supports.keys { supports[fact]!.removeAll { !now.contains($0.key) } }
      let lost = supports.keys.filter { supports[$0]!.isEmpty && !facts[$0]!.isUnconditional }
      if lost.isEmpty {
        if let rule, program.rules[rule].noLoop {
          refracted.formUnion(now.filter { $0.rule == rule && !before.contains($0) })
        }
        refracted.formIntersection(now)
        return
      }
      for fact in lost { withdraw(fact) }
    }
  }

  mutating func fire(_ match: Match, _ count: Int) -> RunOutcome? {
    let rule = program.rules[match.rule]
    firings.append(
      Firing(rule: match.rule, facts: match.tuple, values: rule.variables.indices.map { match.values[$0] }))
    let failure = RunOutcome.failed(firings: count, rule: match.rule, reason: "division by zero or overflow")
    var values = match.values
    var ending: RunOutcome?
    for action in rule.actions {
      switch action {
      case .assert(let template, let expressions, let logical):
        let slots = expressions.map { evaluate($0, values) }
        if slots.contains(nil) { return failure }
        let number = assert(FactContent(template: template, values: slots.map { $0! }), number: nil)
        if !logical {
          facts[number]!.isUnconditional = true
        } else if !supports[number, default: []].contains(where: { $0.firing == firings.count - 1 }) {
          supports[number, default: []].append((firings.count - 1, match.key))
        }
      case .retract(let variable): withdraw(match.factNumbers[variable]!)
      case .modify(let variable, let changes):
        let number = match.factNumbers[variable]!
        guard let former = facts[number]?.content else { continue }
        var content = former
        for change in changes {
          guard let value = evaluate(change.value, values) else { return failure }
          content.values[change.slot] = value
        }
        if content == former { continue }
        withdraw(number)
        facts[assert(content, number: number)]!.isUnconditional = true
      case .bind(let variable, let expression):
        guard let value = evaluate(expression, values) else { return failure }
        values[variable] = value
      case .halt: ending = .halted(firings: count)
      }
    }
    return ending
  }

  mutating func give(_ content: FactContent) { facts[assert(content, number: nil)]!.isUnconditional = true }

  mutating func withdraw(_ number: Int) {
    facts[number] = nil
    supports[number] = nil
  }

  private mutating func assert(_ content: FactContent, number: Int?) -> Int {
    if let known = facts.first(where: { $0.value.content == content }) { return known.key }
    recency += 1
    if number == nil { factCount += 1 }
    facts[number ?? factCount - 1] = Fact(content: content, recency: recency)
    return number ?? factCount - 1
  }
}
