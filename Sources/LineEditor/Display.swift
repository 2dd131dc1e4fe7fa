import Glibc
import Typography

/// The terminal as the editor writes to it.
struct Display {
  private var renderer: Renderer
  private(set) var columns = 80
  private(set) var height = 24

  init(palette: Palette) {
    renderer = Renderer(palette: palette)
    measure()
  }

  /// The size is asked for each time: a key may be read before the signal that the window changed.
  mutating func show(_ frame: Frame) {
    followResize()
    write(renderer.draw(frame, columns: columns, height: height))
  }

  mutating func close(_ frame: Frame) {
    followResize()
    write(renderer.close(frame, columns: columns, height: height))
  }

  mutating func clear() {
    renderer.forget()
    write("\u{1B}[H\u{1B}[2J")
  }

  mutating func forget() {
    renderer.forget()
    measure()
  }

  func beep() {
    write("\u{7}")
  }

  private mutating func followResize() {
    let before = columns
    measure()
    if before != columns { renderer.reflow(to: columns) }
  }

  private mutating func measure() {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return }
    if size.ws_col > 0 { columns = Int(size.ws_col) }
    if size.ws_row > 0 { height = Int(size.ws_row) }
  }

  private func write(_ bytes: String) {
    Output.write(Array(bytes.utf8), to: STDOUT_FILENO)
  }
}
