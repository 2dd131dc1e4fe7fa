/// Where the rule base is: the folder that holds `rules/` and `seeds/`, or the image that it was compiled to.
///
/// Asked in this order: `--rules`, `$WENCE_RULES`, the nearest folder above the program that holds both, and
/// `share/wence` beside the `bin` that the program was installed in. A place that was named and holds no rules is an
/// error, never passed over.
struct RuleBaseSearch {
  var option: String?
  var variable: String?
  /// Path of the running program, links resolved.
  var program: String?

  init(
    option: String?, variable: String? = Environment.value(of: "WENCE_RULES"),
    program: String? = Files.real("/proc/self/exe")
  ) {
    self.option = option
    self.variable = variable
    self.program = program
  }

  func root() throws(Trouble) -> String {
    if let option { return try named(option, by: "--rules") }
    if let variable, !variable.isEmpty { return try named(variable, by: "WENCE_RULES") }
    if let found = aboveProgram() ?? installed() { return Files.shown(found) }
    throw Trouble(
      message: say(
        "没有找到规则库。用 --rules DIR 指出含有 rules/ 的文件夹，或设环境变量 WENCE_RULES。",
        "No rule base found. Name the folder that holds rules/ with --rules DIR or in WENCE_RULES."))
  }

  private func named(_ path: String, by source: String) throws(Trouble) -> String {
    if path.hasSuffix(ImageFile.suffix), Files.exists(path), !Files.isDirectory(path) { return path }
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard Files.isDirectory(trimmed) else {
      throw Trouble(
        message: say(
          "\(source) 指的“\(path)”不是文件夹。", "\(source) names “\(path)”, which is no folder."))
    }
    guard Self.isRuleBase(trimmed) else {
      throw Trouble(
        message: say(
          "\(source) 指的“\(path)”里没有 rules/ 也没有 seeds/。",
          "\(source) names “\(path)”, which holds neither rules/ nor seeds/."))
    }
    return trimmed
  }

  private func aboveProgram() -> String? {
    var folder = program.flatMap(Files.parent)
    while let here = folder {
      if Files.isDirectory(here + "/rules"), Files.isDirectory(here + "/seeds") { return here }
      folder = Files.parent(of: here)
    }
    return nil
  }

  private func installed() -> String? {
    guard let prefix = program.flatMap(Files.parent).flatMap(Files.parent) else { return nil }
    let share = (prefix == "/" ? "" : prefix) + "/share/wence"
    return Self.isRuleBase(share) ? share : nil
  }

  static func isRuleBase(_ folder: String) -> Bool {
    Files.isDirectory(folder + "/rules") || Files.isDirectory(folder + "/seeds")
  }
}
