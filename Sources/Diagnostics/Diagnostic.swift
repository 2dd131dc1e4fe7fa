/// Something to tell an author about a place in a file. The wording is made from `message` in either language.
public struct Diagnostic: Sendable, Hashable {
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

  /// Stable: `E0107`, `W0201`.
  public let code: String
  public let severity: Severity
  public let location: Location
  public let message: Message
  public let notes: [Note]
  /// A name that was probably meant.
  public let suggestion: String?

  public init(
    code: String, severity: Severity = .error, location: Location, message: Message, notes: [Note] = [],
    suggestion: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.location = location
    self.message = message
    self.notes = notes
    self.suggestion = suggestion
  }
}
