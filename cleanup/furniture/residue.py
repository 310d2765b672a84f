"""Rights lines and what a site leaves around an article: print, share, comment, read more.

Such words are content as well ("Print" is a heading of a manual). Only whole lines count, and only before the first
paragraph of the text, after the last, or when they come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cleanup.formats.breaks import ended
from cleanup.furniture.lexicon import Lexicon, phrase
from cleanup.furniture.lines import SHORT, Lines

CLAIM = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
CLAIMS = 2  # a text with more claims of rights than these is about them
PROSE = 10  # words of a paragraph


class Residue(NamedTuple):
    """A line that could be residue, and whether it surely is."""

    at: int  # index of the line
    rule: str
    sure: bool
    evidence: str


def body(lines: Lines, out: frozenset[int]) -> tuple[int, int]:
    """The first and the last line of the paragraphs of a text; lines in `out` belong to none. (1, 0): no paragraph."""
    inside: list[int] = []
    for block in lines.blocks:
        own = [index for index in block if index not in out]
        words = sum(lines[index].text.count(" ") + 1 for index in own)
        if words >= PROSE and words >= 4 * len(own) and any(ended(lines[index].text) for index in own):
            inside += own[:1] + own[-1:]
    return (inside[0], inside[-1]) if inside else (1, 0)


def residue(lines: Lines, lexicon: Lexicon, marks: frozenset[int]) -> Iterator[Residue]:
    """Every line that could be residue; `marks` are lines accepted as furniture already."""
    kinds = {index: what for index, line in enumerate(lines) if (what := kind(line.text, lexicon))}
    if not kinds:
        return
    start, end = body(lines, marks | kinds.keys())
    claims = sum(what == "rights" for what in kinds.values())
    often = Counter(phrase(lines[index].text) for index in kinds)
    for index, what in kinds.items():
        if not lines.free(index):
            continue
        place = _place(index, start, end) if start <= end else ""
        again = often[phrase(lines[index].text)]
        company = bool({index - 1, index + 1} & (kinds.keys() | marks))
        if what == "jump":
            near = bool({index - 1, index + 1} & marks)
            yield Residue(index, "furniture/residue", near, "beside a page mark" if near else "no page mark beside it")
        elif what == "rights":
            near = bool({index - 1, index + 1} & marks)
            where = "beside a page mark" if near else place if index > end else "inside the text"
            if near or (index >= start and claims <= CLAIMS and not _licence(lines, lexicon, index)):
                yield Residue(index, "furniture/rights-line", near or index > end >= start, where)
        elif what == "residue":
            sure = bool(place) or (again > 1 and start <= end)
            again_text = f"{again} times" if again > 1 else "once, inside the text"
            yield Residue(index, "furniture/residue", sure, place or again_text)
        elif place and company:
            yield Residue(index, "furniture/residue", True, f"{place}, beside other residue")


def _place(index: int, start: int, end: int) -> str:
    return "before the first paragraph" if index < start else "after the last paragraph" if index > end else ""


def kind(text: str, lexicon: Lexicon) -> str:
    """What a line could be by its words; those of a site begin with a capital."""
    return "" if len(text) > SHORT or text[0].islower() else lexicon.kind(text)


def _licence(lines: Lines, lexicon: Lexicon, index: int) -> bool:
    """Whether a line stands under a heading of its own, or in a notice of several lines: both are content."""
    if not index:
        return False
    above = lines[index - 1]
    if not lines[index].blanks and CLAIM.search(above.text):
        return True
    segment = lines.document.segment_at(above.start)
    return (
        above.text.startswith("#")
        or (segment is not None and segment.kind == "heading")
        or (phrase(above.text) in lexicon.licences)
    )
