import Archive
import Facts

/// A stretch of one of the flat arrays of `Tables`.
struct Stretch {
  var start: Int32 = 0
  var end: Int32 = 0

  var indices: Range<Int> { Int(start)..<Int(end) }
  var count: Int { Int(end - start) }
  var isEmpty: Bool { start == end }
}

/// A slot of a fact and the register that it fills or must equal.
struct SlotRegister {
  var slot: Int32
  var register: Int32
}

/// One step of a conjunction; the steps of a conjunction follow each other up to `end`.
struct Step {
  enum Operation: CaseIterable {
    case match, test, group
    /// Evaluates what is accumulated.
    case operand
    case end
  }

  var operation: Operation
  /// Position of the match, code of the test or operand, or number of the group.
  var subject: Int32 = 0
  var alpha: Int32 = 0
  /// The index in which candidates are looked up by the slots `key`; -1 where the whole alpha memory is scanned.
  var index: Int32 = -1
  var key = Stretch()
  var equal = Stretch()
  var bind = Stretch()
  /// Takes the fact's number; -1 for none.
  var factRegister: Int32 = -1
  /// The candidate is given, not searched for.
  var isSeed = false
  /// The candidate must be older than the seed, not the seed itself.
  var isBeforeSeed = false
}

/// A condition over inner conjunctions, each given by its first step.
struct Group {
  enum Kind: CaseIterable { case not, exists, accumulate }

  var kind: Kind
  var branches = Stretch()
  var function = Accumulation.Function.count
  var operandType = ValueType.integer
  var result: Int32 = -1
}

/// The facts of one template that have the same constants in the same slots.
struct Alpha {
  var buckets = Stretch()
  var indexes = Stretch()
}

/// The tested slots of some patterns of a template.
struct Shape {
  var slots = Stretch()
}

/// How to search for the matches of a branch in which the newest fact stands at one position.
struct Plan {
  var branch: Int32
  /// -1: the branch has no pattern.
  var seedPosition: Int32
  var steps: Int32
  /// The positions in the order in which they are joined.
  var order = Stretch()
}

/// A plan hung on the alpha memory of its seed, with the memories that must not be empty (-1 for none).
struct Posting {
  var plan: Int32
  var guards: (Int32, Int32, Int32)
}

/// A pattern inside `not`, `exists`, `forall` or `accumulate`: a change there makes or breaks matches of the branch.
struct Trigger {
  enum Effect: CaseIterable { case assertMakes, assertBreaks, both }

  var branch: Int32
  var effect: Effect
  /// Outer variables that the inner pattern equates with a slot.
  var key = Stretch()
  /// Finds the matches of the branch given those variables.
  var steps: Int32
}

/// A rule with one choice made in each of its `or` conditions.
struct Branch {
  var rule: Int32
  var rank: Int32
  var patternCount: Int32
  var firstPlan: Int32 = 0
  var actions: Int32 = 0
  var triggers = Stretch()
  /// Registers of the accumulated results, which belong to the identity of a match.
  var results = Stretch()
  /// Variable (as `slot`) and register of each variable that a firing reports.
  var reported = Stretch()
  var isComplex = false
  var isLogical = false
  var isNoLoop = false
}

/// The compiled program: flat arrays of plain structures that point into each other by number.
final class Tables: Sendable {
  let code: [Instruction]
  let constants: [UInt64]
  let steps: [Step]
  let pairs: [SlotRegister]
  let groups: [Group]
  /// Numbers that `Stretch`es of branches, slots, orders, results and triggers cover.
  let numbers: [Int32]
  let alphas: [Alpha]
  let buckets: [Bucket]
  /// By alpha memory and gate.
  let bucketTable: ProbeTable
  let postings: [Posting]
  let triggers: [Trigger]
  /// Slots of each index.
  let indexes: [Stretch]
  let shapes: [Shape]
  let shapesOfTemplate: [Stretch]
  let alphaTable: ProbeTable
  let alphaKeys: [AlphaKey]
  let plans: [Plan]
  let branches: [Branch]
  let actions: [Int32]
  let unseeded: [Int32]
  let slotTypes: [[ValueType]]
  let rankCount: Int
  let registerCount: Int
  let positionCount: Int
  let stackDepth: Int

  init(_ builder: NetworkBuilder) {
    code = builder.writer.code
    constants = builder.writer.constants
    stackDepth = builder.writer.deepest + 1
    steps = builder.steps
    pairs = builder.pairs
    groups = builder.groups
    shapesOfTemplate = builder.shapesOfTemplate
    alphas = builder.alphas
    buckets = builder.buckets
    bucketTable = builder.bucketTable
    postings = builder.postings
    triggers = builder.triggers
    indexes = builder.indexes
    shapes = builder.shapes
    alphaTable = builder.alphaTable
    alphaKeys = builder.alphaKeys
    plans = builder.plans
    branches = builder.branches
    actions = builder.actions
    unseeded = builder.unseeded
    slotTypes = builder.program.templates.map { $0.slots.map(\.type) }
    rankCount = builder.ranks.count
    registerCount = builder.registerCount
    positionCount = builder.positionCount
    numbers = builder.numbers
  }

  /// In the order of `write(to:)`, which is in `Tables+Archive.swift`.
  init(from archive: inout ArchiveReader) {
    code = archive.worded()
    constants = archive.flat()
    steps = archive.worded()
    pairs = archive.flat()
    groups = archive.worded()
    numbers = archive.flat()
    alphas = archive.flat()
    buckets = archive.flat()
    bucketTable = archive.read()
    postings = archive.flat()
    triggers = archive.worded()
    indexes = archive.flat()
    shapes = archive.flat()
    shapesOfTemplate = archive.flat()
    alphaTable = archive.read()
    alphaKeys = archive.alphaKeys()
    plans = archive.flat()
    branches = archive.worded()
    actions = archive.flat()
    unseeded = archive.flat()
    slotTypes = archive.read()
    rankCount = archive.size()
    registerCount = archive.size()
    positionCount = archive.size()
    stackDepth = archive.size()
  }
}

/// What an alpha memory tests: the shape and one constant for each of its slots.
struct AlphaKey: Hashable {
  var shape: Int32
  var constants: [UInt64]
}
