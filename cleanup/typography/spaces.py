"""Spaces on the inner side of a quotation mark: `at this time ", said X`, `in court. "`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.typography.changes import Change, Piece
from cleanup.typography.faults import QUOTE_SPACE
from cleanup.typography.marks import Mark
from cleanup.typography.speech import ends, speaker

COMMA = re.compile(r",\s{1,2}")
WORD_END = re.compile(r"[^\W\d_]|[.!?…,'’)%]")


def find(text: str, found: Sequence[Mark]) -> Iterator[Change]:
    """Propose to take out the space where it is plain which side of the mark the words are on."""
    lone = len(found) == 2
    all_loose = all(mark.role in {"loose", "end"} for mark in found)
    depth = 0  # as it will be once the spaces before are gone
    for mark in found[:-1]:
        if mark.role != "loose" or mark.sign not in '"“”':
            depth += {"open": 1, "close": -1}.get(mark.role, 0)
            continue
        change = _of_loose(text, mark, depth, lone=lone, doubtful=all_loose)
        if change:
            yield change
            depth += 1 if change.pieces[0].start > mark.at else -1


def _of_loose(text: str, mark: Mark, depth: int, *, lone: bool, doubtful: bool) -> Change | None:
    at = mark.at
    last, rest = text[at - 2 : at - 1] if at > 1 else "", text[at + 1 : at + 4]
    if last and text[at - 1].isspace() and WORD_END.match(last):
        before = Piece(at - 1, at, "")
        comma = COMMA.match(text, at + 1)
        said = speaker(text, comma.end() if comma else at + 2)
        if said and comma:
            return Change(QUOTE_SPACE, (before,), said.sure and ends(text, said), local=True)
        if said and rest[:1].isspace():
            stop = Piece(at - 2, at, ",") if last == "." else before
            return Change(QUOTE_SPACE, (stop,), said.sure and ends(text, said)) if last in ",.!?" else None
        if not rest.strip():
            stopped = last in ".!?…"
            return Change(QUOTE_SPACE, (before,), stopped or depth > 0, local=lone and stopped)
        if depth > 0 and not doubtful and (rest[0].isspace() or rest[0] in ",.;:!?"):
            return Change(QUOTE_SPACE, (before,))
    beside = not at or (text[at - 1].isspace() and not last.isdigit())
    if not depth and rest[:1] == " " and rest[1:2].isalpha() and beside and not (doubtful and at):
        return Change(QUOTE_SPACE, (Piece(at + 1, at + 2, ""),))
    return None
