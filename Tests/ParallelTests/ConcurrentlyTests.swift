import Parallel
import Testing

@Suite("Work on two threads")
struct ConcurrentlyTests {
  @Test("Results come in the order of what they were made from", arguments: [0, 1, 2, 3, 1000])
  func order(count: Int) {
    let numbers = Array(0..<count)
    #expect(numbers.mapConcurrently { $0 * $0 } == numbers.map { $0 * $0 })
    #expect(numbers[(count / 2)...].mapConcurrently { -$0 } == numbers[(count / 2)...].map { -$0 })
  }

  @Test("Both pieces of work are done") func pair() {
    let (first, second) = both({ "one" }, { 2 })
    #expect(first == "one" && second == 2)
  }

  @Test("Pieces of a range are the range", arguments: [1, 3, 7, 100])
  func pieces(length: Int) {
    let pieces = (5..<40).pieces(of: length)
    #expect(pieces.flatMap { Array($0) } == Array(5..<40))
    #expect(pieces.dropLast().allSatisfy { $0.count == length })
    #expect((5..<5).pieces(of: length).isEmpty)
  }
}
