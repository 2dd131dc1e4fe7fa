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
    var values: [Value?] = []
    var factNumbers: [VariableID: Int] = [:]
    var tuple: [Int] = []
    var recencies: [Int] = []
    var results: [Value] = []
    var path: [Int] = []
    /// Variables by which the patterns join, each set as bits.
    var joins: [UInt64] = []
    var rule = 0

    var key: Key { Key(rule: rule, path: path, recencies: recencies, results: results) }
  }

  /// Partial matches that it may still look at.
  private final class Strength { var left = 300_000 }

  /// When matches are looked at and truth is maintained: once a right-hand side is done, as in the engine, or after
  /// each single change, as in CLIPS.
  enum Checkpoint { case afterFiring, afterEveryChange }

  let program: Program
  /// Rules that conclude logically or are no-loop.
  private let isWatched: [Bool]
  let checkpoint: Checkpoint
  /// How many facts and how many matches it looks at before it gives up.
  var patience = (facts: 22, matches: Int.max)
  private let strength = Strength()
  /// A rule joins so much that it has given up: what it said last means nothing.
  var isOverwhelmed: Bool { strength.left < 0 }
  /// Where set, chooses at random among the ready matches of the highest priority.
  var ties: Dice?
  /// A right-hand side has gone on to assert logically after it had broken its own match, or has modified a fact that
  /// supports itself.
  private(set) var hasOddSupport = false
  var symbols: SymbolTable
  var facts: [Int: Fact] = [:] { didSet { known = nil } }
  /// The facts of each template by number, and the matches, of the facts as they are.
  private var byTemplate: [[(number: Int, fact: Fact)]] = []
  private var known: [Match]?
  var supports: [Int: [(firing: Int, key: Key)]] = [:]
  var factCount = 0
  var recency = 0
  var refracted: Set<Key> = []
  var firings: [Firing] = []

  init(_ program: Program, checkpoint: Checkpoint = .afterFiring, ties: Dice? = nil) {
    self.program = program
    isWatched = program.rules.map { rule in
      rule.noLoop
        || rule.actions.contains { if case .assert(_, _, logical: true) = $0 { true } else { false } }
    }
    self.checkpoint = checkpoint
    self.ties = ties
    symbols = program.symbols
    for fact in program.initialFacts { give(fact) }
  }

  // MARK: Matching

  mutating func matches() -> [Match] {
    if let known { return known }
    byTemplate = Array(repeating: [], count: program.templates.count)
    for (number, fact) in facts.sorted(by: { $0.key < $1.key }) {
      byTemplate[fact.content.template].append((number, fact))
    }
    let all = program.rules.indices.flatMap { rule in
      let values = [Value?](repeating: nil, count: program.rules[rule].variables.count)
      return solutions(program.rules[rule].conditions[...], Match(values: values, rule: rule), isOuter: true)
    }
    known = all
    return all
  }

  /// The matches that may fire.
  mutating func ready() -> [Match] { matches().filter { !refracted.contains($0.key) } }

  func solutions(_ conditions: ArraySlice<Condition>, _ match: Match, isOuter: Bool) -> [Match] {
    guard let first = conditions.first else { return [match] }
    strength.left -= 1
    if isOverwhelmed { return [] }
    let rest = conditions.dropFirst()
    let extended: [Match]
    switch first {
    case .pattern(let pattern):
      extended = byTemplate[pattern.template].compactMap {
        extend(match, pattern, $0.number, $0.fact, isOuter: isOuter)
      }
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
    var match = match
    let joined = match.joins.reduce(0, |)
    var own: UInt64 = 0
    for test in pattern.tests {
      switch test {
      case .bind(let slot, let variable):
        if let known = match.values[variable], known != fact.content.values[slot] { return nil }
        match.values[variable] = fact.content.values[slot]
        own |= 1 << variable
      case .compare(let slot, let comparison, let expression):
        guard let value = evaluate(expression, match.values),
          compare(comparison, fact.content.values[slot], value)
        else { return nil }
        if comparison == .equal, case .variable(let variable) = expression,
          (joined | own) & 1 << variable != 0
        {
          own |= 1 << variable
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
    let exactSum = integers.reduce(0) { $0 + Int128($1) }
    switch accumulation.function {
    case .count: return .integer(found.count)
    case .sum:
      let isDecimal = program.rules[match.rule].variables[accumulation.result].type == .value(.decimal)
      return isDecimal ? .decimal(decimals.reduce(0, +)) : Int(exactly: exactSum).map(Value.integer)
    case .average:
      let sum = integers.isEmpty ? decimals.reduce(0, +) : Double(exactSum)
      return found.isEmpty ? nil : .decimal(sum / Double(found.count))
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
        let next = waiting.remove(at: waiting.firstIndex { match.joins[$0] & bound != 0 } ?? 0)
        bound |= match.joins[next]
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
      guard let next = select(ready()) else { return .finished(firings: count) }
      if count == fuel || facts.count > patience.facts || matches().count > patience.matches {
        return .outOfFuel(firings: count, cycle: [])
      }
      count += 1
      let before = program.rules[next.rule].noLoop ? matches().filter { $0.rule == next.rule } : []
      let ending = fire(next, count)
      settle(next.rule, before: Set(before.map(\.key)))
      if let ending { return ending }
    }
  }

  func isBefore(_ match: Match, _ other: Match) -> Bool {
    let (priority, otherPriority) = (program.rules[match.rule].priority, program.rules[other.rule].priority)
    if priority != otherPriority { return priority > otherPriority }
    return rank(match).lexicographicallyPrecedes(rank(other))
  }

  private mutating func select(_ ready: [Match]) -> Match? {
    guard ties != nil else { return ready.min(by: isBefore) }
    let highest = ready.map { program.rules[$0.rule].priority }.max()
    let rivals = ready.filter { program.rules[$0.rule].priority == highest }
    return rivals.isEmpty ? nil : ties?.pick(rivals)
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

  /// The checkpoint within a right-hand side.
  private mutating func changed() {
    if checkpoint == .afterEveryChange { settle(nil, before: []) }
  }

  mutating func fire(_ match: Match, _ count: Int) -> RunOutcome? {
    refracted.insert(match.key)
    let rule = program.rules[match.rule]
    firings.append(
      Firing(rule: match.rule, facts: match.tuple, values: match.values))
    let failure = RunOutcome.failed(firings: count, rule: match.rule, reason: "division by zero or overflow")
    var values = match.values
    var ending: RunOutcome?
    for action in rule.actions {
      switch action {
      case .assert(let template, let expressions, let logical):
        let slots = expressions.map { evaluate($0, values) }
        if slots.contains(nil) { return failure }
        let isSupported = logical && (checkpoint == .afterFiring || refracted.contains(match.key))
        if logical && !isSupported { hasOddSupport = true }
        let number = assert(FactContent(template: template, values: slots.map { $0! }), number: nil)
        if !isSupported {
          facts[number]!.isUnconditional = true
        } else if !supports[number, default: []].contains(where: { $0.firing == firings.count - 1 }) {
          supports[number, default: []].append((firings.count - 1, match.key))
        }
        changed()
      case .retract(let variable):
        withdraw(match.factNumbers[variable]!)
        changed()
      case .modify(let variable, let changes):
        let number = match.factNumbers[variable]!
        guard let former = facts[number]?.content else { continue }
        var content = former
        for change in changes {
          guard let value = evaluate(change.value, values) else { return failure }
          content.values[change.slot] = value
        }
        if content == former { continue }
        let recency = facts[number]!.recency
        if supports[number, default: []].contains(where: { $0.key.recencies.contains(recency) }) {
          hasOddSupport = true
        }
        withdraw(number)
        changed()
        facts[assert(content, number: number)]!.isUnconditional = true
        changed()
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
    if facts[number] == nil { return }
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
