import Diagnostics
import Rendering
import RuleModel

/// Questions out of a batch input, in its order, one item for every line (CSV: record).
struct QuestionReader: ~Copyable {
  /// Columns of a table that name the record.
  private static let idColumns: Set = ["id", "编号", "序号"]

  struct Layout {
    var format: InputFormat?
    var encoding = Encoding.auto
    var questionField: String?
  }

  let format: InputFormat
  private var records: CSVRecords
  private let decoder: LineDecoder
  private let encoding: Encoding
  private let questionField: String?
  private let rulebook: Rulebook
  private var columns: [String] = []
  private var questionColumn = 0

  /// `path` is for guesses and messages; `-` is standard input.
  init(descriptor: Int32, path: String, layout: Layout, rulebook: Rulebook) throws(Trouble) {
    var lines = LineReader(descriptor: descriptor)
    let hasMark = lines.peek().starts(with: [0xEF, 0xBB, 0xBF])
    if hasMark { lines.skip(3) }
    let sample = Array(lines.peek())
    format = layout.format ?? InputFormat.guessed(path: path, sample: sample)
    encoding = layout.encoding != .auto ? layout.encoding : hasMark ? .utf8 : Encoding.guessed(from: sample)
    decoder = LineDecoder(encoding)
    questionField = layout.questionField
    self.rulebook = rulebook
    let delimiter = CSVRecords.delimiter(of: sample.prefix { $0 != 0x0A })
    records = CSVRecords(lines, delimiter: delimiter)
    if format == .csv { try readHeader() }
  }

  var bytesRead: Int { records.lines.bytesRead }
  var failure: Int32? { records.lines.failure }
  /// Whether `next` can answer without waiting.
  var isReady: Bool { records.lines.isReady }

  mutating func next() -> BatchItem? {
    if format == .csv { return records.next().map { item(of: $0) } }
    guard var line = records.lines.next() else { return nil }
    if line.isCut { return .bad(BadLine(.tooLong, line: line.number)) }
    if line.bytes.last == 0x0D { line.bytes.removeLast() }
    guard let text = decoder.decode(line.bytes) else {
      return .bad(BadLine(.invalidEncoding(encoding), line: line.number, question: repaired(line.bytes)))
    }
    return format == .jsonl
      ? item(ofJSON: text, line: line.number) : item(Query(line: line.number, question: text))
  }

  /// The question itself is judged last, when all that the line carries is known.
  private func item(_ query: Query) -> BatchItem {
    guard let mistake = refusal(of: query.question) else { return .query(query) }
    return .bad(BadLine(mistake, line: query.line, question: query.question, passenger: query.passenger))
  }

  private func repaired(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: JSON Lines

  private func item(ofJSON text: String, line: Int) -> BatchItem {
    let value: JSONValue
    do {
      value = try JSONReading.value(of: text)
    } catch {
      return .bad(BadLine(.invalidJSON(error), line: line, question: nil))
    }
    guard case .object(var members) = value else { return .bad(BadLine(.notAnObject, line: line)) }
    let facts = members.removeValue(forKey: "facts")
    let id = members.removeValue(forKey: "id") ?? .null
    let key = questionField ?? (members["question"] != nil ? "question" : "text")
    let asked = members.removeValue(forKey: key)
    let passenger = Passenger(id: id, extra: members)
    func bad(_ mistake: LineMistake, question: String? = nil) -> BatchItem {
      .bad(BadLine(mistake, line: line, question: question, passenger: passenger))
    }
    guard let asked else { return bad(.missingQuestion(key: questionField ?? "question")) }
    guard case .text(let question) = asked else { return bad(.wrongType(key: key, wanted: .text)) }
    var query = Query(line: line, question: question, passenger: passenger)
    do throws(LineMistake) {
      if let facts, facts != .null { query.given = try GivenFacts.mentions(facts, in: rulebook) }
    } catch {
      return bad(error, question: question)
    }
    return item(query)
  }

  // MARK: CSV

  private mutating func readHeader() throws(Trouble) {
    guard let header = records.next() else { return }
    guard header.mistake == nil else {
      throw Trouble(message: say("表头的引号没有合上。", "A quotation mark of the header is never closed."))
    }
    columns = try header.cells.map { cell throws(Trouble) in
      guard let name = decoder.decode(cell) else {
        throw Trouble(message: LineMistake.invalidEncoding(encoding).message)
      }
      return name
    }
    let wanted = questionField.map { [$0] } ?? ["question", "text"]
    if let found = wanted.compactMap({ columns.firstIndex(of: $0) }).first {
      questionColumn = found
    } else if columns.count > 1 || questionField != nil {
      throw missingColumn(questionField ?? "question")
    }
  }

  private func missingColumn(_ name: String) -> Trouble {
    let all = columns.joined(separator: say("、", ", "))
    let meant =
      nearestName(to: name, among: columns).map { say("您是不是要写“\($0)”？", " Did you mean “\($0)”?") } ?? ""
    return Trouble(
      message: say(
        "表头里没有“\(name)”这一列（有：\(all)）；用 --question-field 指出问题在哪一列。",
        "The header has no column “\(name)” (it has: \(all)); name the column of the question with --question-field."
      ) + meant)
  }

  private func item(of record: CSVRecords.Record) -> BatchItem {
    switch record.mistake {
    case .unterminatedQuote:
      return .bad(
        BadLine(.unterminatedQuote, line: record.line, question: repaired(record.cells.first ?? [])))
    case .tooLong: return .bad(BadLine(.tooLong, line: record.line))
    case nil: break
    }
    var texts: [String] = []
    for cell in record.cells {
      guard let text = decoder.decode(cell) else {
        return .bad(BadLine(.invalidEncoding(encoding), line: record.line, question: repaired(cell)))
      }
      texts.append(text)
    }
    guard texts.count == columns.count else {
      return .bad(BadLine(.cellCount(texts.count, wanted: columns.count), line: record.line, question: nil))
    }
    var passenger = Passenger()
    for (index, name) in columns.enumerated() where index != questionColumn {
      if Self.idColumns.contains(name.lowercased()) {
        passenger.id = .text(texts[index])
      } else {
        passenger.extra[name] = .text(texts[index])
      }
    }
    return item(Query(line: record.line, question: texts[questionColumn], passenger: passenger))
  }
}
