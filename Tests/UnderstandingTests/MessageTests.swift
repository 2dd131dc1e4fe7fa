import Facts
import Testing
import Understanding

@Suite struct MessageTests {
  @Test(
    arguments: [
      ("停车乱收费，物业踢皮球", ["+推诿 #1", "+收费 #1", "+物业 #0"], 1),
      ("1、停车乱收费。2、晚上噪音扰民。5、没人管", ["+收费 #1", "+噪声 #2", "+推诿 #3"], 3),
      ("一、老旧小区，谢谢。二、乱收费。三、噪声大", ["+类型=老旧 #0", "+收费 #1", "+噪声 #2"], 2),
      ("（1）乱收费；（2）踢皮球", ["+收费 #1", "+推诿 #2"], 2),
      ("首先乱收费。其次，噪音大。另外没人管", ["+收费 #1", "+噪声 #2", "+推诿 #3"], 3),
      ("乱收费，还有人踢皮球", ["+收费 #1", "+推诿 #1"], 1),
      ("乱收费，还有就是噪音大", ["+收费 #1", "+噪声 #2"], 2),
      ("First, the noise. Secondly, they pass the buck.", ["+噪声 #1", "+推诿 #2"], 2),
      ("There is noise. Also, the parking is unfair.", ["+噪声 #1", "+收费 #2"], 2),
      ("3号楼噪音大，2022年起就没人管", ["+噪声 #1", "+推诿 #1"], 1),
      ("1.医院停车太贵。2.楼下噪音大", ["+场所=医院 institution #1", "+收费 institution #1", "+噪声 #2"], 2),
    ] as [(String, [String], Int)])
  func problems(_ text: String, _ says: [String], _ count: Int) {
    #expect(shorts(text, withProblem: true) == says.sorted())
    #expect(Sample.lexicon.read(text).problems.count == count)
  }

  @Test(
    arguments: [
      ("什么是议事亭？", "T1"), ("议事亭是什么意思", "T1"), ("给我介绍一下错峰停车", "T2"), ("错峰停车怎么做", "T2"),
      ("啥子叫议事亭", "T1"), ("议事亭", "T1"), ("What is a deliberation pavilion?", "T1"),
      ("How does the deliberation pavilion work?", "T1"), ("Tell me about deliberation pavilions", "T1"),
      ("我们有议事亭", nil), ("议事亭是什么？这里停车乱收费", nil), ("什么是幸福", nil),
    ] as [(String, String?)])
  func asking(_ text: String, _ practice: String?) {
    #expect(Sample.lexicon.read(text).asksAbout == practice)
  }

  @Test(
    arguments: [
      ("领导您好，停车乱收费，谢谢！", []), ("请问能不能解决一下？", []), ("停车乱收费，广场舞跳到半夜", ["广场舞跳到半夜"]),
      ("公共用地被人占了，人身安全要紧", ["公共用地被人占", "人身安全"]),
      ("屋顶漏雨的事", ["屋顶漏雨"]), ("Hello, the roof leaks when it rains", ["roof leaks when it rains"]),
      ("Please help us with parking fees", []), ("我想领养流浪猫", ["领养流浪猫"]),
    ] as [(String, [String])])
  func notUnderstood(_ text: String, _ words: [String]) {
    let scalars = Array(text.unicodeScalars)
    let found = Sample.lexicon.read(text).notUnderstood.map { span in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[span])
      return String(view)
    }
    #expect(found == words)
  }

  @Test(arguments: [
    ("停车乱收费", Language.chinese), ("Parking fees", .english), ("我们的 app 不能用", .chinese),
    ("The 物业 does not answer any of our calls", .english), ("", .chinese),
  ]) func language(_ text: String, _ language: Language) {
    #expect(Sample.lexicon.read(text).language == language)
  }

  @Test func longMessagesTakeLinearTime() {
    let text = String(repeating: "我们小区停车乱收费，医院停车太贵，不是没人管就是踢皮球。停车停车停车", count: 3000)
    let quarter = String(text.prefix(text.count / 4))
    let clock = ContinuousClock()
    func best(_ text: String) -> Duration {
      (0..<3).map { _ in clock.measure { _ = Sample.lexicon.read(text) } }.min() ?? .zero
    }
    let short = best(quarter)
    let long = best(text)
    #expect(long < short * 12, "\(short) for a quarter, \(long) for the whole")
  }
}
