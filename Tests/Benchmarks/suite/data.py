"""The facts that the rule files of Programs/ are given."""

from .dice import Dice
from .facts import Shape

GUEST = Shape("来宾", "guest", ("name", "sex", "hobby"))
LAST_SEAT = Shape("末席", "last-seat", ("number",))
STAIRS = Shape("楼梯", "stairs", ("steps", "drawn"))
EDGE = Shape("边", "edge", ("from", "to"))
COUNTER = Shape("计数器", "counter", ("value", "limit"))
LINK = Shape("环", "link", ("number", "last"))
GROUND = Shape("根据", "ground", ("name",))
ENTRY = Shape("条目", "entry", ("number",))
TICK = Shape("节拍", "tick", ("value", "limit"))
LEFT = Shape("左", "left", ("key",))
RIGHT = Shape("右", "right", ("key", "tail"))
THIRD = Shape("第三", "third", ("tail",))
AMOUNT = Shape("数目", "amount", ("number", "size"))


def banquet(size, hobbies=3, seed=42):
    """As many men as women, each with two or more of the hobbies; hobbies are few, so nobody has to rise again."""
    dice = Dice(seed)
    sexes = ["m", "f"] * (size // 2)
    dice.shuffle(sexes)
    facts = []
    for number, sex in enumerate(sexes, 1):
        names = [f"h{hobby}" for hobby in range(1, hobbies + 1)]
        dice.shuffle(names)
        facts += [GUEST(f"n{number}", sex, hobby) for hobby in names[: 2 + dice.draw(hobbies - 1)]]
    return [*facts, LAST_SEAT(size)]


def picky_banquet(size, seed=42):
    """Two hobbies out of many: the first choice often leads nowhere, and guests have to rise again."""
    dice = Dice(seed)
    facts = []
    for number in range(size):
        sex = "mf"[number % 2]
        own, next_one = f"h{number}", f"h{(number + 1) % size}"
        facts += [GUEST(f"n{number}", sex, hobby) for hobby in (own, next_one)]
        if dice.draw(3) == 0:
            facts.append(GUEST(f"n{number}", sex, f"h{dice.draw(size)}"))
    return [*dict.fromkeys(facts), LAST_SEAT(size)]


def endless_banquet(size):
    """All guests like the same, and there is a seat too many: every way to seat them is tried."""
    return [*(GUEST(f"n{number}", "mf"[number % 2], "h1") for number in range(size)), LAST_SEAT(size + 1)]


def staircase(segments):
    return [STAIRS(7 * segments, 0)]


def graph(nodes, edges, seed=42):
    dice = Dice(seed)
    drawn = {}
    while len(drawn) < edges:
        pair = dice.draw(nodes), dice.draw(nodes)
        if pair[0] != pair[1]:
            drawn[pair] = None
    return [EDGE(*pair) for pair in drawn]


def strangers(size, ticks):
    """Two memories without a key in common."""
    return [
        *(LEFT(2 * number) for number in range(size)),
        *(RIGHT(2 * number + 1, number) for number in range(size)),
        TICK(0, ticks),
    ]


def strangers_apart(size, ticks):
    """All keys on the right are greater than those on the left."""
    return [
        *(LEFT(number) for number in range(size)),
        *(RIGHT(size + number, number) for number in range(size)),
        TICK(0, ticks),
    ]


def strangers_with_one_pair(size, ticks):
    return [RIGHT(size // 2 * 2, 0), *strangers(size, ticks)]


def strangers_at_the_third(size, ticks):
    return [
        *(LEFT(number) for number in range(size)),
        *(RIGHT(number, 2 * number) for number in range(size)),
        *(THIRD(2 * number + 1) for number in range(size)),
        TICK(0, ticks),
    ]


def amounts(size, ticks):
    return [*(AMOUNT(number, 0) for number in range(size)), TICK(0, ticks)]


def fan(size):
    return [*(ENTRY(number) for number in range(size)), GROUND("总则")]
