import ArgumentParser
import Assistant
import Diagnostics
import OrderedCollections
import Rendering
import RuleModel

struct Practices: WenceCommand {
  static let configuration = CommandConfiguration(
    commandName: "practices", abstract: say("列出做法，或看一种做法。", "List the practices, or show one."))

  @Argument(help: ArgumentHelp(say("做法的编号或名字。", "Id or name of a practice."), valueName: "id"))
  var id: String?

  @OptionGroup var options: GlobalOptions

  func work() throws(Trouble) -> Int32 {
    let rules = try LoadedRules(options)
    let rulebook = rules.knowledge.rulebook
    let phrasing = Phrasing(rulebook, in: Tongue.current)
    let palette = options.palette(for: Output.standard)
    guard let id else {
      Output.standard.write(phrasing.practiceList(width: Terminal.width).text(palette))
      return 0
    }
    let practice = try rulebook.practiceOrTrouble(id)
    Output.standard.write(phrasing.page(of: practice, width: Terminal.width).text(palette))
    return 0
  }
}

extension Rulebook {
  func practiceOrTrouble(_ idOrName: String) throws(Trouble) -> Practice {
    let bare =
      idOrName.hasPrefix("〔") && idOrName.hasSuffix("〕") ? String(idOrName.dropFirst().dropLast()) : idOrName
    if let practice = practice(bare) ?? practice(bare.uppercased())
      ?? practices.values.first(where: { $0.aliases.contains(bare) })
    {
      return practice
    }
    let names = practices.values.flatMap { [$0.id, $0.name] }
    throw Trouble(
      message: say("没有做法“\(idOrName)”。", "There is no practice “\(idOrName)”.")
        + (nearestName(to: bare, among: names).map { say("您是不是要找“\($0)”？", " Did you mean “\($0)”?") } ?? ""))
  }
}
