package import Assistant
package import Diagnostics

extension Profile {
  /// The entries as they are given, then the totals of all. Times are in nanoseconds.
  package func json(showing entries: some Sequence<Entry>, line: (Location) -> Int?) -> JSONValue {
    .object([
      "firing_ns": .nanoseconds(firing), "matching_ns": .nanoseconds(matching),
      "questions": .integer(questions), "rest_ns": .nanoseconds(rest), "rule_count": .integer(ruleCount),
      "rules": .array(entries.map { $0.json(line: line) }), "whole_ns": .nanoseconds(whole),
    ])
  }
}

extension Profile.Entry {
  fileprivate func json(line: (Location) -> Int?) -> JSONValue {
    .object([
      "file": .optional(location?.path), "fired": .integer(fired), "firing_ns": .nanoseconds(firing),
      "found": .integer(found), "line": location.flatMap(line).map(JSONValue.integer) ?? .null,
      "matching_ns": .nanoseconds(matching), "practice": .optional(practice), "rule": .text(name),
      "searches": .integer(searches), "tried": .integer(tried),
    ])
  }
}

extension JSONValue {
  fileprivate static func nanoseconds(_ duration: Duration) -> JSONValue {
    .integer(Int(duration / .nanoseconds(1)))
  }
}
