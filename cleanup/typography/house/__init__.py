"""The house's own typography: dashes, quotation marks, apostrophes, dots and numbers of the convention it has chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edits import Edit
from cleanup.text import Document
from cleanup.typography import mojibake
from cleanup.typography.changes import Change, edits
from cleanup.typography.house.choices import CHOICES
from cleanup.typography.house.conventions import Convention, convention, conventions, fits
from cleanup.typography.marks import SIGNS, marks, pairs, prose

__all__ = ["CHOICES", "conventions", "find", "fits", "glance"]

# A straight mark beside these may be part of a setting or a command.
CODE = re.compile(r"[=\[{(,]\s?[\"'][^\s\"']*[\"'][\]}),;]|=[\"']|[\"']\s?:\s?[\"'\d{\[]|\\[\"']|\{[\"']|[\"']\}")
HINT = re.compile(f"[{SIGNS}'´‘’‚‹›%—!?;:]|[-–.]{{2}}|\\d[-.,]\\d| [-–] |\\. ?[-–]")


def glance(text: str, name: str) -> bool:
    """Whether a sign stands in the text that the convention of that name may write otherwise. Raises CleanupError."""
    return convention(name) is not None and bool(HINT.search(text))


def find(document: Document) -> Iterator[Edit]:
    """Propose what the convention has, in the segments of its language. Raises CleanupError where it is unknown."""
    name = document.style.typography
    chosen = convention(name)
    if not chosen:
        return
    for number, segment in enumerate(document.segments):
        if not fits(name, segment.lang) or not HINT.search(document.text, *segment.span):
            continue
        following = document.segments[number + 1 : number + 2]
        goes_on = bool(following) and document.text[following[0].span.start] in SIGNS
        read = prose(document, segment)
        if mojibake.glance(read.text):
            continue
        for change in _changes(read.text, chosen, open_at_end=goes_on):
            yield from edits(document, segment, read, change, unasked=change.sure)


def _changes(text: str, chosen: Convention, *, open_at_end: bool) -> Iterator[Change]:
    from cleanup.typography.house import apostrophes, dashes, dots, numbers, quotes, stops  # late: few houses choose

    found = marks(text)
    quotation = [
        *quotes.find(text, found, chosen, open_at_end=open_at_end),
        *apostrophes.find(text, pairs(found), chosen),
    ]
    code = any(sign in text for sign in "\"'") and CODE.search(text)
    yield from (change._replace(sure=change.sure and not code) for change in quotation)
    yield from dashes.find(text, chosen)
    yield from numbers.find(text, chosen)
    yield from dots.find(text)
    yield from stops.find(text, chosen)
