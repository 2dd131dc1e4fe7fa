"""Each engine as a command that prints a line of JSON."""

import importlib.metadata
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PROGRAMS = HERE / "Programs"
CLIPS = HERE / "Clips"


@dataclass(frozen=True)
class Job:
    """What one engine is to do for one work."""

    engine: str
    command: tuple[str, ...]

    def run(self):
        done = subprocess.run(self.command, capture_output=True, text=True)
        if done.returncode != 0 or not done.stdout.strip():
            raise RuntimeError(f"{self.engine}: {' '.join(self.command)}\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout.strip().splitlines()[-1])


@dataclass(frozen=True)
class Tools:
    """Where the programs are; a peer that is not there is None."""

    wence_bench: Path
    wence: Path | None
    floor: Path | None
    swipl: str | None
    clips: bool

    @staticmethod
    def found(wence_bench, wence, folder):
        return Tools(
            Path(wence_bench), Path(wence) if Path(wence).is_file() else None, built_floor(folder),
            shutil.which("swipl"), importlib.util.find_spec("clips") is not None)

    def missing(self):
        if not self.clips:
            yield "CLIPS (pip install clipspy)"
        if not self.swipl:
            yield "SWI-Prolog (apt-get install swi-prolog-nox)"
        if not self.floor:
            yield "the floor (no C compiler)"

    def versions(self):
        if self.clips:
            yield clips_banner()
        if self.swipl:
            yield output([self.swipl, "--version"])
        if self.floor:
            yield output(["cc", "--version"]).splitlines()[0]
        yield output(["swift", "--version"]).splitlines()[0]

    # Jobs

    def ours(self, command, rules, *options, name="ours"):
        return Job(name, (str(self.wence_bench), command, *map(str, rules), *map(str, options)))

    def clips_job(self, what, repeats, files, name="CLIPS", counting=False):
        process = (sys.executable, str(HERE / "suite" / "clips_process.py"))
        options = (what, str(repeats), "count" if counting else "-")
        return Job(name, (*process, *options, str(CLIPS / "clock.clp"), *map(str, files)))

    def prolog_job(self, mode, repeats, limit, rules, questions):
        script = str(HERE / "Prolog" / "policy.pl")
        return Job(f"SWI {mode}", (self.swipl, script, mode, str(repeats), str(limit), str(rules), str(questions)))

    def floor_job(self, repeats, rules, questions):
        return Job("floor", (str(self.floor), str(rules), str(questions), str(repeats)))


def built_floor(folder):
    compiler = shutil.which("cc")
    if not compiler:
        return None
    program = Path(folder) / "floor"
    subprocess.run([compiler, "-O2", "-o", program, HERE / "Floor" / "floor.c"], check=True)
    return program


def clips_banner():
    """The library names its version in its banner."""
    folder = Path(importlib.util.find_spec("clips").origin).parent
    banners = (re.search(rb"CLIPS \([^)]*\)", library.read_bytes()) for library in folder.glob("*.so"))
    version = next((banner.group().decode() for banner in banners if banner), "CLIPS")
    return f"{version}, the library of clipspy {importlib.metadata.version('clipspy')}"


def output(command):
    done = subprocess.run(command, capture_output=True, text=True)
    return (done.stdout or done.stderr).strip()
