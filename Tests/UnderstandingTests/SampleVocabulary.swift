import Facts
import Understanding

/// A small vocabulary of the tests' own.
enum Sample {
  static let lexicon = Lexicon(vocabulary)

  static let vocabulary = Vocabulary(
    attributes: [
      Vocabulary.Attribute(name: "类型", isNeed: false),
      Vocabulary.Attribute(name: "物业", isNeed: false),
      Vocabulary.Attribute(name: "业委会", isNeed: false),
      Vocabulary.Attribute(name: "人群", isNeed: false),
      Vocabulary.Attribute(name: "共享", isNeed: false),
      Vocabulary.Attribute(name: "场所", isNeed: false, isPerProblem: true, marksInstitution: true),
      Vocabulary.Attribute(name: "收费", isNeed: true),
      Vocabulary.Attribute(name: "乱停", isNeed: true),
      Vocabulary.Attribute(name: "推诿", isNeed: true),
      Vocabulary.Attribute(name: "噪声", isNeed: true),
      Vocabulary.Attribute(name: "食堂", isNeed: true),
      Vocabulary.Attribute(name: "换届", isNeed: true),
    ],
    entries: entries,
    topics: [
      Vocabulary.Topic(phrase: "议事亭", practice: "T1"),
      Vocabulary.Topic(phrase: "deliberation pavilion", practice: "T1"),
      Vocabulary.Topic(phrase: "错峰停车", practice: "T2"),
    ],
    classes: [
      "车": ["停车（位|场|）", "泊车", "parking", "car park"],
      "贵": ["（太|很|死|）贵", "乱收费", "乱收", "too expensive", "unfair"],
      "诉求": ["{车}{贵}"],
    ])

  private static let entries: [Vocabulary.Entry] = {
    var entries: [Vocabulary.Entry] = []
    func add(
      _ attribute: String, _ value: String = Vocabulary.truth, _ strength: Vocabulary.Strength = .phrase,
      _ phrases: String...
    ) {
      for phrase in phrases {
        entries.append(
          Vocabulary.Entry(phrase: phrase, attribute: attribute, value: value, strength: strength))
      }
    }
    add("类型", "安置", .phrase, "安置（小区|房|）", "resettlement（ estate|）")
    add("类型", "老旧", .phrase, "老旧小区", "old（ estate| neighbourhood）")
    add("类型", "商品房", .phrase, "商品房（小区|）", "commodity estate")
    add("类型", "住宅", .hint, "小区", "housing estate")
    add("物业", Vocabulary.truth, .phrase, "物业（公司|）", "物管", "property（ company| management）")
    add("物业", Vocabulary.truth, .denial, "自管小区", "self-managed")
    add("业委会", Vocabulary.truth, .phrase, "业委会", "业主委员会", "owners' committee")
    add("业委会", Vocabulary.truth, .hint, "业主代表")
    add("人群", "老人", .phrase, "老人", "elderly")
    add("共享", Vocabulary.truth, .phrase, "错时共享", "shared parking scheme")
    add("场所", "医院", .phrase, "医院", "hospital")
    add("场所", "医院", .decoy, "医院家属院")
    add("场所", "车站", .phrase, "车站", "station")
    add("收费", Vocabulary.truth, .phrase, "{车}…{贵}", "停车收费", "乱收费", "parking fees")
    add("收费", Vocabulary.truth, .hint, "{车}")
    add("收费", Vocabulary.truth, .decoy, "停车楼工程")
    add("乱停", Vocabulary.truth, .phrase, "乱停（车|乱放|）", "{车}…乱（得很|）", "cars park anywhere", "chaotic parking")
    add("推诿", Vocabulary.truth, .phrase, "踢皮球", "没人管", "pass the buck", "物业……居委会……推")
    add("噪声", Vocabulary.truth, .phrase, "（噪声|噪音）（大|扰民|）", "吵得睡不着", "noise")
    add("食堂", Vocabulary.truth, .phrase, "老人食堂", "（没有|缺）老人食堂", "canteen for elderly")
    add("换届", Vocabulary.truth, .phrase, "引进新物业")
    return entries
  }()
}

/// A mention in short: `+` yes, `-` no, `?` unsure; the attribute, its value where it has one; then what is not usual.
func short(_ mention: Mention, withProblem: Bool = false) -> String {
  let sign = mention.polarity == .yes ? "+" : mention.polarity == .no ? "-" : "?"
  var text = sign + mention.attribute
  if mention.value != Vocabulary.truth { text += "=" + mention.value }
  if mention.modality != .stated { text += " " + mention.modality.rawValue }
  if mention.timing != .present { text += " " + mention.timing.rawValue }
  if mention.owner != .ours { text += " " + mention.owner.rawValue }
  if withProblem { text += " #\(mention.problem)" }
  return text
}

func shorts(_ text: String, withProblem: Bool = false) -> [String] {
  Sample.lexicon.read(text).mentions.filter { $0.modality != .proposed }
    .map { short($0, withProblem: withProblem) }.sorted()
}
