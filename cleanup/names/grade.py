"""How near two spellings of one word of a name are, and why: the graded comparison under every decision on names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cleanup.names.fold import VOWELS, loosen, plain, sounds, stripped, unmarked

Kind = Literal["equal", "sounds", "lost", "marks", "slip", "near", "typo", "other"]

# The grade of each kind of difference (facts of the trade: a letter with a mark never stands for another sound).
SCORE: dict[Kind, float] = {
    "equal": 1.0,  # the same word, apart from capitals
    "sounds": 0.99,  # another orthography or script: Redžepi, Реџепи
    "lost": 0.97,  # marks lost, nothing else: Kuci
    "marks": 0.95,  # a bare letter for a marked one: Djuric, Bukosi
    "slip": 0.93,  # ç for q, č for ć
    "near": 0.85,  # another sound of the same family
    "typo": 0.7,
    "other": 0.0,
}
WHY: dict[Kind, str] = {
    "equal": "the same spelling",
    "sounds": "the same sounds in another orthography or script",
    "lost": "only diacritics are missing",
    "marks": "a bare letter stands for a marked one",
    "slip": "one mark taken for another (ç/q, č/ć)",
    "near": "a sound close by",
    "typo": "one letter differs",
    "other": "other letters",
}
_BARE = frozenset(
    map(frozenset, ("cC", "cQ", "sS", "zZ", "zX", "dG", "tT", "lL", "nN", "eE", "uU", "oO", "aA", "iY", "ij", "jY"))
)
_NEAR = frozenset(map(frozenset, ("GX", "gG", "kQ", "kC", "sz", "ZX", "UY", "Ui", "UA", "ck")))
# Tails that make another name: their letters are identity, not noise (Rexhepi and Rexhepaj, Ivanov and Ivanović).
TAIL = 3
_FORMING = re.compile(r"(?:[eo]v?sk[ia]|[eo]vi[CQ]|oglu)$")
# A word of so few sounds with a letter doubled is another word: Füle, Fülle.
SHORT = 4
_VOWELS = re.compile(r"((?<![aeiouаеиоу])([aeiouаеиоу])\2)")
_TWICE = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Step:
    """One difference of an alignment: the letters on both sides ("" where one has none), and where from the end."""

    one: str
    other: str
    from_end: int

    @property
    def kind(self) -> Kind:
        """What kind of difference it is."""
        pair = frozenset((self.one, self.other))
        if pair in _BARE:
            return "marks"
        if pair == frozenset("CQ"):
            return "slip"
        if pair in _NEAR:
            return "near"
        return "typo"

    @property
    def cost(self) -> float:
        """How much it weighs."""
        if not self.one or not self.other:
            return 0.9
        return {"marks": 0.1, "slip": 0.15, "near": 0.3}.get(self.kind, 1.0 - 0.1 * self.vowels)

    @property
    def vowels(self) -> bool:
        """Whether only vowels are concerned."""
        return bool(self.one + self.other) and all(char in VOWELS for char in self.one + self.other)


def align(one: str, other: str) -> list[Step]:
    """The cheapest way from one string of sounds to another; only the differences.

    >>> [(step.one, step.other, step.from_end) for step in align("kuCi", "kuQi")]
    [('C', 'Q', 1)]
    """
    return _aligned(*trimmed(one, other))


def trimmed(one: str, other: str) -> tuple[str, str, int]:
    """What is left of two strings between equal beginnings and equal ends, and how long the equal end is.

    >>> trimmed("Mickoski", "Mickovski")
    ('', 'v', 3)
    """
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end], end


def _aligned(one: str, other: str, end: int) -> list[Step]:
    """As `align`, of what is left between equal beginnings and `end` equal letters behind."""
    rows, columns = len(one), len(other)
    best: list[list[tuple[float, int, int, Step | None]]] = [
        [(0.0, 0, 0, None)] * (columns + 1) for _ in range(rows + 1)
    ]
    for i in range(rows + 1):
        for j in range(columns + 1):
            if i or j:
                best[i][j] = min(
                    _ways(one[:i], other[:j], best, end + max(rows - i, columns - j)), key=lambda way: way[0]
                )
    steps = []
    i, j = rows, columns
    while i or j:
        _, i, j, step = best[i][j]
        if step:
            steps.append(step)
    return steps[::-1]


def _ways(
    one: str, other: str, best: Sequence[Sequence[tuple[float, int, int, Step | None]]], left: int
) -> Iterator[tuple[float, int, int, Step | None]]:
    """The ways to come from a shorter pair to this one: replace, take out, put in, swap."""
    i, j = len(one), len(other)
    if i and j:
        step = None if one[-1] == other[-1] else Step(one[-1], other[-1], left)
        yield best[i - 1][j - 1][0] + (step.cost if step else 0), i - 1, j - 1, step
    if i:
        step = Step(one[-1], "", left)
        yield best[i - 1][j][0] + step.cost, i - 1, j, step
    if j:
        step = Step("", other[-1], left)
        yield best[i][j - 1][0] + step.cost, i, j - 1, step
    if i > 1 and j > 1 and one[-1] == other[-2] and one[-2] == other[-1] and one[-1] != one[-2]:
        yield best[i - 2][j - 2][0] + 0.8, i - 2, j - 2, Step(one[-2:], other[-2:], left)


def lost_marks(right: str, said: str) -> bool:
    """Whether `said` is `right` with marks missing (a typewriter's dj for đ among them), and nothing else.

    >>> lost_marks("Šutanovac", "Sutanovac"), lost_marks("Thaçi", "Taçi"), lost_marks("Đurić", "Djurić")
    (True, False, True)
    """
    one, other = plain(right), plain(said)
    if one == other:
        return False
    spelt = one.replace("đ", "dj") if "dj" in other else one
    if len(spelt) != len(other):
        return False
    return all(a == b or stripped(a) == b for a, b in zip(spelt, other, strict=True))


def one_edit(one: str, other: str) -> bool:
    """Whether two strings differ in at most one letter, or in two neighbours that changed places.

    >>> one_edit("kuci", "kuzi"), one_edit("kuci", "kuic"), one_edit("kuci", "kucia"), one_edit("kuci", "kuziа")
    (True, True, True, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    left, right, _ = trimmed(one, other)
    return max(len(left), len(right)) < 2 or (len(left) == 2 and left == right[::-1])


@lru_cache(maxsize=1 << 14)
def compare(right: str, said: str, tail: int = TAIL) -> Kind:
    """What kind of difference lies between the right form and what a text says.

    No typo is seen in the last `tail` letters: there a letter makes another name.

    >>> compare("Kuçi", "Kuqi"), compare("Kuçi", "Kuci"), compare("Rexhepi", "Реџепи"), compare("Rexhepi", "Rexhepaj")
    ('slip', 'lost', 'sounds', 'other')
    """
    if plain(right) == plain(said):
        return "equal"
    if lost_marks(right, said):
        return "lost"
    one, other = sounds(right), sounds(said)
    if one == other:
        return _same_sounds(right, said, len(one))
    if loosen(one) == loosen(other):
        return _same_loose(one, other, tail)
    if "ü" in (low := plain(right)) or "ö" in low or "ä" in low:
        spelt = low.replace("ü", "ue").replace("ö", "oe").replace("ä", "ae")
        if spelt in {plain(said), stripped(said)}:
            return "marks"
    return _by_steps(one, other, tail)


def _doubled(one: str, other: str) -> bool:
    """Whether a doubled letter is all that tells two words apart."""
    left, right = stripped(one), stripped(other)
    return left != right and _TWICE.sub(r"\1", left) == _TWICE.sub(r"\1", right)


def _same_sounds(right: str, said: str, size: int) -> Kind:
    """Another orthography, or a letter doubled: a vowel (Cameron, Cameroon) or in so short a word makes another name."""
    if not _doubled(right, said):
        return "sounds"
    return "typo" if _long_vowel(right, said) else "near" if size <= SHORT else "sounds"


def _long_vowel(one: str, other: str) -> bool:
    """Whether a vowel stands twice on one side only: Cameron, Cameroon."""
    return [pair[0] for pair in _VOWELS.findall(plain(one))] != [pair[0] for pair in _VOWELS.findall(plain(other))]


def _same_loose(one: str, other: str, tail: int) -> Kind:
    if {one[-1:], other[-1:]} == {"i", "j"}:
        return "other"  # Mustafai and Mustafaj are two surnames
    steps = align(one, other)
    if any(not (step.one and step.other) and step.one + step.other not in "eE" for step in steps):
        return _by_steps(one, other, tail)
    kinds = {step.kind for step in steps}
    for kind in ("near", "slip"):
        if kind in kinds:
            return kind
    return "marks"


def _by_steps(one: str, other: str, tail: int) -> Kind:
    """One small step of another kind than marks, in a word long enough and not in its tail, is a typo."""
    if not (one_edit(loosen(one), loosen(other)) or one_edit(unmarked(one), unmarked(other))):
        return "other"
    steps = align(one, other)
    hard = [step for step in steps if step.kind == "typo"]
    near = [step for step in steps if step.kind == "near"]
    size = min(len(one), len(other))
    if not hard:
        return "near" if len(near) == 1 and size >= 4 else "other"
    if one.replace("ovsk", "osk") == other.replace("ovsk", "osk"):
        return "typo"  # -oski and -ovski are taken for each other
    forming = _FORMING.search(one)
    # Neighbours that changed places make no other name, wherever they stand before the last letter.
    least = 1 if hard and len(hard[0].one) == 2 else max(tail, len(forming[0]) if forming else 0)
    if len(hard) > 1 or near or size < 6 or one[0] != other[0] or hard[0].from_end < least:
        return "other"
    return "typo"


def slight(right: str, said: str) -> bool:
    """Whether the one letter that differs is of the kind that slips: a vowel, two neighbours swapped, -oski for -ovski.

    A consonant makes another name more often than a mistake: Petrović, Perović.
    """
    one, other = sounds(right), sounds(said)
    if one.replace("ovski", "oski") == other.replace("ovski", "oski"):
        return True
    hard = [step for step in align(one, other) if step.kind == "typo"]
    return all(step.vowels or len(step.one) == 2 for step in hard)
