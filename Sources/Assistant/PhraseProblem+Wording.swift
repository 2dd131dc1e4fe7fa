import Diagnostics
import Understanding

extension PhraseProblem {
  var message: Diagnostic.Message {
    switch self {
    case .empty: .init(chinese: "里面没有字", english: "holds no words")
    case .unclosedBrace: .init(chinese: "“{”没有闭合", english: "“{” is not closed")
    case .unclosedParenthesis: .init(chinese: "括号没有闭合", english: "a parenthesis is not closed")
    case .unopened: .init(chinese: "多了一个右括号", english: "a closing parenthesis too many")
    case .unknownClass(let name): .init(chinese: "没有词类“\(name)”", english: "there is no word class “\(name)”")
    case .circularClass(let name):
      .init(chinese: "词类“\(name)”绕回了自己", english: "word class “\(name)” uses itself")
    case .gapAtEdge: .init(chinese: "“…”不能在头尾", english: "a gap cannot stand at the edge")
    case .tooManyAlternatives: .init(chinese: "括号展开后太多", english: "its alternatives multiply to too many")
    }
  }
}
