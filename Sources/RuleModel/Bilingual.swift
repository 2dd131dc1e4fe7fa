public import Facts

/// A text in Chinese and, where the author gave one, in English.
public struct Bilingual: Sendable, Hashable {
  public var chinese: String
  public var english: String?

  public init(chinese: String, english: String? = nil) {
    self.chinese = chinese
    self.english = english
  }

  /// The text in `language`; Chinese where there is no English one.
  public func text(in language: Language) -> String {
    language == .english ? english ?? chinese : chinese
  }
}
