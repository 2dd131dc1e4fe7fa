import ArgumentParser
import Assistant
import Diagnostics

struct Compile: WenceCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: say(
      "把规则库编译成一个文件，以后不必再读文字。", "Compile the rule base to one file, so that its text need not be read again."))

  @Argument(
    help: ArgumentHelp(
      say("规则库的文件夹；不写就按常例去找。", "Folder of the rule base; else it is sought as usual."), valueName: "rules"))
  var rules: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("写到这个 .wence 文件；不写就放进缓存。", "Write this .wence file; else the cache is filled."),
      valueName: "FILE"))
  var output: String?

  @OptionGroup var options: GlobalOptions

  func work() throws(Trouble) -> Int32 {
    if let output, !output.hasSuffix(ImageFile.suffix) {
      throw Trouble(
        message: say(
          "文件名要以 \(ImageFile.suffix) 结尾，不是“\(output)”。",
          "The name of the file must end in \(ImageFile.suffix), unlike “\(output)”."), status: .usage)
    }
    let root = try RuleBaseSearch(option: rules ?? options.rules).root()
    guard Files.isDirectory(root) else {
      throw Trouble(message: say("“\(root)”已经编译好了。", "“\(root)” is compiled already."))
    }
    let loaded = LoadedRules(root: root, files: RuleFiles(root: root))
    guard !loaded.hasErrors else {
      loaded.tell(
        loaded.diagnostics.filter { $0.severity == .error }, to: Output.errors,
        in: options.palette(for: Output.errors))
      throw Trouble(message: say("规则库有错，没有编译。", "The rule base has errors; it was not compiled."))
    }
    let path = if let output { try write(loaded, to: output) } else { try cache(loaded) }
    Output.standard.writeLine(say("编译好了：\(path)", "Compiled: \(path)"))
    return 0
  }

  private func write(_ loaded: LoadedRules, to path: String) throws(Trouble) -> String {
    let files = loaded.files.files.map {
      SourceFile(path: RuleFiles.path($0.path, in: loaded.root), text: $0.text)
    }
    let text = ImageText.bytes(origin: Files.real(loaded.root) ?? loaded.root, files: files)
    try Files.replace(
      path, by: ImageFile.bytes(of: loaded.knowledge, from: loaded.files.fingerprint, text: text))
    return path
  }

  private func cache(_ loaded: LoadedRules) throws(Trouble) -> String {
    let cache = ImageCache(root: loaded.root)
    guard options.usesCache, let path = cache.path, cache.isWritable else {
      throw Trouble(
        message: say(
          "没有可写的缓存文件夹；用 -o FILE 指明文件。", "There is no cache folder to write to; name a file with -o."))
    }
    try cache.keep(loaded.knowledge, from: loaded.files.fingerprint)
    return path
  }
}
