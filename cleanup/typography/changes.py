"""What a rule of quotation wants to change in the prose of a segment, and what may be done unasked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from cleanup.edits import Edit
from cleanup.text import Document, Segment, Span
from cleanup.typography.faults import Fault
from cleanup.typography.marks import Prose, balanced, marks

ALONE = 8  # so many changes of one segment are tried one by one


class Piece(NamedTuple):
    """Write `after` over what stands from `start` to `end` in the prose."""

    start: int
    end: int
    after: str


class Change(NamedTuple):
    """Pieces that are made together. `sure`: it is right if the marks balance; `local`: it is right either way."""

    fault: Fault
    pieces: tuple[Piece, ...]
    sure: bool = True
    local: bool = False


def written(text: str, changes: Sequence[Change]) -> str:
    """The prose with these changes made."""
    out: list[str] = []
    at = 0
    for start, end, after in sorted(piece for change in changes for piece in change.pieces):
        out += text[at:start], after
        at = end
    return "".join(out) + text[at:]


def apart(changes: Sequence[Change]) -> list[Change]:
    """The changes that do not touch an earlier one."""
    kept: list[Change] = []
    taken: set[int] = set()
    for change in changes:
        places = {at for start, end, _ in change.pieces for at in range(start, end + 1)}
        if not places & taken:
            kept.append(change)
            taken |= places
    return kept


def decided(text: str, changes: Sequence[Change], *, open_at_end: bool) -> Iterator[tuple[Change, bool]]:
    """Each change, and whether it may be made unasked: it is sure, and every mark has a partner afterwards."""
    local = [change for change in changes if change.local and change.sure]
    sure = [change for change in changes if change.sure]

    def good(chosen: Sequence[Change]) -> bool:
        return balanced(marks(written(text, chosen)), open_at_end=open_at_end)

    together = len(sure) > len(local) and good(sure)
    for change in changes:
        alone = not together and len(changes) <= ALONE and change.sure and not change.local and good([*local, change])
        yield change, change.sure and (change.local or together or alone)


def edits(document: Document, segment: Segment, read: Prose, change: Change, *, unasked: bool) -> list[Edit]:
    """The change as edits of the source; none where markup is in the way."""
    spans = [read.span(start, end) for start, end, _ in change.pieces]
    if not all(span and document.may_change(span) for span in spans):
        return []
    whole = Span(min(span.start for span in spans if span), max(span.end for span in spans if span))
    safety = change.fault.safety(segment, sure=unasked)
    out = []
    for span, piece in zip(spans, change.pieces, strict=True):
        if span:
            before, after = document.text[slice(*span)], piece.after
            head = _same(before, after)
            tail = _same(before[head:][::-1], after[head:][::-1])
            narrow = Span(span.start + head, span.end - tail)
            out.append(change.fault.edit(document, narrow, after[head : len(after) - tail], safety, whole))
    return out


def _same(one: str, other: str) -> int:
    """How many signs and blanks both begin with; no part of a word is counted."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] and not pair[0].isalnum(), pairs))
