import Diagnostics
import Testing

@Suite("Nearest name")
struct NearestNameTests {
  @Test(
    "The name that was meant",
    arguments: [
      ("停车收费争意", ["停车秩序混乱", "停车收费争议"], "停车收费争议"),
      ("作法", ["规则", "做法"], "做法"),
      ("求需", ["需求", "属性"], "需求"),
      ("pratcice", ["passage", "practice"], "practice"),
      ("settings", ["setting", "step"], "setting"),
    ])
  func meant(word: String, names: [String], expected: String) {
    #expect(nearestName(to: word, among: names) == expected)
  }

  @Test(
    "No name where nothing is near",
    arguments: [
      ("停", ["车"]), ("做法", ["规则"]), ("停车", ["谈心室建设"]), ("practice", ["rule", "fact"]), ("值", []), ("", ["值"]),
    ])
  func none(word: String, names: [String]) {
    #expect(nearestName(to: word, among: names) == nil)
  }

  @Test("The word itself is no suggestion, and equals are taken in order of spelling")
  func ties() {
    #expect(nearestName(to: "abcd", among: ["abcd", "abcx", "abcf"]) == "abcf")
  }
}
