"""A seeded corpus for benchmarks: Markdown files in three languages, a dictionary of one-word entries, planted faults.

    python benchmarks/corpus.py FOLDER [--files 2000] [--bytes 20000000] [--entries 10000] [--planted 14000]

FOLDER/content/*.md, FOLDER/dictionary.tsv (ours), FOLDER/typos.toml and FOLDER/codespell.txt (the same pairs for the
peers), FOLDER/planted.tsv (file, wrong, write). The words are made of syllables, so that nothing is anybody's text.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

SYLLABLES = {
    "en": "the an in er on re at ed ti es or te of is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro".split(),
    "sq": "të në që si më për një dhe ka sh ë ri ve ni ar it ku pë re li ti ja ës qi ç ë dhë gj im ur ash and ev mo".split(),
    "sr": "na je da se ko ra ni po ti od za ne li vo ma sta no ći đe ša vi to re go la ka ti di pre nje ži ča ak om".split(),
}
COMMON = {
    "en": "the of and to in a is that for it was on with as by at from this have are not an be which were has".split(),
    "sq": "dhe të në e i që për me një nga është si ka më se do u edhe ai ishte janë ku por kjo tij mund pas".split(),
    "sr": "i je u na da se za od su s koji to o kao do ne što će bio iz ali po koja ili kako samo pre već".split(),
}
PAGES = ["# {}\n\n", "## {}\n\n", "- {}\n\n", "> {}\n\n"]


def word(rng: random.Random, lang: str, least: int = 2) -> str:
    """A word of syllables."""
    return "".join(rng.choices(SYLLABLES[lang], k=rng.randint(least, 4)))


def vocabulary(rng: random.Random) -> dict[str, list[str]]:
    """Words of each language, the common ones as often as in text."""
    return {lang: [word(rng, lang) for _ in range(8000)] + COMMON[lang] * 240 for lang in SYLLABLES}


def pairs(rng: random.Random, known: set[str], count: int) -> list[tuple[str, str]]:
    """One-word entries: a wrong word that is none of the corpus, and a right one that is no entry's wrong one."""
    found: dict[str, str] = {}
    while len(found) < count:
        right = word(rng, "en", 3).capitalize()
        wrong = right[:-1] + rng.choice("bcdfgklmpvz") + "x"
        if wrong.lower() not in known and wrong not in found:
            found[wrong] = right
    return sorted(found.items())


def text(rng: random.Random, words: list[str], size: int, planted: list[str]) -> str:
    """A Markdown text of about `size` characters that holds the planted words."""
    places = sorted(rng.random() * size for _ in planted)
    out, length, faults = [], 0, iter(planted)
    waiting = iter([*places, float("inf")])
    next_at = next(waiting)
    while length < size:
        sentence = []
        for _ in range(rng.randint(6, 24)):
            if length >= next_at:
                sentence.append(next(faults))
                next_at = next(waiting)
            sentence.append(rng.choice(words))
            length += len(sentence[-1]) + 1
        line = " ".join(sentence)
        out.append(rng.choice(PAGES).format(line) if rng.random() < 0.08 else f"{line[0].upper()}{line[1:]}. ")
        if rng.random() < 0.2:
            out.append("\n\n")
    out += (f"{fault} " for fault in faults)
    return "".join(out).rstrip() + "\n"


def make(folder: Path, files: int, size: int, entries: int, planted: int, seed: int = 7) -> None:
    """Write the corpus."""
    rng = random.Random(seed)
    words = vocabulary(rng)
    known = {w.lower() for group in words.values() for w in group}
    dictionary = pairs(rng, known, entries)
    share = [0] * files
    for _ in range(planted):
        share[rng.randrange(files)] += 1
    (folder / "content").mkdir(parents=True, exist_ok=True)
    log = []
    for number in range(files):
        lang = ("en", "sq", "sr")[number % 3]
        chosen = rng.choices(dictionary, k=share[number])
        path = folder / "content" / f"{lang}-{number:05}.md"
        path.write_text(text(rng, words[lang], size // files, [wrong for wrong, _ in chosen]), encoding="utf-8")
        log += (f"{path.name}\t{wrong}\t{right}" for wrong, right in chosen)
    rows = [f"{wrong}\t{right}" for wrong, right in dictionary]
    (folder / "dictionary.tsv").write_text("\n".join(["wrong\twrite", *rows]) + "\n", encoding="utf-8")
    (folder / "planted.tsv").write_text("\n".join(log) + "\n", encoding="utf-8")
    typos = [f'{wrong} = "{right}"' for wrong, right in dictionary]
    (folder / "typos.toml").write_text("\n".join(["[default.extend-words]", *typos]) + "\n", encoding="utf-8")
    spell = [f"{wrong}->{right}" for wrong, right in dictionary]
    (folder / "codespell.txt").write_text("\n".join(spell) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    for name, default in (("files", 2000), ("bytes", 20_000_000), ("entries", 10_000), ("planted", 14_000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    args = parser.parse_args()
    make(args.folder, args.files, args.bytes, args.entries, args.planted)


if __name__ == "__main__":
    main()
