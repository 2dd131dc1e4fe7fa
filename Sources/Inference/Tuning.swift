/// When the engine trades room for time, and back. Nothing that can be seen of a run depends on it.
package struct Tuning: Sendable {
  /// So many former versions of facts are kept before their room is used again; 0: each as soon as it is worth while.
  package var deadVersions: Int
  /// A search that looks at so many candidates is worth remembering.
  package var searchEffort: Int

  package init(deadVersions: Int = 1024, searchEffort: Int = 32) {
    self.deadVersions = deadVersions
    self.searchEffort = searchEffort
  }
}
