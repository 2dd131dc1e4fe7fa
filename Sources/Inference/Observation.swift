/// Told of every event; chosen when the engine is made, so that where nobody listens nothing is even composed.
protocol Observer {
  /// Fixed for each kind, so that the compiler drops what nobody hears.
  static var listens: Bool { get }
  init()
  var recorder: Recorder { get set }
  var length: RecordLength { get }
  /// Forgets what came after.
  mutating func rewind(to length: RecordLength)
  mutating func note(_ event: JournalEvent)
}

struct RecordLength {
  var events: Int
  var firings: Int
}

/// Writes everything down.
struct Recorder: Observer {
  static var listens: Bool { true }
  private(set) var events: [JournalEvent] = []
  /// Where each firing is among the events.
  private(set) var firedAt: [Int] = []

  var recorder: Recorder {
    get { self }
    set { self = newValue }
  }

  var length: RecordLength { RecordLength(events: events.count, firings: firedAt.count) }

  mutating func rewind(to length: RecordLength) {
    events.removeLast(events.count - length.events)
    firedAt.removeLast(firedAt.count - length.firings)
  }

  mutating func note(_ event: JournalEvent) {
    if case .fired = event { firedAt.append(events.count) }
    events.append(event)
  }
}

struct Silence: Observer {
  static var listens: Bool { false }

  var recorder: Recorder {
    get { Recorder() }
    set {}
  }

  var length: RecordLength { RecordLength(events: 0, firings: 0) }
  mutating func rewind(to length: RecordLength) {}
  mutating func note(_ event: JournalEvent) {}
}
