"""Typography: what is plainly broken in characters, stops and quotation marks, and the convention that a house has chosen.

It needs no dictionary.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.edits import Edit
from cleanup.scan import Found
from cleanup.text import Document, Style
from cleanup.typography import faults, house, invisible, mojibake, near, quotes, scripts, stops, untranslated
from cleanup.typography.house import conventions
from cleanup.typography.quoted import quoted
from cleanup.typography.rest import complete

__all__ = ["FAULTS", "conventions", "find", "glance", "quoted"]

FAULTS = (*faults.FAULTS, *house.CHOICES)
PARTS = (invisible, mojibake, scripts, quotes, stops)


def glance(found: Found, style: Style = Style()) -> bool:
    """Whether anything may stand in the text that this room would change; costs next to nothing if not.

    Raises CleanupError where the style's convention is unknown.
    """
    text = found.text
    return any(part.glance(text) for part in (*PARTS, untranslated)) or house.glance(text, style.typography)


def find(document: Document, found: Found) -> Iterator[Edit]:  # noqa: ARG001 (the shape that all rooms have)
    """Propose to put right what is plainly broken, and point at what is doubtful."""
    yield from complete(document, _look)
    yield from untranslated.find(document)
    yield from near.find(document)


def _look(document: Document) -> Iterator[Edit]:
    for part in (*PARTS, house):
        yield from part.find(document)
