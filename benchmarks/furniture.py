"""How furniture's cost grows with the text, what 300 pages cost, and what hostile texts do.

    python benchmarks/furniture.py [MEGABYTES]          default: 50

A seeded generator writes books: wrapped prose, on each page a foot of one kind. For each kind: CPU seconds for a tenth
of so many megabytes and for all of them, their ratio, how many of the feet were taken out; then a book of 300 pages.
Hostile texts of the same size: one line, form feeds, empty lines, numbers, noise; with the ratio for ten times as much,
and whether anything of them was lost. Each book is read and written by a process of its own, which sees no dictionary but
the shipped ones.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable

WORDS = (
    "keeper lamp harbour miller wheel gull boat quay rope baker oven island storm wall net shed council bread mended "
    "carried painted counted borrowed sold watched hid cleaned measured in spring before after without word supper"
).split()
LINES = 30  # of a page

FEET: dict[str, Callable[[int], list[str]]] = {
    "number": lambda page: [str(page)],
    "title, number": lambda page: ["Yearbook of the Old Harbour", str(page)],
    "label": lambda page: [f"Page {page}"],
    "form feed": lambda page: ["", f"Harbour Press | Page {page} of 99999", "\f"],
    "address": lambda page: [f"www.harbour.org | Page {page} of 99999"],
}
HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda size: "Page 3 of 4 the harbour wall was mended © " * (size // 42),
    "form feeds": lambda size: "\f" * size,
    "empty lines": lambda size: "\n" * size,
    "numbers": lambda size: "\n".join(str(number % 9999) for number in range(size // 5)),
    "a line again": lambda size: "the wall was mended in a night\n" * (size // 31),
    "noise": lambda size: "".join(random.Random(1).choices([chr(code) for code in range(1, 0x250)], k=size)),
    "one word": lambda size: "a@" * (size // 2),
}


def book(foot: Callable[[int], list[str]], size: int) -> str:
    """A text of at least so many characters."""
    chance = random.Random(size)
    stock = []
    for _ in range(900):
        line = " ".join(chance.choices(WORDS, k=11))
        stock.append(f"{line[0].upper()}{line[1:]}." if chance.random() < 0.2 else line)
    lines: list[str] = []
    length = page = 0
    while length < size:
        page += 1
        lines += [stock[chance.randrange(len(stock))] for _ in range(LINES)] + foot(page)
        length += LINES * 64
    return "\n".join(lines) + "\n"


def measured(kind: str, size: int) -> str:
    """CPU seconds, peak MiB, edits and characters lost, in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", kind, str(size)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def one(kind: str, size: int) -> None:
    """Clean one text, and print what it cost."""
    import cleanup

    text = HOSTILE[kind](size) if kind in HOSTILE else book(FEET[kind], size)
    dictionary = cleanup.load()
    cleanup.clean("Page 1 of 2\n\nThe wall.\n", dictionary=dictionary, only=("furniture",))
    start = time.process_time()
    outcome = cleanup.clean(text, dictionary=dictionary, only=("furniture",))
    seconds = time.process_time() - start
    pages = 0 if kind in HOSTILE else sum(len(FEET[kind](1)) > 0 for _ in range(size // (LINES * 64) + 1))
    lost = len(text) - len(outcome.text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{seconds:.3f} {peak} {len(outcome.applied)} {pages} {lost}")


def main() -> None:
    """Print every figure."""
    if "--one" in sys.argv:
        one(sys.argv[-2], int(sys.argv[-1]))
        return
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 50_000_000
    print(f"{'kind':16}{'tenth s':>9}{'all s':>9}{'ratio':>7}{'MiB':>7}  edits of pages, or characters lost")
    for kind in (*FEET, *HOSTILE):
        small, large = (measured(kind, part).split() for part in (size // 10, size))
        found = f"{large[4]} lost" if kind in HOSTILE else f"{large[2]} of {large[3]}"
        ratio = float(large[0]) / max(float(small[0]), 1e-3)
        print(f"{kind:16}{small[0]:>9}{large[0]:>9}{ratio:7.1f}{large[1]:>7}  {found}", flush=True)
    for kind in FEET:
        seconds, *_ = measured(kind, 300 * LINES * 64).split()
        print(f"{kind:16}300 pages: {seconds} s", flush=True)


if __name__ == "__main__":
    main()
