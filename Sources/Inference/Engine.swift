package import Facts

/// A working memory with its agenda over a shared network. `Core.swift` tells the life of a fact and the firing order.
///
/// The core lies behind a pointer that never changes, so that its state is reached without run-time checks.
package final class Engine {
  @safe private enum Running {
    case silently(UnsafeMutablePointer<Core<Silence>>)
    case recording(UnsafeMutablePointer<Core<Recorder>>)
    case gauging(UnsafeMutablePointer<Core<Gauge>>)
  }

  /// Who looks on while the engine runs.
  package enum Observation {
    case nobody
    /// Keeps a journal of events.
    case journal
    /// Takes down what each rule costs.
    case costs
  }

  package let network: Network
  private let core: Running

  /// The initial facts are there at once.
  package init(_ network: Network, observing observation: Observation = .nobody, tuning: Tuning = Tuning()) {
    self.network = network
    switch observation {
    case .nobody:
      let pointer = UnsafeMutablePointer<Core<Silence>>.allocate(capacity: 1)
      unsafe pointer.initialize(to: Core(network, tuning))
      unsafe core = .silently(pointer)
    case .journal:
      let pointer = UnsafeMutablePointer<Core<Recorder>>.allocate(capacity: 1)
      unsafe pointer.initialize(to: Core(network, tuning))
      unsafe core = .recording(pointer)
    case .costs:
      let pointer = UnsafeMutablePointer<Core<Gauge>>.allocate(capacity: 1)
      unsafe pointer.initialize(to: Core(network, tuning))
      unsafe core = .gauging(pointer)
    }
  }

  deinit {
    switch core {
    case .silently(let core):
      unsafe core.deinitialize(count: 1)
      unsafe core.deallocate()
    case .recording(let core):
      unsafe core.deinitialize(count: 1)
      unsafe core.deallocate()
    case .gauging(let core):
      unsafe core.deinitialize(count: 1)
      unsafe core.deallocate()
    }
  }

  /// Forgets everything but the symbols, and asserts the initial facts.
  package func reset() {
    switch core {
    case .silently(let core): unsafe core.pointee.reset()
    case .recording(let core): unsafe core.pointee.reset()
    case .gauging(let core): unsafe core.pointee.reset()
    }
  }

  /// The fact with this content, from now on there until it is retracted, whatever supports it.
  /// Rules see it when they run.
  @discardableResult
  package func assert(_ content: FactContent) -> FactID {
    switch core {
    case .silently(let core): unsafe FactID(number: core.pointee.give(content))
    case .recording(let core): unsafe FactID(number: core.pointee.give(content))
    case .gauging(let core): unsafe FactID(number: core.pointee.give(content))
    }
  }

  /// Takes the fact away, if it is still there. What followed from it goes at the start of the next run.
  package func retract(_ id: FactID) {
    switch core {
    case .silently(let core): unsafe core.pointee.takeBack(id.number)
    case .recording(let core): unsafe core.pointee.takeBack(id.number)
    case .gauging(let core): unsafe core.pointee.takeBack(id.number)
    }
  }

  /// Withdraws what is no longer supported, without firing a rule.
  package func settle() {
    switch core {
    case .silently(let core): unsafe core.pointee.settle(after: -1)
    case .recording(let core): unsafe core.pointee.settle(after: -1)
    case .gauging(let core): unsafe core.pointee.settle(after: -1)
    }
  }

  /// Fires at most `fuel` rules.
  @discardableResult
  package func run(fuel: Int = .max) -> RunOutcome {
    switch core {
    case .silently(let core): unsafe core.pointee.run(fuel: fuel)
    case .recording(let core): unsafe core.pointee.run(fuel: fuel)
    case .gauging(let core): unsafe core.pointee.run(fuel: fuel)
    }
  }

  /// What each rule of the program has cost since the engine was made, resets and all; empty where nobody takes it down.
  package var costs: [RuleCost] {
    switch core {
    case .silently, .recording: []
    case .gauging(let core): unsafe core.pointee.observer.costs
    }
  }

  // MARK: What there is

  /// All facts, in the order of their numbers.
  package func facts() -> [(id: FactID, content: FactContent)] {
    switch core {
    case .silently(let core): unsafe core.pointee.facts(of: nil)
    case .recording(let core): unsafe core.pointee.facts(of: nil)
    case .gauging(let core): unsafe core.pointee.facts(of: nil)
    }
  }

  package func facts(of template: Int) -> [(id: FactID, content: FactContent)] {
    switch core {
    case .silently(let core): unsafe core.pointee.facts(of: template)
    case .recording(let core): unsafe core.pointee.facts(of: template)
    case .gauging(let core): unsafe core.pointee.facts(of: template)
    }
  }

  /// The facts of a template, newest first, without a copy of what they say.
  package func forEachFact(of template: Int, _ body: (FactID) -> Void) {
    switch core {
    case .silently(let core): unsafe core.pointee.forEachFactID(of: template, body)
    case .recording(let core): unsafe core.pointee.forEachFactID(of: template, body)
    case .gauging(let core): unsafe core.pointee.forEachFactID(of: template, body)
    }
  }

  /// What a slot of a fact that is there holds.
  package func value(of id: FactID, slot: Int) -> Value {
    switch core {
    case .silently(let core): unsafe core.pointee.value(of: id.number, slot: slot)
    case .recording(let core): unsafe core.pointee.value(of: id.number, slot: slot)
    case .gauging(let core): unsafe core.pointee.value(of: id.number, slot: slot)
    }
  }

  /// `nil`: there is no such fact, or no longer.
  package func content(of id: FactID) -> FactContent? {
    switch core {
    case .silently(let core): unsafe core.pointee.content(of: id.number)
    case .recording(let core): unsafe core.pointee.content(of: id.number)
    case .gauging(let core): unsafe core.pointee.content(of: id.number)
    }
  }

  /// The standing firings that concluded the fact, first one first; empty for a fact that was only given.
  package func supports(of id: FactID) -> [FiringID] {
    switch core {
    case .silently(let core): unsafe core.pointee.supports(of: id.number)
    case .recording(let core): unsafe core.pointee.supports(of: id.number)
    case .gauging(let core): unsafe core.pointee.supports(of: id.number)
    }
  }

  /// What fired: any firing if the engine records, else only one that still supports a fact.
  package func firing(_ id: FiringID) -> FiringRecord? {
    switch core {
    case .silently(let core): unsafe core.pointee.standingFiring(id)
    case .recording(let core): unsafe core.pointee.observer.firing(id)
    case .gauging(let core): unsafe core.pointee.standingFiring(id)
    }
  }

  /// Every event since the last reset; empty if the engine does not record.
  package var journal: [JournalEvent] {
    switch core {
    case .silently, .gauging: []
    case .recording(let core): unsafe core.pointee.observer.events
    }
  }

  /// Candidates looked at since the engine was made: the measure of the work of matching.
  package var work: Int {
    switch core {
    case .silently(let core): unsafe core.pointee.matcher.tried
    case .recording(let core): unsafe core.pointee.matcher.tried
    case .gauging(let core): unsafe core.pointee.matcher.tried
    }
  }

  // MARK: Symbols

  /// The engine's own table: the program's symbols, and those that it met since.
  package var symbols: SymbolTable {
    switch core {
    case .silently(let core): unsafe core.pointee.matcher.symbols
    case .recording(let core): unsafe core.pointee.matcher.symbols
    case .gauging(let core): unsafe core.pointee.matcher.symbols
    }
  }

  package func intern(_ name: String) -> Symbol {
    switch core {
    case .silently(let core): unsafe core.pointee.matcher.symbols.intern(name)
    case .recording(let core): unsafe core.pointee.matcher.symbols.intern(name)
    case .gauging(let core): unsafe core.pointee.matcher.symbols.intern(name)
    }
  }

  /// The same for a name that is still part of a longer text.
  package func intern(utf8: UnsafeBufferPointer<UInt8>) -> Symbol {
    switch core {
    case .silently(let core): unsafe core.pointee.matcher.symbols.intern(utf8: utf8)
    case .recording(let core): unsafe core.pointee.matcher.symbols.intern(utf8: utf8)
    case .gauging(let core): unsafe core.pointee.matcher.symbols.intern(utf8: utf8)
    }
  }

  package func name(of symbol: Symbol) -> String { symbols[symbol] }

  // MARK: Undo

  /// Opens a mark, to which `restore` can return as often as wanted: in time proportional to what has changed since.
  package func mark() -> Mark {
    switch core {
    case .silently(let core): unsafe core.pointee.mark()
    case .recording(let core): unsafe core.pointee.mark()
    case .gauging(let core): unsafe core.pointee.mark()
    }
  }

  /// Undoes everything since the mark, which must be open; closes the later ones. Symbols stay known.
  package func restore(to mark: Mark) {
    switch core {
    case .silently(let core): unsafe core.pointee.restore(to: mark)
    case .recording(let core): unsafe core.pointee.restore(to: mark)
    case .gauging(let core): unsafe core.pointee.restore(to: mark)
    }
  }

  /// Closes the mark and all later ones; what has changed stays. An open mark costs room for what changes.
  package func forget(_ mark: Mark) {
    switch core {
    case .silently(let core): unsafe core.pointee.forget(mark)
    case .recording(let core): unsafe core.pointee.forget(mark)
    case .gauging(let core): unsafe core.pointee.forget(mark)
    }
  }
}

/// One firing, for explanations.
package struct FiringRecord: Sendable, Hashable {
  package let rule: Int
  /// As in `JournalEvent.fired`.
  package let facts: [FactID]
  package let values: [Value?]
}
