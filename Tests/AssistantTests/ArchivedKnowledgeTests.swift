import Archive
import Assistant
import Diagnostics
import OrderedCollections
import RuleModel
import RuleSyntax
import Testing

@Suite struct ArchivedKnowledgeTests {
  private static let block = """
    属性 社区类型「社区类型」
      类型 单值
      值 安置小区 说法「安置小区」
      值 商品房小区 说法「商品房」
    需求 停车难「停车难」
      说法「停车难」「车没地方停」
    模板 计数：值 整数，备注 文本 = 「无」
    事实 开始
      计数（值 = 1）
    规则 数到三，优先级 4，不自触发
      如果
        某计：计数（值 = 某数，备注 ≠ 「停」）
        检验（某数 < 3 且 非 (某数 = 7) 或 某数 = 9）
        不存在（计数（值 > 5），计数（值 > 6））
        所有 计数（值 = 某甲） 都 计数（值 ≤ 某甲）
        累计 某和 = 合计（某乙：计数（值 = 某乙））
      那么
        修改 某计（值 = 某数 + 1）
        令 某二 = 某和 × 2
        新增 计数（值 = 某二，备注 = 「二倍」）
        停止
    规则 安置小区停车
      如果
        停车难
        社区类型 是 安置小区、商品房小区
        未提 社区类型 或 除非 停车难
      那么
        推断 停车难，把握 0.5
    """

  private func bytes(_ knowledge: Knowledge) -> [UInt8] {
    var archive = ArchiveWriter()
    archive.write(knowledge)
    return archive.bytes
  }

  private func small() throws -> Knowledge {
    let (knowledge, diagnostics) = knowledge(Self.block)
    let errors = diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(errors)")
    return knowledge
  }

  @Test func rulesReadAsTheyWereWritten() throws {
    for knowledge in [try small(), Project.knowledge] {
      var archive = ArchiveReader(bytes(knowledge))
      let copy = Knowledge(from: &archive)
      #expect(!archive.isDamaged)
      #expect(copy.rulebook.rules.map(\.text) == knowledge.rulebook.rules.map(\.text))
      #expect(copy.rulebook.rules.map(\.variables) == knowledge.rulebook.rules.map(\.variables))
      for practice in knowledge.rulebook.practices.keys {
        #expect(copy.rules(of: practice).map(\.text) == knowledge.rules(of: practice).map(\.text))
      }
    }
  }

  /// A copy archives to the same bytes, so nothing is lost on the way.
  @Test func aCopyOfACopyIsTheSame() throws {
    for knowledge in [try small(), Project.knowledge] {
      let first = bytes(knowledge)
      var archive = ArchiveReader(first)
      #expect(bytes(Knowledge(from: &archive)) == first)
    }
    #expect(bytes(Knowledge.build(from: Project.sources).knowledge) == bytes(Project.knowledge))
  }

  /// Without the guard of a checksum: whatever the bytes are, reading ends without a crash.
  @Test(arguments: 0..<8 as Range<UInt64>) func anyBytesAreRead(seed: UInt64) throws {
    let whole = bytes(try small())
    var dice = SplitMix(state: seed)
    for round in 0..<40 {
      var bytes = whole
      if round % 4 == 0 { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &dice)) }
      for _ in 0..<Int.random(in: 0..<8, using: &dice) where !bytes.isEmpty {
        bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      var archive = ArchiveReader(bytes)
      let copy = Knowledge(from: &archive)
      for rule in copy.rulebook.rules.prefix(1000) { _ = rule.text }
    }
  }
}
