"""A mark without a blank on its outer side: `"We need help,"said X`, `tha se“projekti`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleanup.typography.changes import Change, Piece
from cleanup.typography.faults import QUOTE_GLUED
from cleanup.typography.marks import Mark
from cleanup.typography.said import said


def find(text: str, found: Sequence[Mark], lang: str) -> Iterator[Change]:
    """Propose the blank. After a letter a mark may be followed by an ending ("Koha"-s, “Zaman”ın): there it stays."""
    verb = said(lang)
    for mark in found[:-1]:
        at = mark.at
        before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        if not after.isalpha() or mark.role == "open":
            continue
        if before in {*",.!?…"} and mark.depth and mark.sign != "„":
            spoken = bool(verb and verb.match(text, at + 1))
            begins = before != "," and after.isupper()
            yield Change(QUOTE_GLUED, (Piece(at + 1, at + 1, " "),), spoken or begins)
        elif before.isalpha() and not mark.depth and mark.sign in '"“':
            yield Change(QUOTE_GLUED, (Piece(at, at, " "),), sure=False)
