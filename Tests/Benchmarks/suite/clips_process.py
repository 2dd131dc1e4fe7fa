"""Runs CLIPS in this process and prints a line of JSON. What is timed is one call into CLIPS, less an empty call.

Arguments: what is timed ("work", "ask-all" or "load"), how often, whether firings are counted in a run of their own
("count" or "-"), clock.clp, the rules, and the facts or questions where there are any.
"""

import json
import os
import statistics
import sys
import tempfile
import time

import clips


def kilobytes(name):
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith(name))


def forget_peak():
    """From now on VmHWM tells the most memory held since now."""
    try:
        with open("/proc/self/clear_refs", "w") as switch:
            switch.write("5")
    except OSError:
        pass  # The peak then counts from the start of the process.


def timed_load(environment, file):
    start = time.process_time()
    environment.load(file)
    return time.process_time() - start


def timed_call(environment, function):
    start = time.process_time()
    environment.eval(f"({function})")
    return time.process_time() - start


def counted_firings(environment):
    environment.reset()
    environment.eval("(feed)")
    firings = environment.run()
    if environment.eval("(take-back)"):
        firings += environment.run()
    return firings


def image_seconds(environment):
    """How long CLIPS takes to load its own binary image of what it holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "image.bin")
        environment.eval(f'(bsave "{path}")')
        fresh = clips.Environment()
        start = time.process_time()
        fresh.eval(f'(bload "{path}")')
        return time.process_time() - start


def measured_load(clock, rules):
    before = kilobytes("VmRSS")
    environment = clips.Environment()
    environment.load(clock)
    record = {"load_s": timed_load(environment, rules), "load_kb": kilobytes("VmHWM") - before}
    return record | {"image_s": image_seconds(environment)}


def measured_work(what, repeats, counting, clock, rules, *facts):
    before = kilobytes("VmRSS")
    environment = clips.Environment()
    environment.eval("(set-reset-globals FALSE)")
    environment.load(clock)
    record = {"load_s": timed_load(environment, rules)}
    record["load_kb"] = kilobytes("VmHWM") - before
    loaded = kilobytes("VmRSS")
    for file in facts:
        environment.load(file)
    environment.reset()
    if what == "ask-all":
        environment.eval("(feed)")
        environment.run()
    fed = kilobytes("VmRSS")
    forget_peak()
    empty = statistics.median(timed_call(environment, "nothing") for _ in range(100))
    times = []
    for _ in range(repeats):
        environment.eval("(forget-result)")
        times.append(timed_call(environment, what) - empty)
    record["memory_kb"] = loaded - before + kilobytes("VmHWM") - fed
    record["seconds"] = statistics.median(times)
    record["count"] = environment.eval("?*count*")
    record["sum"] = environment.eval("?*sum*")
    if counting:
        record["firings"] = counted_firings(environment)
    return record


def main(what, repeats, counting, clock, rules, *facts):
    if what == "load":
        record = measured_load(clock, rules)
    else:
        record = measured_work(what, int(repeats), counting == "count", clock, rules, *facts)
    print(json.dumps(record))


if __name__ == "__main__":
    main(*sys.argv[1:])
