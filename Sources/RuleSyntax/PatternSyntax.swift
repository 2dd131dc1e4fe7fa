public import Diagnostics
import Synchronization

/// `某计：计数（值 = 某数，种类 ≠ 甲）`. A rule base has far fewer different patterns than it has patterns: those of words only
/// that are written alike share what they say.
public struct PatternSyntax: Sendable {
  fileprivate final class Content: Sendable {
    /// One, or none: most patterns have none, which then takes no room.
    private let bindings: [Name]
    let template: Name
    /// What is written in a pattern that shares nothing is mostly one slot.
    let firstSlot: SlotSyntax?
    let furtherSlots: [SlotSyntax]
    let place: Place

    var binding: Name? { bindings.first }

    init(binding: Name?, template: Name, slots: [SlotSyntax], place: Place) {
      bindings = binding.map { [$0] } ?? []
      self.template = template
      firstSlot = slots.first
      furtherSlots = Array(slots.dropFirst())
      self.place = place
    }
  }

  private let content: Content
  /// Where the places in the content are counted from.
  private let origin: Int32

  public init(binding: Name? = nil, template: Name, slots: [SlotSyntax], range: SourceRange) {
    content = Content(binding: binding, template: template, slots: slots, place: Place(range))
    origin = 0
  }

  fileprivate init(sharing content: Content, from origin: Int32) {
    self.content = content
    self.origin = origin
  }

  public var binding: Name? { content.binding?.moved(by: origin) }
  public var template: Name { content.template.moved(by: origin) }
  public var slots: Slots { Slots(content: content, origin: origin) }
  public var range: SourceRange { content.place.moved(by: origin).range }

  /// The slots of a pattern, in the order in which they are written.
  public struct Slots: RandomAccessCollection, Sendable {
    fileprivate let content: Content
    fileprivate let origin: Int32

    public var startIndex: Int { 0 }
    public var endIndex: Int { content.firstSlot == nil ? 0 : content.furtherSlots.count + 1 }

    public subscript(_ index: Int) -> SlotSyntax {
      guard let first = content.firstSlot else { preconditionFailure("the pattern has no slots") }
      let written = index == 0 ? first : content.furtherSlots[index - 1]
      return origin == 0 ? written : written.moved(by: origin)
    }
  }
}

public struct SlotSyntax: Sendable {
  public var slot: Name
  public var value: ExpressionSyntax
  public var comparison: ComparisonSyntax

  public init(slot: Name, comparison: ComparisonSyntax, value: ExpressionSyntax) {
    self.slot = slot
    self.comparison = comparison
    self.value = value
  }

  /// The value must be a name.
  fileprivate func moved(by distance: Int32) -> SlotSyntax {
    guard case .name(let name) = value else { preconditionFailure("only words are shared") }
    return SlotSyntax(
      slot: slot.moved(by: distance), comparison: comparison, value: .name(name.moved(by: distance)))
  }

  fileprivate var isOfWords: Bool { if case .name = value { true } else { false } }

  /// Whether both say the same in the same places; their values must be names.
  fileprivate func equals(_ other: SlotSyntax) -> Bool {
    guard case .name(let name) = value, case .name(let otherName) = other.value else { return false }
    return slot == other.slot && comparison == other.comparison && name == otherName
  }
}

/// What the patterns of some files say, for all threads that read them.
final class SharedPatterns: Sendable {
  private let contents = Mutex<[UInt64: PatternSyntax.Content]>([:])

  /// The same pattern, sharing what it says with those that were met before. `hash` is of its text.
  func sharing(_ pattern: PatternSyntax, hash: UInt64) -> PatternSyntax {
    guard pattern.slots.allSatisfy(\.isOfWords) else { return pattern }
    let range = pattern.range
    let origin = Int32(truncatingIfNeeded: range.lowerBound)
    return contents.withLock { contents in
      if let known = contents[hash] {
        let shared = PatternSyntax(sharing: known, from: origin)
        return shared.equals(pattern) ? shared : pattern
      }
      let content = PatternSyntax.Content(
        binding: pattern.binding?.moved(by: -origin), template: pattern.template.moved(by: -origin),
        slots: pattern.slots.map { $0.moved(by: -origin) }, place: Place(range).moved(by: -origin))
      contents[hash] = content
      return PatternSyntax(sharing: content, from: origin)
    }
  }
}

extension PatternSyntax {
  /// Whether both say the same in the same places; the values must be names.
  fileprivate func equals(_ other: PatternSyntax) -> Bool {
    range == other.range && binding == other.binding && template == other.template
      && slots.elementsEqual(other.slots) { $0.equals($1) }
  }
}
