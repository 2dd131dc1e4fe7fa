public import Facts
import OrderedCollections

extension Rulebook {
  /// All ways to say things that the rule base declares.
  public var vocabulary: Vocabulary {
    var vocabulary = Vocabulary()
    for attribute in attributes.values {
      vocabulary.attributes.append(
        .init(
          name: attribute.name, isNeed: attribute.kind == .need, isPerProblem: attribute.isPerProblem,
          marksInstitution: attribute.marksInstitution))
      for choice in attribute.choices.values {
        add(choice.phrases, .phrase, attribute, choice, to: &vocabulary)
        add(choice.hints, .hint, attribute, choice, to: &vocabulary)
        add(choice.denials, .denial, attribute, choice, to: &vocabulary)
      }
      if let first = attribute.choices.values.first {
        add(attribute.decoys, .decoy, attribute, first, to: &vocabulary)
      }
    }
    for practice in practices.values {
      let names = [practice.title.chinese, practice.title.english].compactMap(\.self) + practice.aliases
      vocabulary.topics += names.map { .init(phrase: $0, practice: practice.id) }
    }
    for wordClass in wordClasses.values { vocabulary.classes[wordClass.name] = wordClass.phrases }
    return vocabulary
  }

  private func add(
    _ phrases: [String], _ strength: Vocabulary.Strength, _ attribute: Attribute, _ choice: Attribute.Choice,
    to vocabulary: inout Vocabulary
  ) {
    vocabulary.entries += phrases.map {
      .init(phrase: $0, attribute: attribute.name, value: choice.name, strength: strength)
    }
  }
}
