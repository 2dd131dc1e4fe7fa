import Facts
import Inference

/// The variables of one rule while it is lowered: which are bound where the walk stands, and all that were made.
struct Frame {
  struct Binding: Equatable {
    var id: VariableID
    var type: Rule.VariableType
    /// Of a fact variable.
    var template: Int?
  }

  let variables: Set<String>
  var declared: [Rule.Variable] = []
  var bound: [String: Binding] = [:]
  /// Bound in an earlier branch of the same `or`.
  var shared: [String: Binding] = [:]

  init(variables: Set<String>) { self.variables = variables }

  func isVariable(_ name: String) -> Bool { variables.contains(name) }

  mutating func bind(_ name: String, _ type: Rule.VariableType, template: Int? = nil) -> VariableID {
    if let earlier = shared[name], earlier.type == type, earlier.template == template {
      bound[name] = earlier
      return earlier.id
    }
    let id = declared.count
    declared.append(Rule.Variable(name: name, type: type))
    bound[name] = Binding(id: id, type: type, template: template)
    return id
  }
}
