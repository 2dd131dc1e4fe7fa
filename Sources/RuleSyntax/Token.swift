public import Diagnostics

/// A piece of a rule file. Tokens in order, joined, are the file to the byte.
public struct Token: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// Markdown outside `wence` fences, and the fence lines themselves.
    case prose
    case word, number, text, anchor, punctuation
    case space, newline, comment
    /// Bytes that fit nowhere; told in a diagnostic.
    case invalid
  }

  public var kind: Kind
  public var range: SourceRange
}
