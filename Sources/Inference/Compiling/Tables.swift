import Archive
import Facts

/// A stretch of one of the flat arrays of `Tables`.
struct Stretch {
  var start: Int32 = 0
  var end: Int32 = 0

  var indices: Range<Int32> { start..<end }
  var count: Int32 { end - start }
  var isEmpty: Bool { start == end }
}

/// A slot of a fact and the register that it fills or must equal.
struct SlotRegister {
  var slot: Int32
  var register: Int32
}

/// One step of a conjunction; the steps of a conjunction follow each other up to `end`.
struct Step {
  enum Operation: UInt8, CaseIterable {
    case match, test, group
    /// Evaluates what is accumulated.
    case operand
    case end
  }

  /// From the lowest bit: the operation, `isSeed`, `isBeforeSeed`, the join.
  private var packed: Int32
  /// Position of the match, code of the test or operand, or number of the group.
  var subject: Int32
  var alpha: Int32

  init(operation: Operation, subject: Int32 = 0, alpha: Int32 = 0, join: Int32 = -1) {
    precondition(join < 1 << 26, "too many joins")
    packed = join << 5 | Int32(operation.rawValue)
    self.subject = subject
    self.alpha = alpha
  }

  var operation: Operation {
    @inline(__always) get { Operation(rawValue: UInt8(truncatingIfNeeded: packed & 7)) ?? .end }
  }
  /// The candidate is given, not searched for.
  var isSeed: Bool {
    @inline(__always) get { packed & 8 != 0 }
    set { packed = packed & ~8 | (newValue ? 8 : 0) }
  }
  /// The candidate must be older than the seed, not the seed itself.
  var isBeforeSeed: Bool {
    @inline(__always) get { packed & 16 != 0 }
    set { packed = packed & ~16 | (newValue ? 16 : 0) }
  }
  /// What the match binds and compares; -1 for nothing.
  var join: Int32 {
    @inline(__always) get { packed >> 5 }
  }
}

/// What a match does with the slots of its fact.
struct Join {
  /// The index in which candidates are looked up by the slots `key`; -1 where the whole alpha memory is scanned.
  var index: Int32 = -1
  var key = Stretch()
  var equal = Stretch()
  var bind = Stretch()
  /// Takes the fact's number; -1 for none.
  var factRegister: Int32 = -1
}

/// A condition over inner conjunctions, each given by its first step.
struct Group {
  enum Kind: UInt8, CaseIterable { case not, exists, accumulate }

  var kind: Kind
  var function = Accumulation.Function.count
  var operandType = ValueType.integer
  var branches = Stretch()
  var result: Int32 = -1
  /// Registers from outside that the inner conditions use, in `Tables.numbers`.
  var outer = Stretch()
  /// Alpha memories of the inner patterns, in `Tables.numbers`.
  var alphas = Stretch()
  /// For an accumulation over one pattern whose outer registers are all equated with slots: these slots, in the order of
  /// `outer`, so that a fact tells which results it belongs to. Its match then begins at `single`; else that is -1.
  var keySlots = Stretch()
  var single: Int32 = -1
}

/// The facts of one template that have the same constants in the same slots.
struct Alpha {
  var shape: Int32
  /// One constant for each slot of the shape, in `Tables.constantKeys`.
  var constants: Stretch
  /// Branches for which this is the rarest of their memories.
  var homes = Stretch()
  /// What else hangs here.
  var buckets = Stretch()
  var indexes = Stretch()
  /// Accumulations over this memory alone, which can be kept up fact by fact.
  var accumulations = Stretch()
  /// Something hangs in another memory's bucket that waits for this one.
  var isGate = false
  /// A new fact (a fact that goes) may make a match of older ones, or break one.
  var whenAsserted = Effects()
  var whenRetracted = Effects()
}

/// What a change of an inner pattern's memory may do to matches that do not contain the changed fact.
struct Effects: OptionSet {
  var rawValue: UInt8

  static var makes: Effects { Effects(rawValue: 1) }
  static var breaks: Effects { Effects(rawValue: 2) }
}

/// The tested slots of some patterns of a template.
struct Shape {
  var slots = Stretch()
  /// The alpha memory, where no slot is tested; else -1.
  var sole: Int32 = -1
  /// All slots of the template are tested.
  var isWhole = false
}

/// How to search for the matches of a branch in which the newest fact stands at one position.
struct Plan {
  var branch: Int32
  /// -1: the branch has no pattern.
  var seedPosition: Int32
  var steps: Int32
  var rank: Int32
  /// The positions in the order in which they are joined.
  var order = Stretch()
  // What a firing needs of the branch lies here as well: one look at far memory less.
  var rule: Int32 = 0
  var actions: Int32 = 0
  var isNoLoop = false
  var isSilencing = false
  var isWatched = false
}

/// A branch hung on an alpha memory: its first plan, and the memory of each position (in `Tables.numbers`).
struct Posting {
  var firstPlan: Int32
  var alphas: Stretch
}

/// A pattern inside `not`, `exists`, `forall` or `accumulate`: a change there makes or breaks matches of the branch.
struct Trigger {
  var branch: Int32
  var whenAsserted: Effects
  var whenRetracted: Effects
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
  /// It has inner conditions.
  var isComplex = false
  var isLogical = false
  var isNoLoop = false

  /// Its firings are kept as long as their matches stand.
  var isWatched: Bool { isLogical || isSilencing }
  /// Matches that it made for itself must be remembered.
  var isSilencing: Bool { isComplex && isNoLoop }
}

/// The compiled program: flat arrays of plain structures that point into each other by number.
final class Tables: Sendable {
  let code: Frozen<Instruction>
  let steps: Frozen<Step>
  let joins: Frozen<Join>
  let pairs: Frozen<SlotRegister>
  let groups: Frozen<Group>
  /// Numbers that `Stretch`es of branches, slots, orders, results, triggers and postings cover.
  let numbers: Frozen<Int32>
  let alphas: Frozen<Alpha>
  let constantKeys: Frozen<UInt64>
  let buckets: Frozen<Bucket>
  /// By alpha memory and gate.
  let bucketTable: FrozenTable
  let postings: Frozen<Posting>
  /// The memories of each posting.
  let signatures: Frozen<Signature>
  let triggers: Frozen<Trigger>
  /// What a fact that comes (that goes) may do in any memory.
  let whenAsserted: Effects
  let whenRetracted: Effects
  /// Slots of each index.
  let indexes: Frozen<Stretch>
  let shapes: Frozen<Shape>
  let shapesOfTemplate: Frozen<Stretch>
  /// By shape and constants.
  let alphaTable: FrozenTable
  let plans: Frozen<Plan>
  let branches: Frozen<Branch>
  let actions: Frozen<Int32>
  let unseeded: Frozen<Int32>
  let slotCounts: Frozen<Int32>
  /// One template after the other.
  let slotTypes: Frozen<ValueType>
  let firstSlots: Frozen<Int32>
  let rankCount: Int32
  let registerCount: Int32
  let positionCount: Int32
  let stackDepth: Int32

  init(_ builder: consuming NetworkBuilder) {
    registerCount = Int32(builder.registerCount)
    positionCount = Int32(builder.positionCount)
    rankCount = Int32(builder.ranks.count)
    stackDepth = Int32(builder.writer.deepest + 1)
    let templates = builder.templates
    slotTypes = Frozen(templates.flatMap { $0.slots.map(\.type) })
    slotCounts = Frozen(templates.map { Int32($0.slots.count) })
    firstSlots = Frozen(templates.reduce(into: [Int32(0)]) { $0.append($0.last! + Int32($1.slots.count)) })
    bucketTable = FrozenTable(builder.bucketTable)
    alphaTable = FrozenTable(builder.alphaTable, spread: 4)
    code = builder.writer.code.frozen()
    steps = builder.steps.frozen()
    joins = builder.joins.frozen()
    pairs = builder.pairs.frozen()
    groups = builder.groups.frozen()
    numbers = builder.numbers.frozen()
    shapesOfTemplate = builder.shapesOfTemplate.frozen()
    alphas = builder.alphas.frozen()
    constantKeys = builder.constantKeys.frozen()
    buckets = builder.buckets.frozen()
    postings = builder.postings.frozen()
    signatures = builder.signatures.frozen()
    triggers = builder.triggers.frozen()
    whenAsserted = triggers.united { $0.whenAsserted }
    whenRetracted = triggers.united { $0.whenRetracted }
    indexes = builder.indexes.frozen()
    shapes = builder.shapes.frozen()
    plans = builder.plans.frozen()
    branches = builder.branches.frozen()
    actions = builder.actions.frozen()
    unseeded = builder.unseeded.frozen()
  }

  /// In the order of `write(to:)`, which is in `Tables+Archive.swift`.
  init(from archive: inout ArchiveReader) {
    code = archive.sparse()
    steps = archive.frozen()
    joins = archive.frozen()
    pairs = archive.frozen()
    groups = archive.sparse()
    numbers = archive.frozen()
    alphas = archive.sparse()
    constantKeys = archive.frozen()
    buckets = archive.frozen()
    bucketTable = archive.frozenTable()
    postings = archive.frozen()
    signatures = archive.frozen()
    triggers = archive.sparse()
    whenAsserted = triggers.united { $0.whenAsserted }
    whenRetracted = triggers.united { $0.whenRetracted }
    indexes = archive.frozen()
    shapes = archive.sparse()
    shapesOfTemplate = archive.frozen()
    alphaTable = archive.frozenTable()
    plans = archive.sparse()
    branches = archive.sparse()
    actions = archive.frozen()
    unseeded = archive.frozen()
    slotCounts = archive.frozen()
    slotTypes = archive.sparse()
    firstSlots = archive.frozen()
    rankCount = archive.size()
    registerCount = archive.size()
    positionCount = archive.size()
    stackDepth = archive.size()
  }

  deinit {
    code.free()
    steps.free()
    joins.free()
    pairs.free()
    groups.free()
    numbers.free()
    alphas.free()
    constantKeys.free()
    buckets.free()
    bucketTable.entries.free()
    postings.free()
    signatures.free()
    triggers.free()
    indexes.free()
    shapes.free()
    shapesOfTemplate.free()
    alphaTable.entries.free()
    plans.free()
    branches.free()
    actions.free()
    unseeded.free()
    slotCounts.free()
    slotTypes.free()
    firstSlots.free()
  }
}

extension Frozen<Trigger> {
  fileprivate func united(_ effects: (Trigger) -> Effects) -> Effects {
    (0..<count).reduce(into: []) { $0.formUnion(effects(self[$1])) }
  }
}

extension Tables {
  @inline(__always)
  func type(of slot: Int32, template: Int32) -> ValueType { slotTypes[firstSlots[template] + slot] }

  /// How many patterns a search joins to its seed.
  @inline(__always)
  func joinedCount(_ plan: Int32) -> Int32 { max(0, plans[plan].order.count - 1) }
}
