/// Scalar for scalar, so that offsets stay those of the message: full width to half width, upper case to lower case,
/// traditional to simplified characters, typographic apostrophes and brackets to plain ones.
func folded(_ scalar: UInt32) -> UInt32 {
  switch scalar {
  case 0x41...0x5A: scalar + 0x20
  case 0x00...0x7F: scalar
  case 0xC0...0xD6, 0xD8...0xDE: scalar + 0x20
  case 0xFF01...0xFF5E: folded(scalar - 0xFEE0)
  case 0x3000, 0xA0, 0x2000...0x200A: 0x20
  case 0x2018, 0x2019, 0x02BC, 0xB4: 0x27
  case 0x4E00...0x9FFF: UInt32(simplifiedForms[Int(scalar - 0x4E00)])
  case 0x2460...0x2473: 0x2460
  default: scalar
  }
}

func isHan(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3134F, 0x3007: true
  default: false
  }
}

func isLetter(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x61...0x7A, 0xDF...0xF6, 0xF8...0x24F, 0x370...0x52F: true
  default: false
  }
}

func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

/// The simplified form of each character of the basic block, itself for most.
private let simplifiedForms: [UInt16] = {
  var table = (0x4E00...0x9FFF).map(UInt16.init)
  for (old, new) in zip(traditional.unicodeScalars, simplified.unicodeScalars) {
    table[Int(old.value - 0x4E00)] = UInt16(new.value)
  }
  return table
}()
