"""Marks on the wrong side of a space: `"Ura hapet në maj. "Tha kryetari`. English has its own way with them (`tails`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cleanup.typography.changes import Change, Piece
from cleanup.typography.faults import QUOTE_SIDE
from cleanup.typography.marks import Mark
from cleanup.typography.said import said

STOP = re.compile(r"[.,!?…](\s{1,2})\Z")


def find(text: str, found: Sequence[Mark], closes: Mapping[str, str], lang: str) -> Iterator[Change]:
    """Propose to move a mark that opens, where one is open already and the sentence says who spoke."""
    verb = said(lang)
    for mark in found[:-1]:
        stop = STOP.search(text, max(0, mark.at - 3), mark.at)
        if (
            mark.role == "open"
            and mark.depth == 1
            and stop
            and mark.sign in '"“”'
            and verb
            and verb.match(text, mark.at + 1)
        ):
            yield Change(QUOTE_SIDE, (Piece(stop.start(1), mark.at + 1, closes[text[mark.opener]] + stop[1]),))
