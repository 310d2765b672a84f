"""How often the language of a sentence is found, and how fast.

    python benchmarks/language.py SENTENCES [--wrong]

SENTENCES is a folder with `sets.tsv` (set, language, ...) and one `SET.in` for each set, a sentence a line. For each
set: sentences of 60 letters and more (right, unsure, surely wrong), shorter ones, and documents of five sentences.
Hr, bs and sr-Latn count as right where the answer is "sh" or the language itself. Then the time of one paragraph, of the
first call, and the memory it takes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cleanup.language import identify

LONG = 60  # letters
SOUTH_SLAVIC = {"hr", "bs", "sr-Latn"}


def letters(text: str) -> int:
    """How many letters a text has."""
    return sum(map(str.isalpha, text))


def right(lang: str, answer: str) -> bool:
    """Whether the answer is true of a text in that language."""
    return answer == lang or (answer == "sh" and lang in SOUTH_SLAVIC)


def tally(texts: Iterable[str], lang: str, say: Callable[[str, str], None]) -> str:
    """Share right and unsure, and the number surely wrong."""
    count: Counter[str] = Counter()
    for text in texts:
        answer = identify(text).lang
        count["right" if right(lang, answer) else "wrong" if answer else "unsure"] += 1
        if answer and not right(lang, answer):
            say(answer, text)
    total = sum(count.values()) or 1
    return f"{total:6} {count['right'] / total:7.2%} {count['unsure'] / total:7.2%} {count['wrong']:5}"


def accuracy(folder: Path, say: Callable[[str, str], None]) -> None:
    """Print the figures of every set."""
    part = f"{'':6} {'right':>7} {'unsure':>7} {'wrong':>5}"
    print(f"{'':16}{'long sentences':28} {'short':28} {'five sentences':28}\n{'':16}{part} {part} {part}")
    for line in (folder / "sets.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        name, lang, *_ = line.split("\t")
        texts = (folder / f"{name}.in").read_text(encoding="utf-8").splitlines()
        long = [text for text in texts if letters(text) >= LONG]
        short = [text for text in texts if letters(text) < LONG]
        documents = ["\n".join(texts[at : at + 5]) for at in range(0, len(texts) - 4, 5)]
        print(f"{name:15}", *(tally(part, lang, say) for part in (long, short, documents)))


def speed(texts: Sequence[str]) -> None:
    """Print the time of one paragraph, again and again and of words never seen before, and of the first call."""
    identify(texts[0])
    for name in ("new words", "again"):
        begun = time.process_time()
        for text in texts:
            identify(text)
        spent = time.process_time() - begun
        print(
            f"{name}: {spent / len(texts) * 1000:.3f} ms a paragraph of {sum(map(len, texts)) // len(texts)} characters"
        )
    code = (
        "import time; a = time.perf_counter()\n"
        "from cleanup.language import identify\n"
        "b = time.perf_counter(); identify('the words of this are few but they are enough'); c = time.perf_counter()\n"
        "import tracemalloc; from cleanup.language.evidence import tables\n"
        "tables.cache_clear(); tracemalloc.start(); tables(); size = tracemalloc.get_traced_memory()[1] / 2**20\n"
        "print(f'import {(b - a) * 1000:.1f} ms, first call {(c - b) * 1000:.1f} ms, tables {size:.1f} MiB at their peak')"
    )
    print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip())


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print what was surely wrong")
    options = parser.parse_args()
    accuracy(options.sentences, lambda answer, text: options.wrong and print(f"    {answer}: {text[:150]}"))
    texts = [text for file in sorted(options.sentences.glob("*.in")) for text in file.read_text("utf-8").splitlines()]
    speed([" ".join(texts[at : at + 3]) for at in range(0, len(texts), 60)])


if __name__ == "__main__":
    main()
