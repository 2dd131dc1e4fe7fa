import Testing
import Typography

@testable import LineEditor

struct CompletionTests {
  private func candidates(_ texts: [String], _ range: Range<Int>) -> [Candidate] {
    texts.map { Candidate(text: $0, replaces: range) }
  }

  @Test func commonPrefixIsPutIn() {
    let draft = Draft(text: "问 物 吗", cursor: 3)
    let advanced = Completion.advanced(draft, by: candidates(["物业管理", "物业费"], 2..<3))
    #expect(advanced == Draft(text: "问 物业 吗", cursor: 4))
  }

  @Test func aSingleCandidateReplaces() {
    let advanced = Completion.advanced(Draft(text: "dt", cursor: 2), by: candidates(["电梯"], 0..<2))
    #expect(advanced == Draft(text: "电梯", cursor: 2))
  }

  @Test func nothingIsLostWhenCandidatesDoNotBeginAsTyped() {
    #expect(
      Completion.advanced(Draft(text: "dt", cursor: 2), by: candidates(["电梯停运", "电梯加装"], 0..<2)) == nil)
    #expect(Completion.advanced(Draft(text: "物业", cursor: 2), by: candidates(["物业", "物业费"], 0..<2)) == nil)
    #expect(Completion.advanced(Draft(text: "a", cursor: 1), by: []) == nil)
  }

  @Test func aRangeOutsideOfTheLineDoesNotTrap() {
    let advanced = Completion.advanced(Draft(text: "a", cursor: 1), by: candidates(["abc"], 0..<9))
    #expect(advanced?.text == "abc")
  }

  @Test func listLinesUpInCells() {
    let list = Completion.list(candidates(["物业费", "a", "业主大会", "b"], 0..<0), columns: 20, height: 5)
    #expect(list.map(\.plain) == ["物业费    业主大会", "a         b"])
  }

  @Test func aLabelIsOneLine() {
    let candidate = Candidate(text: "a", label: "一\n二\t三", replaces: 0..<0)
    #expect(Completion.list([candidate], columns: 20, height: 5).map(\.plain) == ["一 二 三"])
  }

  @Test func aLongListIsCutAndCounted() {
    let list = Completion.list(candidates((0..<100).map { "项目\($0)" }, 0..<0), columns: 20, height: 4)
    #expect(list.count == 4)
    #expect(list.last?.plain == "… +94")
    #expect(list.allSatisfy { $0.cellWidth <= 20 })
  }
}
