import Facts

/// Gathers the flat arrays of `Tables` while the rules are compiled one after the other.
struct NetworkBuilder {
  let program: Program
  var writer = CodeWriter()
  var steps: [Step] = []
  var pairs: [SlotRegister] = []
  var groups: [Group] = []
  var numbers: [Int32] = []
  var plans: [Plan] = []
  var branches: [Branch] = []
  var triggers: [Trigger] = []
  var actions: [Int32] = []
  /// Plans of branches without patterns.
  var unseeded: [Int32] = []
  /// Alpha memories of the positive patterns of each branch.
  var positivesOfBranch: [[Int32]] = []
  var buckets: [Bucket] = []
  var bucketTable = ProbeTable()
  var registerCount = 0
  var positionCount = 0

  private(set) var shapes: [Shape] = []
  private(set) var alphaTable = ProbeTable()
  private(set) var alphaKeys: [AlphaKey] = []
  private(set) var ranks: [Int] = []
  var alphas: [Alpha] = []
  var postings: [Posting] = []
  private(set) var indexes: [Stretch] = []
  private(set) var shapesOfTemplate: [Stretch] = []

  private var shapeNumbers: [[Int]: Int32] = [:]
  private var shapesByTemplate: [[Int32]]
  private var alphaNumbers: [AlphaKey: Int32] = [:]
  private(set) var postingsByAlpha: [[Posting]] = []
  private(set) var triggersByAlpha: [[Int32]] = []
  private(set) var indexesByAlpha: [[Int32]] = []

  init(_ program: Program) {
    self.program = program
    shapesByTemplate = Array(repeating: [], count: program.templates.count)
  }

  /// Plans are numbered in the order in which they are preferred: priority, rule, branch, seed position.
  mutating func build() {
    ranks = Set(program.rules.map(\.priority)).sorted(by: >)
    let rankOfPriority = Dictionary(uniqueKeysWithValues: ranks.enumerated().map { ($1, $0) })
    let order = program.rules.indices.sorted {
      let (left, right) = (program.rules[$0].priority, program.rules[$1].priority)
      return left == right ? $0 < $1 : left > right
    }
    for rule in order {
      compile(rule, rank: rankOfPriority[program.rules[rule].priority]!)
    }
    seal()
  }

  private mutating func compile(_ number: Int, rank: Int) {
    let rule = program.rules[number]
    let actions = compileActions(of: rule)
    for conditions in flattened(rule.conditions) {
      var branch = Branch(rule: Int32(number), rank: Int32(rank), patternCount: 0, actions: actions)
      branch.isNoLoop = rule.noLoop
      branch.isLogical = rule.actions.contains {
        if case .assert(_, _, logical: true) = $0 { true } else { false }
      }
      branches.append(branch)
      var compiler = BranchCompiler(rule, branch: Int32(branches.count - 1))
      compiler.compile(conditions, into: &self)
    }
  }

  // MARK: Alpha memories

  /// The number of the alpha memory for these constants (slots rising).
  mutating func alpha(template: Int, constants: [(slot: Int, value: Value)]) -> Int32 {
    let shape = shape(template: template, slots: constants.map(\.slot))
    let key = AlphaKey(shape: shape, constants: constants.map(\.value.bits))
    if let known = alphaNumbers[key] { return known }
    let fresh = Int32(alphaKeys.count)
    alphaNumbers[key] = fresh
    alphaKeys.append(key)
    alphaTable.insert(fresh, under: key.constants.reduce(mixed(0, UInt64(shape)), mixed))
    postingsByAlpha.append([])
    triggersByAlpha.append([])
    indexesByAlpha.append([])
    return fresh
  }

  private mutating func shape(template: Int, slots: [Int]) -> Int32 {
    if let known = shapeNumbers[[template] + slots] { return known }
    let fresh = Int32(shapes.count)
    shapeNumbers[[template] + slots] = fresh
    shapes.append(Shape(slots: store(slots.map(Int32.init))))
    shapesByTemplate[template].append(fresh)
    return fresh
  }

  /// The number of the index of an alpha memory by these slots.
  mutating func index(_ alpha: Int32, by slots: [Int32]) -> Int32 {
    for known in indexesByAlpha[Int(alpha)]
    where numbers[indexes[Int(known)].indices].elementsEqual(slots) { return known }
    let fresh = Int32(indexes.count)
    indexes.append(store(slots))
    indexesByAlpha[Int(alpha)].append(fresh)
    return fresh
  }

  mutating func hang(_ posting: Posting, on alpha: Int32) { postingsByAlpha[Int(alpha)].append(posting) }

  mutating func hang(trigger: Int32, on alpha: Int32) { triggersByAlpha[Int(alpha)].append(trigger) }

  // MARK: Flat arrays

  mutating func store(_ list: [Int32]) -> Stretch {
    let start = Int32(numbers.count)
    numbers += list
    return Stretch(start: start, end: Int32(numbers.count))
  }

  mutating func store(_ list: [SlotRegister]) -> Stretch {
    let start = Int32(pairs.count)
    pairs += list
    return Stretch(start: start, end: Int32(pairs.count))
  }

  mutating func store(_ list: [Step]) -> Int32 {
    let start = Int32(steps.count)
    steps += list
    steps.append(Step(operation: .end))
    return start
  }

  private mutating func seal() {
    sealBuckets()
    for shapes in shapesByTemplate { shapesOfTemplate.append(store(shapes)) }
  }
}
