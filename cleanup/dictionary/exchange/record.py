"""A name as another program has it, on its way to an entry: its fields, and the line it was read in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cleanup.problems import Problem

KINDS = ("person", "place", "organisation", "office", "term")
# The languages that are taken where a source has hundreds.
LANGS = ("en", "sq", "sr-Latn", "sr-Cyrl", "mk", "hr", "bs", "tr", "de", "fr")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ROWS = """
а a  б b  в v  г g  д d  ѓ gj  ђ dj  е e  ж zh  з z  ѕ dz  и i  ј j  к k  л l  љ lj  м m  н n  њ nj  о o  п p  р r  с s  т t
ќ kj  ћ c  у u  ф f  х h  ц c  ч ch  џ dz  ш sh  й j  ы y  э e  ю ju  я ja  ı i  ł l  ø o  ß ss  æ ae  œ oe  þ th  đ d  ð d  ə e
"""
_LETTERS = {ord(char): letters for char, letters in re.findall(r"(\S+) (\S+)", _ROWS)}


@dataclass(frozen=True, slots=True)
class Record:
    """One name: `fields` as an entry has them, `id` perhaps not among them; `line` from 1 (a row, an entity)."""

    line: int
    fields: Mapping[str, Any]


@dataclass(slots=True)
class Reading:
    """What is asked of a reader, and what it says beside the records it yields.

    `kind` and `why` are for records that say nothing of their own; `passed` counts what was left out, by reason.
    """

    kind: str = ""
    why: str = ""
    langs: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)


def ascii_id(name: str) -> str:
    """An id made of a name, in small letters a-z; "" where nothing of it can be written so.

    >>> ascii_id("Hajredin Kuçi"), ascii_id("Ђорђе Ћирић"), ascii_id("Đakovica")
    ('hajredin-kuci', 'djordje-ciric', 'dakovica')
    """
    low = unicodedata.normalize("NFC", name).lower().translate(_LETTERS)
    bare = "".join(char for char in unicodedata.normalize("NFD", low) if not unicodedata.combining(char))
    return "-".join(re.findall("[a-z0-9]+", bare.replace("'", "").replace("’", "")))


def name_of(fields: Mapping[str, Any]) -> str:
    """The form that an id is made of: the English one, or the first."""
    write = fields.get("write", "")
    if isinstance(write, str):
        return write
    return str(write.get("en") or next(iter(write.values()), ""))


def serbian(form: str) -> str:
    """Which Serbian a form is that says only that it is Serbian.

    >>> serbian("Đakovica"), serbian("Ђаковица")
    ('sr-Latn', 'sr-Cyrl')
    """
    return "sr-Cyrl" if _CYRILLIC.search(form) else "sr-Latn"
