/// The parts of a phrase whose groups hold plain text only, as ranges of its scalars. Its buffers are used again for
/// the next phrase.
struct FlatPhrase: Sendable {
  enum Part: Sendable {
    /// Texts and groups in a row: slots, each with its choices.
    case slots(Range<Int>)
    case wordClass(Range<Int>)
    case gap(Joint)
  }

  private(set) var parts: [Part] = []
  private var slots: [Range<Int>] = []
  private var choices: [Range<Int>] = []

  /// Takes the phrase apart; `false` where it is nested or malformed and needs the full parser.
  mutating func parse(_ scalars: [UInt32]) -> Bool {
    parts.removeAll(keepingCapacity: true)
    slots.removeAll(keepingCapacity: true)
    choices.removeAll(keepingCapacity: true)
    var at = 0
    while at < scalars.count {
      let start = at
      switch scalars[at] {
      case 0x28:
        guard let end = group(scalars, from: at) else { return false }
        at = end
      case 0x7B:
        repeat { at += 1 } while at < scalars.count && !isPhraseSign(scalars[at])
        guard at < scalars.count, scalars[at] == 0x7D else { return false }
        parts.append(.wordClass(start + 1..<at))
        at += 1
      case 0x2026:
        while at < scalars.count, scalars[at] == 0x2026 { at += 1 }
        parts.append(.gap(at - start > 1 ? .longGap : .shortGap))
      case 0x29, 0x7C, 0x7D: return false
      default:
        while at < scalars.count, !isPhraseSign(scalars[at]) { at += 1 }
        addSlot([start..<at])
      }
    }
    return !parts.isEmpty
  }

  private mutating func group(_ scalars: [UInt32], from open: Int) -> Int? {
    let first = choices.count
    var start = open + 1
    for at in start..<max(start, scalars.count) {
      switch scalars[at] {
      case 0x7C:
        choices.append(start..<at)
        start = at + 1
      case 0x29:
        choices.append(start..<at)
        addSlot(choices: first..<choices.count)
        return at + 1
      case 0x28, 0x7B, 0x7D, 0x2026: return nil
      default: break
      }
    }
    return nil
  }

  private mutating func addSlot(_ ranges: [Range<Int>]) {
    choices += ranges
    addSlot(choices: choices.count - ranges.count..<choices.count)
  }

  private mutating func addSlot(choices range: Range<Int>) {
    slots.append(range)
    if case .slots(let known)? = parts.last {
      parts[parts.count - 1] = .slots(known.lowerBound..<slots.count)
    } else {
      parts.append(.slots(slots.count - 1..<slots.count))
    }
  }

  /// `range` cut into runs of slots that stand for few texts each, where no English word is cut.
  func runs(of range: Range<Int>, in scalars: [UInt32]) throws(PhraseProblem) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var count = 1
    for atom in atoms(of: range, in: scalars) {
      let texts = textCount(of: atom)
      guard texts <= PhraseLimits.expansions else { throw .tooManyAlternatives }
      if let last = runs.last, count * texts <= PhraseLimits.pieceTexts {
        runs[runs.count - 1] = last.lowerBound..<atom.upperBound
        count *= texts
      } else {
        runs.append(atom)
        count = texts
      }
    }
    return runs
  }

  /// Runs of slots that a word may go through.
  private func atoms(of range: Range<Int>, in scalars: [UInt32]) -> [Range<Int>] {
    var atoms: [Range<Int>] = []
    var start = range.lowerBound
    var endsInLetter = false
    for slot in range {
      if slot > start, !(endsInLetter && startsInLetter(slot, in: range, scalars)) {
        atoms.append(start..<slot)
        start = slot
      }
      endsInLetter = choices[slots[slot]].contains { choice in
        choice.isEmpty ? endsInLetter : isWordScalar(scalars[choice.upperBound - 1])
      }
    }
    atoms.append(start..<range.upperBound)
    return atoms
  }

  private func startsInLetter(_ slot: Int, in range: Range<Int>, _ scalars: [UInt32]) -> Bool {
    guard slot < range.upperBound else { return false }
    return choices[slots[slot]].contains { choice in
      choice.isEmpty ? startsInLetter(slot + 1, in: range, scalars) : isWordScalar(scalars[choice.lowerBound])
    }
  }

  private func isWordScalar(_ scalar: UInt32) -> Bool {
    isLetter(scalar) || isDigit(scalar) || scalar == 0x27
  }

  /// Whether a text may hold any of the texts that a run stands for. A word may go through several slots: only where
  /// none can have begun is the beginning of a choice that of a word.
  func isReachable(_ run: Range<Int>, in scalars: [UInt32], by script: TextScript) -> Bool {
    var mayBeInWord = false
    for slot in slots[run] {
      let choices = choices[slot]
      guard choices.contains(where: { script.mayHold(scalars[$0], insideWord: mayBeInWord) }) else {
        return false
      }
      mayBeInWord = choices.contains { choice in
        choice.isEmpty ? mayBeInWord : isWordScalar(scalars[choice.upperBound - 1])
      }
    }
    return true
  }

  /// How many texts a run stands for; more than the limit tell no more than that.
  func textCount(of range: Range<Int>) -> Int {
    slots[range].reduce(1) { min($0 * $1.count, PhraseLimits.expansions + 1) }
  }

  /// The text number `number` of those that `range` stands for.
  func spell(_ number: Int, of range: Range<Int>, from scalars: [UInt32], into run: inout [UInt32]) {
    run.removeAll(keepingCapacity: true)
    var rest = number
    for slot in slots[range] {
      run += scalars[choices[slot.lowerBound + rest % slot.count]]
      rest /= slot.count
    }
  }
}
