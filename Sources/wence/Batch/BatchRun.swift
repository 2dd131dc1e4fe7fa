import Assistant
import Glibc
import Rendering

/// Answers a whole input, a block of lines at a time, in its order. Ends with what was counted.
struct BatchRun {
  var knowledge: Knowledge
  var style: AnswerStyle
  var today: String
  var stopsAtFirstError: Bool
  var output: Output
  /// Size of the input where it is known, for the progress bar.
  var totalBytes: Int?
  var showsProgress: Bool

  /// Lines that one clerk takes at a time.
  private static let share = 64

  func run(_ reader: inout QuestionReader) async -> BatchCount {
    let clerks = (0..<max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))).map { _ in
      Clerk(knowledge, style: style, today: today)
    }
    var count = BatchCount()
    var progress = Progress(totalBytes: totalBytes)
    if style.format == .csv { output.write(AnswerCSV.header + "\r\n") }
    while let block = nextBlock(&reader, size: Self.share * clerks.count) {
      for answered in await answers(to: block, by: clerks) {
        output.write(answered.text)
        count.add(answered)
        if stopsAtFirstError, answered.outcome == .error {
          output.flush()
          return count
        }
      }
      output.flush()
      if showsProgress { progress.show(count, bytesRead: reader.bytesRead) }
    }
    if showsProgress { progress.finish(count) }
    return count
  }

  /// At least one line; fewer than `size` where more would have to be waited for.
  private func nextBlock(_ reader: inout QuestionReader, size: Int) -> [BatchItem]? {
    guard let first = reader.next() else { return nil }
    var block = [first]
    while block.count < size, reader.isReady, let item = reader.next() { block.append(item) }
    return block
  }

  private func answers(to block: [BatchItem], by clerks: [Clerk]) async -> [Clerk.Answered] {
    let size = (block.count + clerks.count - 1) / clerks.count
    return await withTaskGroup(of: (Int, [Clerk.Answered]).self) { group in
      for (number, clerk) in clerks.enumerated() {
        let slice = Array(block.dropFirst(number * size).prefix(size))
        if !slice.isEmpty { group.addTask { (number, await clerk.answer(slice)) } }
      }
      var parts: [(Int, [Clerk.Answered])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}

/// What a batch came to.
struct BatchCount {
  private(set) var total = 0
  private(set) var errors = 0
  private(set) var outcomes: [Answer.Outcome: Int] = [:]
  private(set) var practices: [String: Int] = [:]

  mutating func add(_ answered: Clerk.Answered) {
    total += 1
    outcomes[answered.outcome, default: 0] += 1
    if answered.outcome == .error { errors += 1 }
    if let first = answered.first { practices[first, default: 0] += 1 }
  }

  /// The five most advised practices, most frequent first.
  var leading: [(id: String, count: Int)] {
    practices.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(5).map {
      (id: $0.0, count: $0.1)
    }
  }
}
