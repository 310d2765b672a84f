"""Text that stands twice: a teaser and the paragraph it announces, a heading or a date printed again.

Always a question, with both places named: what a person wrote twice may be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanup.edits import Edit
from cleanup.furniture import removal
from cleanup.furniture.lines import Lines
from cleanup.furniture.removal import Verdict
from cleanup.text import Segment, Span

RULE = "furniture/twice-told"
LEAST = 12  # words of a paragraph
LONG = 1000  # characters that hold so many words, and the edge of a paragraph
EDGE = 6  # words by which paragraphs find each other
DATELINE = 10  # words of a dateline
OFTEN = 3  # a paragraph that stands more often is a formula, or a refrain
LIKE = 92  # percent
MOST = 2000  # words of a paragraph that is compared word by word
SPELT = 70  # percent in which two spellings of a word are like each other
HEAD = 8  # lines above the first paragraph
WORD = re.compile(r"\w+")


class Paragraph(NamedTuple):
    """A paragraph, and the words that it begins and ends with, folded; the others are read when they are needed."""

    text: str
    segment: Segment
    first: tuple[str, ...]
    last: tuple[str, ...]

    @property
    def words(self) -> list[str]:
        """All its words, folded."""
        return WORD.findall(self.text[slice(*self.segment.span)].casefold())


def edits(lines: Lines, start: int) -> Iterator[Edit]:
    """A question for every paragraph that stands twice, and every line above the first paragraph (`start`) that does."""
    paragraphs = _paragraphs(lines)
    gone: set[int] = set()
    for one, other in _pairs(paragraphs):
        loser = _loser(lines, paragraphs, one, other)
        if loser in gone or {one, other} & gone:
            continue
        gone.add(loser)
        yield from _question(lines, paragraphs[one].segment, paragraphs[other].segment, paragraphs[loser].segment)
    yield from _head(lines, start)


def _paragraphs(lines: Lines) -> list[Paragraph]:
    text = lines.document.text
    found = []
    for segment in lines.document.segments:
        start, end = segment.span
        if segment.kind == "paragraph" and end - start > LEAST * 3:
            head = WORD.findall(text[start : min(end, start + LONG)].casefold())
            tail = WORD.findall(text[max(start, end - LONG) : end].casefold())
            if len(head) >= LEAST:
                found.append(Paragraph(text, segment, tuple(head[:EDGE]), tuple(tail[-EDGE:])))
    return found


def _pairs(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """The pairs of paragraphs that tell the same, in order of the second."""
    ends: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, paragraph in enumerate(paragraphs):
        ends["first", *paragraph.first].append(number)
        ends["last", *paragraph.last].append(number)
    found = set()
    for group in ends.values():
        if 1 < len(group) <= OFTEN:
            found |= {pair for pair in pairwise(group) if _same(*(paragraphs[number].words for number in pair))}
    return sorted(found, key=lambda pair: (pair[1], pair[0]))


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two paragraphs tell the same: word for word, but for a dateline, an ending cut off, a word or two."""
    short, long = sorted((one, other), key=len)
    last = len(short) - 1
    if list(long[:last]) == list(short[:last]) and long[last].startswith(short[last]):
        return True
    if len(long) - len(short) > DATELINE:
        return False
    return list(long[-len(short) :]) == list(short) or _nearly(short, long)


def _nearly(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether few words are more or fewer, and those in each other's place are spellings of one word."""
    from rapidfuzz.distance import Indel, Levenshtein

    if len(long) > MOST or Indel.normalized_similarity(short, long) * 100 < LIKE:
        return False
    changed = (op for op in Levenshtein.opcodes(short, long) if op.tag == "replace")
    pairs = (
        (short[op.src_start + n], long[op.dest_start + n]) for op in changed for n in range(op.src_end - op.src_start)
    )
    return all(a.isalpha() and b.isalpha() and Indel.normalized_similarity(a, b) * 100 >= SPELT for a, b in pairs)


def _loser(lines: Lines, paragraphs: Sequence[Paragraph], one: int, other: int) -> int:
    """Which of the two is to go: the shorter; the first where it is a teaser above a heading; else the second."""
    first, second = (len(paragraphs[number].words) for number in (one, other))
    if abs(first - second) > 2:
        return one if first < second else other
    start, end = paragraphs[one].segment.span.end, paragraphs[other].segment.span.start
    between = lines.document.text[start:end].strip()
    return one if between and other == one + 1 else other


def _question(lines: Lines, one: Segment, other: Segment, loser: Segment) -> Iterator[Edit]:
    numbers = [_indices(lines, segment.span) for segment in (one, other)]
    if not all(numbers):
        return
    places = f"lines {lines[numbers[0][0]].number} and {lines[numbers[1][0]].number}"
    verdict = Verdict(RULE, "The same is told twice; one of the two can go.", places)
    gone = _indices(lines, loser.span)
    if all(map(lines.free, gone)):
        yield from removal.edits(lines, dict.fromkeys(gone, verdict), frozenset(), "ask")


def _indices(lines: Lines, span: Span) -> list[int]:
    """The lines that a stretch of the text covers."""
    at = bisect_left(lines.starts, span.start)
    found = []
    while at < len(lines) and lines[at].start < span.end:
        found.append(at)
        at += 1
    return found


def _head(lines: Lines, start: int) -> Iterator[Edit]:
    """Lines above the first paragraph that are printed twice: a heading, a date."""
    seen: dict[str, int] = {}
    for index in range(min(start, HEAD)):
        text = lines[index].text
        words = " ".join(WORD.findall(text.casefold()))
        if len(words) < 5:
            continue
        first = seen.setdefault(words, index)
        if first != index:
            places = f"lines {lines[first].number} and {lines[index].number}"
            verdict = Verdict(RULE, "This line is printed twice; one of the two can go.", places)
            gone = next((number for number in (index, first) if lines.free(number)), None)
            if gone is not None:
                yield from removal.edits(lines, {gone: verdict}, frozenset(), "ask")
            else:
                span = Span(lines[index].start, lines[index].end)
                before = lines.document.text[slice(*span)]
                yield Edit(span, before, before, RULE, verdict.why, "show", places)
