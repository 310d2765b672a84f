"""Quotations: marks that never close, tails that say who spoke, marks on the wrong side of a space.

Faults are looked for in one segment at a time. What depends on which mark opens and which closes is put right unasked
only where every mark of the segment has a partner afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from cleanup.edits import Edit
from cleanup.language import serves
from cleanup.text import Document, Segment
from cleanup.typography import glued, lost, mixed, mojibake, objects, sides, spaces, tails
from cleanup.typography.changes import Change, apart, decided, edits
from cleanup.typography.faults import ENGLISH, MIXED_QUOTES, UNCLOSED_QUOTE, UNOPENED_QUOTE, Fault
from cleanup.typography.house.conventions import fits
from cleanup.typography.marks import MARK, SIGNS, Mark, Prose, habits, marks, prose
from cleanup.typography.said import ANY_CASE
from cleanup.typography.speech import LEADS, PRONOUNS, VERB

Habits = tuple[Mapping[str, str], Mapping[str, str]]  # what closes each mark, and what opens it
SHORT = 20  # characters in which a quotation may well begin or end with the segment

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
    ("-", "-" + DASHED),
    ("–", "–" + DASHED),
    ("—", "—" + DASHED),
    ('"', '"' + MARKED),
    (CURLY, f"[{CURLY}]{MARKED}"),
    ('"“”', rf"[\"“”](?<=[.,!?…]\s.)(?=(?:{'|'.join(ANY_CASE.values())})\b)"),
)
GLUED = re.compile(r"[\"“”»](?<=[\w.,!?…].)(?=[^\W\d_])")
STYLES = ('"', "“”„", "«»")

_compiled = cache(re.compile)  # late: each takes 2 ms, and few texts have all of these signs


def glance(text: str) -> bool:
    """Whether a mark stands in the text where it may be wrong."""
    if not any(sign in text for sign in SIGNS):
        return False
    if any(_compiled(trigger).search(text) for signs, trigger in TRIGGERS if any(sign in text for sign in signs)):
        return True
    if GLUED.search(text):
        return True
    if sum(any(sign in text for sign in style) for style in STYLES) > 1:
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
    """Propose what each language has, and point at quotations that never close or never open."""
    text = document.text
    if not any(sign in text for sign in SIGNS):
        return
    segments = document.segments
    habit = cache(partial(habits, text))
    doubt: Edit | None = None  # a quotation that is open, unless the next segment with a mark closes it
    for number, segment in enumerate(segments):
        if not MARK.search(text, *segment.span):
            continue
        following = segments[number + 1 : number + 2]
        goes_on = bool(following) and text[following[0].span.start] in SIGNS
        read = prose(document, segment)
        if mojibake.glance(read.text):
            continue  # some of its marks are letters; when they are put right it is looked at again
        found = marks(read.text)
        closes_first = found[0].role == "close" and not found[0].depth
        if doubt and not closes_first:
            yield doubt
        styled = fits(document.style.typography, segment.lang)
        told = [
            edit
            for change, unasked in _changes(read.text, found, segment, habit(segment.lang), open_at_end=goes_on)
            if not (doubt and change.fault is UNOPENED_QUOTE) and not (styled and change.fault is MIXED_QUOTES)
            for edit in edits(document, segment, read, change, unasked=unasked)
        ]
        yield from told
        loose = any(mark.role == "loose" for mark in found)
        alone = not told and not loose and segment.kind != "cell" and _is_odd(read.text)
        if alone and closes_first and not doubt and found[0].at > SHORT:
            yield from _shown(document, read, found[0].at, UNOPENED_QUOTE)
        doubt = None
        if alone and not goes_on and found[-1].depth == 1 and len(read.text) - found[-1].opener > SHORT:
            doubt = next(_shown(document, read, found[-1].opener, UNCLOSED_QUOTE), None)
    if doubt:
        yield doubt


def _changes(
    text: str, found: Sequence[Mark], segment: Segment, habit: Habits, *, open_at_end: bool
) -> Iterator[tuple[Change, bool]]:
    """What to change, and whether unasked."""
    closes, opens = habit
    lang = segment.lang
    changes = [*spaces.find(text, found, lang), *mixed.find(text, found, closes, opens)]
    changes += [*glued.find(text, found, lang), *lost.find(text, found, closes, opens, lang)]
    if serves(ENGLISH, lang):
        changes = [*tails.find(text, found, closes), *changes, *objects.find(text, found)]
    else:
        changes += sides.find(text, found, closes, lang)
    wanted = apart([change for change in changes if change.fault.looks(segment)])
    return decided(text, wanted, open_at_end=open_at_end)


def _shown(document: Document, read: Prose, at: int, fault: Fault) -> Iterator[Edit]:
    """Point at a mark without a partner."""
    if span := read.span(at, at + 1):
        yield fault.show(document, span)
