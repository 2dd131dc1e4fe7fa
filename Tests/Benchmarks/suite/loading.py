"""Loading of 100,000 rules, from text and from an image, and engines side by side in threads."""

import os
import resource
import statistics
import subprocess

from . import policy
from .works import write


def loading(size, tools, folder, rounds):
    """Rows of (what, processor seconds, kilobytes or None), and the stages of ours; engines in turn."""
    load = policy.policy("dense", size)
    rules = write(folder / "load.md", policy.wence_rules(load))
    jobs = {"ours, from text": tools.ours("load", [rules])}
    if tools.clips:
        facets = write(folder / "load.clp", policy.clips_facet_rules(load))
        situations = write(folder / "load.situation.clp", policy.clips_situation_rules(load))
        jobs["CLIPS, from text"] = tools.clips_job("load", 1, [facets])
        jobs["CLIPS situation, from text"] = tools.clips_job("load", 1, [situations])
    if tools.swipl:
        clauses = write(folder / "load.pl", policy.prolog_rules(load, indexed=True))
        questions = write(folder / "load.questions.pl", "question(0, [facet(issue, i0)]).\n")
        jobs["SWI indexed, from text"] = tools.prolog_job("indexed", 1, 1, clauses, questions)
    records = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            records[name].append(job.run())
    rows = [
        (name, median(told, "load_s"), median(told, "load_kb") if "load_kb" in told[0] else None)
        for name, told in records.items()
    ]
    for name in ("CLIPS", "CLIPS situation"):
        if f"{name}, from text" in records:
            rows.append((f"{name}, from its image", median(records[f"{name}, from text"], "image_s"), None))
    ours = records["ours, from text"]
    stages = {stage: median(ours, f"{stage}_s") for stage in STAGES}
    return rows, stages | {"in all by the wall": median(ours, "wall_s")}


STAGES = ("parse", "resolve", "check", "lower", "network")


def median(records, name):
    return statistics.median(record[name] for record in records)


def image(tools, folder, rounds):
    """Processor seconds of a whole `wence ask` with the rules that `loading` wrote, by where it finds them compiled: in
    the cache, or in an image file, which carries the text too. None without images.
    """
    if not tools.wence or "compile" not in output(tools, {}, "--help"):
        return None
    base, compiled = folder / "base", folder / "base.wence"
    (base / "rules").mkdir(parents=True)
    (folder / "load.md").rename(base / "rules" / "load.md")
    cache = {"XDG_CACHE_HOME": str(folder / "cache")}
    output(tools, cache, "compile", base)
    output(tools, cache, "compile", base, "-o", compiled)
    return {
        "from the cache": asking_seconds(tools, cache, base, rounds),
        "from an image file": asking_seconds(tools, cache, compiled, rounds),
    }


def asking_seconds(tools, environment, rules, rounds):
    times = []
    for _ in range(max(rounds, 5)):
        start = children_seconds()
        output(tools, environment, "ask", "--rules", rules, "k0")
        times.append(children_seconds() - start)
    return statistics.median(times)


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def output(tools, environment, *arguments):
    return subprocess.run(
        [tools.wence, *arguments], capture_output=True, text=True, check=True, env=os.environ | environment).stdout


def throughput(size, tools, folder, rounds):
    """Of one engine, and of two in two threads over one network: questions a second by the wall, and processor
    microseconds a question, which tell whether the threads are in each other's way even if the machine is not quiet.
    """
    load = policy.policy("dense", size)
    rules = write(folder / "threads.md", policy.wence_rules(load))
    questions = write(folder / "threads.questions", policy.wence_questions(load))
    rates = {1: [], 2: []}
    for _ in range(rounds):
        for count, told in rates.items():
            options = ("--questions", questions, "--read", "荐举", "--threads", count, "--repeats", 50)
            record = tools.ours("threads", [rules], *options).run()
            asked = count * 50 * len(load.questions)
            told.append((asked / record["wall_s"], record["seconds"] / asked * 1e6))
    return {count: tuple(map(statistics.median, zip(*told))) for count, told in rates.items()}
