import ArgumentParser
import Glibc

/// How the bytes of an input spell its characters.
enum Encoding: String, CaseIterable, ExpressibleByArgument {
  case auto, utf8 = "utf-8", gb18030

  /// The encoding that `sample` (the beginning of the input) is in. UTF-8 wins unless more bytes break its rules
  /// than characters keep them: one damaged line does not make a file a GB18030 one.
  static func guessed(from sample: some Collection<UInt8>) -> Encoding {
    var kept = 0
    var broken = 0
    var index = sample.startIndex
    while index < sample.endIndex {
      let lead = sample[index]
      let length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
      index = sample.index(after: index)
      if length == 1 { continue }
      var followers = 0
      while followers < length - 1, index < sample.endIndex, sample[index] & 0xC0 == 0x80 {
        index = sample.index(after: index)
        followers += 1
      }
      if followers == length - 1, length > 0 { kept += 1 } else if index < sample.endIndex { broken += 1 }
    }
    return broken > kept ? .gb18030 : .utf8
  }
}

/// Decodes lines of one encoding. `auto` is settled before: see `Encoding.guessed`.
@safe final class LineDecoder {
  private let converter: iconv_t?

  init(_ encoding: Encoding) {
    unsafe converter = encoding == .gb18030 ? iconv_open("UTF-8", "GB18030") : nil
  }

  deinit { if let converter = unsafe converter { unsafe iconv_close(converter) } }

  /// Nothing where the bytes are not of the encoding.
  func decode(_ bytes: [UInt8]) -> String? {
    guard let converter = unsafe converter else { return String(validating: bytes, as: UTF8.self) }
    if bytes.isEmpty { return "" }
    var source = bytes.map(CChar.init(bitPattern:))
    var target = [CChar](repeating: 0, count: bytes.count * 3 + 4)
    let written: Int? = unsafe source.withUnsafeMutableBufferPointer { source in
      unsafe target.withUnsafeMutableBufferPointer { target in
        var input = source.baseAddress
        var output = target.baseAddress
        var inputLeft = source.count
        var outputLeft = target.count
        unsafe iconv(converter, nil, nil, nil, nil)
        let result = unsafe iconv(converter, &input, &inputLeft, &output, &outputLeft)
        return result == -1 || inputLeft > 0 ? nil : target.count - outputLeft
      }
    }
    return written.flatMap {
      String(validating: target[..<$0].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}
