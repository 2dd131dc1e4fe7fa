"""The policy load: rules of two to four tests on facets of a situation, and questions of ten facets."""

from dataclasses import dataclass

from .dice import Dice
from .facts import Shape, clips_function, clips_reader, questions_as_lines

FACET = Shape("特征", "facet", ("key", "value"))
QUESTIONS = 1000


@dataclass
class Rule:
    """Facets are pairs of key and value; the first one names the issue."""

    wanted: list[tuple[str, str]]
    unwanted: list[tuple[str, str]]


@dataclass
class Policy:
    rules: list[Rule]
    questions: list[list[tuple[str, str]]]


def issues(kind, size):
    return 50 if kind == "dense" else max(5, size // 20)


def policy(kind, size, seed=42):
    dice = Dice(seed)
    rules = [draw_rule(dice, issues(kind, size)) for _ in range(size)]
    return Policy(rules, [draw_question(dice, rules) for _ in range(QUESTIONS)])


def draw_rule(dice, issue_count):
    wanted, used = [("issue", f"i{dice.draw(issue_count)}")], set()
    for _ in range(1 + dice.draw(3)):
        key = dice.draw(20)
        while key in used:
            key = dice.draw(20)
        used.add(key)
        wanted.append((f"k{key}", f"v{dice.draw(5)}"))
    unwanted = [wanted.pop()] if dice.draw(100) < 30 else []
    return Rule(wanted, unwanted)


def draw_question(dice, rules):
    base = rules[dice.draw(len(rules))]
    facets = list(base.wanted)
    used = {key for key, _ in base.wanted + base.unwanted}
    while len(facets) < 10:
        key = f"k{dice.draw(20)}"
        if key in used:
            continue
        used.add(key)
        facets.append((key, f"v{dice.draw(5)}"))
    return facets


def brute_force(load):
    """How many recommendations all questions get, and the sum of the numbers of the recommended rules."""
    by_issue = {}
    for number, rule in enumerate(load.rules):
        by_issue.setdefault(rule.wanted[0], []).append((number, rule))
    count = total = 0
    for facets in load.questions:
        known = set(facets)
        for number, rule in by_issue.get(facets[0], []):
            if known.issuperset(rule.wanted) and known.isdisjoint(rule.unwanted):
                count += 1
                total += number
    return count, total


# Ours


def wence_rules(load, conclude="新增"):
    def facet(pair):
        return f"特征（项 = {pair[0]}，值 = {pair[1]}）"

    yield "# 政策\n\n```wence\n模板 特征：项 符号，值 符号\n模板 荐举：规则 整数\n"
    for number, rule in enumerate(load.rules):
        yield f"\n规则 r{number}\n  如果\n"
        for pair in rule.wanted:
            yield f"    {facet(pair)}\n"
        for pair in rule.unwanted:
            yield f"    不存在 {facet(pair)}\n"
        yield f"  那么\n    {conclude} 荐举（规则 = {number}）\n"
    yield "```\n"


def wence_questions(load):
    return questions_as_lines([[FACET(*pair) for pair in facets] for facets in load.questions])


# CLIPS

RECOMMENDATION = "(deftemplate recommendation (slot rule))\n"
READER = clips_reader("recommendation", ["rule"])


def clips_facet_rules(load, logical=False):
    def facet(pair):
        return FACET(*pair).as_clips()

    yield "(deftemplate facet (slot key) (slot value))\n" + RECOMMENDATION
    for number, rule in enumerate(load.rules):
        tests = " ".join([facet(pair) for pair in rule.wanted] + [f"(not {facet(pair)})" for pair in rule.unwanted])
        if logical:
            tests = f"(logical {tests})"
        yield f"(defrule r{number} {tests} => (assert (recommendation (rule {number}))))\n"
    yield READER


def clips_facet_questions(load):
    return [[FACET(*pair) for pair in facets] for facets in load.questions]


def clips_situation_rules(load):
    yield "(deftemplate situation (slot issue) " + " ".join(f"(slot k{key})" for key in range(20)) + ")\n"
    yield RECOMMENDATION
    for number, rule in enumerate(load.rules):
        tests = [f"({key} {value})" for key, value in rule.wanted]
        tests += [f"({key} ~{value})" for key, value in rule.unwanted]
        yield f"(defrule r{number} (situation {' '.join(tests)}) => (assert (recommendation (rule {number}))))\n"
    yield READER


def clips_situation_questions(load):
    return [
        [Shape("", "situation", tuple(key for key, _ in facets))(*(value for _, value in facets))]
        for facets in load.questions
    ]


def clips_questions(questions, as_text=False):
    """Functions that put each question, and one that puts them all, each to an empty working memory."""
    for number, facts in enumerate(questions):
        yield clips_function(f"put-{number}", facts, as_text)
    yield "(deffunction ask-all ()\n"
    for number in range(len(questions)):
        yield f"  (reset) (put-{number}) (run) (read-result)\n"
    yield "  TRUE)\n"


def clips_visits(questions):
    """The same to a working memory that stays: the facts of a question are taken back after it."""
    for number, facts in enumerate(questions):
        yield f"(deffunction visit-{number} ()\n"
        for place, fact in enumerate(facts):
            yield f"  (bind ?f{place} (assert {fact.as_clips()}))\n"
        yield f"  (run) (read-result) (retract {' '.join(f'?f{place}' for place in range(len(facts)))}))\n"
    yield "(deffunction ask-all ()\n"
    for number in range(len(questions)):
        yield f"  (visit-{number})\n"
    yield "  TRUE)\n"


def background(size):
    """Facts of the template that all rules look at, with values that no rule asks for."""
    return [FACET(f"k{number % 20}", f"w{number // 20}") for number in range(size)]


# SWI-Prolog


def prolog_rules(load, indexed):
    def facet(pair):
        return f"facet({pair[0]}, {pair[1]})"

    yield ":- dynamic facet/2.\n"
    for number, rule in enumerate(load.rules):
        goals = [facet(pair) for pair in rule.wanted] + [f"\\+ {facet(pair)}" for pair in rule.unwanted]
        head = f"recommended({number})"
        if indexed:
            head = f"recommended({rule.wanted[0][1]}, {number})"
            goals = goals[1:] or ["true"]
        yield f"{head} :- {', '.join(goals)}.\n"


def prolog_questions(load):
    for number, facets in enumerate(load.questions):
        yield f"question({number}, [{', '.join(f'facet({key}, {value})' for key, value in facets)}]).\n"


# The floor: a line a rule or question, "!" before a facet that must be absent


def floor_rules(load):
    for rule in load.rules:
        yield " ".join([f"{k} {v}" for k, v in rule.wanted] + [f"!{k} {v}" for k, v in rule.unwanted]) + "\n"


def floor_questions(load):
    for facets in load.questions:
        yield " ".join(f"{key} {value}" for key, value in facets) + "\n"
