"""Every figure of speed and size, as ratios against a peer in one run (DESIGN: speed and size).

    pip install '.[bench]'
    python benchmarks/run.py [--rounds 5] [--small]

CPU time of whole commands, in pairs A B A B, the median of the pairs' ratios. Peers: typos and codespell with the same
10,000 one-word entries; for one file, `python -c pass`. Planted faults are counted as well: missed and unwanted.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus import make

BIN = Path(sys.executable).parent
CLEANUP = [sys.executable, "-m", "cleanup"]


def environment(cache: Path) -> dict[str, str]:
    """As users have it: a cache of its own for the run, and bytecode kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"CLEANUP_CACHE": str(cache)}


def cpu(command: Sequence[str], cache: Path) -> tuple[float, str]:
    """CPU seconds of a command, user and system, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False, env=environment(cache)
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, done.stdout


def pair(ours: Sequence[str], peer: Sequence[str], rounds: int, cache: Path) -> tuple[float, float, float]:
    """Median CPU seconds of both, and the median ratio of the pairs."""
    times = [(cpu(ours, cache)[0], cpu(peer, cache)[0]) for _ in range(rounds)]
    ratios = [one / max(other, 1e-3) for one, other in times]
    return *(statistics.median(column) for column in zip(*times, strict=True)), statistics.median(ratios)


def peak(command: Sequence[str], cache: Path) -> float:
    """Peak memory of a command in MiB."""
    program = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command], capture_output=True, text=True, check=True, env=environment(cache)
    )
    return int(done.stdout) / (1024 if sys.platform == "linux" else 1024 * 1024)


def planted(folder: Path, report: str) -> tuple[int, int]:
    """How many planted faults were missed, and how many edits nobody planted."""
    wanted = sorted(
        tuple(row.split("\t")) for row in (folder / "planted.tsv").read_text(encoding="utf-8").split("\n") if row
    )
    files = [file for line in report.split("\n") if line for file in json.loads(line)["files"]]
    made = sorted((Path(f["path"]).name, e["before"], e["after"]) for f in files for e in f["edits"] if e["applied"])
    missed, unwanted = list(wanted), []
    for edit in made:
        if edit in missed:
            missed.remove(edit)
        else:
            unwanted.append(edit)
    return len(missed), len(unwanted)


def row(name: str, ours: float, peer: float, ratio: float, must: str) -> None:
    """One line of the table."""
    print(f"| {name} | {ours:.2f} s | {peer:.2f} s | {ratio:.2f} | {must} |", flush=True)


def main() -> None:
    """Make the corpora in a folder of their own, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--small", action="store_true", help="a tenth of everything, to see that it runs")
    args = parser.parse_args()
    scale = 10 if args.small else 1
    with tempfile.TemporaryDirectory() as name:
        root, cache = Path(name), Path(name, "cache")
        make(root / "big", 2000 // scale, 20_000_000 // scale, 10_000, 14_000 // scale)
        make(root / "huge", 1, 4000, 50_000, 3)
        print("| what | ours | peer | ratio | must |\n|---|---|---|---|---|")
        content = str(root / "big" / "content")
        ours = [*CLEANUP, "check", "--no-shipped", "--dictionary", str(root / "big" / "dictionary.tsv")]
        typos = [str(BIN / "typos"), "--config", str(root / "big" / "typos.toml"), "--format", "brief", content]
        spell = [str(BIN / "codespell"), "-D", str(root / "big" / "codespell.txt"), content]
        _, report = cpu([*ours, "--only", "names", "--format", "jsonl", content], cache)
        row("check, 10,000 entries / typos", *pair([*ours, content], typos, args.rounds, cache), "<= 0.6")
        row("check, 10,000 entries / codespell", *pair([*ours, content], spell, args.rounds, cache), "<= 0.7")
        shipped = [*CLEANUP, "check", content]
        row("check, shipped dictionaries / typos", *pair(shipped, typos, args.rounds, cache), "-")
        nothing = [sys.executable, "-c", "pass"]
        for size, folder in (("10,000", "big"), ("50,000", "huge")):
            one = [*CLEANUP, "check", "--no-shipped", "--dictionary", str(root / folder / "dictionary.tsv")]
            one.append(str(next((root / "huge" / "content").iterdir())))
            cpu(one, cache)  # warms the compile cache
            row(f"one 4 kB file, {size} entries / python -c pass", *pair(one, nothing, 3 * args.rounds, cache), "<= 8")
            print(f"| peak memory, one file, {size} entries | {peak(one, cache):.0f} MiB | | | |")
        print(f"| peak memory, 20 MB, 10,000 entries | {peak([*ours, content], cache):.0f} MiB | | | <= 60 |")
        missed, unwanted = planted(root / "big", report)
        print(f"| planted: missed, unwanted | {missed}, {unwanted} | | | 0, 0 |")


if __name__ == "__main__":
    main()
