/// Told of every event; chosen when the engine is made, so that where nobody listens nothing is even composed.
protocol Observer {
  /// Fixed for each kind, so that the compiler drops what nobody hears.
  static var listens: Bool { get }
  /// Whether it wants to know what rules cost; fixed likewise.
  static var measures: Bool { get }
  init()
  var recorder: Recorder { get set }
  var length: RecordLength { get }
  /// Forgets what came after.
  mutating func rewind(to length: RecordLength)
  mutating func note(_ event: JournalEvent)
  mutating func expect(ruleCount: Int)
  mutating func charge(_ rule: Int32, _ work: Work, since start: Reading, tried: Int)
}

/// Those who hear events measure nothing.
extension Observer {
  static var measures: Bool { false }
  mutating func expect(ruleCount: Int) {}
  mutating func charge(_ rule: Int32, _ work: Work, since start: Reading, tried: Int) {}
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

/// Those who hear nothing write nothing down.
protocol Deaf: Observer {}

extension Deaf {
  static var listens: Bool { false }

  var recorder: Recorder {
    get { Recorder() }
    set {}
  }

  var length: RecordLength { RecordLength(events: 0, firings: 0) }
  mutating func rewind(to length: RecordLength) {}
  mutating func note(_ event: JournalEvent) {}
}

struct Silence: Deaf {}
