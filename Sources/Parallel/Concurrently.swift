import Dispatch
import Synchronization

// Work shared out to two threads. Results come in the order of what they were made from: how many threads there were,
// and which of them was faster, cannot be seen in them.

/// Two pieces of work on two threads.
public func both<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let results = Mutex<(First?, Second?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let result = first()
      results.withLock { $0.0 = result }
    } else {
      let result = second()
      results.withLock { $0.1 = result }
    }
  }
  return results.withLock { done in
    guard case (let first?, let second?) = done else { preconditionFailure("both pieces of work have run") }
    return (first, second)
  }
}

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// `map` with the elements shared out to two threads, each taking the next that is left.
  public func mapConcurrently<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    guard count > 1 else { return map(transform) }
    let results = Mutex<[Result?]>(Array<Result?>(repeating: nil, count: count))
    let next = Atomic(startIndex)
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < endIndex else { return }
        let result = transform(self[index])
        results.withLock { $0[index - startIndex] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}

extension Range<Int> {
  /// Consecutive ranges of `length`, the last one perhaps shorter, that together are this one.
  public func pieces(of length: Int) -> [Range<Int>] {
    stride(from: lowerBound, to: upperBound, by: length).map { $0..<Swift.min($0 + length, upperBound) }
  }
}
