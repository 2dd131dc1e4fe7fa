// swift-tools-version: 6.2
import PackageDescription

// The manifest is the drawing of the house: a room names the rooms whose doors open to it.
// `Sources/README.md` explains each room; `Tests/HouseTests` holds the imports against this table.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let ordered = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func room(_ name: String, opensTo doors: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: doors, swiftSettings: strict)
}

func tests(_ name: String, of doors: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: doors, swiftSettings: strict)
}

let package = Package(
  name: "wence",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "wence", targets: ["wence"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
  ],
  targets: [
    // Ground
    room("Typography"),
    room("Parallel"),
    room("Archive"),
    room("Facts", opensTo: ["Archive"]),
    room("Diagnostics", opensTo: ["Facts", "Typography"]),
    // Rooms
    .target(
      name: "RuleSyntax", dependencies: ["Archive", "Diagnostics", "Parallel"], exclude: ["GRAMMAR.md"],
      swiftSettings: strict),
    room("RuleModel", opensTo: ["RuleSyntax", "Diagnostics", "Facts", "Archive", "Parallel", ordered]),
    .target(
      name: "Inference", dependencies: ["Facts", "Archive"], exclude: ["README.md"], swiftSettings: strict),
    room(
      "Lowering",
      opensTo: [
        "RuleModel", "RuleSyntax", "Inference", "Facts", "Diagnostics", "Archive", "Parallel", ordered,
      ]),
    room("Understanding", opensTo: ["Facts", "Archive"]),
    room(
      "Advice",
      opensTo: ["Facts", "RuleModel", "RuleSyntax", "Inference", "Lowering", "Archive", ordered]),
    // Hall
    room(
      "Assistant",
      opensTo: [
        "Advice", "Diagnostics", "Facts", "Inference", "Lowering", "Parallel", "RuleModel", "RuleSyntax",
        "Understanding", "Archive", ordered,
      ]),
    room("Evaluation", opensTo: ["Assistant", "Advice", "Understanding", "Facts"]),
    // Windows
    room(
      "Rendering",
      opensTo: [
        "Evaluation", "Assistant", "Advice", "Understanding", "Facts", "RuleModel", "RuleSyntax",
        "Diagnostics",
        "Typography",
        ordered,
      ]),
    // Doors
    .systemLibrary(
      name: "CLibEdit", pkgConfig: "libedit",
      providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    room("LineEditor", opensTo: ["CLibEdit", "Typography"]),
    room(
      "Shell",
      opensTo: [
        "Assistant", "Rendering", "RuleModel", "Facts", "Diagnostics", "Archive", "Typography", "LineEditor",
        ordered,
      ]),
    .executableTarget(
      name: "wence",
      dependencies: [
        "Shell", "Rendering", "Evaluation", "Assistant", "Advice", "Understanding", "RuleModel", "Facts",
        "Diagnostics", "Archive", "Parallel", "Typography",
        arguments, ordered,
      ],
      swiftSettings: strict),
    // Tests
    tests("HouseTests", of: []),
    tests("TypographyTests", of: ["Typography"]),
    tests("ParallelTests", of: ["Parallel"]),
    tests("ArchiveTests", of: ["Archive"]),
    tests("FactsTests", of: ["Facts"]),
    tests("DiagnosticsTests", of: ["Diagnostics", "Facts", "Typography"]),
    tests("RuleSyntaxTests", of: ["RuleSyntax", "Diagnostics"]),
    tests("RuleModelTests", of: ["RuleModel", "RuleSyntax", "Diagnostics", "Facts", ordered]),
    .testTarget(
      name: "InferenceTests", dependencies: ["Inference", "Facts", "Archive"], exclude: ["Clips/peer.py"],
      swiftSettings: strict),
    tests("UnderstandingTests", of: ["Understanding", "Facts"]),
    tests(
      "AssistantTests",
      of: [
        "Assistant", "Advice", "RuleModel", "RuleSyntax", "Lowering", "Inference", "Understanding", "Facts",
        "Archive", "Diagnostics", ordered,
      ]),
    tests("EvaluationTests", of: ["Evaluation", "Assistant", "Advice", "Understanding", "Facts"]),
    tests("LineEditorTests", of: ["LineEditor", "Typography", "TerminalHarness", "editor-probe"]),
    tests(
      "GoldenTests",
      of: [
        "wence", "Rendering", "Evaluation", "Assistant", "Advice", "RuleModel", "RuleSyntax", "Understanding",
        "Facts", "Archive", "Diagnostics", "Typography", ordered,
      ]),
    tests(
      "ShellTests",
      of: [
        "Shell", "Assistant", "Advice", "RuleModel", "Facts", "Diagnostics", "Typography", "LineEditor",
        "TerminalHarness", "wence",
      ]),
    tests("BenchmarkTests", of: ["BenchmarkHarness", "Inference", "Facts", "Diagnostics"]),
    // What tests stand on: a pseudoterminal with a screen, and a program that does nothing but read lines.
    .target(
      name: "TerminalHarness", dependencies: ["Typography"], path: "Tests/TerminalHarness",
      swiftSettings: strict),
    .executableTarget(
      name: "editor-probe", dependencies: ["LineEditor", "Typography"], path: "Tests/EditorProbe",
      swiftSettings: strict),
    // Benchmarks: a rule file carried to its network with a clock beside it, and the program that prints times.
    .target(
      name: "BenchmarkHarness",
      dependencies: ["Inference", "Lowering", "RuleModel", "RuleSyntax", "Facts", "Diagnostics", "Parallel"],
      path: "Tests/Benchmarks/Harness", swiftSettings: strict),
    .executableTarget(
      name: "wence-bench",
      dependencies: ["BenchmarkHarness", "Inference", "Facts", "Diagnostics", arguments],
      path: "Tests/Benchmarks/Runner", swiftSettings: strict),
  ]
)

// The core and its tests alone (`WENCE_CORE`): what fuzzing and sanitizing build, in a fifth of the time.
if Context.environment["WENCE_CORE"] != nil {
  package.targets.removeAll { !["Archive", "Facts", "Inference", "InferenceTests"].contains($0.name) }
  package.products = []
}
