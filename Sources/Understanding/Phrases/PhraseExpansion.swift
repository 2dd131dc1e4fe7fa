/// All runs of scalars that texts and groups of texts in a row stand for.
func spelledOut(_ nodes: [PhraseNode]) throws(PhraseProblem) -> [[UInt32]] {
  var runs: [[UInt32]] = [[]]
  for node in nodes {
    let tails: [[UInt32]]
    switch node {
    case .text(let scalars): tails = [scalars]
    case .group(let alternatives):
      var spelled: [[UInt32]] = []
      for alternative in alternatives { spelled += try spelledOut(alternative) }
      tails = spelled
    case .gap, .wordClass: preconditionFailure("distributed before")
    }
    guard runs.count * tails.count <= PhraseLimits.expansions else { throw .tooManyAlternatives }
    runs = runs.flatMap { run in tails.map { run + $0 } }
  }
  return runs
}

/// `nodes` without groups that hold a gap or a class: such groups are multiplied out.
func distributed(_ nodes: [PhraseNode]) throws(PhraseProblem) -> [[PhraseNode]] {
  var sequences: [[PhraseNode]] = [[]]
  for node in nodes {
    guard case .group(let alternatives) = node, alternatives.contains(where: { $0.contains(where: isOpen) })
    else {
      for at in sequences.indices { sequences[at].append(node) }
      continue
    }
    var tails: [[PhraseNode]] = []
    for alternative in alternatives { tails += try distributed(alternative) }
    guard sequences.count * tails.count <= PhraseLimits.expansions else { throw .tooManyAlternatives }
    sequences = sequences.flatMap { sequence in tails.map { sequence + $0 } }
  }
  return sequences
}

private func isOpen(_ node: PhraseNode) -> Bool {
  switch node {
  case .text: false
  case .gap, .wordClass: true
  case .group(let alternatives): alternatives.contains { $0.contains(where: isOpen) }
  }
}

func foldedScalars(_ text: String) -> [UInt32] {
  var scalars: [UInt32] = []
  scalars.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars { scalars.append(folded(scalar.value)) }
  return scalars
}

func foldedText(_ text: String) -> String {
  var view = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if let plain = Unicode.Scalar(folded(scalar.value)) { view.append(plain) }
  }
  return String(view)
}
