"""What the words of a text testify of its language: how well its trigrams fit each profile.

The logarithms that langdetect adds up for trigrams it draws by lot are added up here for all of them, so that a text
has one answer. All languages are added at once: a row of the table is one long integer with a lane for each of them.
"""

from __future__ import annotations

import json
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SCALE = 32  # steps of a table's row to a nat, as in `profiles`
LANE = 4  # bytes
LONGEST = 40  # letters; what is longer is no word
CACHED = 8_192  # words whose rows are kept added up
ENOUGH = 4_000  # characters of one text that are read; of a longer one, pieces from all over it
PIECES = 5

WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"\S*(?:://|@|\bwww\.)\S*")
BEYOND_LATIN = re.compile("[^\u0000-\u036f\u1e00-\u1eff\u2000-\u2bff]")
# Latin letters that stand for Cyrillic ones in carelessly typed words; letters that the profiles spell another way.
TWINS = str.maketrans("aceijkopsxyèéìABCEHIJKMOPSTXY", "асеіјкорѕхуѐѐѝАВСЕНІЈКМОРЅТХУ")
TWINNED = re.compile("[A-Za-zèéì][\u0400-\u052f]|[\u0400-\u052f][A-Za-zèéì]")
LATIN_IO = re.compile("(?<=[A-Za-z])ё|ё(?=[A-Za-z])")  # stands for the Albanian ë
SPELT = (("ș", "ş"), ("ț", "ţ"), ("ſ", "s"))


class Table:
    """The worth of each trigram to each language of one script."""

    def __init__(self, langs: Sequence[str], alphabets: Sequence[str], grams: str, rows: bytes) -> None:
        self.langs = tuple(langs)
        self.alphabets = dict(zip(langs, map(frozenset, alphabets), strict=True))
        self._lanes = struct.Struct(f"<{len(langs)}I")
        wide = bytearray(LANE * len(rows))
        wide[::LANE] = rows
        self._worth = Worth(Rows(grams, bytes(wide)))

    def gains(self, words: Iterable[str]) -> tuple[int, ...]:
        """What the words are worth to each language, in 1/32 of a nat."""
        return self._lanes.unpack(sum(map(self._worth.__getitem__, words)).to_bytes(self._lanes.size, "little"))


class Rows(dict[str, int]):
    """The row of a trigram, made a number when it is first asked for."""

    def __init__(self, grams: str, rows: bytes) -> None:
        super().__init__()
        self._rows = rows
        self._width = LANE * len(rows) // (LANE * len(grams) // 3) if grams else 0
        self._at = {grams[at : at + 3]: at // 3 * self._width for at in range(0, len(grams), 3)}

    def __missing__(self, gram: str) -> int:
        at = self._at.get(gram)
        row = 0 if at is None else int.from_bytes(self._rows[at : at + self._width], "little")
        if at is not None:
            self[gram] = row
        return row


class Worth(dict[str, int]):
    """The rows of a word's trigrams added up, as long as there are not too many words."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self._rows = rows

    def __missing__(self, word: str) -> int:
        if len(self) >= CACHED:
            self.clear()
        padded = f" {word} "
        worth = sum(map(self._rows.__getitem__, [padded[at : at + 3] for at in range(len(word))]))
        self[word] = worth
        return worth


@cache
def tables() -> tuple[Table, Table]:
    """The tables of the Latin and of the Cyrillic script; read when the first text asks (5 ms)."""
    head, _, rows = zlib.decompress(Path(__file__).with_name("profiles.bin").read_bytes()).partition(b"\n")
    latin, cyrillic = json.loads(head)
    border = len(latin["langs"]) * len(latin["grams"]) // 3
    return Table(**latin, rows=rows[:border]), Table(**cyrillic, rows=rows[border:])


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text that can testify, in small letters, and how many letters of each script the text has.

    Words with a capital are left out: they are names, or may be, and an article in English can be full of Albanian ones.
    """

    latin: list[str] = field(default_factory=list)
    cyrillic: list[str] = field(default_factory=list)
    letters: tuple[int, int, int] = (0, 0, 0)  # Latin, Cyrillic, of any other script


def excerpt(text: str) -> str:
    """The text, or pieces from all over it that are enough, from blank to blank."""
    if len(text) <= ENOUGH:
        return text
    size = ENOUGH // PIECES
    step = (len(text) - size) // (PIECES - 1)
    pieces = (text[at : at + size] for at in range(0, PIECES * step, step))
    return " ".join(" ".join(piece.split()[1:-1]) for piece in pieces)


def words(text: str) -> Words:
    """The words of a text, addresses left out.

    >>> words("Ministri Kuçi tha po: kuci@example.com")
    Words(latin=['tha', 'po'], cyrillic=[], letters=(17, 0, 0))
    """
    text = excerpt(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        for letter, spelt in SPELT:
            text = text.replace(letter, spelt)
        if "ё" in text:
            text = LATIN_IO.sub("ë", text)
    if "@" in text or "://" in text or "www." in text:
        text = ADDRESS.sub(" ", text)
    found = WORD.findall(text)
    if not BEYOND_LATIN.search(text):
        return Words(_small(found), [], (sum(map(len, found)), 0, 0))
    if TWINNED.search(text):
        found = [word.translate(TWINS) if TWINNED.search(word) else word for word in found]
    latin = [word for word in found if word[0] < "\u0370" or "\u1e00" <= word[0] < "\u1f00"]
    cyrillic = [word for word in found if "\u0400" <= word[0] <= "\u052f"]
    counts = [sum(map(len, part)) for part in (latin, cyrillic, found)]
    return Words(_small(latin), _small(cyrillic), (counts[0], counts[1], counts[2] - counts[0] - counts[1]))


def _small(found: list[str]) -> list[str]:
    return [word for word in found if len(word) <= LONGEST and word.islower()]
