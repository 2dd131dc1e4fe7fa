"""Outcomes as Markdown."""

import datetime
import os
import platform

from .growth import exponent

PROGRAM_ENGINES = ("ours", "CLIPS", "CLIPS by hand")
POLICY_ENGINES = (
    "ours", "ours from text", "CLIPS", "CLIPS situation", "CLIPS situation from text", "SWI plain", "SWI indexed",
    "floor", "floor from text")


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def quantity(number):
    """Three significant digits, without an exponent."""
    if number is None:
        return "–"
    if number >= 100:
        return f"{number:,.0f}"
    return f"{number:.3g}"


def goal_cells(goals, medians):
    """The goals, their ratios, and whether they hold."""
    return (
        "; ".join(map(str, goals)),
        "; ".join(quantity(goal.ratio(medians)) for goal in goals),
        "; ".join(verdict(goal, medians) for goal in goals))


def verdict(goal, medians):
    absent = [peer for peer in goal.peers if peer not in medians]
    if len(absent) == len(goal.peers):
        return "not measured"
    return ("yes" if goal.holds(medians) else "**no**") + (f" (without {', '.join(absent)})" if absent else "")


def heading(tools, rounds, note):
    yield "# Benchmark results\n"
    yield f"{datetime.date.today()}, {platform.system()} {platform.machine()}, {processor()}, {os.cpu_count()} cores."
    yield "\n".join(f"- {version}" for version in tools.versions()) + "\n"
    times = "One round" if rounds == 1 else f"Medians of {rounds} rounds"
    yield f"{times}; in each, the engines took turns. Processor time."
    yield from (f"Not installed, so not measured: {peer}." for peer in tools.missing())
    if note:
        yield f"\n**{note}**"
    yield "What each work is, and what is fair about it: `README.md` beside this file.\n"


def ending():
    yield f"Load average of the machine at the end: {os.getloadavg()[0]:.1f}."


def processor():
    with open("/proc/cpuinfo") as information:
        names = [line.split(":", 1)[1].strip() for line in information if line.startswith("model name")]
    return names[0] if names else "unknown processor"


def programs(outcomes):
    rows = []
    for outcome in outcomes:
        medians = outcome.medians()
        goal, ratio, holds = goal_cells(outcome.work.goals, medians)
        firings = " / ".join(
            f"{outcome.firings[engine]:,}" for engine in ("ours", "CLIPS") if outcome.firings.get(engine) is not None)
        times = [quantity(medians[engine] * 1000) if engine in medians else "" for engine in PROGRAM_ENGINES]
        memory = " / ".join(
            quantity(outcome.kilobytes(engine) / 1024) for engine in ("ours", "CLIPS") if engine in outcome.records)
        rows.append((outcome.work.name, firings, *times, goal, ratio, holds, memory))
    head = ("program", "firings ours / CLIPS", "ours, ms", "CLIPS, ms", "CLIPS by hand, ms", "goal", "ratio", "holds",
            "memory, MB ours / CLIPS")
    return "## Programs\n\n" + table(head, rows) + published(outcomes)


PUBLISHED = {
    "manners-16": 183, "manners-32": 623, "manners-64": 2271, "manners-128": 8639, "manners-256": 33_663,
    "waltz-12": 3576, "waltz-25": 7164, "waltz-37": 10_476, "waltz-50": 14_064}


def published(outcomes):
    """Firings beside those of the data that are handed round with CLIPS."""
    known = [outcome for outcome in outcomes if outcome.work.name in PUBLISHED]
    if not known:
        return ""
    rows = [
        (outcome.work.name, f"{PUBLISHED[outcome.work.name]:,}", f"{outcome.firings['ours']:,}") for outcome in known]
    return f"""
### Firings beside the known ones

{table(("program", "with the data handed round with CLIPS", "here"), rows)}
Where nobody has to rise again, the firings of Manners follow from the number of guests alone. Those of Waltz follow
from the drawing, and the drawing is one of our own: of 72 lines a segment too, with 52 junctions a segment; junctions
are told apart by three rules with cross products instead of one rule that calls a function for the angle.
"""


def policies(outcomes):
    rows = []
    for outcome in outcomes:
        medians = outcome.medians()
        goal, ratio, holds = goal_cells(outcome.work.goals, medians)
        times = [quantity(medians.get(engine)) for engine in POLICY_ENGINES]
        ours = outcome.records["ours"][0]
        rows.append((outcome.work.name, f"{ours['firings']:,}", *times, goal, ratio, holds))
    times = (f"{engine}, µs" for engine in POLICY_ENGINES)
    head = ("load", "firings, as many as recommendations in all engines", *times, "goal", "ratio", "holds")
    return "## Policy load: a question\n\n" + table(head, rows)


def visits(outcomes):
    rows = []
    for outcome in outcomes:
        medians = outcome.medians()
        times = [quantity(medians.get(engine)) for engine in ("ours", "CLIPS")]
        rows.append((outcome.work.name, *times, *goal_cells(outcome.work.goals, medians)))
    head = ("load", "ours, µs", "CLIPS, µs", "goal", "ratio", "holds")
    return "## A question to a working memory that stays\n\n" + table(head, rows)


def growths(outcomes_by_series, sizes_of):
    """For each series of outcomes: times by size, and the exponent that fits them."""
    rows = []
    for title, outcomes in outcomes_by_series.items():
        for engine in POLICY_ENGINES:
            points = [
                (sizes_of(outcome), outcome.medians()[engine])
                for outcome in outcomes if engine in outcome.medians()]
            if len(points) > 1:
                times = ", ".join(f"{size:,}: {quantity(time)}" for size, time in points)
                rows.append((title, engine, times, f"{exponent(points):.2f}"))
    if not rows:
        return ""
    return "## Growth\n\nMicroseconds a question; time ~ size ^ exponent.\n\n" + table(
        ("against", "engine", "µs by size", "exponent"), rows)


def load_table(rows, stages, images):
    rows = [(name, quantity(seconds), quantity(kb / 1024 if kb else None)) for name, seconds, kb in rows]
    for place, seconds in (images or {}).items():
        rows.append((f"ours, a whole `wence ask` {place}", quantity(seconds), "–"))
    wall = stages["in all by the wall"]
    stage_text = ", ".join(f"{stage} {quantity(seconds)}" for stage, seconds in stages.items())
    goals = [
        ("≤ 1 s from text, by the wall", quantity(wall), "yes" if wall <= 1 else "**no**"),
        *((f"≤ 0.1 s compiled, {place}", quantity(seconds), "yes" if seconds <= 0.1 else "**no**")
          for place, seconds in (images or {"not available": float("nan")}).items()),
    ]
    return ("## Loading 100,000 rules\n\n" + table(("what", "seconds", "memory at the most, MB"), rows)
            + f"\nStages of ours: {stage_text}.\n\n" + table(("goal", "measured, s", "holds"), goals))


def thread_table(rates):
    rows = [
        (threads, quantity(rate), f"{rate / rates[1][0]:.2f}", quantity(cost))
        for threads, (rate, cost) in rates.items()]
    head = ("threads", "questions a second by the wall", "against one", "processor µs a question")
    return "## Two threads\n\nEngines of their own over one network, dense load.\n\n" + table(head, rows)


def memory_table(outcomes, load_rows):
    """Where ours grew more than CLIPS."""
    compared = [outcome for outcome in outcomes if "CLIPS" in outcome.records]
    loads = {name: kb for name, _, kb in load_rows}
    if not compared and "CLIPS, from text" not in loads:
        return ""
    larger = [
        f"{outcome.work.name} ({quantity(outcome.kilobytes('ours') / 1024)} against "
        f"{quantity(outcome.kilobytes('CLIPS') / 1024)} MB)"
        for outcome in compared
        if outcome.kilobytes("ours") > outcome.kilobytes("CLIPS")]
    if (loads.get("ours, from text") or 0) > (loads.get("CLIPS, from text") or float("inf")):
        larger.append("loading 100,000 rules")
    told = "holds everywhere" if not larger else "**does not hold** for " + ", ".join(larger)
    return f"## Memory\n\nGrowth above the empty process at most that of CLIPS: {told}.\n"


def fault_list(faults):
    if not faults:
        return "All engines came to the same ends: firings, counts and sums agree wherever they must.\n"
    return "## Differences\n\n" + "\n".join(f"- {fault}" for fault in faults) + "\n"
