#!/usr/bin/env python3
"""Times the engine against its peers and writes RESULTS.md. See README.md beside this file."""

import argparse
import fnmatch
import itertools
import sys
import tempfile
from pathlib import Path

from suite import loading, report, works
from suite.engines import Tools
from suite.rounds import measured

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=ROOT / ".build/release/wence-bench", help="the runner of ours")
    parser.add_argument("--wence", default=ROOT / ".build/release/wence", help="the tool, for its compiled image")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="small sizes, one round")
    parser.add_argument("--only", default="", help="works whose names match this pattern, as in 'manners-*'")
    parser.add_argument("--output", default=HERE / "RESULTS.md", help="where a full run is written to")
    return parser.parse_args()


class Suite:
    """What was asked for, and what came of it."""

    def __init__(self, options, tools, folder):
        self.options, self.tools, self.folder = options, tools, folder
        self.rounds = 1 if options.quick else options.rounds
        self.faults = []
        self.is_idle = True

    def wants(self, name):
        if self.options.only:
            is_wanted = fnmatch.fnmatchcase(name, self.options.only)
        else:
            is_wanted = not (self.options.quick and name in SLOW)
        self.is_idle = self.is_idle and not is_wanted
        return is_wanted

    def measure(self, name, make):
        """The outcome of a work that is wanted; the files of a work are made only then."""
        if not self.wants(name):
            return []
        print(f"… {name}", file=sys.stderr, flush=True)
        outcome = measured(make(), self.rounds)
        self.faults += outcome.faults
        return [outcome]

    def programs(self):
        return [
            outcome
            for plan in works.plans()
            for outcome in self.measure(plan.name, lambda: works.planned(plan, self.tools, self.folder))]

    def policies(self, kind):
        return [
            outcome
            for size in works.POLICY_SIZES
            for outcome in self.measure(
                f"{kind}-{size}", lambda: works.policy_work(kind, size, self.tools, self.folder))]

    def visits(self):
        return [
            outcome
            for size in works.FACT_SIZES
            for outcome in self.measure(f"facts-{size}", lambda: works.visiting_work(size, self.tools, self.folder))]

    def sections(self):
        """The parts of the report, in its order."""
        programs = self.programs()
        if programs:
            yield report.programs(programs)
        series = {"rules, dense": self.policies("dense"), "rules, sparse": self.policies("sparse")}
        if any(series.values()):
            yield report.policies([*series["rules, dense"], *series["rules, sparse"]])
        asked = [outcome for outcomes in series.values() for outcome in outcomes]
        visits = series["facts in working memory"] = self.visits()
        if visits:
            yield report.visits(visits)
        if any(series.values()):
            yield report.growths(series, lambda outcome: int(outcome.work.name.rsplit("-", 1)[1]))
        rows = []
        if self.wants("loading"):
            rows, stages = loading.loading(100_000, self.tools, self.folder, self.rounds)
            yield report.load_table(rows, stages, loading.image(self.tools, self.folder, self.rounds))
        if programs or asked or rows:
            yield report.memory_table([*programs, *asked], rows)
        if self.wants("threads"):
            yield report.thread_table(loading.throughput(1000, self.tools, self.folder, self.rounds))
        yield report.fault_list(self.faults)

    def note(self):
        if self.options.only:
            return f"Not a full run: only works that match {self.options.only}."
        return "Not a full run: small sizes, one round; the figures are rough." if self.options.quick else ""


SLOW = {
    "manners-128", "manners-256", "waltz-37", "waltz-50", "tally", "fruitless-range", "dense-10000", "dense-100000",
    "sparse-10000", "sparse-100000", "facts-10000", "facts-100000", "loading",
}


def main():
    options = arguments()
    with tempfile.TemporaryDirectory(prefix="wence-bench-") as name:
        tools = Tools.found(options.program, options.wence, name)
        suite = Suite(options, tools, Path(name))
        text = printed([report.heading(tools, suite.rounds, suite.note()), suite.sections(), report.ending()])
    if suite.is_idle:
        sys.exit(f"bench.py: no work is named {options.only}; the names are in README.md beside it")
    if not suite.note():
        Path(options.output).write_text(text)
    return 1 if suite.faults else 0


def printed(groups):
    """The parts of all groups joined, each printed when it is known."""
    parts = []
    for part in itertools.chain.from_iterable(groups):
        print(part, flush=True)
        parts.append(part + "\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
