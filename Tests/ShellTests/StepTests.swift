import Advice
import Assistant
import Diagnostics
import Facts
import LineEditor
import Testing
import Typography

@testable import Shell

private let rules = """
  ```wence
  文献 报「一篇」「A piece」
    日期 2022
    文件「piece.txt」
  段落〔X1〕报
    行 2
    要词「停车」
    摘要「三方管停车」「Three run the parking」
  段落〔X2〕报
    行 3
    要词「组织」
  属性 社区类型「社区类型」「type of community」
    类型 单值
    值 安置小区「resettlement estate」 说法「安置小区」「resettlement estate」 线索「拆迁」
    值 商品房小区「commodity estate」 说法「商品房」
    互斥 安置小区、商品房小区
    追问「是哪种小区？」「Which type is it?」
    句式「是{值}」「it is a {值}」
  属性 社会组织「社会组织」「social organisations」
    说法「社会组织」
    追问「有没有社会组织？」「Are there any?」
  需求 停车乱「停车乱」「parking disorder」
    说法「停车乱」「parking is a mess」
    句式「停车乱」「parking is a mess」
  需求 车位闲置「车位闲置」「idle spaces」
    说法「车位闲着」
  需求 没组织「没有组织」「no organisation」
    说法「缺组织」
  做法 停车共治「三方管停车」「Three run the parking」〔X1〕实例
    需求〔原文〕停车乱
    场合〔原文〕社区类型 是 安置小区；可借鉴于 商品房小区
    前提〔引申〕有 社会组织，否则先做 培育
    冲突 腾退
    步骤〔原文〕「三方一起管」「run it together」
  做法 培育「培育组织」「Grow organisations」〔X2〕主张
    需求〔引申〕没组织
    步骤〔引申〕「先找带头人」
  段落〔X3〕报
    行 4
    要词「腾」
  做法 腾退「腾空车位」「Clear the spaces」〔X3〕主张
    需求〔引申〕车位闲置
    步骤〔引申〕「清走僵尸车」
  规则 组织不起来〔X2〕
    如果
      已知没有 社会组织
      没组织
    那么
      判定 培育 不适用，因为「没有人手」
  ```
  """

/// A conversation on a rule base of its own.
private final class Talk {
  let advisor: Advisor
  var state = ShellState(language: .chinese)

  init() {
    let (knowledge, diagnostics) = Knowledge.build(from: [SourceFile(path: "rules.md", text: rules)])
    precondition(diagnostics.isEmpty, "\(diagnostics)")
    advisor = Advisor(knowledge)
  }

  /// What a line shows, as plain text.
  func say(_ line: String) -> String {
    let (next, effects) = step(state, line, advisor)
    state = next
    return effects.map { effect in
      switch effect {
      case .show(let page): page.map(\.plain).joined(separator: "\n")
      case .write(let text, _): text
      case .complain(let message): "! " + message
      case .read(let path): "read " + path
      case .quit: "quit"
      }
    }.joined(separator: "\n")
  }
}

@Suite struct StepTests {
  @Test func factsAddUpAndCanBeTakenBack() {
    let talk = Talk()
    #expect(talk.say("停车乱").contains("待定"))
    #expect(talk.say("我们是安置小区").contains("适用"))
    #expect(talk.state.session.situation.count == 2)
    #expect(talk.say(".事实").contains("2"))
    #expect(talk.say(".撤回 2").contains("待定"))
    #expect(talk.say(".retract 9").hasPrefix("! 没有第 9 条事实"))
    #expect(talk.say(".retract x").hasPrefix("! "))
    #expect(talk.say(".facts").contains("停车乱"))
    _ = talk.say("。换一件")
    #expect(talk.state.session.situation.isEmpty)
  }

  @Test func laterWordsCorrectEarlierOnes() {
    let talk = Talk()
    _ = talk.say("我们是安置小区，停车乱")
    let advice = talk.say("没有社会组织")
    #expect(advice.contains("培育"))
    #expect(talk.state.session.last?.plan == ["X2", "X1"])
    _ = talk.say("有社会组织")
    #expect(talk.state.session.last?.plan == ["X1"])
    #expect(talk.state.session.last?.advice.first?.practice == "X1")
  }

  /// Of an attribute with a single value, what is stated replaces a doubt, and a second statement stands beside the first.
  @Test func aSecondValueReplacesDoubtOnly() {
    let talk = Talk()
    _ = talk.say("拆迁来的")
    _ = talk.say("我们是商品房")
    #expect(talk.state.session.situation.map(\.value) == ["商品房小区"])
    _ = talk.say("我们是安置小区")
    #expect(talk.state.session.situation.map(\.value) == ["商品房小区", "安置小区"])
  }

  /// The exclusion wins over the verdict of the practice, says why, and the contradiction is shown.
  @Test func contradictingVerdictsAreShown() {
    let talk = Talk()
    let page = talk.say("我们是安置小区，停车乱，没有社会组织，缺组织")
    #expect(talk.state.session.last?.excluded.first?.practice == "X2")
    #expect(talk.state.session.last?.excluded.first?.overridden == [.fits])
    #expect(page.contains("另有规则说“适用”") && page.contains("没有人手"))
    #expect(!talk.say("有社会组织").contains("另有规则"))
  }

  /// 冲突, declared by one of two practices, is told of both; the better one is planned.
  @Test func practicesThatConflictTellOfEachOther() {
    let talk = Talk()
    let page = talk.say("我们是安置小区，停车乱，车位闲着，有社会组织")
    #expect(page.contains("和〔X3〕冲突") && page.contains("和〔X1〕冲突"))
    let answer = talk.state.session.last
    #expect(answer?.advice.map(\.practice).sorted() == ["X1", "X3"])
    #expect(answer?.plan == answer?.advice.first.map { [$0.practice] })
    #expect(talk.say(".做法 停车共治").contains("冲突"))
    _ = talk.say(".清空")
    #expect(!talk.say("我们是安置小区，停车乱").contains("冲突"))
  }

  @Test func aBeginningOfACommandIsTakenForIt() {
    let talk = Talk()
    #expect(talk.say(".撤 1").contains(".撤回"))
    #expect(talk.say(".PRAC").contains(".practices"))
  }

  @Test func whySourcesRulesAndPracticesAnswer() {
    let talk = Talk()
    #expect(talk.say(".why").hasPrefix("! "))
    _ = talk.say("我们是安置小区，停车乱")
    #expect(talk.say(".why").contains("“停车乱”"))
    #expect(talk.say(".为何 一") == talk.say(".why 1"))
    #expect(talk.say(".why 7").hasPrefix("! 没有第 7 条建议"))
    #expect(talk.say(".practices").contains("X1"))
    #expect(talk.say(".做法 x1") == talk.say(".practices 停车共治"))
    #expect(talk.say(".rules X1").contains("规则 停车共治"))
    #expect(talk.say(".sources X1").contains("三方管停车"))
    #expect(talk.say(".sources X9").hasPrefix("! "))
    #expect(talk.say(".做法 停车公治").contains("停车共治"))
  }

  @Test func modesAndUnknownCommands() {
    let talk = Talk()
    _ = talk.say(".mode json")
    #expect(talk.say("停车乱").hasPrefix("{\"advice\""))
    #expect(talk.say(".mode yaml").hasPrefix("! "))
    #expect(talk.say(".hlep").contains(".help"))
    #expect(talk.say(".帮住").contains(".帮助"))
    _ = talk.say(".reset")
    #expect(talk.state.mode == .text)
    #expect(talk.say(".quit") == "quit")
    #expect(talk.say(".read 那个.txt") == "read 那个.txt")
  }

  @Test func failureKeepsTheOldState() {
    let talk = Talk()
    _ = talk.say("停车乱")
    let before = talk.state.session.situation
    #expect(talk.say("a\u{0}b").hasPrefix("! "))
    #expect(talk.state.session.situation == before)
  }

  @Test func promptShowsTheSituation() {
    let talk = Talk()
    #expect(prompt(talk.state, talk.advisor.knowledge.rulebook).plain == "问策> ")
    _ = talk.say("我们是安置小区，停车乱")
    #expect(prompt(talk.state, talk.advisor.knowledge.rulebook).plain == "问策〔安置小区·停车乱〕> ")
  }

  @Test func completionOffersCommandsNamesAndWords() {
    let talk = Talk()
    let completion = Completion(talk.advisor.knowledge.rulebook, .chinese)
    func labels(_ line: String) -> [String] { completion.candidates(line, line.count).map(\.label) }
    #expect(labels(".ru") == [".rules"])
    #expect(labels("。做") == [".做法"])
    #expect(labels(".做法 停") == ["停车共治"])
    #expect(labels("我们是安置") == ["安置小区"])
    #expect(labels("xyz").isEmpty)
    #expect(completion.candidates("我们是安置乱", 5).first?.replaces == 3..<5)
  }
}
