import ArgumentParser
import Assistant
import Diagnostics
import OrderedCollections
import Rendering
import RuleModel

struct Sources: WenceCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: say("列出文献和段落，或核对它们。", "List documents and passages, or verify them."))

  @Argument(help: ArgumentHelp(say("段落的编号。", "Id of a passage."), valueName: "id"))
  var id: String?

  @Option(
    help: ArgumentHelp(
      say("文献原文；逐段核对要词。", "The document itself: verifies the key terms of each passage."), valueName: "FILE"))
  var document: String?

  @OptionGroup var options: GlobalOptions

  func work() throws(Trouble) -> Int32 {
    let rules = try LoadedRules(options)
    let rulebook = rules.knowledge.rulebook
    let phrasing = Phrasing(rulebook, in: Tongue.current)
    let palette = options.palette(for: Output.standard)
    let lines = try document.map { path throws(Trouble) in try DocumentText(path: path) }
    if let id {
      let passage = try rulebook.passageOrTrouble(id)
      let page = phrasing.page(of: passage, documentLines: lines?.lines, width: Terminal.width)
      Output.standard.write(page.text(palette))
      guard let lines else { return 0 }
      return report(lines.misses(in: [passage]), of: 1)
    }
    guard let lines, let path = document else {
      Output.standard.write(phrasing.sourceList(width: Terminal.width).text(palette))
      return 0
    }
    let passages = rulebook.passages(inDocumentAt: path)
    return report(lines.misses(in: passages), of: passages.count)
  }

  private func report(_ misses: [DocumentText.Miss], of count: Int) -> Int32 {
    for miss in misses { Output.standard.writeLine(miss.message) }
    let good = count - Set(misses.map(\.passage)).count
    Output.standard.writeLine(
      say("\(count) 个段落，\(good) 个与原文相符", "\(count) passages, \(good) agree with the document"))
    return misses.isEmpty ? 0 : 1
  }
}

extension Rulebook {
  fileprivate func passageOrTrouble(_ id: String) throws(Trouble) -> Passage {
    let bare = id.hasPrefix("〔") && id.hasSuffix("〕") ? String(id.dropFirst().dropLast()) : id
    if let passage = passages[bare] ?? passages[bare.uppercased()] { return passage }
    throw Trouble(
      message: say("没有段落“\(id)”。", "There is no passage “\(id)”.")
        + (nearestName(to: bare, among: Array(passages.keys)).map {
          say("您是不是要找“\($0)”？", " Did you mean “\($0)”?")
        } ?? ""))
  }

  /// Those of the document whose file has the same name; of all documents where none has.
  fileprivate func passages(inDocumentAt path: String) -> [Passage] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let named = Set(documents.values.filter { $0.file == name }.map(\.name))
    return passages.values.filter { named.isEmpty || named.contains($0.document) }
  }
}
