import Rendering

/// What can be wrong with one line of a batch.
enum LineMistake: Error, Equatable {
  case emptyQuestion
  case tooLong
  case nulByte
  case invalidEncoding(Encoding)
  case invalidJSON(JSONReading.Mistake)
  case notAnObject
  case missingQuestion(key: String)
  case wrongType(key: String, wanted: Wanted)
  case unknownAttribute(String, nearest: String?)
  case unknownValue(String, attribute: String, nearest: String?)
  case unterminatedQuote
  case cellCount(Int, wanted: Int)

  enum Wanted: Equatable { case text, texts, object }
}
