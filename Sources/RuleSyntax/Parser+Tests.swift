import Diagnostics

// Attribute tests, and the clauses that are made of them.

extension Parser {
  /// `社区类型 是 甲、乙` is one test: any of the values. `有 甲、乙` and `甲、乙` are one for each name.
  mutating func tests() -> [AttributeTest]? {
    let start = position
    var kind = TestKind.holds
    if let prefix = peek()?.keyword.prefixTest, isAtWord(1), !isAt(.is, 1), !isAt(.knownNot, 1) {
      kind = prefix
      position += 1
      if kind != .unless {
        return names()?.map {
          AttributeTest(kind: kind, attribute: $0, values: [], range: range(from: start))
        }
      }
    }
    guard isAtWord() else {
      failExpecting(.test)
      return nil
    }
    let isValueTest = isAt(.is, 1) || (isAt(.knownNot, 1) && kind == .holds)
    guard isValueTest, let attribute = name() else {
      return names()?.map { AttributeTest(kind: kind, attribute: $0, values: [], range: range(from: start)) }
    }
    if take(.knownNot) { kind = .knownNot } else { position += 1 }
    return names().map {
      [AttributeTest(kind: kind, attribute: attribute, values: $0, range: range(from: start))]
    }
  }

  /// 场合, 除非.
  mutating func settings() -> [SettingClause]? {
    guard let tests = tests() else { return nil }
    var settings = tests.map {
      SettingClause(test: $0, transferable: [], transferableToOthers: false, assumedWhenUnstated: false)
    }
    while take(.semicolon) || take(.comma) {
      if take(.assumed) {
        for index in settings.indices { settings[index].assumedWhenUnstated = true }
        continue
      }
      guard take(.transferableTo) else {
        failExpecting(.word(.transferableTo), among: [.transferableTo, .assumed])
        return nil
      }
      repeat {
        if take(.others) {
          for index in settings.indices { settings[index].transferableToOthers = true }
        } else {
          guard let value = name() else { return nil }
          for index in settings.indices { settings[index].transferable.append(value) }
        }
      } while take(.listComma) || (isAt(.comma) && isAtWord(1) && !isAt(.assumed, 1) && take(.comma))
    }
    return settings
  }

  /// 前提.
  mutating func requirements() -> [RequirementClause]? {
    guard let tests = tests() else { return nil }
    var practice: Name?
    if take(.comma) || take(.semicolon) {
      guard take(.otherwiseFirst) else {
        failExpecting(.word(.otherwiseFirst), among: [.otherwiseFirst])
        return nil
      }
      guard let found = reference() else { return nil }
      practice = found
    }
    return tests.map { RequirementClause(test: $0, insteadFirst: practice) }
  }

  /// 期望. Several tests read are several expectations.
  mutating func expectations() -> [Expectation]? {
    guard let lexeme = peek(), let kind = lexeme.keyword.expectation else {
      failExpecting(.expectation, among: Keyword.allCases.filter { $0.expectation != nil })
      return nil
    }
    position += 1
    var expectation = Expectation(kind: kind, practices: [])
    switch kind {
    case .notCovered: break
    case .first, .includes:
      guard let practice = reference() else { return nil }
      expectation.practices = [practice]
      if !isAtEnd {
        guard let verdict = verdict() else { return nil }
        expectation.verdict = verdict
      }
    case .notAdvised, .excluded, .plan:
      guard let practices = names() else { return nil }
      expectation.practices = practices
    case .reads:
      return tests()?.map { Expectation(kind: .reads, practices: [], test: $0) }
    case .fact, .noFact:
      guard let pattern = pattern() else { return nil }
      expectation.pattern = pattern
    }
    return [expectation]
  }

  mutating func verdict() -> VerdictWord? {
    guard let lexeme = peek(), let verdict = lexeme.keyword.verdict else {
      failExpecting(.verdict, among: [.fits, .transferable, .open, .doesNotFit])
      return nil
    }
    position += 1
    return verdict
  }
}

extension Keyword {
  /// A test that begins with its word.
  var prefixTest: TestKind? {
    switch self {
    case .has: .holds
    case .knownNo: .knownNot
    case .unstated: .unstated
    case .unsure: .unsure
    case .unless: .unless
    default: nil
    }
  }

  var verdict: VerdictWord? {
    switch self {
    case .fits: .fits
    case .transferable: .transferable
    case .open: .open
    case .doesNotFit: .doesNotFit
    default: nil
    }
  }

  var expectation: ExpectationKind? {
    switch self {
    case .first: .first
    case .includes: .includes
    case .notAdvised: .notAdvised
    case .doesNotFit: .excluded
    case .notCovered: .notCovered
    case .plan: .plan
    case .reads: .reads
    case .hasFact: .fact
    case .noFact: .noFact
    default: nil
    }
  }
}
