import Diagnostics
import OrderedCollections

extension Check {
  /// A passage that no practice and no rule stands on was digested for nothing.
  static let uncitedPassages = Check(name: "uncited passages") { book in
    let cited = Set(book.practices.values.flatMap(\.passages))
      .union(book.rules.lazy.flatMap(\.passages))
    return book.passages.values.filter { !cited.contains($0.id) }.map {
      ModelError.neverCited(passage: $0.id).diagnostic(at: $0.location)
    }
  }
}
