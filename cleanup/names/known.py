"""An entry as a text of one language meets it: which words it has, how they may be spelt, what is to be written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cleanup.language import serves
from cleanup.names import toponyms
from cleanup.names.fold import loose
from cleanup.names.words import UPPER
from cleanup.scan import Rule

_CAPITALS = re.compile(rf"(?<![^\W_])[{UPPER}][^\W_]*(?:[-‐‑](?![{UPPER}])[^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """All spellings of an entry that have the same number of words: for each word its bases, the own one first."""

    words: tuple[tuple[tuple[str, bool], ...], ...]  # (spelling, listed)
    joints: tuple[tuple[str, ...], ...]  # what may stand before each word: "", " ", "-", " de "; the own one first
    tails: tuple[str, ...]  # what may stand behind the last word: "", " sud"; the own one first
    heads: tuple[int, ...]  # by which of its words it is found
    surname: int  # where the surname begins; 0 for what is no person
    own: bool  # the form of the text's language is of this shape
    noun: str = ""  # how it is declined: "" as persons are, "place", "place-f"


@dataclass(frozen=True, slots=True)
class Known:
    """An entry for a text of one language."""

    rule: Rule
    lang: str
    form: str  # what is to be written in a text of this language; "" where the entry does not say
    target: tuple[str, ...]  # its words
    joints: tuple[str, ...]
    shapes: tuple[Shape, ...]
    variant: str = ""  # the house's choice that the form for this language follows: "en-x-sq"

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


def tail(name: str) -> str:
    """The words in lower case that a name ends in, with the blank before them.

    >>> tail("Vrhovni sud"), tail("Ministry of Justice"), tail("KFOR")
    (' sud', '', '')
    """
    found = list(_CAPITALS.finditer(name))
    rest = name[found[-1].end() :] if found else ""
    return f" {' '.join(rest.split())}" if _LETTERS.search(rest) and rest[0].isspace() else ""


def _edges(joint: str) -> tuple[str, str]:
    """The blanks at both ends of what stands between two words."""
    if joint.isspace():
        return " ", ""
    return " " * joint[:1].isspace(), " " * joint[-1:].isspace()


def variant_of(write: Mapping[str, str], lang: str, variants: Sequence[str]) -> str:
    """The first of a house's variants that the entry has a form for and that is one of the text's language.

    >>> variant_of({"en": "Peja", "en-x-sr": "Peć"}, "en-GB", ("en-x-sq", "en-x-sr")), variant_of({"en": "Peja"}, "en", ("en-x-sq",))
    ('en-x-sr', '')
    """
    fitting = (code for code in variants if code in write and serves((code.partition("-x-")[0],), lang))
    return next(fitting, "") if lang else ""


def form_for(write: Mapping[str, str], lang: str, variants: Sequence[str] = ()) -> str:
    """The form for a text of that language; "" where the entry gives none, or where the text's language is not sure.

    `variants` are those that the house has chosen (`Style.names`): a form of one of them goes before.

    >>> form_for({"": "Kofi Annan"}, ""), form_for({"sq": "Gjakovë", "en": "Gjakova"}, "sq-XK"), form_for({"sq": "x"}, "en")
    ('Kofi Annan', 'Gjakovë', '')
    >>> form_for({"hr": "Đakovica", "sr-Latn": "Đakovica"}, "sh"), form_for({"hr": "Rehn", "sr-Latn": "Ren"}, "sh")
    ('Đakovica', '')
    """
    if "" in write:
        return write[""]
    if chosen := variant_of(write, lang, variants):
        return write[chosen]
    if not lang:
        return ""
    if lang in write:
        return write[lang]
    if lang == "sh":
        given = {write[code] for code in ("sr-Latn", "hr", "bs", "sh", "sr") if code in write}
        return given.pop() if len(given) == 1 else ""
    serving = {form for code, form in write.items() if serves((code,), lang)}
    return serving.pop() if len(serving) == 1 else ""


def head_at(data: Mapping[str, object], words: Sequence[str]) -> int:
    """The word by which a name is found: the last of a surname, else the longest."""
    if data["kind"] == "person":
        return len(words) - 1
    return max(range(len(words)), key=lambda number: (len(words[number]), number))


@lru_cache(maxsize=1 << 12)
def known(rule: Rule, lang: str, variants: tuple[str, ...] = ()) -> Known:
    """The entry of a rule for a text of that language, in the house's variants."""
    data = rule.data
    write: dict[str, str] = data["write"]
    variant = variant_of(write, lang, variants)
    form = form_for(write, lang, variants)
    target, joints = split(form)
    also = choices(data, variant) if variant else ()
    spellings = dict.fromkeys([*([form] if target else []), *write.values(), *also])
    by_count: dict[int, list[tuple[str, ...]]] = {}
    tails: dict[int, dict[str, None]] = {}
    shape_joints: dict[int, list[tuple[str, ...]]] = {}
    for spelling in spellings:
        words, between = split(spelling)
        by_count.setdefault(len(words), []).append(words)
        shape_joints.setdefault(len(words), []).append(between)
        tails.setdefault(len(words), {}).setdefault(tail(spelling))
    shapes = [
        _shape(data, rows, shape_joints[count], tuple(tails[count]), own=bool(target) and count == len(target))
        for count, rows in by_count.items()
    ]
    return Known(rule, lang, form, target, joints, tuple(shapes), variant)


def choices(data: Mapping[str, Any], variant: str) -> tuple[str, ...]:
    """The forms between which a house chooses in the language of a variant: all that are right there without a choice.

    >>> choices({"write": {"en": "Peja", "en-x-sr": "Peć", "sq": "Pejë"}, "accepted": {"en": ["Pec"]}}, "en-x-sr")
    ('Peja', 'Peć', 'Pec')
    """
    lang = variant.partition("-x-")[0]
    forms = [form for code, form in data["write"].items() if code.partition("-x-")[0] == lang]
    return tuple(dict.fromkeys([*forms, *data.get("accepted", {}).get(lang, ())]))


def _shape(
    data: Mapping[str, Any],
    rows: Sequence[tuple[str, ...]],
    joints: Sequence[tuple[str, ...]],
    tails: tuple[str, ...],
    *,
    own: bool,
) -> Shape:
    columns: list[dict[str, bool]] = [dict.fromkeys(column, False) for column in zip(*rows, strict=True)]
    heads = dict.fromkeys(head_at(data, row) for row in rows)
    for wrong in data.get("wrong", ()):
        words, _ = split(wrong)
        if len(words) == len(rows[0]):
            heads.setdefault(head_at(data, words))
            for column, word in zip(columns, words, strict=True):
                column.setdefault(word, True)
        elif len(words) == 1:
            columns[_nearest(words[0], rows[0])].setdefault(words[0], True)
    return Shape(
        tuple(tuple(column.items()) for column in columns),
        tuple(tuple(dict.fromkeys(column)) for column in zip(*joints, strict=True)),
        tails,
        tuple(heads),
        surname_at(data, rows[0], joints[0]),
        own,
        noun_of(data),
    )


def noun_of(data: Mapping[str, Any]) -> str:
    """How the name is declined: a place as places are, and as a feminine one where the entry says so."""
    if data["kind"] != "place":
        return ""
    return toponyms.FEMININE if data.get("gender") == "f" else toponyms.PLACE


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
