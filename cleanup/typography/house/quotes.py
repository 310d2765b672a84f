"""Quotation marks as the convention has them, where every mark of the segment has a partner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.typography.changes import Change, Piece
from cleanup.typography.house.choices import QUOTE_MARKS
from cleanup.typography.house.conventions import Convention
from cleanup.typography.marks import Mark, balanced, pairs

NO_BREAK = "\u00a0\u202f\u2009"


def find(text: str, found: Sequence[Mark], chosen: Convention, *, open_at_end: bool) -> Iterator[Change]:
    """Propose the marks of the convention for each pair, and for a quotation that goes on in the next paragraph."""
    if not balanced(found, open_at_end=open_at_end):
        return
    for pair in pairs(found):
        if pieces := enclosing(
            text, pair.opener, pair.closer, chosen.inner if pair.depth % 2 else chosen.outer, chosen
        ):
            yield Change(QUOTE_MARKS, pieces)
    if found[-1].depth and (pieces := tuple(_opening(text, found[-1].opener, chosen.outer[0], chosen))):
        yield Change(QUOTE_MARKS, pieces)


def enclosing(text: str, opener: int, closer: int, signs: str, chosen: Convention) -> tuple[Piece, ...]:
    """What makes the marks at two places those two signs, with the blanks of the convention; none where they are."""
    return (*_opening(text, opener, signs[0], chosen), *_closing(text, closer, signs[1], chosen))


def _opening(text: str, at: int, sign: str, chosen: Convention) -> Iterator[Piece]:
    """The mark and the blank behind it."""
    blank = text[at + 1 : at + 2].strip("\r\n") if text[at + 1 : at + 2].isspace() else ""
    after = sign + _blank(blank, chosen, sign)
    if text[at] + blank != after:
        yield Piece(at, at + 1 + len(blank), after)


def _closing(text: str, at: int, sign: str, chosen: Convention) -> Iterator[Piece]:
    """The mark and the blank before it."""
    blank = text[at - 1].strip("\r\n") if text[at - 1].isspace() else ""
    after = _blank(blank, chosen, sign) + sign
    if blank + text[at] != after:
        yield Piece(at - len(blank), at + 1, after)


def _blank(blank: str, chosen: Convention, sign: str) -> str:
    """The blank inside a mark: as the convention has it, and any that does not break is one; none inside “ ”."""
    inside = chosen.inside if sign in "«»‹›" else ""
    return blank if inside and blank and blank in NO_BREAK else inside
