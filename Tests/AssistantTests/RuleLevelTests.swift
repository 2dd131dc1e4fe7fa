import Assistant
import Diagnostics
import Testing

/// Programs of the rule level, each with cases of its own that the case runner checks.
@Suite struct RuleLevelTests {
  private func failures(_ block: String) -> [String] {
    let (own, diagnostics) = knowledge(block)
    let results = CaseRunner(own).run()
    return diagnostics.filter { $0.severity == .error }.map(\.message.chinese)
      + results.flatMap { result in result.failures.map { "\(result.name): \($0.chinese)" } }
      + (results.isEmpty ? ["没有案例"] : [])
  }

  @Test func guestsAreSeatedByHobbyAndAlternateInSex() {
    #expect(
      failures(
        """
        模板 来宾：姓名 符号，性别 符号，爱好 符号
        模板 入座：序号 整数，姓名 符号，性别 符号，爱好 符号
        模板 计数：值 整数
        事实 客人
          来宾（姓名 = 甲，性别 = 男，爱好 = 棋）
          来宾（姓名 = 乙，性别 = 女，爱好 = 棋）
          来宾（姓名 = 丙，性别 = 男，爱好 = 棋）
          来宾（姓名 = 丁，性别 = 女，爱好 = 棋）
          计数（值 = 1）
        规则 第一座，优先级 10
          如果
            某计：计数（值 = 1）
            来宾（姓名 = 甲，性别 = 某性，爱好 = 某好）
          那么
            修改 某计（值 = 2）
            新增 入座（序号 = 1，姓名 = 甲，性别 = 某性，爱好 = 某好）
        规则 下一座
          如果
            某计：计数（值 = 某数）
            入座（序号 = 某前，性别 = 某性，爱好 = 某好）
            检验（某前 = 某数 - 1）
            来宾（姓名 = 某客，性别 ≠ 某性，性别 = 某客性，爱好 = 某好）
            不存在 入座（姓名 = 某客）
          那么
            修改 某计（值 = 某数 + 1）
            新增 入座（序号 = 某数，姓名 = 某客，性别 = 某客性，爱好 = 某好）
        案例 都坐下了
          期望 有事实 入座（序号 = 4）
          期望 有事实 计数（值 = 5）
          期望 没有事实 入座（序号 = 2，性别 = 男）
          期望 有事实 入座（序号 = 3，姓名 = 丙）
        """
      ).isEmpty)
  }

  @Test func accumulationExistsForallAndAlternatives() {
    #expect(
      failures(
        """
        template order: customer symbol, amount integer, paid truth
        template customer: name symbol
        template total: customer symbol, sum integer, mean decimal, most integer, count integer, items text
        template mark: customer symbol, kind symbol
        facts some
          customer(name = ann)
          customer(name = bob)
          customer(name = eve)
          order(customer = ann, amount = 3, paid = true)
          order(customer = ann, amount = 5, paid = true)
          order(customer = bob, amount = 4, paid = false)
        rule totals
          if
            customer(name = ?c)
            accumulate ?sum = sum(?a: order(customer = ?c, amount = ?a))
            accumulate ?mean = average(?b: order(customer = ?c, amount = ?b))
            accumulate ?most = max(?m: order(customer = ?c, amount = ?m))
            accumulate ?count = count(order(customer = ?c))
          then
            assert total(customer = ?c, sum = ?sum, mean = ?mean, most = ?most, count = ?count, items = "x")
        rule all-paid
          if
            customer(name = ?c)
            exists order(customer = ?c)
            forall order(customer = ?c, amount = ?a) have order(customer = ?c, amount = ?a, paid = true)
          then
            conclude mark(customer = ?c, kind = good)
        rule waits
          if
            customer(name = ?c)
            order(customer = ?c, paid = false) or not order(customer = ?c)
          then
            conclude mark(customer = ?c, kind = waiting)
        case sums
          expect fact total(customer = ann, sum = 8, mean = 4, most = 5, count = 2)
          expect fact total(customer = bob, sum = 4, count = 1)
          expect no-fact total(customer = eve)
          expect fact mark(customer = ann, kind = good)
          expect no-fact mark(customer = bob, kind = good)
          expect no-fact mark(customer = eve, kind = good)
          expect fact mark(customer = bob, kind = waiting)
          expect fact mark(customer = eve, kind = waiting)
          expect no-fact mark(customer = ann, kind = waiting)
        """
      ).isEmpty)
  }

  @Test func conclusionsGoWithTheirSupportAndPriorityRules() {
    #expect(
      failures(
        """
        模板 灯：色 符号
        模板 车：停 真假
        模板 步：数 整数
        事实 开始
          灯（色 = 红）
          步（数 = 1）
        规则 红灯停
          如果
            灯（色 = 红）
          那么
            推断 车（停 = 真）
        规则 变绿，优先级 -5
          如果
            某灯：灯（色 = 红）
            某步：步（数 = 1）
          那么
            修改 某灯（色 = 绿）
            修改 某步（数 = 2）
        规则 记住停过，优先级 5
          如果
            车（停 = 真）
            某步：步（数 = 1）
          那么
            新增 步（数 = 10）
        案例 绿灯不停
          期望 有事实 灯（色 = 绿）
          期望 没有事实 车（停 = 真）
          期望 有事实 步（数 = 10）
        """
      ).isEmpty)
  }

  /// A branch of 或 binds for itself; what all branches bind goes on, nested ones included.
  @Test func branchesBindForThemselves() {
    #expect(
      failures(
        """
        模板 甲表：名 符号
        模板 乙表：名 符号
        模板 丙表：名 符号
        模板 果：名 符号
        模板 众：名 符号
        事实 起
          甲表（名 = 一）
          丙表（名 = 三）
        规则 各自绑定
          如果
            甲表（名 = 某甲） 或 乙表（名 = 某乙）
            丙表（名 = 某乙）
          那么
            新增 果（名 = 某乙）
        规则 层层都绑定
          如果
            甲表（名 = 某名） 或 （（丙表（名 = 三） 或 丙表（名 = 五）），丙表（名 = 某名））
          那么
            新增 众（名 = 某名）
        案例 都有
          期望 有事实 果（名 = 三）
          期望 有事实 众（名 = 一）
          期望 有事实 众（名 = 三）
        """
      ).isEmpty)
  }

  /// 某主 and 某题 are the owner and problem of a rule about a situation, and plain variables elsewhere.
  @Test func ownerAndProblemAreOrdinaryVariablesElsewhere() {
    #expect(
      failures(
        """
        模板 甲表：主 符号，题 符号
        模板 果：主 符号，题 符号
        事实 起
          甲表（主 = 一，题 = 二）
        规则 看
          如果
            甲表（主 = 某主，题 = 某题）
          那么
            新增 果（主 = 某主，题 = 某题）
        案例 有
          期望 有事实 果（主 = 一，题 = 二）
        """
      ).isEmpty)
  }

  @Test func ruleThatNeverEndsFailsItsCase() {
    let told = failures(
      """
      模板 步：数 整数
      事实 起
        步（数 = 1）
      规则 走
        如果
          某步：步（数 = 某数）
        那么
          修改 某步（数 = 某数 + 1）
      案例 走着
        期望 没有事实 步（数 = -1）
      """)
    #expect(told.count == 1 && told[0].contains("“走”"))
  }

  @Test func everyPracticeThatIsNotAdvisedIsLookedAt() {
    let told = failures(situationGround + "案例 乱\n  问「没人管」\n  期望 不建议 旁、治\n")
    #expect(told.count == 1 && told[0].contains("X1"))
  }

  @Test func unstatedMeansThatNobodySpokeOfIt() {
    let told = failures(
      situationGround + "案例 说过\n  问「我们是甲型，没有物业，没人管」\n  期望 读到 未提 类型\n  期望 读到 未提 物业\n")
    #expect(told.count == 2)
    #expect(
      failures(situationGround + "案例 没说\n  问「没人管」\n  期望 读到 未提 类型\n  期望 读到 未提 物业\n").isEmpty)
  }

  @Test func aFailingExpectationIsTold() {
    let told = failures("模板 甲：值 整数\n案例 错\n  期望 有事实 甲（值 = 1）")
    #expect(told.count == 1 && told[0].contains("甲"))
  }
}
