r"""The filled lines of a text: where they stand, what lies between them, which sentences go on across them.

Lines end at "\n" or at a form feed; "\r" before "\n" belongs to the end. Form feeds are the best evidence of pages
that a text can have.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple
from unicodedata import normalize

from cleanup.formats.breaks import HYPHENS, ITEM, ended, goes_on
from cleanup.text import ADDRESS, Document, Kind, Span

CODE = 4  # columns by which code is indented
SHORT = 120  # characters of the longest line that is looked at as furniture
INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad") | dict.fromkeys("\u00a0\u202f", " "))
SENTENCE = 60  # words of a long sentence
SAMPLE = 100_000  # characters that show how a text is punctuated
STOP = re.compile(r"[^\W\d_]{2}[.!?…։。][\"”’»›“)\]]*(?:\s|$)")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ODD = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad\u00a0\u202f]")


class Line(NamedTuple):
    """A line that is not blank. `start` and `end` leave out the blanks around it; `text` is it, made plain."""

    start: int
    end: int
    text: str  # NFC, without invisible characters, no-break spaces as spaces
    words: int  # words of the text before it
    blanks: int  # blank lines right before it
    page: bool  # a form feed stands between the filled line before and this one
    number: int  # of the line in the text, from 1


@dataclass(frozen=True)
class Lines:
    """All filled lines of a document, in order."""

    document: Document
    filled: tuple[Line, ...]

    @classmethod
    def of(cls, document: Document) -> Lines:
        """Read the lines of a document."""
        return cls(document, tuple(_filled(document.text)))

    def __len__(self) -> int:
        return len(self.filled)

    def __getitem__(self, index: int) -> Line:
        return self.filled[index]

    def __iter__(self) -> Iterator[Line]:
        return iter(self.filled)

    @cached_property
    def words(self) -> int:
        """How many words the text has."""
        last = self.filled[-1] if self.filled else None
        return last.words + last.text.count(" ") + 1 if last else 0

    @cached_property
    def starts(self) -> list[int]:
        """Where the lines start."""
        return [line.start for line in self.filled]

    @cached_property
    def usual(self) -> int:
        """How many blank lines stand between paragraphs most often."""
        counts = Counter(line.blanks for line in self.filled[1:] if line.blanks)
        return counts.most_common(1)[0][0] if counts else 1

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """The words of the text, in small letters, those with hyphens whole."""
        return Counter(WORD.findall(self.document.text.casefold()))

    @cached_property
    def punctuated(self) -> bool:
        """Whether sentences end with an end mark: in verse and notes without any, no line says where one is split."""
        text = self.document.text[:SAMPLE]
        return sum(1 for _ in STOP.finditer(text)) * SENTENCE >= len(text.split())

    @cached_property
    def stops(self) -> list[int]:
        """How many sentences end before each line, and before the end of the text."""
        return list(accumulate((len(STOP.findall(line.text)) for line in self.filled), initial=0))

    @cached_property
    def wrapped(self) -> bool:
        """Whether the text is broken into lines of a page's width."""
        return sum(len(line.text) > SHORT for line in self.filled) * 50 <= len(self.filled)

    @cached_property
    def width(self) -> float:
        """How long the lines of the text are."""
        return median(len(line.text) for line in self.filled)

    @cached_property
    def divides(self) -> bool:
        """Whether the text leaves words divided at the ends of its lines, at least twice."""
        count = 0
        for one, other in pairwise(self.filled):
            if one.text[-1] in HYPHENS and not (other.blanks or other.page) and goes_on(other.text):
                count += 1
                if count > 1:
                    return True
        return False

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """The indices of the lines before which a form feed stands."""
        return tuple(index for index, line in enumerate(self.filled) if line.page)

    @cached_property
    def blocks(self) -> tuple[range, ...]:
        """Runs of lines with neither a blank line nor a form feed between them."""
        starts = [index for index, line in enumerate(self.filled) if line.blanks or line.page or not index]
        return tuple(range(start, end) for start, end in pairwise([*starts, len(self.filled)]))

    def block_at(self, index: int) -> range:
        """The block that holds a line."""
        return self.blocks[bisect_right(self.blocks, index, key=lambda block: block.start) - 1]

    def free(self, index: int) -> bool:
        """Whether the line is plain prose of its own, addresses aside: no heading, item, cell, quotation, code."""
        kinds = self._kinds(index)
        if not kinds:  # an address alone: what the other lines of its block are
            block = self.block_at(index)
            kinds = {kind for other in (index - 1, index + 1) if other in block for kind in self._kinds(other)}
        return kinds == {"paragraph"} and self._whole(index)

    def item(self, index: int) -> bool:
        """Whether the line is a list's item with its marker, as Markdown reads `- 5 -`."""
        marked = self.document.segment_at(self.filled[index].start) is None
        return marked and self._kinds(index) == {"item"} and self._whole(index)

    def listed(self, index: int) -> bool:
        """Whether the line begins an item of a list, by its kind or by its look."""
        text = self.filled[index].text
        return "item" in self._kinds(index) or (text[0] not in "#|>" and ITEM.match(text) is not None)

    def headed(self, index: int) -> bool:
        """Whether the line is a heading of the format."""
        return "heading" in self._kinds(index)

    def address(self, index: int) -> bool:
        """Whether the line is a paragraph of one address; right beside a line that is prose it is no code."""
        line = self.filled[index]
        indent = line.start - self.document.text.rfind("\n", 0, line.start) - 1
        alone = len(self.block_at(index)) == 1 and not self._kinds(index) and ADDRESS.fullmatch(line.text) is not None
        return alone and indent < CODE and self._whole(index)

    def _whole(self, index: int) -> bool:
        """Whether the line may be taken out as a whole."""
        line, text = self.filled[index], self.document.text
        start, end = text.rfind("\n", 0, line.start), text.find("\n", line.end)
        return self.document.may_change(Span(start if start >= 0 else line.start, end + 1 if end >= 0 else line.end))

    def _kinds(self, index: int) -> set[Kind]:
        """The kinds of the segments in a line."""
        line, segments = self.filled[index], self.document.segments
        first = bisect_right(segments, line.start, key=lambda segment: segment.span.end)
        last = bisect_left(segments, line.end, key=lambda segment: segment.span.start)
        return {segment.kind for segment in segments[first:last]}

    def split(self, left: int, right: int) -> bool:
        """Whether a sentence goes on from one line to another: no end mark, then a small letter."""
        if left < 0 or right >= len(self.filled):
            return False
        one, other = self.filled[left].text, self.filled[right].text
        return (one.count(" ") > 1 or one[-1] in HYPHENS) and not ended(one) and goes_on(other)


def _filled(text: str) -> list[Line]:
    lines: list[Line] = []
    at = words = blanks = 0
    page = False
    for number, raw in enumerate(text.split("\n"), 1):
        for count, part in enumerate(raw.split("\f")):
            page = page or count > 0
            stripped = part.strip().lstrip("\ufeff").lstrip()
            if not stripped:
                blanks += not count
            else:
                start = at + part.index(stripped[0])
                plain_text = plain(stripped)
                if plain_text:
                    lines.append(Line(start, start + len(stripped), plain_text, words, blanks, page, number))
                    words += stripped.count(" ") + 1
                    blanks, page = 0, False
            at += len(part) + 1
    return lines


def plain(text: str) -> str:
    r"""Text composed (NFC), without invisible characters, no-break spaces as spaces, no blanks around it.

    >>> plain("Page\u00a03\u200b")
    'Page 3'
    """
    if text.isascii():
        return text
    if ODD.search(text):
        text = text.translate(INVISIBLE).strip()
    return normalize("NFC", text)
