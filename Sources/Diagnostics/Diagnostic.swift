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

  /// What is told, once for all who pass it on: a rule base may have as many mistakes as it has rules.
  private final class Content: Sendable {
    let code: String
    let severity: Severity
    let location: Location
    let message: @Sendable () -> Message
    let notes: [Note]
    let suggestion: String?

    init(
      _ code: String, _ severity: Severity, _ location: Location,
      _ message: @escaping @Sendable () -> Message, _ notes: [Note], _ suggestion: String?
    ) {
      self.code = code
      self.severity = severity
      self.location = location
      self.message = message
      self.notes = notes
      self.suggestion = suggestion
    }
  }

  private let content: Content

  /// `message` is put into words each time it is read: most are counted, and never read.
  public init(
    code: String, severity: Severity = .error, location: Location,
    message: @autoclosure @escaping @Sendable () -> Message, notes: [Note] = [], suggestion: String? = nil
  ) {
    content = Content(code, severity, location, message, notes, suggestion)
  }

  /// Stable: `E0107`, `W0201`.
  public var code: String { content.code }
  public var severity: Severity { content.severity }
  public var location: Location { content.location }
  public var message: Message { content.message() }
  public var notes: [Note] { content.notes }
  /// A name that was probably meant.
  public var suggestion: String? { content.suggestion }
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
