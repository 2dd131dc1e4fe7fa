import CLibEdit
import Glibc

/// The single characters under which keys reach libedit. Keys of more than one byte stand in the C1 range, which
/// nobody can type; what libedit cannot do well is bound to one own function that looks at the character.
enum KeyBindings {
  static let ownFunction = "own-key"
  static let insertsText: wchar_t = 0x80

  static func code(of key: Key) -> wchar_t {
    switch key {
    case .scalar(let scalar): wchar_t(bitPattern: scalar.value)
    case .text: insertsText
    case .up: 0x81
    case .down: 0x82
    case .left: 0x83
    case .right: 0x84
    case .home: 0x85
    case .end: 0x86
    case .delete: 0x87
    case .wordLeft: 0x88
    case .wordRight: 0x89
    case .deleteWord: 0x8A
    }
  }

  /// What an own key asks for; the same in all maps.
  static func action(of code: UInt32) -> Action? {
    switch wchar_t(bitPattern: code) {
    case insertsText: .insertText
    case 0x81, control("P"), letter("k"), letter("-"): .older
    case 0x82, control("N"), letter("j"), letter("+"): .newer
    case 0x83, control("B"): .left
    case 0x84, control("F"): .right
    case 0x85: .home
    case 0x86: .end
    case 0x87: .deleteAfter
    case control("H"), 0x7F: .deleteBefore
    case control("C"): .interrupt
    case control("D"): .deleteOrEnd
    case control("I"): .complete
    case control("L"): .clear
    case control("R"): .search
    case control("Z"): .suspend
    default: nil
    }
  }

  enum Action {
    case insertText, older, newer, left, right, home, end, deleteBefore, deleteAfter, interrupt, deleteOrEnd
    case complete, clear, search, suspend
  }

  private static func control(_ letter: Unicode.Scalar) -> wchar_t { wchar_t(letter.value & 0x1F) }
  private static func letter(_ letter: Unicode.Scalar) -> wchar_t { wchar_t(letter.value) }

  /// After the user's own settings, since a change of mode there wipes all bindings.
  static func install(in editLine: OpaquePointer) {
    let everywhere = ["^C", "^D", "^L", "^R", "^Z"] + (0...7).map { "\\20\($0)" }
    for key in everywhere {
      unsafe edit_bind(editLine, key, ownFunction)
      unsafe edit_bind_command(editLine, key, ownFunction)
    }
    for key in ["^I", "^H", "^?", "^P", "^N"] { unsafe edit_bind(editLine, key, ownFunction) }
    unsafe edit_bind(editLine, "\\210", "ed-prev-word")
    let isEmacs = unsafe isEmacs(editLine)
    let next = isEmacs ? "em-next-word" : "vi-next-word"
    unsafe edit_bind(editLine, "\\211", next)
    unsafe edit_bind(editLine, "\\212", "ed-delete-prev-word")
    if isEmacs {
      for key in ["^B", "^F"] { unsafe edit_bind(editLine, key, ownFunction) }
    } else {
      for key in ["k", "j", "\\055", "+"] { unsafe edit_bind_command(editLine, key, ownFunction) }
      unsafe edit_bind_command(editLine, "\\210", "ed-prev-word")
      unsafe edit_bind_command(editLine, "\\211", next)
    }
  }

  static func isEmacs(_ editLine: OpaquePointer) -> Bool {
    var name: UnsafePointer<CChar>? = nil
    guard unsafe edit_get_mode(editLine, &name) == 0, let name = unsafe name else { return true }
    return unsafe strcmp(name, "vi") != 0
  }
}
