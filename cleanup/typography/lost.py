"""A mark that was lost: where its partner stands, and where the sentence goes on to say who spoke, a person can decide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cleanup.language import serves
from cleanup.typography.changes import Change, Piece
from cleanup.typography.faults import ENGLISH, UNCLOSED_QUOTE, UNOPENED_QUOTE
from cleanup.typography.marks import Mark, closing
from cleanup.typography.said import said

TAIL = re.compile(r"(?P<stop>[,.!?…])(?P<gap>\s{1,2}(?:[-–—]\s)?)(?=[^\W\d_])")
AFTER = re.compile(r",?\s{1,2}(?:[-–—]\s)?")
INSIDE = ("en", "tr")  # set the comma before the mark that closes; all others after it
LONGEST = 400  # characters of a quotation that begins a paragraph with a mark that was lost


def find(
    text: str, found: Sequence[Mark], closes: Mapping[str, str], opens: Mapping[str, str], lang: str
) -> Iterator[Change]:
    """Propose the mark that is missing, never unasked: before who spoke, or at the beginning of the paragraph."""
    verb = said(lang)
    if not verb or any(mark.role == "loose" for mark in found):
        return
    last, lost = found[-1], [mark for mark in found if mark.role == "close" and not mark.depth]
    if last.depth == 1 and not lost and not serves(ENGLISH, lang):
        for match in TAIL.finditer(text, last.opener):
            if verb.match(text, match.end()):
                comma = match["stop"] == "," and not serves(INSIDE, lang)
                at = match.start() + (not comma)
                yield Change(UNCLOSED_QUOTE, (Piece(at, at, closing(text, last.opener, closes)),), sure=False)
                return
    if len(lost) == 1 and not last.depth and lost[0] is found[0] and lost[0].at < LONGEST and text[:1].isupper():
        gap = AFTER.match(text, lost[0].at + 1)
        if gap and verb.match(text, gap.end()):
            yield Change(UNOPENED_QUOTE, (Piece(0, 0, opens[lost[0].sign]),), sure=False)
