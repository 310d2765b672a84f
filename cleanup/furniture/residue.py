"""Rights lines and what a site leaves around an article: print, share, comment, read more.

Such words are content as well ("Print" is a heading of a manual). Only whole lines count, and only before the first
paragraph of the text, after the last, or when they come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cleanup.furniture.lexicon import Lexicon, phrase
from cleanup.furniture.lines import SHORT, Lines, ended

PROSE = 10  # words of a paragraph
CLAIM = re.compile(r"©|\(c\)|®|\bcopyright\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
CLAIMED = 9  # words beside a rights phrase


class Residue(NamedTuple):
    """A line that could be residue, and whether it surely is."""

    at: int  # index of the line
    rule: str
    sure: bool
    evidence: str


def body(lines: Lines, out: frozenset[int]) -> tuple[int, int]:
    """The first and the last line of the paragraphs of a text; lines in `out` belong to none. (1, 0): no paragraph."""
    first, last = 1, 0
    for block in lines.blocks:
        inside = [index for index in block if index not in out]
        words = sum(lines[index].text.count(" ") + 1 for index in inside)
        if words >= PROSE and words >= 4 * len(inside) and any(ended(lines[index].text) for index in inside):
            if not last:
                first = inside[0]
            last = inside[-1]
    return first, last


def residue(lines: Lines, lexicon: Lexicon, marks: frozenset[int]) -> Iterator[Residue]:
    """Every line that could be residue; `marks` are lines accepted as furniture already."""
    kinds = {index: kind for index, line in enumerate(lines) if (kind := _kind(line.text, lexicon))}
    if not kinds:
        return
    start, end = body(lines, marks | kinds.keys())
    often = Counter(phrase(lines[index].text) for index in kinds)
    for index, kind in kinds.items():
        if not lines.free(index):
            continue
        place = _place(index, start, end) if start <= end else ""
        again = often[phrase(lines[index].text)]
        company = bool({index - 1, index + 1} & (kinds.keys() | marks))
        if kind == "jump":
            near = bool({index - 1, index + 1} & marks)
            yield Residue(index, "furniture/residue", near, "beside a page mark" if near else "")
        elif kind == "rights":
            if not _licence(lines, lexicon, index):
                yield Residue(index, "furniture/rights-line", bool(place) or company, place or "beside a page mark")
        elif kind == "residue":
            sure = bool(place) or (again > 1 and start <= end)
            yield Residue(index, "furniture/residue", sure, place or f"{again} times")
        elif place and company:
            yield Residue(index, "furniture/residue", True, f"{place}, beside other residue")


def _place(index: int, start: int, end: int) -> str:
    return "before the first paragraph" if index < start else "after the last paragraph" if index > end else ""


def _kind(text: str, lexicon: Lexicon) -> str:
    if len(text) > SHORT or text[0].islower():
        return ""
    if lexicon.is_jump(text):
        return "jump"
    if is_rights(text, lexicon):
        return "rights"
    if lexicon.is_residue(text):
        return "residue"
    return "button" if lexicon.is_button(text) else ""


def is_rights(text: str, lexicon: Lexicon) -> bool:
    """Whether a line does nothing but claim rights: the phrase, a year, an owner.

    A line that begins or ends with the phrase; what else it holds is short and, if anything, a claim with sign or year.
    """
    line = phrase(text)
    for claim in lexicon.rights:
        if claim not in line:
            continue
        if line == claim:
            return True
        before, _, after = line.partition(claim)
        beside = before if not after.strip() else after if not before.strip() else ""
        if beside and len(beside.split()) <= CLAIMED and CLAIM.search(text):
            return True
        if before and after and len((before + after).split()) <= CLAIMED and ("©" in text or "copyright" in line):
            return True
    return False


def _licence(lines: Lines, lexicon: Lexicon, index: int) -> bool:
    """Whether a line stands under a heading of its own: a section on the licence is content."""
    if not index:
        return False
    above = lines[index - 1]
    segment = lines.document.segment_at(above.start)
    return (
        above.text.startswith("#")
        or (segment is not None and segment.kind == "heading")
        or (phrase(above.text) in lexicon.licences)
    )
