"""Names put together that are one: blocks by key, each pair checked, stars around the most usual form.

No chains: what is like a member but not like the centre of a group stays outside (the transitive closure of
likeness once tied 202 persons together). Time grows with the number of names, not with their square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from cleanup.names.bases import word_relation
from cleanup.names.endings import family
from cleanup.names.fold import VOWELS, fold_sounds, loosen, plain, stem, unmarked
from cleanup.names.grade import SCORE, Kind, compare, slight, trimmed
from cleanup.names.rules import head_keys, text_keys
from cleanup.names.same import initial_fits

CERTAIN = SCORE["slip"]
INFLECTING = frozenset({"sq", "sh", "de", "tr"})
# A typo is looked for only beside a word that is the same, and in a word this long.
_LONG = 6
_VOWEL_KEYS = frozenset("aeiou")
_KINDRED = frozenset(map(frozenset, ("dg", "dz", "gz", "ck", "sz")))
# So many names with one given name or surname are not compared two by two.
_CROWD = 2000


@dataclass(frozen=True, slots=True)
class Form:
    """A name of several words as texts have it, and how often."""

    words: tuple[str, ...]
    lang: str = ""
    count: int = 1


def keys(word: str, lang: str) -> tuple[str, ...]:
    """The keys of a word, and in running text of what it may be a case of."""
    if lang:
        return tuple(
            dict.fromkeys(
                (
                    *_loose_of(word),
                    *text_keys(word.split("'", maxsplit=1)[0].split("’", maxsplit=1)[0], lang),
                    *head_keys(word),
                )
            )
        )
    return _loose_of(word)


@lru_cache(maxsize=1 << 14)
def _loose_of(word: str) -> tuple[str, ...]:
    """The loose key; and the one with every e, for a letter may have changed places with it."""
    key = unmarked(fold_sounds(word))
    short = loosen(key)
    return (key,) if short == key else (short, key)


def stars(forms: Sequence[Form]) -> list[list[int]]:
    """The forms that name one person, by number; the centre of each group first. Every form is in one group."""
    near = _neighbours(forms)
    order = sorted(range(len(forms)), key=lambda number: _weight(forms[number], number), reverse=True)
    free = bytearray(b"\x01") * len(forms)
    groups = []
    for centre in order:
        if free[centre]:
            free[centre] = 0
            members = [other for other in near.get(centre, ()) if free[other] and alike(forms[centre], forms[other])]
            for other in members:
                free[other] = 0
            groups.append([centre, *sorted(members)])
    return groups


def _weight(form: Form, number: int) -> tuple[int, int, int, int]:
    """How much speaks for a form as the centre: how often it stands, its marks, its capitals, that it came first."""
    name = "".join(form.words)
    marks = 0 if name.isascii() else sum(not char.isascii() for char in name)
    return form.count, marks, -sum(map(str.isupper, name)), -number


def _neighbours(forms: Sequence[Form]) -> dict[int, list[int]]:
    """For each form those that share all keys with it, or all but a letter of one."""
    exact: Blocks = {}
    for number, form in enumerate(forms):
        for key in _pair_keys(form):
            _put(exact, key, number)
    near: dict[int, list[int]] = {}
    for block in exact.values():
        if isinstance(block, list):
            _tie(near, block)
    for one, other in _typos(exact):
        for left, right in product(_members(exact[one]), _members(exact[other])):
            _tie(near, (left, right))
    return near


# Most blocks hold one name: that is kept without a list, of which a million cost seconds and gigabytes.
Blocks = dict[str, "int | list[int]"]


def _put(blocks: Blocks, key: str, number: int) -> None:
    block = blocks.setdefault(key, number)
    if isinstance(block, list):
        block.append(number)
    elif block != number:
        blocks[key] = [block, number]


def _members(block: int | list[int]) -> list[int]:
    return block if isinstance(block, list) else [block]


def _tie(near: dict[int, list[int]], block: Iterable[int]) -> None:
    members = list(block)[:_CROWD]
    for number in members:
        ties = near.setdefault(number, [])
        ties += (other for other in members if other != number and other not in ties)


def _pair_keys(form: Form) -> Iterator[str]:
    """The keys of a full name: of its first and its last word, in either order."""
    if len(form.words) == 1:
        yield from keys(form.words[0], form.lang)
        return
    for pair in product(keys(form.words[0], form.lang), keys(form.words[-1], form.lang)):
        yield " ".join(sorted(pair))


def _typos(exact: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Keys that share one word and differ in a letter of the other."""
    beside: dict[str, str | list[str]] = {}
    for key in exact:
        one, _, other = key.partition(" ")
        if other:
            for same, rest in {(one, other), (other, one)}:
                words = beside.setdefault(same, rest)
                if isinstance(words, list):
                    words.append(rest)
                elif words != rest:
                    beside[same] = [words, rest]
    for same, words in beside.items():
        if isinstance(words, list):
            for one, other in _one_letter(words):
                yield " ".join(sorted((same, one))), " ".join(sorted((same, other)))


def _one_letter(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The words that differ in one letter, found by what is left of them when a letter is taken out.

    The more names share the other word, the longer a word must be for a letter to be a mistake and no other name.
    """
    least = _LONG - 1 + sum(len(words) > crowd for crowd in (200, 1000, 5000))
    left: dict[str, str | list[str]] = {}
    for word in words:
        if len(word) >= least:
            for shorter in {word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}:
                rivals = left.setdefault(shorter, word)
                if isinstance(rivals, list):
                    rivals.append(word)
                elif rivals != word:
                    left[shorter] = [rivals, word]
    seen: set[tuple[str, str]] = set()
    for rivals in left.values():
        if isinstance(rivals, list):
            for pair in combinations(rivals[:_CROWD], 2):
                if pair not in seen and _slips(*pair):
                    seen.add(pair)
                    yield pair


def _slips(one: str, other: str) -> bool:
    """Whether two keys differ in what slips: vowels, neighbours that changed places, kindred sounds, -oski for -ovski."""
    left, right, _ = trimmed(one, other)
    if len(left) == 2 or len(right) == 2:
        return left == right[::-1]
    return _VOWEL_KEYS.issuperset(left + right) or frozenset(left + right) in _KINDRED or left + right == "v"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two full names are alike, word by word."""

    kinds: tuple[Kind, ...]
    slots: tuple[tuple[str, str], ...]

    @property
    def score(self) -> float:
        """The grade of the worst word."""
        return min(SCORE[kind] for kind in self.kinds)


def alike(one: Form, other: Form) -> Likeness | None:
    """How two full names are one, or None."""
    best: Likeness | None = None
    for pairs in _alignments(one.words, other.words):
        found = _likeness(pairs, one.lang or other.lang)
        if found and (best is None or found.score > best.score):
            best = found
        if best and best.score >= CERTAIN:
            break
    return best


def _alignments(one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[list[tuple[str, str]]]:
    """Ways to lay two names side by side: as they stand, one with its surname first, one without its middle names."""
    if len(one) == len(other):
        yield list(zip(one, other, strict=True))
        if len(one) > 1:
            yield list(zip(one, (*other[1:], other[0]), strict=True))
            yield list(zip((*one[1:], one[0]), other, strict=True))
    elif min(len(one), len(other)) == 2:
        yield [(one[0], other[0]), (one[-1], other[-1])]


def _likeness(pairs: Sequence[tuple[str, str]], lang: str) -> Likeness | None:
    found = [relation(one, other, lang) for one, other in pairs]
    kinds = tuple(kind for kind, _, _ in found)
    slots = tuple((left, right) for _, left, right in found)
    doubtful = [number for number, kind in enumerate(kinds) if SCORE[kind] < CERTAIN]
    if len(doubtful) > 1 or (doubtful and len(pairs) == 1):
        return None
    if doubtful and not _mistaken(pairs[doubtful[0]], kinds, doubtful[0]):
        return None
    if _other_gender(pairs, slots, lang):
        return None
    return Likeness(kinds, slots)


def relation(one: str, other: str, lang: str) -> tuple[Kind, str, str]:
    """How two words of names stand to each other; an initial is as good as the name."""
    if one == other:
        return "equal", "", ""
    if one.endswith(".") or other.endswith("."):
        short, full = (one, other) if one.endswith(".") else (other, one)
        return ("equal" if initial_fits(short[:-1], full) else "other"), "", ""
    if family(lang) in INFLECTING or "'" in one + other or "’" in one + other:
        return word_relation(one, other, lang)
    return compare(one, other), "", ""


def _mistaken(pair: tuple[str, str], kinds: Sequence[Kind], number: int) -> bool:
    """Whether the one doubtful word is a slip of the other: a sound close by, or a letter that slips, in a long word."""
    kind = kinds[number]
    if kind == "other" or any(SCORE[other] < SCORE["lost"] for at, other in enumerate(kinds) if at != number):
        return False
    if kind == "near":
        return fold_sounds(pair[0])[:1] == fold_sounds(pair[1])[:1] or fold_sounds(pair[0])[:1] in "GX"
    return min(map(len, pair)) >= _LONG and slight(*pair)


def _other_gender(pairs: Sequence[tuple[str, str]], slots: Sequence[tuple[str, str]], lang: str) -> bool:
    """Whether a man's given name in a case stands beside an uninflected surname: Ivana Petrović is not Ivan's genitive."""
    if family(lang) != "sh" or len(pairs) < 2:
        return False
    for side in (0, 1):
        given, surname = slots[0][side], slots[-1][side]
        base = pairs[0][1 - side]
        if given and not surname and slots[0][1 - side] == "" and stem(plain(base)) == plain(base):
            return plain(pairs[-1][side])[-1] not in VOWELS
    return False
