"""Blanks on the inner side of a quotation mark: `at this time ", said X`, `" Ura hapet", tha X`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanup.language import serves
from cleanup.typography.changes import Change, Piece
from cleanup.typography.faults import ENGLISH, QUOTE_SPACE
from cleanup.typography.marks import Mark
from cleanup.typography.speech import ends, speaker

COMMA = re.compile(r",\s{1,2}")
WORD_END = re.compile(r"[^\W\d_]|[.!?…,'’)%]")
SENTENCE = 3  # words; fewer may be a name, or a scrap of code that is quoted with its blank
STRAIGHT, PAIRED = '"', "“”„"


def find(text: str, found: Sequence[Mark], lang: str) -> Iterator[Change]:
    """Propose to take out the blank where it is plain which side of the mark the words are on."""
    for number, mark in enumerate(found[:-1]):
        if mark.role != "loose" or mark.sign not in STRAIGHT + PAIRED:
            continue
        english = serves(ENGLISH, lang)
        change = _before_speaker(text, mark) if english else None
        if not change and number == 0 and len(found) == 2 and _ends(text, mark):
            change = Change(QUOTE_SPACE, (Piece(mark.at - 1, mark.at, ""),), sure=english, local=True)
        if change:
            yield change
    for opener, closer in _pairs(text, found):
        if change := _within(text, opener, closer):
            yield change


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


def _ends(text: str, mark: Mark) -> bool:
    """Whether nothing follows the mark, and a blank and a stop stand before it: `in May. "`."""
    return _last(text, mark.at) in {*".!?…"} and not text[mark.at + 1 : mark.at + 4].strip()


def _pairs(text: str, found: Sequence[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """The marks that open with those that close them, if the ones between blanks are taken for what they can be."""
    opened: list[Mark] = []
    for mark in found[:-1]:
        role = mark.role
        if role == "loose":
            role = "close" if opened or text[mark.at + 1 : mark.at + 2] in {*",;:!?)"} else "open"
        if role == "open":
            opened.append(mark)
        elif opened:
            yield opened.pop(), mark


def _within(text: str, opener: Mark, closer: Mark) -> Change | None:
    """The blanks between two marks and what they enclose; one word alone may be quoted with its blank ("the ")."""
    left, right = text[opener.at + 1], text[closer.at - 1]
    inside = text[opener.at + 1 : closer.at].strip()
    if " " not in left + right or "\n" in left + right or len(inside.split()) < 2:
        return None
    blank = left == " ", right == " "
    if all(blank) and opener.sign in "«»":
        return None  # as the French set them
    if text[closer.at - 2 : closer.at - 1].isdigit() or text[max(0, opener.at - 2) : opener.at].strip().isdigit():
        return None  # inches
    pieces = [Piece(opener.at + 1, opener.at + 2, "")] * blank[0] + [Piece(closer.at - 1, closer.at, "")] * blank[1]
    words = len(inside.split())
    begins = inside[0].isupper()
    sure = words >= SENTENCE if begins or all(blank) else words > SENTENCE
    sure = sure or (begins and inside[-1] in ".,!?…")
    if all(blank) and opener.sign == STRAIGHT:
        leads = not text[: opener.at].strip() or text[: opener.at].rstrip()[-1] in ":,("
        if not leads or (inside[-1] not in ".!?…" and text[closer.at + 1 : closer.at + 2] not in {*",.;:!?)"}):
            return Change(QUOTE_SPACE, tuple(pieces), sure=False) if begins else None
    return Change(QUOTE_SPACE, tuple(pieces), sure)
