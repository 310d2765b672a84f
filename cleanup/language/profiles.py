"""Make the table of trigrams anew: `python -m cleanup.language.profiles`.

The counts are langdetect's own profiles (Wikipedia, counted by Nakatani Shuyo, Apache License 2.0). It has none for
Serbian, so Serbian is the Croatian one, and in Cyrillic its transliteration, mixed with what is counted in
`samples/sr-Cyrl.txt`; Macedonian, its nearest neighbour, is widened in the same way. The samples were written for this.

Only trigrams of small letters are kept, since words with a capital are names or may be. What a trigram is worth to a
language is the logarithm of how much likelier it is there than the rarest that is kept, in 1/32 of a nat, in one byte.
"""

from __future__ import annotations

import json
import math
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

FILE = Path(__file__).with_name("profiles.bin")
SAMPLES = Path(__file__).with_name("samples")
SCALE = 32  # steps to a nat
# A trigram rarer than this is not kept: of Latin script some profiles were cut there, others far lower.
COMMON_LATIN = 1e-4
COMMON_CYRILLIC = 7e-5
FLOOR = 3e-5  # the share of one that is not kept
LETTER = 5e-5  # a letter with this share of all letters belongs to the alphabet

# The languages that rules are written for, and all that are to be kept apart from them. "sh" is Latin Serbian, Croatian, Bosnian.
LATIN = "af ca cs cy da de en es et fi fr hu id it lt lv nl no pl pt ro sh sk sl so sq sv sw tl tr"
CYRILLIC = "bg mk ru sr-Cyrl uk"
MORE = {"mk": "ѐѝѕљџ", "sr-Cyrl": "љњџ", "fr": "ëÿ"}  # letters that are rarer than LETTER

# Shares of what our own samples count beside langdetect's profile.
WEIGHT = {"mk": 0.3, "sr-Cyrl": 0.5, "sh": 0.2}

TO_CYRILLIC = {"lj": "љ", "nj": "њ", "dž": "џ"} | dict(
    zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True)
)
TO_LATIN = {cyrillic: latin for latin, cyrillic in TO_CYRILLIC.items()}
PAIRS = re.compile("lj|nj|dž|.", re.DOTALL)

Shares = dict[str, float]


def cyrillic(text: str) -> str:
    """Serbian in Cyrillic from Serbian in Latin letters, without a dictionary: for counting only.

    >>> cyrillic("ljudi i džep")
    'људи и џеп'
    """
    return "".join(TO_CYRILLIC.get(part, part) for part in PAIRS.findall(text))


def latin(text: str) -> str:
    """Serbian in Latin letters from Serbian in Cyrillic."""
    return "".join(TO_LATIN.get(char, char) for char in text)


def profile(lang: str) -> Counter[str]:
    """How often langdetect counted each n-gram without capitals."""
    spec = find_spec("langdetect")
    if spec is None or spec.origin is None:
        message = "langdetect is not installed: pip install langdetect"
        raise ModuleNotFoundError(message)
    read = json.loads((Path(spec.origin).parent / "profiles" / lang).read_text(encoding="utf-8"))
    # langdetect writes the Romanian letters with cedilla, as old texts did.
    return Counter({gram: count for gram, count in read["freq"].items() if gram == gram.lower()})


def sample(lang: str) -> Counter[str]:
    """How often each trigram stands in our own text in that language."""
    text = (SAMPLES / f"{lang}.txt").read_text(encoding="utf-8")
    padded = (f" {word} " for word in re.findall(r"[^\W\d_]+", text) if word.islower())
    return Counter(word[at : at + 3] for word in padded for at in range(len(word) - 2))


def shares(counts: Counter[str], length: int, script: str) -> Shares:
    """The share of each n-gram of that length among those of the script."""
    own = re.compile(f"[ {script}]+")
    kept = {
        gram: count for gram, count in counts.items() if len(gram) == length and gram.strip() and own.fullmatch(gram)
    }
    total = sum(kept.values())
    return {gram: count / total for gram, count in kept.items()}


def mix(one: Shares, other: Shares, weight: float) -> Shares:
    """The shares of both, the other with that weight."""
    return {gram: (1 - weight) * one.get(gram, 0) + weight * other.get(gram, 0) for gram in one | other}


def counted(lang: str, script: str) -> tuple[Shares, str]:
    """The share of each trigram in a language, and its alphabet."""
    counts = profile("hr" if lang in {"sh", "sr-Cyrl"} else lang)
    if lang == "sr-Cyrl":
        spelt: Counter[str] = Counter()
        for gram, count in counts.items():
            spelt[cyrillic(gram)] += count
        counts = spelt
    found = shares(counts, 3, script)
    if lang in WEIGHT:
        own = sample("mk" if lang == "mk" else "sr-Cyrl")
        if lang == "sh":
            spelt = Counter()
            for gram, count in own.items():
                spelt[latin(gram)[:3]] += count
            own = spelt
        found = mix(found, shares(own, 3, script), WEIGHT[lang])
    letters = shares(counts, 1, script)
    alphabet = sorted({letter for letter, share in letters.items() if share >= LETTER} | set(MORE.get(lang, "")))
    return found, "".join(alphabet)


def table(langs: Sequence[str], script: str, common: float) -> tuple[dict[str, object], bytes]:
    """What `evidence.Table` is made of: the head, and a row of one byte for each language for each trigram."""
    columns = [counted(lang, script) for lang in langs]
    grams = sorted({gram for found, _ in columns for gram, share in found.items() if share >= common})
    rows = bytes(
        round(SCALE * math.log(1 + share / FLOOR)) if (share := found.get(gram, 0)) >= common else 0
        for gram in grams
        for found, _ in columns
    )
    return {"langs": langs, "alphabets": [alphabet for _, alphabet in columns], "grams": "".join(grams)}, rows


def build() -> bytes:
    """Everything `evidence` reads: a line of JSON with the heads of both tables, then the rows of both."""
    latin_head, latin_rows = table(LATIN.split(), "a-zß-öø-ɏ", COMMON_LATIN)
    cyrillic_head, cyrillic_rows = table(CYRILLIC.split(), "а-ѣѐ-џґ", COMMON_CYRILLIC)
    heads = json.dumps([latin_head, cyrillic_head], ensure_ascii=False)
    return heads.encode() + b"\n" + latin_rows + cyrillic_rows


if __name__ == "__main__":
    FILE.write_bytes(zlib.compress(build(), 9))
