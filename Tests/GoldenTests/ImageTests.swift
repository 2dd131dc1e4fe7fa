import Archive
import Assistant
import Diagnostics
import Facts
import Foundation
import OrderedCollections
import Rendering
import RuleModel
import Testing

@testable import wence

/// The project's rules, from their text and from an image of it.
private enum Pair {
  static let files = RuleFiles(root: Program.packageRoot.path)
  static let text = LoadedRules(root: Program.packageRoot.path, files: files).knowledge
  static let image = ImageFile.bytes(of: text, from: files.fingerprint)

  /// The image as the program finds it on disk.
  static func onDisk(_ access: ImageFile.Access) throws -> Knowledge {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let path = try scratch.file("x.wence", Data(image)).path
    return try ImageFile(path: path, access).knowledge()
  }

  static let copy: Knowledge? = try? ImageFile(ArchiveBytes(image)).knowledge()
}

@Suite struct ImageTests {
  /// All questions of the cases, with everything that can be shown of their answers.
  @Test func answersAreTheSameFromAnImage() throws {
    let copy = try Pair.onDisk(.mapped)
    let questions = Array(Set(Pair.text.rulebook.cases.flatMap(\.questions))).sorted()
    #expect(questions.count > 300)
    let (one, other) = (Advisor(Pair.text, today: "2026-11-24"), Advisor(copy, today: "2026-11-24"))
    for question in questions {
      for format in [AnswerStyle.Format.json, .text] {
        let style = AnswerStyle(format: format, extent: .all)
        let (first, second) = (one.answer(question), other.answer(question))
        #expect(written(first, style, Pair.text) == written(second, style, copy), "\(question)")
      }
    }
  }

  @Test(arguments: ["小区停车难，老人多，没有物业", "电动车进楼充电", "why"])
  func itMakesNoDifferenceWhereTheBytesAre(question: String) throws {
    let style = AnswerStyle(format: .json, extent: .all)
    let text = written(Advisor(Pair.text, today: "2026-11-24").answer(question), style, Pair.text)
    for copy in [try #require(Pair.copy), try Pair.onDisk(.mapped), try Pair.onDisk(.copied)] {
      #expect(written(Advisor(copy, today: "2026-11-24").answer(question), style, copy) == text)
    }
  }

  /// Who goes on answering must not mind what becomes of the file.
  @Test func aCopyOutlastsItsFile() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let file = try scratch.file("x.wence", Data(Pair.image))
    let copy = try ImageFile(path: file.path, .copied).knowledge()
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: 0)
    try handle.close()
    let rules = copy.rulebook.rules.map(\.text)
    #expect(rules == Pair.text.rulebook.rules.map(\.text))
    #expect(throws: ImageFile.Refusal.notAnImage) { try ImageFile(path: file.path, .mapped) }
  }

  /// What a fingerprint is made of is read in pieces, or lies in memory as a whole.
  @Test func aFingerprintIsTheSameHoweverFilesAreRead() throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let size = Files.pieceSize
    for (number, count) in [0, 1, size - 1, size, size + 1, size * 2, size * 2 + 77].enumerated() {
      try scratch.file("rules/\(number).md", Data((0..<count).map { UInt8(32 + $0 % 64) }))
    }
    let known = RuleFiles(root: scratch.folder.path).fingerprint
    #expect(RuleFiles.fingerprint(root: scratch.folder.path) == known)
    var last = Data((0..<size * 2 + 77).map { UInt8(32 + $0 % 64) })
    last[size + 5] ^= 1
    try scratch.file("rules/6.md", last)
    #expect(RuleFiles.fingerprint(root: scratch.folder.path) != known)
  }

  /// An image that another version made is known for that, and the text in it can be read: these bytes stay as they are.
  @Test func theTextInAnImageIsReadInEveryVersion() throws {
    let digits =
      "77656e63650a0d0a0200000000000000080706050403020109000000000000002b000000000000009dcb412b08089dc3"
      + "00000000000000005198c3e7d6278ee803da5595cf4c2c5c03000000020000000600000007000000070000002f72612e"
      + "6d647800000000020000000100000002000000"
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(digits.dropFirst($0).prefix(2), radix: 16)
    }
    let image = try ImageFile(ArchiveBytes(bytes))
    let text = try #require(image.text())
    #expect(text.origin == "/r" && image.originUnchecked == "/r")
    #expect(text.files().map(\.path) == ["a.md"] && text.files().map(\.text) == ["x"])
    #expect(throws: ImageFile.Refusal.otherVersion) { try image.knowledge() }
  }

  @Test func damageIsRefused() throws {
    var dice = SystemRandomNumberGenerator()
    for _ in 0..<60 {
      var bytes = Pair.image
      let place = Int.random(in: bytes.indices, using: &dice)
      if Bool.random(using: &dice) {
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
      } else {
        bytes.removeLast(bytes.count - place)
      }
      #expect(throws: ImageFile.Refusal.self, "at \(place)") {
        try ImageFile(ArchiveBytes(bytes)).knowledge()
      }
    }
  }

  @Test func otherVersionsAndMachinesAreRefused() throws {
    func image(_ change: (inout ArchiveHeader) -> Void) throws -> ImageFile {
      var header = try #require(ArchiveHeader(Pair.image))
      change(&header)
      let bytes = header.bytes + Pair.image.dropFirst(ArchiveHeader.size)
      return try ImageFile(ArchiveBytes(bytes))
    }
    #expect(throws: ImageFile.Refusal.otherVersion) { try image { $0.version += 1 }.knowledge() }
    #expect(throws: ImageFile.Refusal.otherMachine) {
      try image { $0.layout = $0.layout.byteSwapped }.knowledge()
    }
    #expect(throws: ImageFile.Refusal.notAnImage) { try ImageFile(ArchiveBytes([1, 2, 3])) }
  }
}

/// The program with a cache folder of its own and a small rule base that may be changed.
private struct CachedProgram {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for folder in ["rules", "seeds"] {
      let target = scratch.folder.appending(path: folder)
      try FileManager.default.copyItem(at: Program.packageRoot.appending(path: folder), to: target)
    }
  }

  var images: [URL] {
    let folder = scratch.folder.appending(path: "cache/wence")
    let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return found ?? []
  }

  func run(_ arguments: String..., cache: String = "cache", environment: [String: String] = [:]) throws
    -> Program.Run
  {
    let own = [
      "XDG_CACHE_HOME": scratch.folder.appending(path: cache).path, "WENCE_RULES": scratch.folder.path,
    ]
    return try Program.wence(
      arguments, in: scratch.folder, environment: own.merging(environment) { $1 })
  }

  /// Says the same again in other words, in as many bytes and with the same time of the file.
  func change(_ old: String, to new: String, in file: String) throws {
    let url = scratch.folder.appending(path: file)
    let time = try FileManager.default.attributesOfItem(atPath: url.path)[.modificationDate]
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: url)
    try FileManager.default.setAttributes([.modificationDate: time as Any], ofItemAtPath: url.path)
  }
}

@Suite struct ImageCacheTests {
  private static let question = "小区停车难，老人多，没有物业"

  @Test func firstUseFillsTheCache() throws {
    let program = try CachedProgram()
    defer { program.scratch.remove() }
    let plain = try program.run("ask", Self.question, "--no-cache")
    #expect(program.images.isEmpty)
    _ = try program.run("ask", Self.question, environment: ["WENCE_NO_CACHE": "1"])
    #expect(program.images.isEmpty)
    let first = try program.run("ask", Self.question)
    #expect(program.images.count == 1)
    let second = try program.run("ask", Self.question)
    for run in [first, second] {
      #expect(run.text == plain.text)
      #expect(run.errorText == "" && run.status == 0)
    }
  }

  /// Neither the size of a file nor its time tells that it was changed.
  @Test func aStaleImageIsNeverUsed() throws {
    let program = try CachedProgram()
    defer { program.scratch.remove() }
    let before = try program.run("sources")
    #expect(before.text.contains("重庆日报"))
    let stale = try Data(contentsOf: try #require(program.images.first))
    try program.change("出版「重庆日报", to: "出版「重床日报", in: "seeds/00-documents.md")
    for _ in 0..<2 {
      let after = try program.run("sources")
      #expect(after.text.contains("重床日报") && after.errorText == "")
    }
    #expect(try Data(contentsOf: try #require(program.images.first)) != stale)
  }

  @Test func aDamagedImageIsReplaced() throws {
    let program = try CachedProgram()
    defer { program.scratch.remove() }
    let sound = try program.run("ask", Self.question)
    let image = try #require(program.images.first)
    let whole = try Data(contentsOf: image)
    var flipped = whole
    flipped[whole.count / 2] ^= 4
    for bytes in [Data(), whole.prefix(50), whole.prefix(whole.count / 3), flipped] {
      try bytes.write(to: image)
      let run = try program.run("ask", Self.question)
      #expect(run.text == sound.text && run.errorText == "" && run.status == 0)
      #expect(try Data(contentsOf: image) == whole)
    }
  }

  @Test func errorsAreToldEveryTimeAndNotCached() throws {
    let program = try CachedProgram()
    defer { program.scratch.remove() }
    try program.scratch.file("rules/bad.md", Data("```wence\n规则 坏\n```\n".utf8))
    for _ in 0..<2 {
      let run = try program.run("ask", Self.question)
      #expect(run.status == 1 && run.errorText.contains("bad.md"))
    }
    #expect(program.images.isEmpty)
    #expect(try program.run("compile", "-o", "x.wence").status == 1)
  }

  @Test func aPlaceThatCannotBeWrittenIsNoError() throws {
    let program = try CachedProgram()
    defer { program.scratch.remove() }
    try program.scratch.file("blocked", Data("a file".utf8))
    let run = try program.run("ask", Self.question, cache: "blocked")
    #expect(run.status == 0 && run.errorText == "" && !run.text.isEmpty)
  }

  @Test func severalProcessesAtOnce() async throws {
    let program = try CachedProgram()
    defer { program.scratch.remove() }
    let plain = try program.run("ask", Self.question, "--no-cache").text
    let answers = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<4 { group.addTask { try program.run("ask", Self.question).text } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers == Array(repeating: plain, count: 4))
    #expect(program.images.count == 1)
    #expect(try program.run("ask", Self.question).text == plain)
  }
}

@Suite struct NamedImageTests {
  private static let question = "小区停车难"

  @Test func anImageStandsForItsFolder() throws {
    let program = try CachedProgram()
    defer { program.scratch.remove() }
    for name in ["one.wence", "two.wence"] {
      let run = try program.run("compile", "-o", name)
      #expect(run.status == 0 && run.errorText == "")
    }
    let images = try ["one.wence", "two.wence"].map {
      try Data(contentsOf: program.scratch.folder.appending(path: $0))
    }
    #expect(images[0] == images[1])
    for command in [["ask", Self.question], ["practices", "B7"], ["rules"], ["sources"], ["check"]] {
      let text = try Program.wence(command + ["--rules", ".", "--no-cache"], in: program.scratch.folder)
      let image = try Program.wence(command + ["--rules", "one.wence"], in: program.scratch.folder)
      #expect(image.text == text.text && image.errorText == text.errorText, "\(command)")
      #expect(image.status == text.status)
    }
  }

  @Test func whatIsWrongIsToldAndTheTextReadInstead() throws {
    let program = try CachedProgram()
    defer { program.scratch.remove() }
    let sound = try program.run("ask", Self.question, "--no-cache")
    #expect(try program.run("compile", "-o", "x.wence").status == 0)
    let image = program.scratch.folder.appending(path: "x.wence")
    let whole = try Data(contentsOf: image)
    var flipped = whole
    flipped[whole.count - 1000] ^= 1
    for (bytes, reason) in [(flipped, "校验和不符"), (whole.dropLast(7), "校验和不符"), (whole + [0], "校验和不符")] {
      try bytes.write(to: image)
      let run = try program.run("ask", Self.question, "--rules", "x.wence")
      #expect(run.text == sound.text && run.errorText.contains(reason) && run.status == 0)
    }
    for bytes in [whole.prefix(20), whole.prefix(whole.count / 8), Data("no image".utf8), Data()] {
      try bytes.write(to: image)
      let run = try program.run("ask", Self.question, "--rules", "x.wence")
      #expect(run.text == "" && run.errorText.contains("x.wence") && run.status == 1)
    }
  }

  @Test func anImageOlderThanItsRulesIsToldOf() throws {
    let program = try CachedProgram()
    defer { program.scratch.remove() }
    #expect(try program.run("compile", "-o", "x.wence").status == 0)
    try program.change("出版「重庆日报", to: "出版「重床日报", in: "seeds/00-documents.md")
    let run = try program.run("sources", "--rules", "x.wence")
    #expect(run.text.contains("重床日报") && run.errorText.contains("旧") && run.status == 0)
  }
}
