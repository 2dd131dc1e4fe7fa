import Foundation
import TerminalHarness
import Testing

/// The program off a terminal: no escapes, no prompt, nothing waited for.
@Suite struct PipeTests {
  private func run(_ arguments: [String], input: Data) throws -> (
    output: String, errors: String, status: Int32
  ) {
    let process = Process()
    process.executableURL = URL(filePath: Pseudoterminal.built("wence"))
    process.arguments = ["--lang", "zh"] + arguments
    let (input0, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input0
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    input0.fileHandleForWriting.write(input)
    input0.fileHandleForWriting.closeFile()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (text, told, process.terminationStatus)
  }

  @Test func eachPipedLineIsASituationOfItsOwn() throws {
    let result = try run([], input: Data("我们是安置小区\n停车乱收费\n".utf8))
    #expect(result.status == 0)
    #expect(result.output.contains("待定") && !result.output.contains("  适用"))
    #expect(!result.output.utf8.contains(0x1B) && !result.output.contains("问策"))
  }

  @Test func linesGivenWithCAccumulate() throws {
    let result = try run(["-c", "我们是安置小区", "-c", "停车乱收费"], input: Data())
    #expect(result.output.contains("  适用"))
  }

  @Test func pipedCommandsWork() throws {
    let result = try run([], input: Data(".做法 B7\n.没有这个\n".utf8))
    #expect(result.output.contains("〔B7〕"))
    #expect(result.errors.contains("没有 .没有这个"))
    #expect(result.status == 1)
  }

  @Test func aFileThatIsNotThereIsToldOnce() throws {
    let result = try run(["-c", ".读入 /没有/这个.txt"], input: Data())
    #expect(result.status == 1)
    #expect(result.errors.components(separatedBy: "读不了").count == 2)
  }

  @Test func aFailureInJSONFails() throws {
    let long = String(repeating: "停", count: 400_000)
    let result = try run([], input: Data(".mode json\n停车乱\n".utf8))
    #expect(result.status == 0 && result.output.contains("\"schema\": 1"))
    let failed = try run([], input: Data(".mode json\n\(long)\n".utf8))
    #expect(failed.status == 1)
  }

  @Test func badBytesAreToldAndTheRestIsAnswered() throws {
    let result = try run([], input: Data([0xFF, 0xFE, 0x80, 0x0A]) + Data("停车乱收费\n".utf8))
    #expect(result.status == 1)
    #expect(!result.errors.isEmpty)
    #expect(result.output.contains("〔B7〕"))
  }
}
