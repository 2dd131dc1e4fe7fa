import Advice
import Facts
import Testing

@testable import Evaluation

@Suite struct JudgingTests {
  private func scores(_ advice: [(String, Verdict)], facts: [StatedFact] = [], _ edit: (inout Labels) -> Void)
    -> [Measure: Score]
  {
    var labels = Labels()
    edit(&labels)
    return labels.scores(of: Samples.response(advice, facts: facts))
  }

  private let right = Score(right: 1, of: 1)
  private let wrong = Score(right: 0, of: 1)

  @Test func noLabelNoMeasure() {
    #expect(scores([("B7", .fits)]) { _ in }.isEmpty)
  }

  @Test func firstAndThree() {
    #expect(
      scores([("A1", .fits), ("B8", .open)]) {
        $0.first = ["B7"]
        $0.ok = ["B8"]
      } == [.first: wrong, .three: right, .answered: right])
    #expect(scores([]) { $0.first = ["B7"] } == [.first: wrong, .three: wrong, .answered: wrong])
    #expect(
      scores([("A1", .fits), ("A2", .fits), ("A3", .fits), ("B7", .fits)]) { $0.first = ["B7"] }[.three]
        == wrong
    )
    #expect(scores([("A1", .open)]) { $0.expect = .answer } == [.answered: right])
  }

  /// "C7" is met by its parts, a part by itself alone, and "C7" is no part of "C70".
  @Test(arguments: [
    ("C7", "C7/错时共享停车", true), ("C7", "C7", true), ("C7/错时共享停车", "C7", false), ("C7", "C70", false),
    ("C7/错时共享停车", "C7/错时共享停车", true), ("C7/错时共享停车", "C7/图书阅览借阅", false),
  ]) func partsMeetTheirParent(label: String, practice: String, meets: Bool) {
    #expect(scores([(practice, .open)]) { $0.first = [label] }[.first] == (meets ? right : wrong))
    #expect(scores([(practice, .fits)]) { $0.never = [label] }[.never] == (meets ? wrong : right))
    #expect(scores([(practice, .fits)]) { $0.notFirst = [label] }[.notFirst] == (meets ? wrong : right))
  }

  @Test func eitherTakesNothingToo() {
    func either(_ advice: [(String, Verdict)]) -> [Measure: Score] {
      scores(advice) {
        $0.expect = .either
        $0.first = ["B7"]
      }
    }
    #expect(either([]) == [.either: right])
    #expect(either([("B7", .open)]) == [.either: right])
    #expect(either([("A1", .open), ("B7", .fits)]) == [.either: wrong])
  }

  @Test func nothingFits() {
    func none(_ advice: [(String, Verdict)]) -> [Measure: Score] { scores(advice) { $0.expect = .nothing } }
    #expect(none([]) == [.noneFits: right, .silent: right])
    #expect(none([("A1", .transferable), ("A2", .open)]) == [.noneFits: right, .silent: wrong])
    #expect(none([("A1", .open), ("A2", .fits)]) == [.noneFits: wrong, .silent: wrong])
  }

  @Test func neverIsAboutFittingOnly() {
    #expect(scores([("A1", .fits), ("B7", .open)]) { $0.never = ["B7"] }[.never] == right)
    #expect(scores([("A1", .fits), ("B7", .fits)]) { $0.never = ["B7"] }[.never] == wrong)
  }

  @Test func verdictIsThatOfTheFirst() {
    #expect(scores([("A1", .open), ("B7", .fits)]) { $0.verdict = .open } == [.verdict: right])
    #expect(scores([("A1", .fits)]) { $0.verdict = .open } == [.verdict: wrong])
    #expect(scores([]) { $0.verdict = .open } == [.verdict: wrong])
  }

  @Test func everyFactCounts() {
    let facts = Samples.facts
    #expect(
      scores([], facts: [facts[0], facts[3]]) { $0.reads = Array(facts.prefix(3)) } == [
        .reads: Score(right: 1, of: 3)
      ])
    let denied = StatedFact(attribute: "停车收费争议", polarity: .no)
    #expect(scores([], facts: [denied]) { $0.reads = [facts[0]] } == [.reads: Score(right: 0, of: 1)])
  }

  @Test func factsAreReadAsTheyAreWritten() {
    #expect(Samples.facts.map(\.notation) == ["停车收费争议", "!业委会", "?社会组织", "社区类型=安置小区"])
    for fact in Samples.facts { #expect(StatedFact(notation: fact.notation) == fact) }
    #expect(StatedFact(notation: "业委会=有") == StatedFact(attribute: "业委会"))
    #expect(StatedFact(notation: "") == StatedFact(attribute: ""))
  }

  @Test func aPracticeAdvisedTwiceIsOne() {
    var dice = SplitMix(state: 5)
    let response = Samples.response(using: &dice)
    #expect(Set(response.advice.map(\.practice)).count == response.advice.count)
  }

  @Test func floors() {
    let tally = Tally([.first: Score(right: 4, of: 5)])
    #expect(Floor(.first, percent: 80).isKept(by: tally))
    #expect(!Floor(.first, percent: 80.1).isKept(by: tally))
    #expect(!Floor(.three, percent: 0).isKept(by: tally))
    #expect(Floor(.first, percent: 100).isKept(by: Tally([.first: Score(right: 3, of: 3)])))
  }
}

@Suite struct RelationTests {
  private func question(
    _ id: String, _ advice: [(String, Verdict)], facts: [StatedFact] = [], _ edit: (inout Labels) -> Void
  ) -> Assessed {
    Samples.question(id, Samples.response(advice, facts: facts), edit)
  }

  @Test func languageTwinsHaveTheSameFacts() {
    let facts = Samples.facts
    let one = question("zh", [], facts: [facts[0], facts[1]]) { $0.same = "en" }
    let same = question("en", [], facts: [facts[1], facts[0]]) { $0.same = "zh" }
    #expect(Assessment([one, same]).tally[.same] == Score(right: 2, of: 2))
    let other = question("en", [], facts: [facts[0], StatedFact(attribute: "业委会")]) { _ in }
    #expect(Assessment([one, other]).tally[.same] == Score(right: 0, of: 1))
    #expect(Assessment([one]).tally[.same] == nil)
  }

  @Test func bothOfAPairKeepTheirOwnLabels() {
    let yes = question("yes", [("B7", .fits)]) {
      $0.first = ["B7"]
      $0.twin = "no"
    }
    let silent = question("no", [("B8", .open)]) { $0.expect = .nothing }
    #expect(Assessment([yes, silent]).tally[.twin] == Score(right: 1, of: 1))
    let loud = question("no", [("B7", .fits)]) { $0.expect = .nothing }
    #expect(Assessment([yes, loud]).tally[.twin] == Score(right: 0, of: 1))
    #expect(Assessment([yes, loud]).failures.map(\.kind) == [.noneFits, .twin])
    let bare = [question("a", []) { $0.twin = "b" }, question("b", []) { _ in }]
    #expect(Assessment(bare).tally[.twin] == nil)
  }

  @Test func groupsFollowTheirMost() {
    let group = ["B7", "A1", "B7"].enumerated().map { index, practice in
      question("g\(index)", [(practice, .open)]) { $0.group = "g" }
    }
    let assessment = Assessment(group)
    #expect(assessment.tally[.group] == Score(right: 2, of: 3))
    #expect(assessment.majorities == ["g": "B7"])
    #expect(Assessment(Array(group.prefix(2))).majorities == ["g": "B7"])
    #expect(Assessment(Array(group.prefix(1))).tally[.group] == nil)
    let silent = (0..<2).map { index in question("s\(index)", []) { $0.group = "s" } }
    #expect(Assessment(silent).tally[.group] == Score(right: 2, of: 2))
    #expect(Assessment(silent).majorities.isEmpty)
  }

  @Test func worstFailuresFirst() {
    let questions = [
      question("open", [("A1", .open)]) { $0.first = ["B7"] },
      question("silent", []) { $0.first = ["B7"] },
      question("fits", [("A1", .fits)]) { $0.first = ["B7"] },
      question("fine", [("B7", .fits)]) { $0.first = ["B7"] },
      question("never", [("B8", .fits), ("B7", .fits)]) {
        $0.first = ["B8"]
        $0.never = ["B7"]
      },
    ]
    #expect(Assessment(questions).failures.map(\.question.name) == ["never", "fits", "open", "silent"])
  }

  @Test func everyMeasureThatIsDemandedHasItsPlaceAmongFailures() {
    let implied: Set<Measure> = [.three]
    #expect(Set(Measure.worstFirst).union(implied) == Set(Measure.allCases.filter(\.isDemanded)))
  }
}
