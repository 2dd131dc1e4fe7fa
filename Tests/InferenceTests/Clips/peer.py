"""Runs programs in CLIPS: one JSON object a line in, one JSON object a line out.

In:  {"constructs": [text...], "rounds": [[{"isGiven": bool, "fact": text}...]...], "limits": [firings...]}
Out: {"rounds": [{"firings": [{"rule": name, "facts": [index...]}...],
                  "facts": [{"index": number, "text": text}...], "agenda": [{"rule": name, "facts": [index...]}...]}...],
      "complaint": text}
"""

import json
import re
import sys

import clips

FIRE = re.compile(r"^FIRE +\d+ (\w+): (.*)$", re.MULTILINE)
ACTIVATION = re.compile(r"^-?\d+ +(\w+): (.*)$")
FACT = re.compile(r"f-(\d+)")
GONE = re.compile(r"\[PRNTUTIL11\].*|\[PRCCODE4\].*")


class Listener(clips.Router):
    """Takes all output: the trace of firings, and complaints."""

    def __init__(self):
        super().__init__("listener", 40)
        self.trace, self.complaints = [], []

    def query(self, name):
        return name in ("stdout", "stderr", "stdwrn")

    def write(self, name, message):
        (self.trace if name == "stdout" else self.complaints).append(message)


def value(held):
    if isinstance(held, bool):
        return "TRUE" if held else "FALSE"
    if isinstance(held, str) and not isinstance(held, clips.Symbol):
        return f'"{held}"'
    return str(held)


def text(fact):
    return " ".join([f"({fact.template.name}"] + [f"({name} {value(held)})" for name, held in fact]) + ")"


def change(environment, step):
    if step["isGiven"]:
        environment.eval(f"(assert {step['fact']})")
        return
    for fact in environment.facts():
        if text(fact) == step["fact"]:
            fact.retract()
            return


def match(rule, basis):
    return {"rule": rule, "facts": [int(index) for index in FACT.findall(basis)]}


def play(environment, listener, program):
    environment.clear()
    for construct in program["constructs"]:
        environment.build(construct)
    environment.eval("(watch rules)")
    environment.reset()
    rounds = []
    for steps, limit in zip(program["rounds"], program["limits"]):
        for step in steps:
            change(environment, step)
        listener.trace.clear()
        environment.run(limit)
        firings = [match(*parts) for parts in FIRE.findall("".join(listener.trace))]
        facts = [{"index": fact.index, "text": text(fact)} for fact in environment.facts()]
        agenda = [match(*ACTIVATION.match(str(one).strip()).groups()) for one in environment.activations()]
        rounds.append({"firings": firings, "facts": facts, "agenda": agenda})
    return rounds


def main():
    environment, listener = clips.Environment(), Listener()
    environment.add_router(listener)
    for line in sys.stdin:
        listener.complaints.clear()
        rounds = []
        try:
            rounds = play(environment, listener, json.loads(line))
        except clips.CLIPSError as error:
            listener.complaints.append(repr(error))
        # To modify a fact that is gone, and to halt, are no faults.
        complaint = GONE.sub("", "".join(listener.complaints)).strip()
        print(json.dumps({"rounds": rounds, "complaint": complaint}), flush=True)


main()
