import Archive

/// Compiled phrases: a trie of literals, pieces that stand for any of some literals, and patterns of pieces.
struct PhraseBook: Sendable {
  struct Pattern: Sendable {
    /// What the phrase was compiled for, as the caller numbers it.
    var payload: Int32
    private var start: Int32
    private var end: Int32
    /// The next pattern with the same first piece, or -1.
    var next: Int32

    init(payload: Int32, steps: Range<Int32>, next: Int32) {
      self.payload = payload
      (start, end) = (steps.lowerBound, steps.upperBound)
      self.next = next
    }

    /// Its pieces, as a range of `PhraseBook.steps`.
    var steps: Range<Int> { Int(start)..<Int(end) }
  }

  /// A piece of a pattern and what may lie before it.
  struct Step: Sendable {
    var piece: Int32
    /// As wide as the piece, so that a step has no gaps.
    private var jointNumber: Int32

    init(piece: Int32, joint: Joint) {
      self.piece = piece
      jointNumber = Int32(joint.rawValue)
    }

    var joint: Joint { UInt8(exactly: jointNumber).flatMap(Joint.init(rawValue:)) ?? .adjacent }
  }

  private(set) var trie = Trie()
  private(set) var patterns = Flat<Pattern>()
  private(set) var steps = Flat<Step>()
  /// For each piece the latest pattern that begins with it, or -1.
  private(set) var firstPattern = Flat<Int32>()
  /// Patterns of class members: what they meet is a place of the piece that is their payload. Classes that others
  /// use come first.
  private(set) var classPatterns = Flat<Pattern>()
  private(set) var classProblems: [(phrase: String, problem: PhraseProblem)] = []
  private var pieceOfClass: [String: Int32] = [:]
  private var openClasses: Set<String> = []
  private var scanner = UnitScanner()
  private var flat = FlatPhrase()
  /// Where set, only what this text can hold is kept.
  private let script: TextScript?

  init(for script: TextScript? = nil) { self.script = script }

  /// `other` narrowed to a text; nothing but cues may have been added to it.
  init(_ other: PhraseBook, for script: TextScript?) {
    self.init(for: script)
    trie = other.trie
    if script == nil { trie.reserveForAll() }
    firstPattern = other.firstPattern
  }

  var pieceCount: Int { firstPattern.count }

  mutating func addCue(_ scalars: [UInt32], _ kind: Cue.Kind) {
    if let node = insert(scalars) { trie.mark(node, as: kind) }
  }

  mutating func add(_ phrase: String, payload: Int32, classes: [String: [String]]) throws(PhraseProblem) {
    if let script, script.excludes(plain: phrase) { return }
    let scalars = foldedScalars(phrase)
    guard scalars.contains(where: isPhraseSign) else {
      guard let node = insert(scalars) else { throw .empty }
      guard node != PhraseBook.unreachable else { return }
      steps.append(Step(piece: piece(of: node), joint: .adjacent))
      append(payload, steps: Int32(steps.count - 1)..<Int32(steps.count))
      return
    }
    for steps in try patterns(of: scalars, classes: classes) { append(payload, steps: kept(steps)) }
  }

  private mutating func append(_ payload: Int32, steps range: Range<Int32>) {
    let first = Int(steps[Int(range.lowerBound)].piece)
    patterns.append(Pattern(payload: payload, steps: range, next: firstPattern[first]))
    firstPattern[first] = Int32(patterns.count - 1)
  }

  mutating func reserve(_ count: Int) {
    patterns.reserveCapacity(count)
    steps.reserveCapacity(count * 2)
    firstPattern.reserveCapacity(count * 2)
  }

  private mutating func kept(_ steps: [Step]) -> Range<Int32> {
    let start = Int32(self.steps.count)
    self.steps.append(contentsOf: steps)
    return start..<Int32(self.steps.count)
  }

  /// The piece of a class. A member in which something is wrong is left out and told.
  private mutating func piece(ofClass name: String, _ classes: [String: [String]]) throws(PhraseProblem)
    -> Int32
  {
    if let known = pieceOfClass[name] { return known }
    guard let members = classes[name] else { throw .unknownClass(name) }
    guard openClasses.insert(name).inserted else { throw .circularClass(name) }
    defer { openClasses.remove(name) }
    let piece = freshPiece()
    for member in members where script?.excludes(plain: member) != true {
      do throws(PhraseProblem) {
        for steps in try patterns(of: foldedScalars(member), classes: classes) {
          classPatterns.append(Pattern(payload: piece, steps: kept(steps), next: -1))
        }
      } catch {
        classProblems.append((member, error))
      }
    }
    pieceOfClass[name] = piece
    return piece
  }

  /// Compiles all classes, so that a fault in one that nothing uses is told too.
  mutating func addClasses(_ classes: [String: [String]]) {
    for name in classes.keys.sorted() { _ = try? piece(ofClass: name, classes) }
  }

  /// Compiles the classes that a phrase names before it is taken apart itself.
  private mutating func prepareClasses(
    in scalars: [UInt32], _ classes: [String: [String]]
  ) throws(PhraseProblem) {
    var open: Int?
    for (at, scalar) in scalars.enumerated() where isPhraseSign(scalar) {
      if scalar == 0x7D, let open { _ = try piece(ofClass: text(scalars[open + 1..<at]), classes) }
      open = scalar == 0x7B ? at : nil
    }
  }

  /// Stands for a literal that the text cannot hold.
  private static let unreachable: Int32 = -1

  /// The node of a literal, without boundary signs at its ends; `nil` if nothing is left.
  private mutating func insert(_ scalars: [UInt32]) -> Int32? {
    if let script, !script.mayHold(scalars) { return PhraseBook.unreachable }
    scanner.scan(scalars)
    var units = scanner.units[...]
    while let last = units.last, last.isBoundary { units.removeLast() }
    while let first = units.first, first.isBoundary { units.removeFirst() }
    return units.isEmpty ? nil : trie.insert(units)
  }

  private mutating func freshPiece() -> Int32 {
    firstPattern.append(-1)
    return Int32(firstPattern.count - 1)
  }

  private mutating func piece(of node: Int32) -> Int32 {
    let fresh = Int32(firstPattern.count)
    let piece = trie.ownPiece(node, fresh: fresh)
    return piece == fresh ? freshPiece() : piece
  }

  private mutating func piece(ofAny nodes: [Int32]) -> Int32 {
    if nodes.count == 1 { return piece(of: nodes[0]) }
    let piece = freshPiece()
    for node in nodes { trie.link(node, to: piece) }
    return piece
  }

  /// A pattern in the making, with the joint before its next piece.
  private struct Variant {
    var steps: [Step] = []
    var joint = Joint.adjacent
    /// Ends in a gap.
    var isOpen = false
    /// Has a piece that the text cannot hold.
    var isUnreachable = false

    mutating func extend(by piece: Int32) {
      isOpen = false
      steps.append(Step(piece: piece, joint: steps.isEmpty ? .adjacent : joint))
      joint = .adjacent
    }
  }

  private mutating func patterns(
    of scalars: [UInt32], classes: [String: [String]]
  ) throws(PhraseProblem) -> [[Step]] {
    if !scalars.contains(where: isPhraseSign) {
      guard let node = insert(scalars) else { throw .empty }
      return node == PhraseBook.unreachable ? [] : [[Step(piece: piece(of: node), joint: .adjacent)]]
    }
    try prepareClasses(in: scalars, classes)
    if flat.parse(scalars) { return try flatPatterns(of: scalars) }
    var patterns: [[Step]] = []
    for sequence in try distributed(PhraseParser.parse(scalars)) {
      patterns += try self.patterns(of: sequence)
    }
    return patterns
  }

  /// The short way for phrases without nested groups, which are nearly all.
  private mutating func flatPatterns(of scalars: [UInt32]) throws(PhraseProblem) -> [[Step]] {
    var variants = [Variant()]
    for part in flat.parts {
      switch part {
      case .wordClass(let range): try extend(&variants, byClass: text(scalars[range]))
      case .gap(let gap): try open(gap, after: &variants)
      case .slots(let slots):
        for run in try flat.runs(of: slots, in: scalars) {
          if let script, !flat.isReachable(run, in: scalars, by: script) {
            try extend(&variants, byAny: [PhraseBook.unreachable])
            continue
          }
          var nodes: [Int32?] = []
          var spelled: [UInt32] = []
          for number in 0..<flat.textCount(of: run) {
            flat.spell(number, of: run, from: scalars, into: &spelled)
            nodes.append(insert(spelled))
          }
          try extend(&variants, byAny: nodes)
        }
      }
    }
    return try finished(variants)
  }

  /// The patterns of a sequence: several where a part may be left out.
  private mutating func patterns(of sequence: [PhraseNode]) throws(PhraseProblem) -> [[Step]] {
    var variants = [Variant()]
    var part: [PhraseNode] = []
    for node in sequence {
      switch node {
      case .text, .group: part.append(node)
      case .wordClass(let name):
        try close(&part, onto: &variants)
        try extend(&variants, byClass: name)
      case .gap(let gap):
        try close(&part, onto: &variants)
        try open(gap, after: &variants)
      }
    }
    try close(&part, onto: &variants)
    return try finished(variants)
  }

  private func extend(_ variants: inout [Variant], byClass name: String) throws(PhraseProblem) {
    guard let piece = pieceOfClass[name] else { throw .unknownClass(name) }
    for at in variants.indices { variants[at].extend(by: piece) }
  }

  private func open(_ gap: Joint, after variants: inout [Variant]) throws(PhraseProblem) {
    if variants.allSatisfy({ $0.steps.isEmpty }) { throw .gapAtEdge }
    for at in variants.indices where variants[at].joint != .longGap {
      variants[at].joint = gap
      variants[at].isOpen = true
    }
  }

  /// A variant that lacks all after its last gap ends before the gap, unless nothing was ever to follow.
  private func finished(_ variants: [Variant]) throws(PhraseProblem) -> [[Step]] {
    if variants.allSatisfy({ $0.steps.isEmpty }) { throw .empty }
    if variants.allSatisfy(\.isOpen) { throw .gapAtEdge }
    return variants.compactMap { $0.steps.isEmpty || $0.isUnreachable ? nil : $0.steps }
  }

  /// Ends the part of texts and groups before a class, a gap or the end.
  private mutating func close(_ part: inout [PhraseNode], onto variants: inout [Variant])
    throws(PhraseProblem)
  {
    guard !part.isEmpty else { return }
    let nodes = try spelledOut(part).map { insert($0) }
    part = []
    try extend(&variants, byAny: nodes)
  }

  /// `nil` among the nodes is an alternative in which nothing stands.
  private mutating func extend(_ variants: inout [Variant], byAny nodes: [Int32?]) throws(PhraseProblem) {
    var known: [Int32] = []
    for case let node? in nodes where !known.contains(node) { known.append(node) }
    guard !known.isEmpty else { return }
    let without = nodes.contains(nil) ? variants : []
    let isUnreachable = known == [PhraseBook.unreachable]
    known.removeAll { $0 == PhraseBook.unreachable }
    let piece = isUnreachable ? PhraseBook.unreachable : piece(ofAny: known)
    for at in variants.indices {
      variants[at].extend(by: piece)
      if isUnreachable { variants[at].isUnreachable = true }
    }
    variants += without
    guard variants.count <= PhraseLimits.expansions else { throw .tooManyAlternatives }
  }
}

extension PhraseBook: Archivable {
  /// A book that takes no more phrases.
  init(from archive: inout ArchiveReader) {
    self.init(for: nil)
    trie = archive.read()
    patterns = archive.read()
    steps = archive.read()
    firstPattern = archive.read()
    classPatterns = archive.read()
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(trie)
    archive.write(patterns)
    archive.write(steps)
    archive.write(firstPattern)
    archive.write(classPatterns)
  }
}

private func text(_ scalars: ArraySlice<UInt32>) -> String {
  var view = String.UnicodeScalarView()
  for scalar in scalars {
    if let scalar = Unicode.Scalar(scalar) { view.append(scalar) }
  }
  return String(view)
}
