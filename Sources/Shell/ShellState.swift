public import Assistant
public import Facts

/// Where a conversation stands. A value: a step that fails leaves the old one.
public struct ShellState: Sendable {
  public enum Mode: String, Sendable, CaseIterable { case text, json, markdown }

  public var session = Session()
  public var mode = Mode.text
  /// Of the tool's messages; answers are in the question's language.
  public let language: Language
  /// Cells of a row.
  public var width = 80
  /// Lines of the documents, by file name, where the user gave them.
  public let documents: [String: [String]]

  public init(language: Language, documents: [String: [String]] = [:]) {
    self.language = language
    self.documents = documents
  }
}
