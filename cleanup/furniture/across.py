"""Lines that many files share at their head or foot: cookie notices, menus, what a theme left; proposed as entries.

Nothing is removed by this: a line becomes an entry only when a person adds it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from cleanup.furniture.lexicon import folded
from cleanup.furniture.lines import SHORT, Lines
from cleanup.furniture.slots import SLOTS, faults
from cleanup.text import Document

DEPTH = 8  # lines at the head and at the foot of a file that are compared
LEAST = 3  # files
SHARE = 0.2  # of the files
DATE = re.compile(SLOTS["date"])
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NUMBER = re.compile(r"(?<![\d{])\d{1,4}(?!\d)")
PROSE = "The mill by the river was mended in spring, and its wheel turns again."


@dataclass(frozen=True, slots=True)
class Shared:
    """A line that files share: with slots for what changes in it, where it stands, how many of how many have it."""

    line: str
    place: Literal["head", "foot"]
    files: int
    of: int
    paths: tuple[str, ...]  # of the first three

    @property
    def id(self) -> str:
        """A name for its entry."""
        words = re.findall(r"[a-z0-9]+", re.sub(r"\{\w+\}", " ", folded(self.line)))
        return "-".join(["shared", *words[:6]]) if words else f"shared-{self.place}"


def shared(documents: Iterable[Document]) -> list[Shared]:
    """The lines that stand at the head or foot of many of the documents, the most frequent first."""
    counts: Counter[tuple[Literal["head", "foot"], str]] = Counter()
    lines: dict[str, str] = {}
    paths: dict[tuple[str, str], list[str]] = {}
    total = 0
    for document in documents:
        total += 1
        for place, line in set(_edges(document)):
            key = (place, folded(line))
            counts[key] += 1
            lines.setdefault(folded(line), line)
            paths.setdefault(key, []).append(document.path)
    least = max(LEAST, SHARE * total)
    return [
        Shared(lines[line], place, times, total, tuple(paths[place, line][:3]))
        for (place, line), times in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        if times >= least
    ]


def _edges(document: Document) -> Iterator[tuple[Literal["head", "foot"], str]]:
    """The short lines of prose at the head and the foot of a document, with slots for numbers and dates."""
    lines = Lines.of(document)
    count = len(lines)
    for index in range(count):
        if DEPTH <= index < count - DEPTH or len(lines[index].text) > SHORT or not lines.free(index):
            continue
        line = template(lines[index].text)
        if not faults(line):
            yield ("head" if index < count / 2 else "foot"), line


def template(line: str) -> str:
    """A line with slots for its dates, years and numbers.

    >>> template("Posted 12.03.2012 · 14 comments · © 2011 Mill")
    'Posted {date} · {n} comments · © {year} Mill'
    """
    bare = " ".join(line.replace("{", "(").replace("}", ")").split())
    return NUMBER.sub("{n}", YEAR.sub("{year}", DATE.sub("{date}", bare)))


def entry(found: Shared) -> str:
    """The TOML block that teaches the line, with an example of both kinds, ready to be added to a dictionary."""
    filled = {"n": "7", "year": "2011", "date": "12.03.2011"}
    line = re.sub(r"\{(\w+)\}", lambda slot: filled[slot[1]], found.line)
    why = f"Stands at the {found.place} of {found.files} of {found.of} files, such as {found.paths[0] or 'the first'}."
    before, after = f"{PROSE}\n\n{line}\n", f"{PROSE}\n"
    quoted = f"{PROSE[:-1]}, “{line}” was painted on its gate."
    rows = [
        "[[furniture]]",
        f"id = {_text(found.id)}",
        f"line = {_text(found.line)}",
        f"why = {_text(why)}",
        f"fixes = [[{_text(before)}, {_text(after)}]]",
        f"leaves = [{_text(quoted)}]",
    ]
    return "\n".join(rows) + "\n"


def _text(value: str) -> str:
    """A TOML string: JSON writes every character in a way that TOML reads."""
    return json.dumps(value, ensure_ascii=False)
