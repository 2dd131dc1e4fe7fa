import Testing

@testable import Shell

@Suite struct LineTests {
  @Test(arguments: [
    (".help", Line.command(.help, argument: "")), ("。帮助", .command(.help, argument: "")),
    ("．为何 二", .command(.why, argument: "二")), (".why2", .command(.why, argument: "2")),
    ("  .做法  停车共治  ", .command(.practices, argument: "停车共治")), (".EXIT", .command(.quit, argument: "")),
    ("", .blank), (" \t　", .blank), (".helpp", .unknown("helpp")), ("。为何这样？", .question("。为何这样？")),
    ("我们小区停车乱", .question("我们小区停车乱")), ("...", .question("...")), (".5 公里外才有菜场", .question(".5 公里外才有菜场")),
  ]) func isTakenApart(text: String, line: Line) { #expect(Line(text) == line) }

  @Test(arguments: [("3", 3), ("３", 3), ("十", 10), ("0", nil), ("-1", nil), ("两", nil), ("", nil)])
  func ordinals(text: String, number: Int?) { #expect(ordinal(text) == number) }

  @Test func everyCommandHasAChineseAndAnEnglishName() {
    for command in Command.allCases {
      #expect(command.names[0].allSatisfy(\.isASCII) && !command.names[1].allSatisfy(\.isASCII))
      for name in command.names { #expect(Command(name: name) == command) }
    }
    let names = Command.allCases.flatMap(\.names)
    #expect(Set(names).count == names.count)
  }
}
