import Facts
import Inference

/// `nil`: division by zero or overflow.
func evaluate(_ expression: Expression, _ values: [Value?]) -> Value? {
  switch expression {
  case .constant(let value): return value
  case .variable(let variable): return values[variable]!
  case .toDecimal(let inner):
    guard let value = evaluate(inner, values) else { return nil }
    if case .integer(let number) = value { return .decimal(Double(number)) }
    return value
  case .compare(let comparison, let left, let right):
    guard let left = evaluate(left, values), let right = evaluate(right, values) else { return nil }
    return .truth(compare(comparison, left, right))
  case .and(let left, let right):
    guard let first = evaluate(left, values) else { return nil }
    return first == .truth(true) ? evaluate(right, values) : first
  case .or(let left, let right):
    guard let first = evaluate(left, values) else { return nil }
    return first == .truth(false) ? evaluate(right, values) : first
  case .not(let inner): return evaluate(inner, values).map { .truth($0 == .truth(false)) }
  case .arithmetic(let kind, let left, let right):
    guard let left = evaluate(left, values), let right = evaluate(right, values) else { return nil }
    return calculate(kind, left, right)
  }
}

private func calculate(_ kind: Expression.Arithmetic, _ left: Value, _ right: Value) -> Value? {
  switch (left, right) {
  case (.integer(let left), .integer(let right)):
    let (result, overflow) =
      switch kind {
      case .add: left.addingReportingOverflow(right)
      case .subtract: left.subtractingReportingOverflow(right)
      case .multiply: left.multipliedReportingOverflow(by: right)
      case .divide: left.dividedReportingOverflow(by: right)
      case .remainder: left.remainderReportingOverflow(dividingBy: right)
      }
    return overflow ? nil : .integer(result)
  case (.decimal(let left), .decimal(let right)):
    let result =
      switch kind {
      case .add: left + right
      case .subtract: left - right
      case .multiply: left * right
      case .divide: left / right
      case .remainder: left.truncatingRemainder(dividingBy: right)
      }
    return result.isFinite ? .decimal(result == 0 ? 0 : result) : nil
  default: fatalError("ill-typed expression")
  }
}

func compare(_ comparison: Comparison, _ left: Value, _ right: Value) -> Bool {
  switch (left, right) {
  case (.integer(let left), .integer(let right)): compare(comparison, left, right)
  case (.decimal(let left), .decimal(let right)): compare(comparison, left, right)
  default: comparison == .equal && left == right || comparison == .notEqual && left != right
  }
}

private func compare<T: Comparable>(_ comparison: Comparison, _ left: T, _ right: T) -> Bool {
  switch comparison {
  case .equal: left == right
  case .notEqual: left != right
  case .less: left < right
  case .lessOrEqual: left <= right
  case .greater: left > right
  case .greaterOrEqual: left >= right
  }
}
