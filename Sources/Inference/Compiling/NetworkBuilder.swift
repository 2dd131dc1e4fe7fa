import Facts

/// Gathers the flat arrays of `Tables` while the rules are compiled one after the other.
struct NetworkBuilder: ~Copyable {
  let templates: [Template]
  var writer = CodeWriter()
  var steps = Growing<Step>()
  var joins = Growing<Join>()
  var pairs = Growing<SlotRegister>()
  var groups = Growing<Group>()
  var numbers = Growing<Int32>()
  var plans = Growing<Plan>()
  var branches = Growing<Branch>()
  var triggers = Growing<Trigger>()
  var actions = Growing<Int32>()
  /// Plans of branches without patterns.
  var unseeded = Growing<Int32>()
  var buckets = Growing<Bucket>()
  var bucketTable = ProbeTable()
  var postings = Growing<Posting>()
  var signatures = Growing<Signature>()
  var registerCount = 0
  var positionCount = 0

  var alphas = Growing<Alpha>()
  var alphaTable = ProbeTable()
  var constantKeys = Growing<UInt64>()
  var shapes = Growing<Shape>()
  var shapesOfTemplate = Growing<Stretch>()
  var indexes = Growing<Stretch>()
  /// The priorities of the rules, from the highest.
  private(set) var ranks: [Int] = []

  /// Alpha memories of the positive patterns of each branch, one branch after the other.
  private(set) var positives: [Int32] = []
  /// Where those of each branch end.
  private(set) var positivesEnds: [Int32] = []
  /// Alpha memories of the triggers.
  var alphaOfTrigger: [Int32] = []
  var accumulations: [OnAlpha] = []
  private var shapesByTemplate: [[Int32]]
  private var indexTable = ProbeTable()
  private var indexesOnAlphas: [OnAlpha] = []
  private var orders: [Stretch] = []
  private var orderTable = ProbeTable()

  init(_ templates: [Template]) {
    self.templates = templates
    shapesByTemplate = Array(repeating: [], count: templates.count)
  }

  /// Plans are numbered in the order in which they are preferred: priority, rule, branch, seed position.
  /// `portion` gives the rules with some numbers.
  mutating func build(_ priorities: [Int], _ portion: (ArraySlice<Int>) -> [Rule]) {
    reserve(priorities.count)
    let order = priorities.indices.sorted {
      let (left, right) = (priorities[$0], priorities[$1])
      return left == right ? $0 < $1 : left > right
    }
    var compiler = BranchCompiler()
    for start in stride(from: 0, to: order.count, by: Self.portionSize) {
      let numbers = order[start..<min(start + Self.portionSize, order.count)]
      for (number, rule) in zip(numbers, portion(numbers)) {
        if ranks.last != rule.priority { ranks.append(rule.priority) }
        compile(rule, number, with: &compiler)
      }
    }
    seal()
  }

  /// Rules that are there at a time.
  private static let portionSize = 256

  /// Room for what so many rules of three or four conditions come to, so that few arrays must move. What is not needed
  /// of it is never touched, and takes no memory.
  private mutating func reserve(_ rules: Int) {
    steps.reserve(rules * 20)
    plans.reserve(rules * 4)
    postings.reserve(rules * 4)
    signatures.reserve(rules * 4)
    groups.reserve(rules)
    triggers.reserve(rules)
    numbers.reserve(rules * 12)
    branches.reserve(rules)
    actions.reserve(rules * 8)
    positives.reserveCapacity(rules * 4)
    positivesEnds.reserveCapacity(rules)
  }

  private mutating func compile(_ rule: Rule, _ number: Int, with compiler: inout BranchCompiler) {
    var branch = Branch(
      rule: Int32(number), rank: Int32(ranks.count - 1), patternCount: 0, actions: compileActions(of: rule))
    branch.isNoLoop = rule.noLoop
    branch.isLogical = rule.actions.contains {
      if case .assert(_, _, logical: true) = $0 { true } else { false }
    }
    compiler.rule = rule
    for conditions in flattened(rule.conditions) {
      branches.append(branch)
      compiler.compile(conditions, branch: branches.count - 1, into: &self)
    }
  }

  // MARK: Alpha memories

  /// The number of the alpha memory for these constants (slots rising).
  mutating func alpha(template: Int, constants: [(slot: Int32, bits: UInt64)]) -> Int32 {
    let shape = shape(template: template, slotsOf: constants)
    var hash = shapes[shape].isWhole ? Shape.wholeHash(Int32(template)) : Shape.hash(shape)
    for constant in constants { hash = mixed(hash, constant.bits) }
    let known = alphaTable.find(folded(hash)) { isAlpha($0, shape, constants) }
    if known >= 0 { return known }
    let fresh = alphas.count
    let start = constantKeys.count
    for constant in constants { constantKeys.append(constant.bits) }
    alphas.append(Alpha(shape: shape, constants: Stretch(start: start, end: constantKeys.count)))
    alphaTable.insert(fresh, under: folded(hash))
    if constants.isEmpty { shapes[shape].sole = fresh }
    return fresh
  }

  private func isAlpha(_ number: Int32, _ shape: Int32, _ constants: [(slot: Int32, bits: UInt64)]) -> Bool {
    guard alphas[number].shape == shape else { return false }
    var key = alphas[number].constants.start
    for constant in constants {
      if constantKeys[key] != constant.bits { return false }
      key += 1
    }
    return true
  }

  private mutating func shape(template: Int, slotsOf constants: [(slot: Int32, bits: UInt64)]) -> Int32 {
    for known in shapesByTemplate[template] where holds(shapes[known].slots, constants.lazy.map(\.slot)) {
      return known
    }
    let fresh = shapes.count
    let isWhole = constants.count == templates[template].slots.count
    shapes.append(Shape(slots: store(constants.lazy.map(\.slot)), isWhole: isWhole))
    shapesByTemplate[template].append(fresh)
    return fresh
  }

  /// The number of the index of an alpha memory by the slots of a key.
  mutating func index(_ alpha: Int32, by key: [SlotRegister]) -> Int32 {
    let slots = key.lazy.map(\.slot)
    let hash = folded(slots.reduce(mixed(6, UInt64(truncatingIfNeeded: alpha))) { mixed($0, UInt64($1)) })
    let known = indexTable.find(hash) {
      indexesOnAlphas[Int($0)].alpha == alpha && holds(indexes[$0], slots)
    }
    if known >= 0 { return known }
    let fresh = indexes.count
    indexes.append(store(slots))
    indexesOnAlphas.append(OnAlpha(alpha: alpha, number: fresh))
    indexTable.insert(fresh, under: hash)
    return fresh
  }

  // MARK: Flat arrays

  @inline(__always)
  mutating func store(_ list: some Sequence<Int32>) -> Stretch {
    let start = numbers.count
    for number in list { numbers.append(number) }
    return Stretch(start: start, end: numbers.count)
  }

  @inline(__always)
  mutating func store(pairs list: some Sequence<SlotRegister>) -> Stretch {
    let start = pairs.count
    for pair in list { pairs.append(pair) }
    return Stretch(start: start, end: pairs.count)
  }

  mutating func store(_ list: [Step]) -> Int32 {
    let start = steps.count
    for step in list { steps.append(step) }
    steps.append(Step(operation: .end))
    return start
  }

  /// Few orders of positions exist, so that equal ones share one stretch.
  mutating func order(_ positions: [Int32]) -> Stretch {
    let hash = folded(positions.reduce(7) { mixed($0, UInt64($1)) })
    let known = orderTable.find(hash) { holds(orders[Int($0)], positions) }
    if known >= 0 { return orders[Int(known)] }
    orderTable.insert(Int32(orders.count), under: hash)
    orders.append(store(positions))
    return orders[orders.count - 1]
  }

  @inline(__always)
  private func holds(_ stretch: Stretch, _ list: some Collection<Int32>) -> Bool {
    if Int(stretch.count) != list.count { return false }
    var place = stretch.start
    for number in list {
      if numbers[place] != number { return false }
      place += 1
    }
    return true
  }

  /// Ends what the latest branch consists of.
  mutating func keepPositives(_ alphas: some Sequence<Int32>) {
    positives.append(contentsOf: alphas)
    positivesEnds.append(Int32(positives.count))
  }

  func positives(of branch: Int32) -> ArraySlice<Int32> {
    let start = branch == 0 ? 0 : Int(positivesEnds[Int(branch) - 1])
    return positives[start..<Int(positivesEnds[Int(branch)])]
  }

  private mutating func seal() {
    for number in 0..<plans.count {
      let branch = branches[plans[number].branch]
      plans[number].rule = branch.rule
      plans[number].actions = branch.actions
      plans[number].isNoLoop = branch.isNoLoop
      plans[number].isSilencing = branch.isSilencing
      plans[number].isWatched = branch.isWatched
    }
    hangBranches()
    for list in OnAlpha.grouped(indexesOnAlphas) {
      alphas[list.alpha].indexes = store(list.numbers)
    }
    for list in OnAlpha.grouped(accumulations) {
      alphas[list.alpha].accumulations = store(list.numbers)
    }
    for shapes in shapesByTemplate { shapesOfTemplate.append(store(shapes)) }
  }
}

/// The number of something that an alpha memory has.
struct OnAlpha {
  var alpha: Int32
  var number: Int32

  /// What each memory has, in rising order.
  static func grouped(_ all: [OnAlpha]) -> [(alpha: Int32, numbers: [Int32])] {
    var groups: [(alpha: Int32, numbers: [Int32])] = []
    for one in all.sorted(by: { ($0.alpha, $0.number) < ($1.alpha, $1.number) }) {
      if groups.last?.alpha == one.alpha {
        groups[groups.count - 1].numbers.append(one.number)
      } else {
        groups.append((one.alpha, [one.number]))
      }
    }
    return groups
  }
}
