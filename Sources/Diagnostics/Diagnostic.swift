/// Something to tell an author about a place in a file. The wording is made from `message` in either language.
public struct Diagnostic: Sendable {
  public enum Severity: String, Sendable { case error, warning }

  /// A sentence in both languages of the tool.
  public struct Message: Sendable, Hashable {
    public let chinese: String
    public let english: String

    public init(chinese: String, english: String) {
      self.chinese = chinese
      self.english = english
    }
  }

  /// Another place that matters ("declared here").
  public struct Note: Sendable, Hashable {
    public let location: Location
    public let message: Message

    public init(location: Location, message: Message) {
      self.location = location
      self.message = message
    }
  }

  /// A name that was probably meant, and notes; most have neither.
  private final class Addition: Sendable {
    let notes: [Note]
    let suggestion: String?

    init(_ notes: [Note], _ suggestion: String?) {
      self.notes = notes
      self.suggestion = suggestion
    }
  }

  /// What is told, once for all who pass it on: a rule base may have as many mistakes as it has rules.
  private final class Told<Kind: Mistake>: Telling, Sendable {
    let location: Location
    let addition: Addition?
    private let kind: Kind

    init(_ mistake: Kind, _ location: Location, _ addition: Addition?) {
      kind = mistake
      self.location = location
      self.addition = addition
    }

    var mistake: any Mistake { kind }
  }

  private protocol Telling: AnyObject, Sendable {
    var mistake: any Mistake { get }
    var location: Location { get }
    var addition: Addition? { get }
  }

  private let told: any Telling

  public init(
    _ mistake: some Mistake, at location: Location, notes: [Note] = [], suggestion: String? = nil
  ) {
    let addition = notes.isEmpty && suggestion == nil ? nil : Addition(notes, suggestion)
    told = Told(mistake, location, addition)
  }

  public init(
    code: String, severity: Severity = .error, location: Location, message: Message, notes: [Note] = [],
    suggestion: String? = nil
  ) {
    self.init(
      WordedMistake(code: code, severity: severity, message: message), at: location, notes: notes,
      suggestion: suggestion)
  }

  public var code: String { told.mistake.code }
  public var severity: Severity { told.mistake.severity }
  public var location: Location { told.location }
  public var message: Message { told.mistake.message }
  public var notes: [Note] { told.addition?.notes ?? [] }
  /// A name that was probably meant.
  public var suggestion: String? { told.addition?.suggestion }

  /// The same without the name that was probably meant.
  public var withoutSuggestion: Diagnostic {
    suggestion == nil ? self : Diagnostic(told.mistake, at: location, notes: notes)
  }
}

/// What can be wrong. It is put into words when they are read: most mistakes of a bad file are only counted.
public protocol Mistake: Sendable {
  /// Stable: `E0107`, `W0201`.
  var code: String { get }
  var severity: Diagnostic.Severity { get }
  var message: Diagnostic.Message { get }
}

private struct WordedMistake: Mistake {
  let code: String
  let severity: Diagnostic.Severity
  let message: Diagnostic.Message
}

extension Diagnostic: Hashable {
  public static func == (left: Diagnostic, right: Diagnostic) -> Bool {
    left.code == right.code && left.severity == right.severity && left.location == right.location
      && left.message == right.message && left.notes == right.notes && left.suggestion == right.suggestion
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(location)
  }
}
