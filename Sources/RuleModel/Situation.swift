public import Facts

/// The templates on which every practice is lowered, and the words that fill their slots. They are ordinary templates:
/// rules of the rule level may match them, `rules NAME` shows them.
///
/// - 情况: a fact of the situation. 事项: an owner's problem, of which all tests of one rule speak.
/// - 需要: a practice has its need. 场合: how a setting of it is met. 排除: an exclusion of it is stated.
/// - 判定: the verdict on a practice. 先做: one practice is to come before another.
/// - 互斥: knowing one value is knowing that it is not the other.
public enum Situation {
  public static let fact = "情况"
  public static let matter = "事项"
  public static let need = "需要"
  public static let setting = "场合判断"
  public static let exclusion = "排除"
  public static let verdict = "判定结论"
  public static let order = "先做"
  public static let exclusive = "互斥"

  public enum Word {
    public static let stated = "直述"
    public static let reported = "转述"
    public static let met = "合"
    public static let near = "近"
    public static let unmet = "不合"
    public static let fits = "适用"
    public static let transferable = "可借鉴"
    public static let open = "待定"
    public static let doesNotFit = "不适用"
  }

  public static func word(for polarity: Polarity) -> String {
    switch polarity {
    case .yes: "有"
    case .no: "无"
    case .unsure: "不明"
    }
  }

  public static func word(for modality: Modality) -> String {
    switch modality {
    case .stated: Word.stated
    case .reported: Word.reported
    case .suspected: "疑似"
    case .conditional: "假设"
    case .proposed: "推测"
    case .assumed: "默认"
    }
  }

  public static func word(for owner: Owner) -> String {
    switch owner {
    case .ours: "我方"
    case .others: "他方"
    case .institution: "机构"
    }
  }

  public static func word(for grade: Practice.NeedGrade) -> String {
    switch grade {
    case .full: "足"
    case .related: "近"
    case .doubtful: "疑"
    }
  }

  /// In a rule that tests or concludes about a situation: whose it is and which problem.
  public static let ownerVariable = "某主"
  public static let problemVariable = "某题"

  static let templates: [TemplateShape] = [
    shape(fact, "属性", "值", "有无", "语气", "归属", "问题#"),
    shape(matter, "归属", "问题#"),
    shape(need, "做法", "需求", "程度", "归属", "问题#"),
    shape(setting, "做法", "序#", "结果", "归属", "问题#"),
    shape(exclusion, "做法", "序#", "归属", "问题#"),
    shape(verdict, "做法", "结论", "归属", "问题#"),
    shape(order, "先", "后", "归属", "问题#"),
    shape(exclusive, "属性", "甲", "乙"),
  ]

  /// Slots are symbols; a `#` marks an integer.
  private static func shape(_ name: String, _ slots: String...) -> TemplateShape {
    TemplateShape(
      name: name,
      slots: slots.map { slot in
        slot.hasSuffix("#")
          ? .init(name: String(slot.dropLast()), type: .integer) : .init(name: slot, type: .symbol)
      })
  }
}
