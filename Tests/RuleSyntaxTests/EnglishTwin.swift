/// The examples of the grammar page in the English keyword set; names and texts are as there.
enum EnglishTwin {
  static let documents = """
    document 示例文献「一篇示例文章」「A sample article」
      publisher「示例日报」「Sample Daily」
      date 2022
      file「000_sample.txt」

    passage [X1] 示例文献
      lines 41-43, 45
      speaker「某位教授」「A professor」
      terms「联席会议」「共享资源」
      digest「社区和企业定期坐下来商量。」「The community and the firms meet regularly.」
    """

  static let vocabulary = """
    words 停车
      phrases「停车」「泊车」「车位」「parking」

    attribute 社区类型「社区类型」「type of community」
      type single
      value 安置小区「resettlement estate」 phrases「安置（小区|房）」「回迁小区」「resettlement (estate|housing)」
      value 商品房小区「commodity estate」 phrases「商品房」 hints「业主」
      exclusive 安置小区, 商品房小区
      unchangeable
      topic 居住
      answered-by 居民, 社区工作者
      follow-up「你们是安置小区，还是商品房小区？」「Is it a resettlement estate or a commodity estate?」
      sentence「是{值}」「it is a {值}」

    attribute 业委会「业主委员会」「owners' committee」
      type truth
      phrases「业委会」「业主委员会」「owners' committee」
      denials「还没成立业委会」
      follow-up「有没有业委会？」「Is there an owners' committee?」
      notice「有事先找业委会」「Turn to the committee first」
      sentence「有业委会」「there is an owners' committee」

    attribute 场所「场所」「kind of place」
      type multiple
      per-problem
      institution
      value 医院「hospital」 phrases「医院」「hospital」

    need 停车收费争议「停车收费有争议」「parking fees are in dispute」
      phrases「{停车}…（乱收费|收费）」「停车费」「parking fee」
      hints「{停车}」
      decoys「停车楼项目」
      examples「物业停车费一年涨三回，大家都不服」
      topic 停车
      follow-up「是停车收费有争议吗？」「Are the parking fees in dispute?」
      sentence「停车收费有争议」「parking fees are in dispute」
    """

  static let practices = """
    practice 停车共治「“党建+民非+物业”停车管理」「Parking run by Party building, a non-profit body and the property service」[X1] reported
      aliases「停车共治」「党建+民非+物业」
      need [inferred] 停车收费争议, 停车秩序混乱
      doubtful-need [inferred] 车位不足
      related-need [inferred] 占道停车
      setting [original] 社区类型 is 安置小区; transferable-to 商品房小区
      unless [inferred] 场所 is 医院, 车站
      requires [inferred] has 社会组织, otherwise-first 培育社会组织
      step [original] 「三方一起管停车」「The three run the parking together」
      step [inferred] 「请居民代表定收费办法」「Let residents' delegates set the fees」
      effect [original] 「停车有序」「parking is in order」
      actors 社区党组织, 民非组织, 物业
      certainty 0.9
      valid-from 2022
      valid-until 2030-12-31
      conflicts 车位拍卖
      remark「收费标准要公开」

    practice 科技人才服务「科研人员与技术工人服务」「Services for researchers and skilled workers」[X1] advocated
      setting [original] 人群 is 科研人员, 技术工人; transferable-to others
      part 错时共享停车「错时共享停车」「Off-peak shared parking」
        need [original] 错时车位需求
        setting [original] 人群 is 科研人员; transferable-to others; assumed
        step [original] 「单位晚上空着的车位让居民停」
    """

  static let rules = """
    template 情境: 状态 symbol
    template 入座: 序号 integer, 左名 symbol, 右名 symbol, 路径完成 truth = false
    template 来宾: 姓名 symbol, 性别 symbol, 爱好 symbol, 年龄 integer, 身高 decimal, 备注 text

    facts 开局
      情境(状态 = 排座)
      来宾(姓名 = 甲, 性别 = 男, 爱好 = 棋, 年龄 = 30, 身高 = 1.7, 备注 = "远道而来")

    rule 找下一座, priority 10, no-loop
      if
        某境: 情境(状态 = 排座)
        来宾(姓名 = 某客, 性别 != 男, 年龄 >= 18, 身高 > 1.5)
        入座(右名 = 某人, 序号 = 某号, 路径完成 = true)
        not 入座(左名 = 某客)
        not (入座(左名 = 某人, 右名 = 某乙), 来宾(姓名 = 某乙, 爱好 = 棋))
        exists 来宾(姓名 = 某人)
        forall 来宾(姓名 = 某丙, 爱好 = 棋) have 入座(右名 = 某丙)
        来宾(姓名 = 某客, 爱好 = 棋) or 来宾(姓名 = 某客, 爱好 = 琴) and 情境(状态 = 排座)
        accumulate 某数 = count(入座(左名 = 某人))
        accumulate 某和 = sum(某龄: 来宾(性别 = 男, 年龄 = 某龄))
        test(某数 + 1 < 10 and not (某号 % 2 = 0 or 某和 >= 100 * 2))
      then
        bind 某新 = 某号 + 1
        assert 入座(序号 = 某新, 左名 = 某人, 右名 = 某客)
        modify 某境(状态 = 理路径)
        conclude 情境(状态 = 已定)
        halt

    rule seat-first, priority -1
      if
        ?c: 情境(状态 = 排座)
        not 入座(序号 = 1)
      then
        retract ?c
    """

  static let situation = """
    rule 没有物业又停车乱 [X1]
      if
        社区类型 is 安置小区
        known-no 物业
        社区类型 known-not 商品房小区
        unstated 业委会
        unsure 社会组织
        unless 场所 is 医院
        停车秩序混乱 or 停车收费争议
      then
        conclude 管理缺位, certainty 0.8
        conclude 社区类型 is 老旧小区, certainty 0.5
        recommend 停车共治 transferable, certainty 0.7, because "没有物业，先由社区代管"
    """

  static let cases = """
    case 安置小区停车乱收费
      ask「我们安置小区停车乱收费」
      ask「没有业委会」
      expect first 停车共治 fits
      expect includes X1 open
      expect not-advised 科技人才服务·错时共享停车
      expect plan 培育社会组织, 停车共治
      expect reads 社区类型 is 安置小区

    案例 parking at the hospital
      问 "Parking at the hospital is too expensive"
      期望 不适用 停车共治
      期望 未涉及

    case 入座
      expect fact 入座(序号 = 1)
      expect no-fact 情境(状态 = 排座)
    """

  static let all = [documents, vocabulary, practices, rules, situation, cases]

  /// The few words that the grammar page's examples have no occasion for.
  static let rest = """
    practice 甲「甲」[X1] described
      remark「a」
    attribute 乙「乙」
      english "b"
    template 丙: 丁 integer
    rule 戊 [X1]
      if
        accumulate ?a = min(丙(丁 = 1))
        accumulate ?b = max(丙(丁 = 1))
        accumulate ?c = average(?n: 丙(丁 = ?n))
        accumulate ?d = collect(?n: 丙(丁 = ?n))
      then
        recommend 甲 does-not-fit
    case 己
      expect not-covered
    做法 甲一「甲」〔X1〕做法
      说明「a」
    属性 乙一「乙」
      英文「b」
    规则 戊一〔X1〕
      如果
        累计 某甲 = 最小（丙（丁 = 1））
        累计 某乙 = 最大（丙（丁 = 1））
        累计 某丙 = 平均（某数：丙（丁 = 某数））
        累计 某丁 = 收集（某数：丙（丁 = 某数））
        存在 丙（丁 = -1）
      那么
        删除 某甲
        判定 甲 不适用
        判定 甲 待定
        判定 甲 适用
    """
}
