"""Typography: what is plainly broken in characters, stops and quotation marks. It needs no dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from cleanup.edits import Edit
from cleanup.scan import Found
from cleanup.text import Document
from cleanup.typography import invisible, mojibake, quotes, scripts, stops
from cleanup.typography.faults import FAULTS
from cleanup.typography.quoted import quoted, touches
from cleanup.typography.rest import complete

__all__ = ["FAULTS", "find", "glance", "quoted", "touches"]

PARTS = (invisible, mojibake, scripts, quotes, stops)


def glance(found: Found) -> bool:
    """Whether anything may stand in the text that this room would change; costs next to nothing if not."""
    return any(part.glance(found.text) for part in PARTS)


def find(document: Document, found: Found) -> Iterator[Edit]:  # noqa: ARG001 (the shape that all rooms have)
    """Propose to put right what is plainly broken, and point at what is doubtful."""
    yield from complete(document, _look)


def _look(document: Document) -> Iterator[Edit]:
    for part in PARTS:
        yield from part.find(document)
