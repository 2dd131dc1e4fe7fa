"""Engines in turn, several rounds, medians; and that they came to the same end."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """What the rounds of one work told."""

    work: object
    records: dict[str, list[dict]] = field(default_factory=dict)
    firings: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)

    def medians(self):
        """Seconds of a run or microseconds of a question, by engine."""
        medians = {engine: self.median(engine, self.time_of) for engine in self.records}
        if "floor" in medians:
            medians["floor from text"] = self.median("floor", lambda record: record["text_us"])
        return medians

    def median(self, engine, measure):
        return statistics.median(measure(record) for record in self.records[engine])

    def time_of(self, record):
        if not self.work.questions:
            return record["seconds"]
        return record["us"] if "us" in record else record["seconds"] / self.work.questions * 1e6

    def kilobytes(self, engine):
        return self.median(engine, lambda record: record["memory_kb"]) if engine in self.records else None


def measured(work, rounds):
    """Each engine has its turn in each round, and another one begins each time."""
    outcome = Outcome(work)
    for number in range(rounds):
        start = number % len(work.jobs)
        for job in work.jobs[start:] + work.jobs[:start]:
            take_turn(job, outcome)
    if work.counting and work.counting.engine in outcome.records:
        outcome.firings["CLIPS"] = work.counting.run()["firings"]
    outcome.firings["ours"] = outcome.records["ours"][0].get("firings")
    outcome.faults += faults(outcome)
    return outcome


def take_turn(job, outcome):
    """A peer that fails is told of and has no further turns; without ours there is nothing to compare."""
    if job.engine in outcome.failed:
        return
    try:
        outcome.records.setdefault(job.engine, []).append(job.run())
    except RuntimeError as failure:
        if job.engine == "ours":
            raise
        outcome.failed.add(job.engine)
        outcome.records.pop(job.engine, None)
        outcome.faults.append(f"{outcome.work.name}: {failure}")


def faults(outcome):
    """Where an engine came to another end than ours, or than was reckoned."""
    work = outcome.work
    ours = outcome.records["ours"][0]
    for name, value in work.expected.items():
        if ours[name] != value:
            yield f"{work.name}: {name} of ours is {ours[name]}, expected {value}"
    for engine, records in outcome.records.items():
        for record in records:
            if record.get("questions", work.questions) != work.questions:
                continue  # It was asked only some of the questions.
            for name in work.same:
                if name in record and record[name] != ours[name]:
                    yield f"{work.name}: {name} of {engine} is {record[name]}, of ours {ours[name]}"
    theirs = outcome.firings.get("CLIPS")
    if "firings" in work.same and theirs is not None and theirs != ours["firings"]:
        yield f"{work.name}: {theirs} firings in CLIPS, {ours['firings']} in ours"
