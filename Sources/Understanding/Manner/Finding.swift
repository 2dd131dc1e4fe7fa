import Facts

/// A declared phrase that was met, on its way to become a mention.
struct Finding {
  var match: Match
  var entry: Vocabulary.Entry
  /// The entry's place in the vocabulary: breaks ties, so that order never depends on hashing.
  var order: Int
  var attribute: Vocabulary.Attribute
  /// A need that is itself told as a lack ("没有食堂"): 没有 before its other phrases says the same, not the contrary.
  var isLack = false
  /// How much the literals of the phrase say.
  var weight: Int
  var polarity = Polarity.yes
  var modality = Modality.stated
  var timing = Timing.present
  var owner = Owner.ours
  var problem = 0
  /// Says that the thing exists, not only its name.
  var assertsExistence = false

  var first: Int { match.first }
  var end: Int { match.end }
  /// Where the last piece begins: what stands before it, in a gap too, bears on the whole.
  var last: Int { match.pieces[match.pieces.count - 1].lowerBound }
  var isTruth: Bool { entry.value == Vocabulary.truth }

  /// Its words stand so far from each other that they may have met by chance.
  var isFarApart: Bool { match.gap > 10 }

  /// How surely this one match means the thing. A hint says the more, the more words it takes.
  var certainty: Double {
    if entry.strength == .hint { return min(0.5, 0.1 + 0.1 * Double(weight)) }
    let base = weight >= 4 ? 0.9 : 0.8
    return base - Double(min(match.gap, 20)) / 200
  }

  /// Runs of units that the phrase's own words cover; pieces that touch are one run.
  var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for piece in match.pieces {
      if let last = runs.last, last.upperBound == piece.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<piece.upperBound
      } else {
        runs.append(piece)
      }
    }
    return runs
  }
}
