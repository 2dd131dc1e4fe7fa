import Assistant
import Diagnostics
import Synchronization
import Typography

/// A rule base ready to answer.
struct LoadedRules {
  /// Held until the process ends: to take a rule base apart costs more time than to answer from it.
  private static let held = Mutex<LoadedRules?>(nil)

  var root: String
  var files: RuleFiles
  var knowledge: Knowledge
  var diagnostics: [Diagnostic]

  var hasErrors: Bool { !files.troubles.isEmpty || diagnostics.contains { $0.severity == .error } }

  /// From text. With `question` good for answering that one only, and ready sooner.
  init(root: String, files: RuleFiles, for question: String? = nil) {
    self.root = root
    self.files = files
    (knowledge, diagnostics) = Knowledge.build(from: files.files, for: question)
  }

  /// From an image, in which there are no errors.
  init(root: String, knowledge: Knowledge) {
    self.root = root
    files = RuleFiles()
    self.knowledge = knowledge
    diagnostics = []
  }

  /// The rule base that `options` name, good for answering: from its image, if there is a sound and fresh one, else
  /// from its text. A broken one is told in full and refused, unless `--keep-going`.
  init(_ options: GlobalOptions, for question: String? = nil) throws(Trouble) {
    let place = try RuleBaseSearch(option: options.rules).root()
    if !Files.isDirectory(place) {
      self = try LoadedRules(image: place, for: question)
    } else if options.usesCache {
      self = LoadedRules(cache: ImageCache(root: place), for: question)
    } else {
      self.init(root: place, files: RuleFiles(root: place), for: question)
    }
    LoadedRules.held.withLock { $0 = self }
    try refuseIfBroken(options)
  }

  /// The rule base that `options` name as its authors see it: from its text.
  init(reading options: GlobalOptions) throws(Trouble) {
    let place = try RuleBaseSearch(option: options.rules).root()
    self.init(root: place, files: try RuleFiles(at: place))
    LoadedRules.held.withLock { $0 = self }
    try refuseIfBroken(options)
  }

  /// Tells the errors of the rule base and goes no further, unless `--keep-going`.
  func refuseIfBroken(_ options: GlobalOptions) throws(Trouble) {
    guard hasErrors else { return }
    Output.standard.flush()
    tell(
      diagnostics.filter { $0.severity == .error }, to: Output.errors, in: options.palette(for: Output.errors)
    )
    if !options.keepGoing {
      throw Trouble(
        message: say(
          "规则库有错，没有运行；--keep-going 只用没有错的部分。",
          "The rule base has errors, nothing was run; --keep-going uses the sound part of it."))
    }
  }

  /// Prints diagnostics, each with its line of the file.
  func tell(_ diagnostics: [Diagnostic], to output: Output, in palette: Palette) {
    for trouble in files.troubles { output.writeLine(trouble.message) }
    if !diagnostics.isEmpty { output.write(text(of: diagnostics, in: palette)) }
    output.flush()
  }
}
