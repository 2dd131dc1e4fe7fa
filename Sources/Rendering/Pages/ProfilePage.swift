package import Assistant
package import Diagnostics
package import Typography

extension Phrasing {
  /// At most `top` of `entries`, which are in their order, and what the whole run took. `place`: `path:line`.
  package func page(
    of profile: Profile, showing entries: [Profile.Entry], top: Int, width: Int = 80,
    place: (Location) -> String
  ) -> [StyledText] {
    let shown = Array(entries.prefix(top))
    var lines: [StyledText] = []
    if !shown.isEmpty {
      let figures = Table(
        header: figureLabels.map { StyledText($0) },
        alignments: Array(repeating: .right, count: figureLabels.count),
        rows: shown.map { self.figures(of: $0, within: profile) }
      ).lines()
      let names =
        [[StyledText(words.pick("规则", "rule"), .strong)]]
        + shown.map { entry in
          let place = entry.location.map(place) ?? words.pick("规则库自带", "in every rule base")
          return name(of: entry, at: place, width: width - figures[0].cellWidth - 2)
        }
      for (figures, names) in zip(figures, names) { lines += beside(figures, names) }
    }
    let others = entries.dropFirst(top)
    if !others.isEmpty {
      lines += StyledText(self.others(others, within: profile), .dim).wrapped(to: width)
    }
    if !lines.isEmpty { lines.append(StyledText()) }
    return lines + StyledText(totals(of: profile)).wrapped(to: width)
  }

  private var figureLabels: [String] {
    [
      words.pick("用时", "time"), words.pick("占比", "share"), words.pick("搜索", "searches"),
      words.pick("试过", "tried"), words.pick("找到", "found"), words.pick("触发", "fired"),
    ]
  }

  private func figures(of entry: Profile.Entry, within profile: Profile) -> [StyledText] {
    [
      StyledText(words.time(entry.time), .strong), StyledText(words.share(entry.time, of: profile.ruleTime)),
      StyledText("\(entry.searches)"), StyledText("\(entry.tried)"), StyledText("\(entry.found)"),
      StyledText("\(entry.fired)"),
    ]
  }

  /// On one line if there is room.
  private func name(of entry: Profile.Entry, at place: String, width: Int) -> [StyledText] {
    let (name, place) = (StyledText(entry.name), StyledText(place, .link))
    if name.cellWidth + 2 + place.cellWidth <= width { return [name + StyledText("  ") + place] }
    return name.wrapped(to: max(width, 16)) + place.wrapped(to: max(width, 16))
  }

  private func beside(_ figures: StyledText, _ names: [StyledText]) -> [StyledText] {
    let margin = StyledText(String(repeating: " ", count: figures.cellWidth + 2))
    return names.enumerated().map { number, line in
      number == 0 ? figures + StyledText("  ") + line : margin + line
    }
  }

  private func others(_ entries: ArraySlice<Profile.Entry>, within profile: Profile) -> String {
    let time = entries.reduce(Duration.zero) { $0 + $1.time }
    let (taken, share) = (words.time(time), words.share(time, of: profile.ruleTime))
    return words.pick(
      "另外 \(entries.count) 条规则共用 \(taken)（\(share)），--top N 列出更多。",
      "\(entries.count) more rules took \(taken) (\(share)); --top N lists more.")
  }

  private func totals(of profile: Profile) -> String {
    func part(_ time: Duration) -> String {
      words.time(time) + words.bracketed(words.share(time, of: profile.whole))
    }
    let (matching, firing, rest) = (part(profile.matching), part(profile.firing), part(profile.rest))
    let (count, whole) = (profile.questions, words.time(profile.whole))
    return words.pick(
      "\(count) 个问题用了 \(whole)：匹配 \(matching)，动作 \(firing)，其余（读懂问题、排定规则、权衡做法）\(rest)。"
        + "\(profile.ruleCount) 条规则里动过 \(profile.entries.count) 条。",
      "\(count) \(count == 1 ? "question" : "questions") took \(whole): matching \(matching), firing \(firing), "
        + "the rest (reading, agenda, weighing the practices) \(rest). "
        + "\(profile.entries.count) of \(profile.ruleCount) rules had work.")
  }
}

extension Wording {
  /// Three digits and a unit: `1.23 ms`.
  func time(_ duration: Duration) -> String {
    let nanoseconds = duration / .nanoseconds(1)
    for (unit, size) in [("ns", 1.0), ("µs", 1e3), ("ms", 1e6)] where nanoseconds < 999.5 * size {
      return digits(nanoseconds / size, atMost: unit == "ns" ? 0 : 2) + " " + unit
    }
    return digits(nanoseconds / 1e9, atMost: 2) + " s"
  }

  /// `12.3%`.
  func share(_ part: Duration, of whole: Duration) -> String {
    digits(whole > .zero ? part / whole * 100 : 0, atMost: 1) + "%"
  }

  private func digits(_ value: Double, atMost decimals: Int) -> String {
    let count = min(decimals, value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
    let scale = [1, 10, 100][count]
    let scaled = Int((value * Double(scale)).rounded())
    if count == 0 { return String(scaled) }
    let fraction = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: count - fraction.count) + fraction
  }
}
