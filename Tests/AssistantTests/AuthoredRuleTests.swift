import Advice
import Assistant
import Diagnostics
import Facts
import RuleModel
import Testing

let situationGround = """
  文献 报「一篇」
    日期 2022
  段落〔X1〕报
    行 3
    要词「词」
  段落〔X2〕报
    行 4
    要词「词」
  属性 类型「类型」
    类型 单值
    值 甲 说法「甲型」
    值 乙 说法「乙型」
    追问「是哪一型？」
  属性 物业「物业」
    说法「物业」
    追问「有物业吗？」
  需求 秩序乱「秩序乱」
    说法「很乱」
  需求 管理缺位「没人管」
    说法「没人管」
  做法 治「治」〔X1〕实例
    需求〔原文〕管理缺位
    前提〔引申〕有 物业
    步骤〔原文〕「先做这个」
  做法 旁「旁」〔X2〕主张
    需求〔原文〕秩序乱
    步骤〔原文〕「那样做」

  """

/// What authors' rules about a situation conclude, with their certainty and what they take as absent.
@Suite struct AuthoredRuleTests {
  private func answer(_ question: String, rule: String) -> Answer {
    let (own, diagnostics) = knowledge(situationGround + rule)
    for found in diagnostics where found.severity == .error { Issue.record("\(found.message.chinese)") }
    return Advisor(own).answer(question)
  }

  @Test func eachConclusionHasItsOwnCertainty() {
    let answer = answer(
      "很乱",
      rule: """
        规则 推〔X1〕
          如果
            秩序乱
          那么
            推断 管理缺位，把握 0.8
            推断 类型 是 甲，把握 0.1
            判定 治 适用，把握 0.2
        """)
    let advice = answer.advice.first { $0.practice == "X1" }
    let said = answer.situation[0].certainty
    #expect(abs((advice?.certainty ?? 0) - 0.9 * 0.8 * said) < 0.0001)
  }

  @Test func exceptionsOfRulesAreListedAsAssumed() {
    let answer = answer(
      "很乱",
      rule: """
        规则 推
          如果
            秩序乱
            除非 类型 是 乙
          那么
            推断 管理缺位
        """)
    #expect(
      answer.advice.first { $0.practice == "X1" }?.assumed == [Condition(attribute: "类型", values: ["乙"])])
    #expect(answer.advice.first { $0.practice == "X2" }?.assumed.isEmpty == true)
  }

  @Test func verdictThatRestsOnWhatIsAbsentHasItsReason() {
    let answer = answer(
      "我们是甲型",
      rule: """
        规则 推〔X1〕
          如果
            未提 物业
          那么
            判定 治 适用，把握 0.7，因为「没人说有物业」
        """)
    let advice = answer.advice.first
    #expect(advice?.certainty == 0.7)
    #expect(advice?.reasons.first?.rule == "推")
    #expect(advice?.reasons.first?.words == "没人说有物业")
  }

  @Test func whatIsNotKnownCanBeConcluded() {
    let answer = answer(
      "很乱",
      rule: """
        规则 推
          如果
            秩序乱
          那么
            推断 说不清 管理缺位
        规则 判〔X1〕
          如果
            说不清 管理缺位
          那么
            判定 治 待定
        """)
    #expect(answer.advice.first { $0.practice == "X1" }?.verdict == .open)
  }
}
