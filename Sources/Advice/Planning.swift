/// Practice ids in the order in which they should be taken up: those advised (fits, transferable) by rank, each after
/// what is to come before it. A circle of prerequisites is cut where it closes; of two that conflict the better ranked
/// one is planned.
package func plan(_ advice: [Recommendation], order: [(first: String, later: String)]) -> [String] {
  var planned: [String] = []
  var open: Set<String> = []
  func take(_ practice: String) {
    guard !planned.contains(practice), open.insert(practice).inserted else { return }
    for pair in order where pair.later == practice { take(pair.first) }
    planned.append(practice)
  }
  for recommendation in advice where recommendation.verdict <= .transferable {
    if planned.contains(where: recommendation.conflicts.contains) { continue }
    take(recommendation.practice)
  }
  return planned
}

/// The question that settles most for the best advice: what an open verdict lacks, then an unknown prerequisite.
/// `asked` are attributes that were put already and are not known.
package func nextQuestion(_ advice: [Recommendation], asked: Set<String>) -> Condition? {
  let first = advice.first
  let missing = advice.flatMap(\.missing).first { !asked.contains($0.attribute) }
  let unknown = first?.prerequisites.first {
    $0.state == .unknown && !asked.contains($0.condition.attribute)
  }?.condition
  if let first, first.verdict < .open { return unknown ?? nil }
  return missing ?? unknown
}
