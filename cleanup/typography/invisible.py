"""Characters that nobody sees: zero-width spaces and joiners, marks of direction, soft hyphens, stray BOMs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleanup.edits import Edit
from cleanup.language import serves
from cleanup.text import Document, Segment, Span
from cleanup.typography.faults import BALKAN, ENGLISH, LOST_CHARACTER, SOFT_HYPHEN, ZERO_WIDTH

BOM, SHY, SPACE, NON_JOINER, JOINER, WORD_JOINER = "\ufeff", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060"
DIRECTION = "\u200e\u200f"
LOST = "\ufffd"
SIGNS = BOM + SHY + SPACE + NON_JOINER + JOINER + WORD_JOINER + DIRECTION
RUN = re.compile(f"[{SIGNS}]+")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Scripts in which no word needs an invisible character: Latin, Greek, Cyrillic, Armenian.
PLAIN = re.compile("[0-9A-Za-z\u00c0-\u024f\u0370-\u058f\u1e00-\u1fff]")
ENDS = ".,;:!?…\"'“”„‘’«»()[]%–—-"  # beside a blank, an invisible character next to these means nothing
INSIDE = ',;!?…"“”„«»()[]'  # not . : / @ # * _ -: there it keeps a link, a mention or a mark from being read as one
LETTERS = re.compile(r"[^\W\d_]*")
# Words that stand beside an invisible character only where it took the place of a space.
SHORT_WORDS = (
    "a an and as at by for from in is it of on or the to was with dhe e i në me nga për te të "
    "od u na za je da se су се од у на за је да и во со"
)
SHORT = frozenset(SHORT_WORDS.split())


def glance(text: str) -> bool:
    """Whether any of them stands in the text (a byte order mark at its very start is none)."""
    return any(sign in text for sign in SIGNS[1:] + LOST) or text.find(BOM, 1) > 0


def find(document: Document) -> Iterator[Edit]:
    """Propose to take out what has no business where it stands; point at characters that were lost."""
    text = document.text
    if glance(text):
        left_to_right: dict[Span, bool] = {}
        for match in RUN.finditer(text):
            segment = document.segment_at(match.start())
            if not segment or (not match.start() and text[0] == BOM) or _alone(text, segment):
                continue
            if segment.span not in left_to_right:
                left_to_right[segment.span] = not RIGHT_TO_LEFT.search(text, *segment.span)
            yield from _of_run(document, segment, Span(*match.span()), left_to_right=left_to_right[segment.span])
    if LOST in text:
        for segment in document.segments:
            at = text.find(LOST, *segment.span)
            if at >= 0:
                yield LOST_CHARACTER.show(document, Span(at, at + 1))


def _alone(text: str, segment: Segment) -> bool:
    """Whether the segment holds nothing that can be seen: it was made to keep a line empty."""
    start, end = segment.span
    return end - start < 20 and not text[start:end].strip(SIGNS + " \t\r\n\u00a0")


def _of_run(document: Document, segment: Segment, run: Span, *, left_to_right: bool) -> Iterator[Edit]:
    text = document.text
    signs = set(text[slice(*run)])
    left, right = text[max(0, run.start - 1) : run.start], text[run.end : run.end + 1]
    if SHY in signs:
        yield from _soft_hyphen(document, segment, run, left, right)
    elif signs <= set(DIRECTION + SPACE + BOM) and signs & set(DIRECTION):
        if left_to_right:
            yield from _taken_out(document, segment, run)
    elif signs == {BOM} or _means_nothing(signs, segment, left, _stop(text, run.end) or right):
        if right and _of_word(text, run) & SHORT and left.isalpha() and right.isalpha():
            yield ZERO_WIDTH.edit(document, run, " ", "ask")
        else:
            yield from _taken_out(document, segment, run)


def _stop(text: str, at: int) -> str:
    """A blank, where only stops stand before it: there the sign stands at the end of a word."""
    rest = text[at : at + 2]
    return " " if rest[:1] in {".", ":"} and not rest[1:].strip() else ""


def _taken_out(document: Document, segment: Segment, run: Span) -> Iterator[Edit]:
    """Take it out, and one of the two spaces that would be left."""
    text = document.text
    double = text[run.start - 1 : run.start] == " " == text[run.end : run.end + 1]
    span = Span(run.start, run.end + double)
    yield ZERO_WIDTH.edit(document, span, "", ZERO_WIDTH.safety(segment))


def _means_nothing(signs: set[str], segment: Segment, left: str, right: str) -> bool:
    """Whether no script, no emoji and no trick of markup can need these signs between these neighbours."""
    blank = (not left or left.isspace()), (not right or right.isspace())
    plain = bool(PLAIN.match(left)), bool(PLAIN.match(right))
    if all(plain):
        return NON_JOINER not in signs or serves((*ENGLISH, *BALKAN), segment.lang)
    if any(blank):
        return all(
            is_blank or is_plain or char in ENDS
            for is_blank, is_plain, char in zip(blank, plain, (left, right), strict=True)
        )
    if any(plain) and WORD_JOINER not in signs:
        return all(is_plain or char in INSIDE for is_plain, char in zip(plain, (left, right), strict=True))
    return False


def _of_word(text: str, run: Span) -> set[str]:
    """The letters that touch the run on either side, in lower case."""
    start = run.start
    while start and run.start - start < 12 and text[start - 1].isalpha():
        start -= 1
    after = LETTERS.match(text, run.end, run.end + 12)
    return {text[start : run.start].lower(), after[0].lower() if after else ""}


def _soft_hyphen(document: Document, segment: Segment, run: Span, left: str, right: str) -> Iterator[Edit]:
    """Take a soft hyphen out; where it stood at the end of a line, ask whether the word is to be joined."""
    text = document.text
    if left.isalpha() and right.isspace():
        rest = LETTERS.match(text, run.end + 1)
        if rest and rest[0].islower() and rest[0] not in SHORT and text[run.end + 1 : run.end + 2].isalpha():
            yield SOFT_HYPHEN.edit(document, Span(run.start, run.end + 1), "", "ask")
    elif left.isalpha() and right.isalpha():
        yield SOFT_HYPHEN.edit(document, run, "", SOFT_HYPHEN.safety(segment))
    elif left.isalnum() and (not right or right in ENDS):
        yield SOFT_HYPHEN.edit(document, run, "", "ask")
