public import Diagnostics
import Facts
import OrderedCollections
public import RuleSyntax

extension Rulebook {
  /// Resolves the declarations of all files together; order of the files decides order in the book, nothing else.
  /// What cannot be resolved is left out and told; the checks of `Checks/` are run on what is left.
  public static func resolve(_ files: [SyntaxFile]) -> (book: Rulebook, diagnostics: [Diagnostic]) {
    let (book, diagnostics) = resolveUnchecked(files)
    return (book, diagnostics + book.check())
  }

  /// `resolve` without the checks.
  /// Where nobody else holds the files, they make room for the rules as these are resolved.
  public static func resolveUnchecked(
    _ files: consuming [SyntaxFile]
  ) -> (book: Rulebook, diagnostics: [Diagnostic]) {
    var resolver = Resolver()
    resolver.declare(files)
    resolver.resolvePractices()
    resolver.resolveRules(of: files)
    return (resolver.book, resolver.diagnostics)
  }

  /// Holds a resolved book against everything in `Checks/`.
  public func check() -> [Diagnostic] { Check.all.flatMap { $0.run(on: self) } }
}

/// Walks the declarations in two passes: names first, then what refers to them.
struct Resolver: Sendable {
  var book = Rulebook()
  var diagnostics: [Diagnostic] = []
  /// Practices by name with what they were written as, for the second pass.
  var pendingPractices: [(declaration: Declaration, path: String)] = []
  var pendingRules: [PendingRule] = []
  /// Of those whose names were there before, that this is so; by index into `pendingRules`.
  var repetitions: [Int: Diagnostic] = [:]
  /// Of the declared templates, after the first pass.
  var templates = TemplateIndex([:])
  private var claims: [String: Claims] = [:]

  /// A rule that waits for the second pass: an index into the files, and one into their declarations.
  struct PendingRule: Sendable {
    let file: Int
    let index: Int
  }

  /// The names of one space, each with the place of its first declaration.
  private struct Claims: Sendable {
    var names = SymbolTable()
    var places: [Location] = []
  }

  mutating func declare(_ files: [SyntaxFile]) {
    for (number, file) in files.enumerated() {
      diagnostics += file.diagnostics
      for index in file.declarations.indices {
        if file.declarations[index].kind == .rule {
          let (name, here) = Self.head(of: file.declarations[index], in: file.source.path)
          repetitions[pendingRules.count] = repetition(of: name, in: "rule", at: here)
          pendingRules.append(PendingRule(file: number, index: index))
        } else {
          declare(file.declarations[index], in: file.source.path)
        }
      }
    }
    checkPassageDocuments()
    templates = TemplateIndex(book.templates)
  }

  static func head(of rule: Declaration, in path: String) -> (name: String, place: Location) {
    (rule.name?.text ?? "", Location(path: path, range: rule.name?.range ?? rule.keyword))
  }

  private mutating func declare(_ declaration: Declaration, in path: String) {
    let here = Location(path: path, range: declaration.name?.range ?? declaration.keyword)
    switch declaration.kind {
    case .document: declareDocument(declaration, at: here)
    case .passage: declarePassage(declaration, at: here)
    case .wordClass: declareWordClass(declaration, at: here)
    case .attribute, .need: declareAttribute(declaration, at: here)
    case .template: declareTemplate(declaration, at: here)
    case .practice: pendingPractices.append((declaration, path))
    case .facts:
      for fact in declaration.facts {
        book.facts.append(FactDeclaration(pattern: fact, location: Location(path: path, range: fact.range)))
      }
    case .testCase: declareCase(declaration, at: here)
    case .rule, .part: break  // Rules wait; the parser tells of a part outside a practice.
    }
  }

  func isClaimed(_ name: String, in space: String) -> Bool { claims[space]?.names.find(name) != nil }

  /// True where `name` is new among names of its `space`; tells of the first declaration otherwise.
  mutating func claim(_ name: String, in space: String, at here: Location) -> Bool {
    guard let repetition = repetition(of: name, in: space, at: here) else { return true }
    diagnostics.append(repetition)
    return false
  }

  private mutating func repetition(of name: String, in space: String, at here: Location) -> Diagnostic? {
    let number = Int(claims[space, default: Claims()].names.intern(name).id)
    guard let first = claims[space]?.places, number < first.count else {
      claims[space]?.places.append(here)
      return nil
    }
    let note = Diagnostic.Note(
      location: first[number], message: .init(chinese: "第一次声明在这里", english: "first declared here"))
    return ModelError.duplicate(name: name).diagnostic(at: here, notes: [note])
  }

  mutating func report(_ error: ModelError, at location: Location, among candidates: [String] = []) {
    var suggestion: String?
    if case .unknown(_, let name, _) = error { suggestion = nearestName(to: name, among: candidates) }
    diagnostics.append(error.diagnostic(at: location, suggestion: suggestion))
  }
}

/// Pairs each text with the English one that may follow it.
func bilingual(_ texts: [TextLiteral]) -> [Bilingual] {
  var pairs: [Bilingual] = []
  for text in texts {
    if !containsHan(text.text), let last = pairs.indices.last, pairs[last].english == nil,
      containsHan(pairs[last].chinese)
    {
      pairs[last].english = text.text
    } else {
      pairs.append(Bilingual(chinese: text.text))
    }
  }
  return pairs
}

/// `{值}` and the like stand for something else and do not make a text a Chinese one.
func containsHan(_ text: String) -> Bool {
  var isInside = false
  return text.unicodeScalars.contains { scalar in
    if scalar == "{" { isInside = true }
    if scalar == "}" { isInside = false }
    return !isInside && isHan(scalar)
  }
}

private func isHan(_ scalar: Unicode.Scalar) -> Bool {
  ("\u{4E00}"..."\u{9FFF}").contains(scalar) || ("\u{3400}"..."\u{4DBF}").contains(scalar)
}

/// "2022", "2022-04" or "2022-04-22": padded, so that dates compare as texts.
func isDate(_ text: String) -> Bool {
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  let isPadded = zip(parts, [4, 2, 2]).allSatisfy { part, length in
    part.utf8.count == length && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
  guard isPadded, (1...3).contains(parts.count), parts[0] != "0000" else { return false }
  let month = parts.count > 1 ? Int(parts[1]) ?? 0 : 1
  let day = parts.count > 2 ? Int(parts[2]) ?? 0 : 1
  return (1...12).contains(month) && (1...31).contains(day)
}
