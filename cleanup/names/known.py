"""An entry as a text of one language meets it: which words it has, how they may be spelt, what is to be written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cleanup.language import serves
from cleanup.names.endings import family, forms, inflect
from cleanup.names.fold import loose, repairs, script, sounds, stripped
from cleanup.names.grade import SCORE, TAIL, Kind, compare, one_edit
from cleanup.names.words import UPPER
from cleanup.scan import Rule

_CAPITALS = re.compile(rf"(?<![^\W_])[{UPPER}][^\W_]*(?:[-‐‑](?![{UPPER}])[^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One word of a text read as one word of an entry, in a case of it."""

    kind: Kind
    slot: str
    base: str  # the spelling it was read as
    own: bool  # that spelling is the one of the text's language
    listed: bool = False  # the entry lists it under `wrong`

    @property
    def score(self) -> float:
        """How near the two are; a listed spelling is as good as the same sounds."""
        return SCORE["sounds"] if self.listed and self.kind == "equal" else SCORE[self.kind]


@dataclass(frozen=True, slots=True)
class Shape:
    """All spellings of an entry that have the same number of words: for each word its bases, the own one first."""

    words: tuple[tuple[tuple[str, bool], ...], ...]  # (spelling, listed)
    joints: tuple[tuple[str, ...], ...]  # what may stand before each word: "", " ", "-", " de "; the own one first
    surname: int  # where the surname begins; 0 for what is no person
    own: bool  # the form of the text's language is of this shape


@dataclass(frozen=True, slots=True)
class Known:
    """An entry for a text of one language."""

    rule: Rule
    lang: str
    target: tuple[str, ...]  # the words of the form for this language; () where the entry gives none
    joints: tuple[str, ...]
    shapes: tuple[Shape, ...]

    @property
    def person(self) -> bool:
        """Whether the entry is about a person, who has a given name and a surname."""
        return bool(self.rule.data["kind"] == "person")

    @property
    def neutral(self) -> bool:
        """Whether the name only must stay as it is."""
        return bool(self.rule.data.get("neutral"))


def split(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The capitalised words of a name, and what stands before each; words in lower case belong to what stands between.

    >>> split("Mimoza Kusari-Lila")
    (('Mimoza', 'Kusari', 'Lila'), ('', ' ', '-'))
    >>> split("Ministry of Justice")
    (('Ministry', 'Justice'), ('', ' of '))
    """
    found = list(_CAPITALS.finditer(name)) or list(_LETTERS.finditer(name))
    ends = [0, *(match.end() for match in found)]
    joints = (name[end : match.start()] for end, match in zip(ends, found, strict=False))
    return tuple(match[0] for match in found), tuple(
        "" if not at else " ".join(joint.split()).join(_edges(joint)) for at, joint in enumerate(joints)
    )


def _edges(joint: str) -> tuple[str, str]:
    """The blanks at both ends of what stands between two words."""
    if joint.isspace():
        return " ", ""
    return " " * joint[:1].isspace(), " " * joint[-1:].isspace()


def form_for(write: Mapping[str, str], lang: str) -> str:
    """The form for a text of that language; "" where the entry gives none, or where the text's language is not sure.

    >>> form_for({"": "Kofi Annan"}, ""), form_for({"sq": "Gjakovë", "en": "Gjakova"}, "sq-XK"), form_for({"sq": "x"}, "en")
    ('Kofi Annan', 'Gjakovë', '')
    >>> form_for({"hr": "Đakovica", "sr-Latn": "Đakovica"}, "sh"), form_for({"hr": "Rehn", "sr-Latn": "Ren"}, "sh")
    ('Đakovica', '')
    """
    if "" in write:
        return write[""]
    if not lang:
        return ""
    if lang in write:
        return write[lang]
    if lang == "sh":
        given = {write[code] for code in ("sr-Latn", "hr", "bs", "sh", "sr") if code in write}
        return given.pop() if len(given) == 1 else ""
    serving = {form for code, form in write.items() if serves((code,), lang)}
    return serving.pop() if len(serving) == 1 else ""


@lru_cache(maxsize=1 << 12)
def known(rule: Rule, lang: str) -> Known:
    """The entry of a rule for a text of that language."""
    data = rule.data
    write: dict[str, str] = data["write"]
    target, joints = split(form_for(write, lang))
    spellings = dict.fromkeys(([form_for(write, lang)] if target else []) + list(write.values()))
    by_count: dict[int, list[tuple[str, ...]]] = {}
    shape_joints: dict[int, list[tuple[str, ...]]] = {}
    for spelling in spellings:
        words, between = split(spelling)
        by_count.setdefault(len(words), []).append(words)
        shape_joints.setdefault(len(words), []).append(between)
    shapes = [
        _shape(data, count, rows, shape_joints[count], own=bool(target) and count == len(target))
        for count, rows in by_count.items()
    ]
    return Known(rule, lang, target, joints, tuple(shapes))


def _shape(
    data: Mapping[str, Any],
    count: int,
    rows: Sequence[tuple[str, ...]],
    joints: Sequence[tuple[str, ...]],
    *,
    own: bool,
) -> Shape:
    columns: list[dict[str, bool]] = [dict.fromkeys(column, False) for column in zip(*rows, strict=True)]
    for wrong in data.get("wrong", ()):
        words, _ = split(wrong)
        if len(words) == count:
            for column, word in zip(columns, words, strict=True):
                column.setdefault(word, True)
        elif len(words) == 1:
            columns[_nearest(words[0], rows[0])].setdefault(words[0], True)
    return Shape(
        tuple(tuple(column.items()) for column in columns),
        tuple(tuple(dict.fromkeys(column)) for column in zip(*joints, strict=True)),
        surname_at(data, rows[0], joints[0]),
        own,
    )


def _nearest(word: str, target: Sequence[str]) -> int:
    """Which word of the name a listed single word is a spelling of."""
    from rapidfuzz.fuzz import ratio

    return max(range(len(target)), key=lambda number: (ratio(loose(word), loose(target[number])), number))


def surname_at(data: Mapping[str, Any], words: Sequence[str], joints: Sequence[str]) -> int:
    """Where the surname of a person begins: as the entry says, else with the last word and what a hyphen ties to it."""
    if data["kind"] != "person" or len(words) == 1:
        return 0
    if surname := data.get("surname"):
        wanted = [loose(word) for word in split(surname)[0]]
        for start in range(len(words)):
            if [loose(word) for word in words[start : start + len(wanted)]] == wanted:
                return start
        size = len(wanted)
        return max(1, len(words) - size)
    if given := data.get("given"):
        return min(len(split(given)[0]), len(words) - 1)
    at = len(words) - 1
    while at > 1 and joints[at] == "-":
        at -= 1
    return at


@lru_cache(maxsize=1 << 14)
def by_key(base: str, lang: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """The forms of a name by their loose keys."""
    found: dict[str, list[tuple[str, str]]] = {}
    for slot, form in forms(base, lang):
        found.setdefault(loose(form), []).append((slot, form))
    return {key: tuple(pairs) for key, pairs in found.items()}


def read(said: str, bases: Sequence[tuple[str, bool]], lang: str, *, own: bool, typos: int = 0) -> Reading | None:
    """Read a word of a text as one of the spellings of a word, in any case; the best reading, or None.

    `own`: the first base is the form of the text's language. `typos`: one letter may differ, but for so many last ones.
    """
    best: Reading | None = None
    for candidate, repaired in ((said, False), *((word, True) for word in repairs(said))):
        key = loose(candidate)
        for number, (base, listed) in enumerate(bases):
            for slot, form in by_key(base, lang).get(key, ()):
                kind = kind_of(form, candidate)
                if listed and kind not in {"equal", "sounds"}:
                    continue
                if repaired and kind != "equal":
                    continue
                reading = Reading("sounds" if repaired else kind, slot, base, own and not number, listed)
                if best is None or _order(reading) > _order(best):
                    best = reading
    if best is None:
        best = _read_near(said, bases, lang, own=own, typos=typos)
    return best


def _order(reading: Reading) -> tuple[float, bool, bool]:
    """Which of two readings to prefer: the own form without its marks goes before the same sounds of another one."""
    bare = reading.own and reading.kind == "lost"
    return SCORE["sounds"] if bare else reading.score, reading.own, not reading.listed


def kind_of(form: str, said: str) -> Kind:
    """As `compare`; a Cyrillic word made letter by letter of a Latin one without its marks has lost them too."""
    kind = compare(form, said)
    if kind in {"marks", "slip", "near"} and script(form) == "latin" and script(said) == "cyrillic":
        return "lost" if sounds(stripped(form)) == sounds(said) else kind
    return kind


def _read_near(said: str, bases: Sequence[tuple[str, bool]], lang: str, *, own: bool, typos: int) -> Reading | None:
    best: Reading | None = None
    key = loose(said)
    for number, (base, listed) in enumerate(bases):
        if listed:
            continue
        for slot, form in forms(base, lang):
            if not one_edit(loose(form), key):
                continue
            kind = compare(form, said, typos or TAIL)
            if kind == "other" or (kind == "typo" and not typos):
                continue
            reading = Reading(kind, slot, base, own and not number)
            if best is None or _order(reading) > _order(best):
                best = reading
    return best


def written(reading: Reading, target: str, lang: str) -> str | None:
    """The right word in the case of the reading; None where its class has no such case.

    >>> written(Reading("slip", "gen", "Kuqi", False), "Kuçi", "sq")
    'Kuçit'
    """
    return inflect(target, lang, reading.slot) if reading.slot else target


def in_case(word: str, said: str, lang: str) -> str:
    """The word in the capitals of what it stands for; capitals of its own stay.

    >>> in_case("Kuçi", "KUQI", "sq"), in_case("Haziri", "HAZIRI", "tr"), in_case("EULEX-it", "EULEX’it", "sq")
    ('KUÇI', 'HAZİRİ', 'EULEX-it')
    """
    letters = [char for char in said if char.isalpha()]
    if word.partition("-")[0].isupper():
        return word
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return word.replace("i", "İ").upper() if lang.startswith("tr") else word.upper()
    return word


def inflect_all(words: Sequence[str], lang: str, slot: str) -> tuple[str, ...] | None:
    """A name of several words in one case: the last word in Albanian, every word in the Slavic languages."""
    if not slot:
        return tuple(words)
    every = family(lang) == "sh"
    found = [
        inflect(word, lang, slot) if every or number == len(words) - 1 else word for number, word in enumerate(words)
    ]
    return None if None in found else tuple(word for word in found if word is not None)
