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
    depth = 0  # as it will be once the spaces before are gone
    for number, mark in enumerate(found[:-1]):
        if mark.role != "loose" or mark.sign not in '"“”':
            depth += {"open": 1, "close": -1}.get(mark.role, 0)
            continue
        change = _before_speaker(text, mark) or _at_end(text, mark, depth, lone=len(found) == 2)
        change = change or (_opening(text, mark, found[number + 1]) if not depth else _closing(text, mark))
        if change:
            yield change
            depth += 1 if change.pieces[0].start > mark.at else -1


def _last(text: str, at: int) -> str:
    """The end of the word before a mark, where one blank stands between."""
    last = text[at - 2 : at - 1] if at > 1 and text[at - 1].isspace() else ""
    return last if WORD_END.match(last) else ""


def _before_speaker(text: str, mark: Mark) -> Change | None:
    """`in May ", said X` and `in May, " said X`."""
    at, last = mark.at, _last(text, mark.at)
    comma = COMMA.match(text, at + 1)
    said = speaker(text, comma.end() if comma else at + 2) if last else None
    if said and comma:
        return Change(QUOTE_SPACE, (Piece(at - 1, at, ""),), said.sure and ends(text, said), local=True)
    if said and text[at + 1].isspace() and last in ",.!?":
        piece = Piece(at - 2, at, ",") if last == "." else Piece(at - 1, at, "")
        return Change(QUOTE_SPACE, (piece,), said.sure and ends(text, said))
    return None


def _at_end(text: str, mark: Mark, depth: int, *, lone: bool) -> Change | None:
    """`in May. "` at the end of the paragraph, where a mark can only close."""
    at, last = mark.at, _last(text, mark.at)
    if not last or text[at + 1 : at + 4].strip() or (last not in ".!?…" and not depth):
        return None
    return Change(QUOTE_SPACE, (Piece(at - 1, at, ""),), last in ".!?…", local=lone)


def _closing(text: str, mark: Mark) -> Change | None:
    """`in May. " Then`: after a stop; a space alone may be what is quoted ("the ")."""
    at, last = mark.at, _last(text, mark.at)
    blank, letter = text[at + 1 : at + 2], text[at + 2 : at + 3]
    if not last or last not in ".!?…," or blank not in {" ", "\n"}:
        return None
    return Change(QUOTE_SPACE, (Piece(at - 1, at, ""),), letter.islower() if last == "," else letter.isupper())


def _opening(text: str, mark: Mark, following: Mark) -> Change | None:
    """`" It opens," said X`: where a stop closes what begins with the space."""
    at = mark.at
    blank, letter = text[at + 1 : at + 2], text[at + 2 : at + 3]
    beside = not at or (text[at - 1].isspace() and not text[at - 2 : at - 1].isdigit())
    if blank != " " or not letter.isalpha() or not beside or text[following.at - 1] not in ",.!?…":
        return None
    return Change(QUOTE_SPACE, (Piece(at + 1, at + 2, ""),), letter.isupper())
