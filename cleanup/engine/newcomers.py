"""From the ledger to the dictionary: the entry that a group of spellings would be, tried before it is written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from cleanup import furniture, names, phrases
from cleanup.dictionary.append import append
from cleanup.dictionary.entries import Entry, Room, Schema
from cleanup.engine.check import check
from cleanup.engine.clean import Choice, outcome
from cleanup.engine.load import build
from cleanup.problems import CleanupError, Problem
from cleanup.report.ledger import Record, count_of
from cleanup.scan import Index

# Languages that were not told apart are named one by one, so that the entry serves a text of which it is told.
_TOLD = {"sh": ("sr-Latn", "hr", "bs")}
_NAMES = Choice(frozenset({"names"}))
# Cyrillic letters in an id, which has a to z only.
_LATIN = """
а a б b в v г g д d ђ dj ѓ gj е e ж zh з z ѕ dz и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ c ќ kj у u ф f
х h ц c ч ch џ xh ш sh щ sht ъ a ы y э e ю ju я ja ı i đ dj ł l ø o ß ss
"""
_LETTERS = {ord(letter): latin for letter, latin in re.findall(r"(\S) (\S+)", _LATIN)}


def candidates(records: Sequence[Record]) -> list[Record]:
    """The records that an entry would serve: spellings that look like one name and that no entry knows."""
    return [record for record in records if record.inconsistent and not record.rule]


def fields(record: Record, taken: Collection[str]) -> dict[str, Any]:
    """The values of the entry that a record proposes; `taken`: the ids that there are."""
    size = len(record.name.split())
    write: dict[str, str] = {lang: form for lang, form in sorted(record.forms.items()) if len(form.split()) == size}
    known = {code: form for lang, form in write.items() if lang for code in _TOLD.get(lang, (lang,))} | {
        lang: form for lang, form in write.items() if lang and lang not in _TOLD
    }
    found: dict[str, Any] = {
        "id": free_id(record.name, taken),
        "kind": "person" if size > 1 else "place",
        "write": known or record.name,
        "why": _why(record),
    }
    if wrong := _underived(record, found):
        found["wrong"] = wrong
    return found


def free_id(name: str, taken: Collection[str]) -> str:
    """An id made of the name, which no entry has.

    >>> free_id("Милорад Ђукановац", ()), free_id("Arbnor Shqipçe", {"arbnor-shqipce"})
    ('milorad-djukanovac', 'arbnor-shqipce-2')
    """
    letters = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    base = "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in letters if not unicodedata.combining(c)))) or "name"
    return base if base not in taken else next(one for n in count(2) if (one := f"{base}-{n}") not in taken)


def _why(record: Record) -> str:
    """What was found, for the editor who reads the entry later."""
    counts: Counter[str] = Counter()
    for spelling in record.spellings:
        counts[spelling.text] += spelling.count
    said = ", ".join(f"{text} ({number})" for text, number in counts.most_common(6))
    more = ", …" if len(counts) > 6 else ""
    path, lines = next(iter(record.spellings[0].places.items()))
    where = f"first {Path(path).name}:{lines[0]}" if len(record.files) == 1 else count_of(len(record.files), "file")
    return f"Found in the texts as {said}{more} ({where}); the spelling is the one proposed, not looked up."


def _underived(record: Record, found: Mapping[str, Any]) -> list[str]:
    """The full spellings that the entry would not put right by itself: it must list them."""
    index = build([Entry("name", found["id"], "", 0, found)])
    write = found["write"]
    wrong: list[str] = []
    for spelling in record.spellings:
        codes = _TOLD.get(spelling.lang, (spelling.lang,))
        right = write if isinstance(write, str) else write.get(codes[0], "")
        full = len(spelling.text.split()) == len(record.name.split())
        if spelling.right or not right or not full or spelling.text in {right, *wrong}:
            continue
        made = outcome(spelling.text, index, _NAMES, spelling.lang, make={"safe", "ask"}).text
        if made == spelling.text:
            wrong.append(spelling.text)
    return wrong


def add(path: Path, values: Mapping[str, Any], index: Index) -> Entry:
    """Append the entry to a dictionary; what is in the way is raised as CleanupError, and nothing is written.

    `index` holds the entries that are in use: none of them may change what the new one writes.
    """
    schemas: dict[Room, Schema] = {"furniture": furniture.SCHEMA, "name": names.SCHEMA, "phrase": phrases.SCHEMA}

    def faults(entries: Sequence[Entry]) -> list[Problem]:
        try:
            own = build(entries)
        except CleanupError as error:
            return list(error.problems)
        return [*check(entries, own), *check(entries, index)]

    return append(path, "name", values, schemas, faults)
