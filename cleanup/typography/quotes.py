"""Quotations: marks that never close, tails that say who spoke, marks on the wrong side of a space.

Faults are looked for in one segment at a time. What depends on which mark opens and which closes is put right unasked
only where every mark of the segment has a partner afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cleanup.edits import Edit
from cleanup.language import serves
from cleanup.text import Document, Segment
from cleanup.typography import objects, spaces, tails
from cleanup.typography.changes import Change, apart, decided, edits
from cleanup.typography.faults import ENGLISH, UNCLOSED_QUOTE
from cleanup.typography.marks import MARK, SIGNS, Mark, Prose, closing, marks, prose
from cleanup.typography.speech import LEADS, PRONOUNS, VERB

CURLY = SIGNS.replace('"', "")
# Places at which one of the rules may have something to say: after a dash, and at a mark.
LEAD = "(?:" + "|".join(sorted({*LEADS, *PRONOUNS, "it"})) + ")"
SUBJECT = r"\s(?:[\w.'’-]{1,80}\s{1,2}){0,8}"
AFTER_DASH = rf"(?=\s{{0,2}}(?:{VERB}|(?:{LEAD}|[^\W\d_a-z][\w.'’-]{{0,80}}){SUBJECT}{VERB}))"
DASHED = rf"(?:(?<=[ \t\u00a0,.!?…{SIGNS}].){AFTER_DASH}|(?<=\n.)(?=\s?{VERB}))"
MARKED = (
    rf"(?:(?:(?<=[\s*_~>|(\[].)|(?<![^\n].))(?=[\s,.;:!?]|\Z|{VERB})|(?<=[a-z], .)(?=[^\W\d_A-Z])|"
    rf"(?<=[\w.)%*_~>`\]].)(?=[*_~]{{0,3}}\s{{1,2}}(?:{VERB}|{LEAD}{SUBJECT}{VERB})))"
)
# Apart by sign, so that a text is passed over quickly for the one that it has.
TRIGGERS = (
    ("-", re.compile("-" + DASHED)),
    ("–", re.compile("–" + DASHED)),
    ("—", re.compile("—" + DASHED)),
    ('"', re.compile('"' + MARKED)),
    (CURLY, re.compile(f"[{CURLY}]{MARKED}")),
)


def glance(text: str) -> bool:
    """Whether a mark stands in the text where it may be wrong."""
    if not any(sign in text for sign in SIGNS):
        return False
    if any(trigger.search(text) for signs, trigger in TRIGGERS if any(sign in text for sign in signs)):
        return True
    return _has_odd_line(text, '"') or (any(sign in text for sign in CURLY) and any(map(_is_odd, text.split("\n"))))


def _has_odd_line(text: str, sign: str) -> bool:
    """Whether a line has an odd number of a sign; only the lines that have it are looked at."""
    at, end, odd = text.find(sign), -1, False
    while at >= 0:
        if at > end:
            if odd:
                return True
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
        odd = not odd
        at = text.find(sign, at + 1)
    return odd


def _is_odd(text: str) -> bool:
    """Whether the marks of a stretch cannot all have partners, by their number alone."""
    return bool(sum(map(text.count, SIGNS)) & 1)


def find(document: Document) -> Iterator[Edit]:
    """Propose what English has, and point at quotations of any language that never close."""
    text = document.text
    if not any(sign in text for sign in SIGNS):
        return
    segments, closes = document.segments, closing(text)
    unclosed: Edit | None = None
    for number, segment in enumerate(segments):
        if not MARK.search(text, *segment.span):
            continue
        following = segments[number + 1 : number + 2]
        goes_on = bool(following) and text[following[0].span.start] in SIGNS
        read = prose(document, segment)
        found = marks(read.text)
        if unclosed and not (found[0].role == "close" and not found[0].depth):
            yield unclosed
        unclosed = None
        told = _of_segment(document, segment, read, closes, open_at_end=goes_on)
        yield from told
        if not told and not goes_on:
            unclosed = _unclosed(document, segment, read, found)
    if unclosed:
        yield unclosed


def _of_segment(
    document: Document, segment: Segment, read: Prose, closes: Mapping[str, str], *, open_at_end: bool
) -> list[Edit]:
    if not serves(ENGLISH, segment.lang):
        return []
    changes = _changes(read.text, closes, open_at_end=open_at_end)
    return [edit for change, unasked in changes for edit in edits(document, segment, read, change, unasked=unasked)]


def _changes(text: str, closes: Mapping[str, str], *, open_at_end: bool) -> Iterator[tuple[Change, bool]]:
    """What to change, and whether unasked."""
    found = marks(text)
    changes = [*tails.find(text, found, closes), *spaces.find(text, found), *objects.find(text, found)]
    return decided(text, apart(changes), open_at_end=open_at_end)


def _unclosed(document: Document, segment: Segment, read: Prose, found: Sequence[Mark]) -> Edit | None:
    """Point at the mark that opens and never closes; what follows in a title or a cell is too short to tell."""
    if found[-1].depth != 1 or any(mark.role == "loose" for mark in found) or not _is_odd(read.text):
        return None
    at = found[-1].opener
    span = read.span(at, at + 1)
    return UNCLOSED_QUOTE.show(document, span) if span and segment.kind != "cell" and len(read.text) - at > 20 else None
