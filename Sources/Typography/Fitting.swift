public enum Alignment: Sendable, Hashable { case left, right, center }

extension StyledText {
  /// Filled with spaces to `width` cells; a longer text is left as it is.
  public func padded(to width: Int, _ alignment: Alignment = .left) -> StyledText {
    let missing = width - cellWidth
    guard missing > 0 else { return self }
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return StyledText(String(repeating: " ", count: before)) + self
      + StyledText(String(repeating: " ", count: missing - before))
  }

  /// At most `width` cells, the cut marked with `…`.
  public func truncated(to width: Int) -> StyledText {
    guard cellWidth > width else { return self }
    guard width > 0 else { return StyledText() }
    var used = 1
    let kept = characters.prefix { one in
      used += one.width
      return used <= width
    }
    var result = StyledText(kept)
    result.append("…", kept.last?.style ?? runs.first?.style ?? .plain)
    return result
  }
}

extension String {
  public func padded(to width: Int, _ alignment: Alignment = .left) -> String {
    StyledText(self).padded(to: width, alignment).plain
  }

  public func truncated(to width: Int) -> String {
    StyledText(self).truncated(to: width).plain
  }
}
