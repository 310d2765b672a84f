"""Lines that many files share at their head or foot: cookie notices, menus, what a theme left; proposed as entries.

Nothing is removed by this: a line becomes an entry only when a person adds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from cleanup.furniture.lexicon import folded
from cleanup.furniture.lines import SHORT, Lines
from cleanup.furniture.slots import SLOT, SLOTS, faults
from cleanup.text import Document

DEPTH = 8  # lines at the head and at the foot of a file that are compared
LEAST = 3  # files
SHARE = 0.2  # of the files
EXAMPLES = 3
DATE = re.compile(SLOTS["date"])
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NUMBER = re.compile(r"(?<![\d{])\d{1,4}(?!\d)")
FILLED = {"n": "7", "total": "9", "roman": "iv", "year": "2011", "date": "12.03.2011", "title": "The mill"}
PROSE = "The mill by the river was mended in spring, and its wheel turns again."


@dataclass(frozen=True, slots=True)
class Shared:
    """A line that files share: with slots for what changes in it, where it stands, how many of how many have it."""

    line: str
    place: Literal["head", "foot"]
    files: int
    of: int
    examples: tuple[str, ...]  # path and line of the first three


def shared(documents: Iterable[Document]) -> list[Shared]:
    """The lines that stand at the head or foot of many of the documents, the most frequent first."""
    places: dict[tuple[Literal["head", "foot"], str], list[str]] = {}
    counts: dict[tuple[Literal["head", "foot"], str], int] = {}
    lines: dict[str, str] = {}
    total = 0
    for document in documents:
        total += 1
        for (place, line), number in _edges(document).items():
            key = (place, folded(line))
            lines.setdefault(key[1], line)
            counts[key] = counts.get(key, 0) + 1
            if counts[key] <= EXAMPLES:
                places.setdefault(key, []).append(f"{document.path}:{number}")
    least = max(LEAST, SHARE * total)
    return [
        Shared(lines[key[1]], key[0], times, total, tuple(places[key]))
        for key, times in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if times >= least
    ]


def _edges(document: Document) -> dict[tuple[Literal["head", "foot"], str], int]:
    """The short lines of prose at the head and the foot of a document, slots for numbers and dates; where each is first."""
    lines = Lines.of(document)
    count = len(lines)
    found: dict[tuple[Literal["head", "foot"], str], int] = {}
    for index in _outer(count):
        if len(lines[index].text) > SHORT or not lines.free(index):
            continue
        line = template(lines[index].text)
        if not faults(line):
            found.setdefault(("head" if index < count / 2 else "foot", line), lines[index].number)
    return found


def _outer(count: int) -> Iterator[int]:
    """The first and the last few of so many."""
    yield from range(min(DEPTH, count))
    yield from range(max(DEPTH, count - DEPTH), count)


def template(line: str) -> str:
    """A line with slots for its dates, years and numbers.

    >>> template("Posted 12.03.2012 · 14 comments · © 2011 Mill")
    'Posted {date} · {n} comments · © {year} Mill'
    """
    bare = " ".join(line.replace("{", "(").replace("}", ")").split())
    return NUMBER.sub("{n}", YEAR.sub("{year}", DATE.sub("{date}", bare)))


def fields(found: Shared) -> dict[str, Any]:
    """What an entry that teaches the line says, with an example of both kinds; all but its id."""
    line = SLOT.sub(lambda slot: FILLED.get(slot[1], slot[0]), found.line)
    return {
        "line": found.line,
        "why": f"Stands at the {found.place} of {found.files} of {found.of} files, such as {found.examples[0]}.",
        "fixes": [[f"{PROSE}\n\n{line}\n", f"{PROSE}\n"]],
        "leaves": [f"{PROSE[:-1]}, “{line}” was painted on its gate."],
    }
