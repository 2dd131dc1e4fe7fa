package import Evaluation

extension StretchCounter {
  package func json(showing stretches: some Sequence<UncoveredStretch>) -> JSONValue {
    .object([
      "messages": .integer(messages), "missed": .integer(missed),
      "phrases": .array(stretches.map { $0.json }),
    ])
  }
}

extension UncoveredStretch {
  fileprivate var json: JSONValue {
    .object([
      "contexts": .texts(contexts.map { $0.before + $0.words + $0.after }), "count": .integer(count),
      "messages": .integer(messages), "text": .text(text),
    ])
  }
}
