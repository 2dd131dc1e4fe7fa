"""The works: what is timed, on which facts, against whom, and what has been promised."""

from dataclasses import dataclass, field
from pathlib import Path

from . import data, policy
from .engines import CLIPS, PROGRAMS, Job
from .facts import clips_function, facts_as_lines
from .goals import Goal, at_least, at_most


@dataclass
class Work:
    name: str
    jobs: list[Job]
    """Results that all engines must share, of "firings", "count" and "sum"."""
    same: tuple[str, ...] = ("firings", "count", "sum")
    """What an independent reckoning says."""
    expected: dict = field(default_factory=dict)
    goals: list[Goal] = field(default_factory=list)
    """Questions in one measurement; 0: the work is one run."""
    questions: int = 0
    """How often CLIPS counts its firings apart from the clock: only in the first round."""
    counting: Job | None = None


@dataclass(frozen=True)
class Plan:
    """A rule file of ours with its CLIPS counterparts and the facts that both are given."""

    name: str
    rules: tuple[str, ...]
    read: str
    facts: list
    repeats: int = 5
    clips_repeats: int = 5
    same: tuple[str, ...] = ("firings", "count", "sum")
    goals: tuple[Goal, ...] = ()
    clips: tuple[tuple[str, str], ...] = ()
    withdraw: data.Shape | None = None


def write(path, parts):
    path.write_text(parts if isinstance(parts, str) else "".join(parts))
    return path


def planned(plan, tools, folder):
    """The files of a plan, written, and the jobs that read them."""
    facts = write(folder / f"{plan.name}.facts", facts_as_lines(plan.facts))
    rules = [PROGRAMS / f"{rules}.md" for rules in plan.rules]
    options = ["--facts", facts, "--read", plan.read, "--repeats", plan.repeats]
    if plan.withdraw:
        options += ["--withdraw", plan.withdraw.ours]
    work = Work(plan.name, [tools.ours("run", rules, *options)], plan.same, goals=list(plan.goals))
    if tools.clips:
        feed = write(folder / f"{plan.name}.feed.clp", clips_feed(plan))
        for name, file in plan.clips or (("CLIPS", plan.rules[-1]),):
            files = [CLIPS / f"{file}.clp", feed]
            work.jobs.append(tools.clips_job("work", plan.clips_repeats, files, name))
            work.counting = work.counting or tools.clips_job("work", 1, files, name, counting=True)
    return work


def clips_feed(plan):
    yield clips_function("feed", plan.facts)
    if plan.withdraw:
        yield f"(deffunction take-back () (do-for-all-facts ((?f {plan.withdraw.clips})) TRUE (retract ?f)) TRUE)\n"


NEVER_SLOWER = at_least(1, "CLIPS")
FIVE_TIMES = at_least(5, "CLIPS")


def manners():
    for size in (16, 32, 64, 128, 256):
        goal = at_least(200, "CLIPS") if size == 128 else NEVER_SLOWER
        yield Plan(
            f"manners-{size}", ("manners",), "排座", data.banquet(size), goals=(goal,),
            clips_repeats=5 if size < 128 else 1)
    yield Plan("manners-endless-8", ("manners",), "排座", data.endless_banquet(8), goals=(NEVER_SLOWER,))
    yield Plan("manners-picky-32", ("manners",), "排座", data.picky_banquet(32), same=(), goals=(NEVER_SLOWER,))


def waltz():
    for segments in (12, 25, 37, 50):
        goal = FIVE_TIMES if segments == 50 else NEVER_SLOWER
        yield Plan(
            f"waltz-{segments}", ("waltz-scene", "waltz"), "棱", data.staircase(segments), goals=(goal,),
            repeats=3, clips_repeats=3)


def single_rules():
    yield Plan(
        "closure", ("closure",), "通路", data.graph(300, 600), goals=(FIVE_TIMES,), repeats=3, clips_repeats=3)
    yield Plan(
        "counting-1m", ("counting",), "计数器", [data.COUNTER(0, 1_000_000)], goals=(FIVE_TIMES,), repeats=3,
        clips_repeats=3)
    yield Plan("chain-50k", ("chain",), "环", [data.LINK(1, 50_001)], goals=(FIVE_TIMES,))
    yield Plan(
        "chain-cascade-50k", ("chain",), "环", [data.LINK(1, 50_001)], withdraw=data.LINK, goals=(FIVE_TIMES,))
    yield Plan("fan-cascade-20k", ("fan",), "推论", data.fan(10_000), withdraw=data.GROUND, goals=(FIVE_TIMES,))


def adversarial():
    ticks = 2000
    never = (NEVER_SLOWER,)
    yield Plan("fruitless", ("fruitless",), "节拍", data.strangers(1000, ticks), goals=never)
    yield Plan("fruitless-growing", ("fruitless-growing",), "节拍", data.strangers(1000, ticks), goals=never)
    yield Plan(
        "fruitless-third", ("fruitless-third",), "节拍", data.strangers_at_the_third(1000, ticks), goals=never)
    yield Plan("fruitless-range", ("fruitless-range",), "节拍", data.strangers_apart(200, ticks), goals=never)
    yield Plan("fruitless-not", ("fruitless-not",), "命中", data.strangers(1000, ticks), goals=never)
    yield Plan("rare", ("rare",), "命中", data.strangers_with_one_pair(1000, ticks), goals=never)
    yield Plan(
        "tally", ("tally",), "合计报", data.amounts(10_000, ticks), same=("count", "sum"),
        clips=(("CLIPS", "tally"), ("CLIPS by hand", "tally-by-hand")), clips_repeats=1,
        goals=(at_least(1, "CLIPS", "CLIPS by hand"),))


"""Ours, given each question as a line of words."""
TEXT = "ours from text"


def policy_work(kind, size, tools, folder):
    load = policy.policy(kind, size)
    count, total = policy.brute_force(load)
    name = f"{kind}-{size}"
    rules = write(folder / f"{name}.md", policy.wence_rules(load))
    questions = write(folder / f"{name}.questions", policy.wence_questions(load))
    repeats = 20 if size <= 1000 else 5
    asked = ("--questions", questions, "--read", "荐举", "--repeats", repeats)
    work = Work(
        name, [tools.ours("ask", [rules], *asked)], ("count", "sum"),
        {"firings": count, "count": count, "sum": total},
        questions=len(load.questions))
    lines = write(folder / f"{name}.lines", policy.floor_questions(load))
    as_lines = ("--questions", lines, "--lines", "特征", "--read", "荐举", "--repeats", repeats)
    work.jobs.append(tools.ours("ask", [rules], *as_lines, name=TEXT))
    work.goals = policy_goals(kind, size)
    if tools.clips:
        add_clips_policy(work, load, tools, folder, repeats)
    if tools.swipl:
        add_prolog_policy(work, load, tools, folder, repeats)
    if tools.floor:
        files = write(folder / f"{name}.rules", policy.floor_rules(load)), write(
            folder / f"{name}.asked", policy.floor_questions(load))
        work.jobs.append(tools.floor_job(repeats, *files))
    return work


def policy_goals(kind, size):
    factor = 3 if size == 100 else 5
    goals = [at_least(factor, "CLIPS situation from text", "SWI indexed", ours=TEXT)]
    if kind == "sparse" and size == 100_000:
        goals.append(at_most(3, "floor from text", ours=TEXT))
    return goals + [at_least(factor, "CLIPS situation", "SWI indexed"), NEVER_SLOWER]


def add_clips_policy(work, load, tools, folder, repeats):
    shapes = {
        "CLIPS": (policy.clips_facet_rules, policy.clips_facet_questions),
        "CLIPS situation": (policy.clips_situation_rules, policy.clips_situation_questions),
    }
    for engine, (rules_of, questions_of) in shapes.items():
        stem = f"{work.name}.{engine.replace(' ', '-')}"
        rules = write(folder / f"{stem}.clp", rules_of(load))
        questions = write(folder / f"{stem}.questions.clp", policy.clips_questions(questions_of(load)))
        slow = engine == "CLIPS" and len(load.rules) >= 100_000
        work.jobs.append(tools.clips_job("ask-all", 1 if slow else repeats, [rules, questions], engine))
    told = policy.clips_questions(policy.clips_situation_questions(load), as_text=True)
    questions = write(folder / f"{stem}.told.clp", told)
    work.jobs.append(tools.clips_job("ask-all", repeats, [rules, questions], f"{engine} from text"))


def add_prolog_policy(work, load, tools, folder, repeats):
    questions = write(folder / f"{work.name}.questions.pl", policy.prolog_questions(load))
    for mode in ("plain", "indexed"):
        rules = write(folder / f"{work.name}.{mode}.pl", policy.prolog_rules(load, mode == "indexed"))
        slow = mode == "plain" and len(load.rules) >= 10_000
        times, limit = (1, 50) if slow else (repeats, len(load.questions))
        work.jobs.append(tools.prolog_job(mode, times, limit, rules, questions))


def visiting_work(size, tools, folder):
    """A thousand rules with conclusions that are withdrawn, asked above so many other facts."""
    load = policy.policy("dense", 1000)
    count, total = policy.brute_force(load)
    name = f"facts-{size}"
    rules = write(folder / f"{name}.md", policy.wence_rules(load, conclude="推断"))
    questions = write(folder / f"{name}.questions", policy.wence_questions(load))
    facts = policy.background(size)
    background = write(folder / f"{name}.facts", facts_as_lines(facts))
    asked = ("--questions", questions, "--read", "荐举", "--repeats", 3, "--background", background)
    work = Work(
        name, [tools.ours("ask", [rules], *asked)], ("count", "sum"),
        {"firings": count, "count": count, "sum": total},
        questions=len(load.questions), goals=[NEVER_SLOWER])
    if tools.clips:
        rules = write(folder / f"{name}.clp", policy.clips_facet_rules(load, logical=True))
        visits = write(folder / f"{name}.visits.clp", policy.clips_visits(policy.clips_facet_questions(load)))
        feed = write(folder / f"{name}.feed.clp", clips_function("feed", facts))
        work.jobs.append(tools.clips_job("ask-all", 3, [rules, visits, feed]))
    return work


POLICY_SIZES = (100, 1000, 10_000, 100_000)
FACT_SIZES = (10, 100, 1000, 10_000, 100_000)


def plans():
    yield from manners()
    yield from waltz()
    yield from single_rules()
    yield from adversarial()
