/// A state of an engine. What its pools held then is kept as it changes (`Pool`); here is the rest.
package struct Mark: Sendable {
  fileprivate let serial: Int
  fileprivate let memory: WorkingMemory.Counters
  fileprivate let agenda: Agenda.Counters
  fileprivate let truth: TruthMaintenance.Counters
  fileprivate let firingCount: Int32
  fileprivate let record: RecordLength
}

extension Core {
  mutating func mark() -> Mark {
    marksMade += 1
    openMarks.append(marksMade)
    matcher.memory.mark()
    agenda.mark()
    truth.mark()
    changes.mark()
    return Mark(
      serial: marksMade, memory: matcher.memory.counters, agenda: agenda.counters, truth: truth.counters,
      firingCount: firingCount, record: observer.length)
  }

  mutating func restore(to mark: Mark) {
    let place = place(of: mark)
    openMarks.removeSubrange((place + 1)...)
    matcher.remembered.removeAll()
    matcher.stored.forgetTuples()
    matcher.memory.restore(to: place, mark.memory)
    agenda.restore(to: place, mark.agenda)
    truth.restore(to: place, mark.truth)
    changes.restore(to: place)
    firingCount = mark.firingCount
    observer.rewind(to: mark.record)
  }

  mutating func forget(_ mark: Mark) {
    let place = place(of: mark)
    openMarks.removeSubrange(place...)
    matcher.memory.forget(from: place)
    agenda.forget(from: place)
    truth.forget(from: place)
    changes.forget(from: place)
  }

  private func place(of mark: Mark) -> Int {
    guard let place = openMarks.firstIndex(of: mark.serial) else { preconditionFailure("the mark is closed") }
    return place
  }
}
