import ArgumentParser

/// How a batch input is laid out.
enum InputFormat: String, CaseIterable, ExpressibleByArgument {
  case jsonl, csv, text

  /// By the name, else by the first character.
  static func guessed(path: String, sample: some Sequence<UInt8>) -> InputFormat {
    let name = path.lowercased()
    if [".jsonl", ".ndjson", ".json"].contains(where: name.hasSuffix) { return .jsonl }
    if [".csv", ".tsv"].contains(where: name.hasSuffix) { return .csv }
    if [".txt", ".text"].contains(where: name.hasSuffix) { return .text }
    let first = sample.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return first == UInt8(ascii: "{") ? .jsonl : .text
  }
}
