"""Rights lines and what a site leaves around an article: print, share, comment, read more.

Such words are content as well ("Print" is a heading of a manual). Only whole lines count, and only before the first
paragraph of the text, after the last, or when they come back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from cleanup.formats.breaks import ended, goes_on
from cleanup.furniture.lexicon import APART, Lexicon, phrase
from cleanup.furniture.lines import SHORT, Lines

CLAIM = re.compile(r"©|\(c\)|copyright", re.IGNORECASE)
CLAIMS = 2  # a text with more claims of rights than these is about them
PROSE = 10  # words of a paragraph
OPEN = 4  # words of a line without an end mark that is no name or date
ROW = 20  # lines to each side in which a link stands beside a button
LEADS = ":\uff1a,;"
BEFORE, AFTER = "before the first paragraph", "after the last paragraph"


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
    known = marks | kinds.keys()
    ground = _ground(len(lines), known)
    start, end = body(lines, known)
    claims = sum(what == "rights" for what in kinds.values())
    often = Counter(phrase(lines[index].text) for index in kinds)
    site = _site(lines, kinds, (start, end))
    for index, what in kinds.items():
        if not lines.free(index):
            continue
        place = _place(index, start, end) if start <= end else ""
        again = often[phrase(lines[index].text)]
        near = bool({index - 1, index + 1} & marks)
        if what == "jump":
            yield Residue(index, "furniture/residue", near, "beside a page mark" if near else "no page mark beside it")
            continue
        alone = not _named(lines, index, ground)
        if what == "rights":
            where = "beside a page mark" if near else place if index > end else "inside the text"
            if near or (index >= start and claims <= CLAIMS and not _licence(lines, lexicon, index)):
                yield Residue(index, "furniture/rights-line", near or (alone and index > end >= start), where)
        elif what == "residue":
            sure = alone and site and (_edge(index, place, ground) or (not place and again > 1 and start <= end))
            again_text = f"{again} times" if again > 1 else "once, inside the text"
            yield Residue(index, "furniture/residue", sure, place or again_text)
        elif place and {index - 1, index + 1} & known:
            sure = alone and _edge(index, place, ground) and _pressed(index, kinds, place, ground)
            yield Residue(index, "furniture/residue", sure, f"{place}, beside other residue")


def _site(lines: Lines, kinds: Mapping[int, str], inside: tuple[int, int]) -> bool:
    """Whether a text shows that it comes from a site: two links or claims around it, or one link that comes back.

    That one stands below whole paragraphs each time; `inside` are the first and the last line of those of the text.
    """
    around = {lines[index].text for index in kinds if not inside[0] <= index <= inside[1]}
    if len(set(map(phrase, around))) > 1 or any(map(APART.search, around)):
        return True
    under = [index for index in kinds if index and ended(lines[index - 1].text)]
    return len(under) > 2 and all(lines[index - 1].text.count(" ") >= PROSE - 1 for index in under)


class Ground(NamedTuple):
    """For each line the nearest lines around it that are no furniture, and how many before it are."""

    left: list[int]
    right: list[int]
    known: list[int]


def _ground(count: int, known: Collection[int]) -> Ground:
    left, right, before = [-1] * count, [count] * count, [0] * (count + 1)
    for index in range(count):
        before[index + 1] = before[index] + (index in known)
        if index:
            left[index] = left[index - 1] if index - 1 in known else index - 1
    for index in range(count - 2, -1, -1):
        right[index] = right[index + 1] if index + 1 in known else index + 1
    return Ground(left, right, before)


def _named(lines: Lines, index: int, ground: Ground) -> bool:
    """Whether the text speaks of the line: it leads to it, goes on after it, explains it, or lists it.

    A manual says "Then choose:" or "Click on" and names a button; a glossary explains it in the next line.
    """
    left, right = ground.left[index], ground.right[index]
    alone = right - left == 2
    if left >= 0 and (_leads(lines, left, ground) or (alone and _open(lines, left, ground))):
        return True
    if right == len(lines):
        return False
    below = lines[right]
    explained = right == index + 1 and not (below.blanks or below.page) and len(lines.blocks) > 1
    return explained or goes_on(below.text) or lines.listed(right)


def _leads(lines: Lines, left: int, ground: Ground) -> bool:
    """Whether a line leads to what stands below it: a colon, an item of a list, a heading within the text."""
    if lines[left].text[-1] in LEADS or lines.listed(left):
        return True
    return lines.headed(left) and ground.known[left] < left


def _open(lines: Lines, left: int, ground: Ground) -> bool:
    """Whether a line leaves its sentence open; the first one of the text is its title."""
    text = lines[left].text
    words = text.split()
    title = lines.headed(left) or ground.known[left] == left
    return not (title or ended(text)) and (len(words) >= OPEN or words[-1][0].islower())


def _edge(index: int, place: str, ground: Ground) -> bool:
    """Whether a line stands before the first paragraph, or after the last where most lines are residue."""
    if place != AFTER:
        return bool(place)
    start, end = ground.left[index] + 1, len(ground.left)
    return (ground.known[end] - ground.known[start]) * 3 >= (end - start) * 2


def _pressed(index: int, kinds: Mapping[int, str], place: str, ground: Ground) -> bool:
    """Whether a button stands before the text, or after it in a row with a link that no text has."""
    if place != AFTER or kinds.get(index) != "button":
        return True
    row = range(max(ground.left[index] + 1, index - ROW), min(ground.right[index], index + ROW))
    return any(kinds.get(i) in ("residue", "rights") for i in row)


def _place(index: int, start: int, end: int) -> str:
    return BEFORE if index < start else AFTER if index > end else ""


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
    return above.text.startswith("#") or lines.headed(index - 1) or phrase(above.text) in lexicon.licences
