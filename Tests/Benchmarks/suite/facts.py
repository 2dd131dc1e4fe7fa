"""Facts of a load, and how each engine is told of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """A template by its names in both languages."""

    ours: str
    clips: str
    slots: tuple[str, ...]

    def __call__(self, *values):
        return Fact(self, values)


@dataclass(frozen=True)
class Fact:
    shape: Shape
    values: tuple

    def as_line(self):
        return "\t".join([self.shape.ours, *map(str, self.values)])

    def as_clips(self):
        slots = (f"({slot} {value})" for slot, value in zip(self.shape.slots, self.values))
        return f"({self.shape.clips} {' '.join(slots)})"


def questions_as_lines(questions):
    return "\n".join("".join(fact.as_line() + "\n" for fact in facts) for facts in questions)


def facts_as_lines(facts):
    return questions_as_lines([facts])


def clips_function(name, facts, as_text=False):
    """A function that asserts the facts, so that nothing is parsed while the clock runs; or, `as_text`, everything."""
    told = '  (assert-string "{}")\n' if as_text else "  (assert {})\n"
    return f"(deffunction {name} ()\n" + "".join(told.format(fact.as_clips()) for fact in facts) + "  TRUE)\n"


def clips_reader(shape, integers):
    """Counts the facts of a template and sums the integers in them, as the runner of ours does."""
    sum_of = " ".join(f"?f:{slot}" for slot in integers)
    return f"""(deffunction read-result ()
  (do-for-all-facts ((?f {shape})) TRUE
    (bind ?*count* (+ ?*count* 1))
    (bind ?*sum* (+ ?*sum* {sum_of} 0))))
"""
