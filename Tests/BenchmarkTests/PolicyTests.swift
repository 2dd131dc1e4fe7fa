import BenchmarkHarness
import Diagnostics
import Facts
import Inference
import Testing

/// The policy load of a hundred rules against every rule tried on every question.
@Suite struct PolicyTests {
  private struct Facet: Hashable {
    var key: String
    var value: String

    var pattern: String { "特征（项 = \(key)，值 = \(value)）" }
    var line: String { "特征\t\(key)\t\(value)" }
  }

  private struct Policy {
    var wanted: [Facet]
    var unwanted: [Facet] = []

    func text(_ number: Int) -> String {
      let conditions = wanted.map(\.pattern) + unwanted.map { "不存在 " + $0.pattern }
      return "规则 r\(number)\n  如果\n" + conditions.map { "    \($0)\n" }.joined()
        + "  那么\n    新增 荐举（规则 = \(number)）\n"
    }
  }

  private func policy(_ dice: inout Dice) -> Policy {
    var policy = Policy(wanted: [Facet(key: "issue", value: "i\(dice.draw(50))")])
    for _ in 0...dice.draw(3) {
      var key = "k\(dice.draw(20))"
      while policy.wanted.contains(where: { $0.key == key }) { key = "k\(dice.draw(20))" }
      policy.wanted.append(Facet(key: key, value: "v\(dice.draw(5))"))
    }
    if dice.draw(100) < 30 { policy.unwanted = [policy.wanted.removeLast()] }
    return policy
  }

  private func question(_ policies: [Policy], _ dice: inout Dice) -> [Facet] {
    let base = policies[dice.draw(policies.count)]
    var facets = base.wanted
    while facets.count < 10 {
      let key = "k\(dice.draw(20))"
      if (facets + base.unwanted).contains(where: { $0.key == key }) { continue }
      facets.append(Facet(key: key, value: "v\(dice.draw(5))"))
    }
    return facets
  }

  @Test func aHundredPolicies() throws {
    var dice = Dice()
    let policies = (0..<100).map { _ in policy(&dice) }
    let questions = (0..<1000).map { _ in question(policies, &dice) }
    let text =
      "```wence\n模板 特征：项 符号，值 符号\n模板 荐举：规则 整数\n"
      + policies.enumerated().map { $1.text($0) }.joined() + "```\n"
    let program = try LoadedProgram([SourceFile(path: "policies", text: text)])
    let engine = Engine(program.network)
    let lines = questions.map { $0.map(\.line).joined(separator: "\n") }.joined(separator: "\n\n")
    let file = try FactFile(lines, program: program, engine: engine)
    let read = try program.template("荐举")
    var total = Digest()
    for (facets, facts) in zip(questions, file.questions) {
      let known = Set(facets)
      let fitting = policies.indices.filter {
        known.isSuperset(of: policies[$0].wanted) && known.isDisjoint(with: policies[$0].unwanted)
      }
      let digest = try engine.work(facts, reading: read)
      #expect(digest.count == fitting.count && digest.sum == fitting.reduce(0, +))
      total += digest
    }
    #expect(total.firings == 1235)
  }

  /// A question put to a working memory that stays leaves nothing behind.
  @Test func visitsLeaveNothing() throws {
    let text = """
      ```wence
      模板 特征：项 符号，值 符号
      模板 荐举：规则 整数
      规则 一
        如果
          特征（项 = a，值 = b）
          不存在 特征（项 = c，值 = d）
        那么
          推断 荐举（规则 = 7）
      ```
      """
    let program = try LoadedProgram([SourceFile(path: "visits", text: text)])
    let engine = Engine(program.network)
    let file = try FactFile("特征\ta\tb\n特征\tx\ty\n", program: program, engine: engine)
    let read = try program.template("荐举")
    for _ in 0..<3 {
      let digest = try engine.visit(file.questions[0], reading: read)
      #expect(digest.count == 1 && digest.sum == 7)
      #expect(engine.facts().isEmpty)
    }
  }

  @Test func mistakesAreTold() throws {
    #expect(throws: BenchmarkTrouble.self) {
      try LoadedProgram([SourceFile(path: "bad", text: "```wence\n规则\n```\n")])
    }
    let program = try LoadedProgram([SourceFile(path: "one", text: "```wence\n模板 甲：数 整数\n```\n")])
    let engine = Engine(program.network)
    for line in ["乙\t1", "甲\tx", "甲\t1\t2"] {
      #expect(throws: BenchmarkTrouble.self) { try FactFile(line, program: program, engine: engine) }
    }
  }
}
