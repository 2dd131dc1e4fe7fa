import Facts

/// Gathers the flat arrays of `Tables` while the rules are compiled one after the other.
struct NetworkBuilder: ~Copyable {
  let program: Program
  var writer = CodeWriter()
  var steps: [Step] = []
  var joins: [Join] = []
  var pairs: [SlotRegister] = []
  var groups: [Group] = []
  var numbers: [Int32] = []
  var plans: [Plan] = []
  var branches: [Branch] = []
  var triggers: [Trigger] = []
  /// Alpha memories of the triggers.
  var alphaOfTrigger: [Int32] = []
  var actions: [Int32] = []
  /// Plans of branches without patterns.
  var unseeded: [Int32] = []
  /// Alpha memories of the positive patterns of each branch, one branch after the other.
  var positives: [Int32] = []
  var positivesOfBranch: [Stretch] = []
  /// By alpha memory: how many positive patterns use it.
  var uses: [Int32] = []
  var buckets: [Bucket] = []
  var bucketTable = ProbeTable()
  var postings: [Posting] = []
  var registerCount = 0
  var positionCount = 0

  var alphas: [Alpha] = []
  private(set) var alphaTable = ProbeTable()
  private(set) var constantKeys: [UInt64] = []
  private(set) var shapes: [Shape] = []
  private(set) var shapesOfTemplate: [Stretch] = []
  private(set) var indexes: [Stretch] = []
  private(set) var ranks: [Int] = []

  private var shapesByTemplate: [[Int32]]
  private var indexesByAlpha: [Int32: [Int32]] = [:]
  var accumulationsByAlpha: [Int32: [Int32]] = [:]

  init(_ program: Program) {
    self.program = program
    shapesByTemplate = Array(repeating: [], count: program.templates.count)
  }

  /// Plans are numbered in the order in which they are preferred: priority, rule, branch, seed position.
  mutating func build() {
    ranks = Set(program.rules.map(\.priority)).sorted(by: >)
    let rankOfPriority = Dictionary(uniqueKeysWithValues: ranks.enumerated().map { ($1, $0) })
    let priorities = program.rules.map(\.priority)
    let order = program.rules.indices.sorted {
      let (left, right) = (priorities[$0], priorities[$1])
      return left == right ? $0 < $1 : left > right
    }
    for rule in order { compile(rule, rank: rankOfPriority[priorities[rule]]!) }
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
    var hash = shapes[Int(shape)].isWhole ? Shape.wholeHash(Int32(template)) : Shape.hash(shape)
    for constant in constants { hash = mixed(hash, constant.value.bits) }
    let known = alphaTable.find(folded(hash)) { isAlpha($0, shape, constants) }
    if known >= 0 { return known }
    let fresh = Int32(alphas.count)
    let start = Int32(constantKeys.count)
    for constant in constants { constantKeys.append(constant.value.bits) }
    alphas.append(Alpha(shape: shape, constants: Stretch(start: start, end: Int32(constantKeys.count))))
    alphaTable.insert(fresh, under: folded(hash))
    if constants.isEmpty { shapes[Int(shape)].sole = fresh }
    return fresh
  }

  private func isAlpha(_ number: Int32, _ shape: Int32, _ constants: [(slot: Int, value: Value)]) -> Bool {
    let alpha = alphas[Int(number)]
    guard alpha.shape == shape else { return false }
    return constants.indices.allSatisfy {
      constantKeys[Int(alpha.constants.start) + $0] == constants[$0].value.bits
    }
  }

  private mutating func shape(template: Int, slots: [Int]) -> Int32 {
    for known in shapesByTemplate[template] {
      let stretch = shapes[Int(known)].slots
      if stretch.count == slots.count
        && zip(stretch.indices, slots).allSatisfy({ numbers[Int($0)] == Int32($1) })
      {
        return known
      }
    }
    let fresh = Int32(shapes.count)
    let isWhole = slots.count == program.templates[template].slots.count
    shapes.append(Shape(slots: store(slots.map(Int32.init)), isWhole: isWhole))
    shapesByTemplate[template].append(fresh)
    return fresh
  }

  /// The number of the index of an alpha memory by these slots.
  mutating func index(_ alpha: Int32, by slots: [Int32]) -> Int32 {
    for known in indexesByAlpha[alpha, default: []] {
      let stretch = indexes[Int(known)]
      if numbers[Int(stretch.start)..<Int(stretch.end)].elementsEqual(slots) { return known }
    }
    let fresh = Int32(indexes.count)
    indexes.append(store(slots))
    indexesByAlpha[alpha, default: []].append(fresh)
    return fresh
  }

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
    for number in plans.indices {
      let branch = branches[Int(plans[number].branch)]
      plans[number].rule = branch.rule
      plans[number].actions = branch.actions
      plans[number].isNoLoop = branch.isNoLoop
      plans[number].isSilencing = branch.isSilencing
      plans[number].isWatched = branch.isWatched
    }
    hangBranches()
    for (alpha, list) in indexesByAlpha.sorted(by: { $0.key < $1.key }) {
      alphas[Int(alpha)].indexes = store(list)
    }
    for (alpha, list) in accumulationsByAlpha.sorted(by: { $0.key < $1.key }) {
      alphas[Int(alpha)].accumulations = store(list)
    }
    for shapes in shapesByTemplate { shapesOfTemplate.append(store(shapes)) }
  }
}
