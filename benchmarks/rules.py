"""What phrase rules cost as there are more of them: 200 and 1,000 made up ones on one text.

    python benchmarks/rules.py [--bytes 500000] [--rounds 5]

Rules and text are seeded: made-up words that stand in the text as often as those of the shipped rules in news, some
slots, some guards. The time is CPU time of finding edits, with the scan; must: 1,000 rules at most 4 times 200.
"""

from __future__ import annotations

import argparse
import random
import time

from corpus import vocabulary, word

from cleanup.dictionary.entries import Entry
from cleanup.engine.clean import Choice, outcome
from cleanup.engine.load import build
from cleanup.scan import Index

SEED = 11
FINDS = ("{0} {1}", "{0} {{np: 4}} {1}", "{1} {0} {{word: {2}, {3}}}", "{{past}} {0} {1}", "{0} [{1}] {{number}} {2}")
PHRASES = Choice(frozenset({"phrases"}))


def rules(rng: random.Random, count: int, words: list[str]) -> list[Entry]:
    """Rules of made-up words that no other rule has, with words of the text beside them."""
    made = []
    for number in range(count):
        rare = [f"{word(rng, 'en', 3)}{number}x".translate(str.maketrans("0123456789", "bcdfghjklm")) for _ in range(2)]
        find = rng.choice(FINDS).format(rare[0], *rng.choices(words, k=3))
        fields = {"find": find, "write": rare[1], "lang": "en", "why": "made up", "fixes": [], "leaves": []}
        if rng.random() < 0.4:
            fields["not_before"] = rng.choices(words, k=3)
        made.append(Entry("phrase", f"made-{number}", "made.toml", number + 1, fields))
    return made


def text(rng: random.Random, entries: list[Entry], words: list[str], size: int) -> str:
    """Paragraphs in which a rule's rare word stands once in two hundred words."""
    leads = [part for entry in entries for part in str(entry.fields["find"]).split() if part.endswith("x")]
    out, length = [], 0
    while length < size:
        sentence = [rng.choice(leads) if rng.random() < 0.005 else rng.choice(words) for _ in range(rng.randint(6, 24))]
        out.append(" ".join(sentence).capitalize() + (".\n\n" if rng.random() < 0.25 else ". "))
        length += len(out[-1])
    return "".join(out)


def seconds(source: str, index: Index, rounds: int) -> float:
    """CPU time of one text, the quickest of some rounds after one that compiles the patterns."""
    spent = []
    for _ in range(rounds + 1):
        begin = time.process_time()
        outcome(source, index, PHRASES, "en")
        spent.append(time.process_time() - begin)
    return min(spent[1:])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bytes", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random(SEED)
    words = vocabulary(rng)["en"]
    entries = rules(rng, 1000, words)
    source = text(rng, entries, words, options.bytes)
    spent = {count: seconds(source, build(entries[:count]), options.rounds) for count in (200, 1000)}
    for count, time_ in spent.items():
        print(f"{count:5} rules: {time_ * 1000:7.1f} ms for {len(source):,} characters")
    print(f"ratio: {spent[1000] / spent[200]:.2f} (must: <= 4)")


if __name__ == "__main__":
    main()
