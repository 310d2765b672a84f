"""Sentences, tables and lists: two spellings of a name in one of them are the names of two people."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

from cleanup.names.runs import Naming
from cleanup.names.words import starts_sentence
from cleanup.text import Document, Span

_STOP = re.compile(r"[.!?…][\"'”“»)]*\s+|\n[ \t]*\r?\n\s*")


@lru_cache(maxsize=8)
def _starts(text: str, start: int, end: int) -> list[int]:
    """Where the sentences of a segment begin."""
    found = (match.end() for match in _STOP.finditer(text, start, end))
    return [start, *(at for at in found if starts_sentence(text, at, start))]


def place(document: Document, at: int) -> tuple[str, int]:
    """The sentence of a position; all cells are one place, all items of lists, all values.

    >>> from cleanup.text import Segment
    >>> document = Document("He met Mr. Kolb. Then he left.", (Segment(Span(0, 30), (Span(0, 30),)),))
    >>> place(document, 11) == place(document, 3), place(document, 20) == place(document, 3)
    (True, False)
    """
    segment = document.segment_at(at)
    if segment is None or segment.kind not in {"paragraph", "quote"}:
        return segment.kind if segment else "", 0
    starts = _starts(document.text, *segment.span)
    return "", starts[bisect_right(starts, at) - 1]


def side_by_side(document: Document, namings: Sequence[Naming], right: Callable[[Naming], bool]) -> set[Span]:
    """The namings of one group that stand beside a right one, where they may be of a second person.

    Once two full names stand so, any naming may be.
    """
    rows = [(naming, place(document, naming.span.start), right(naming)) for naming in namings]
    good = {spot for _, spot, fits in rows if fits}
    whole = {(spot, fits) for naming, spot, fits in rows if naming.full}
    if any((spot, True) in whole and (spot, False) in whole for spot in good):
        return {naming.span for naming in namings}
    return {naming.span for naming, spot, fits in rows if not fits and spot in good}
