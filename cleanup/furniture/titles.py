"""Evidence by repetition at the edge of pages: running titles beside accepted marks and form feeds.

A line that comes back is nothing by itself (refrains, interview questions, heads of tables). It is a running title
when it comes back beside the marks of pages and hardly anywhere else. Whole lines are compared, never parts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cleanup.formats.breaks import ended, goes_on
from cleanup.furniture.lexicon import folded
from cleanup.furniture.lines import SHORT, Lines

DEPTH = 8  # lines of furniture on one side of a page's edge
LIKE = 88  # percent in which a misread title may be like another
MANY = 5  # times that need no further look at the line itself
DENSE = 0.4  # of the pages: a title of every other page, and some of them misread
MOST = 64  # titles that another is compared with
WORDS = 18
SENTENCE = 4  # words of a title with a full stop
NUMBER = re.compile(r"[^\s@:]*(?:://|@|\bwww\.)\S*|\d+")  # and addresses, which hold numbers of their own
SPEECH = re.compile(r"[\w-]+:\s|[^\W\d_]\.\s.*[.!?]$")  # `Ana: yes`, `A. Yes.`
DIGITS = re.compile(r"\d+")
GAP = re.compile(r"\S\s{3,}\S")


@lru_cache(maxsize=4096)
def fold_title(text: str) -> str:
    """A line as running titles are compared: folded, blanks made one, digits out where three words remain, but those of addresses.

    >>> fold_title("Official Gazette of Primorje, no. 7"), fold_title("Article 7")
    ('official gazette of primorje, no. #', 'article 7')
    """
    if len(text) > 2 * SHORT:
        return text
    line = " ".join(folded(text).split())
    without = NUMBER.sub(lambda match: "#" if match[0].isdecimal() else match[0], line)
    return without if " " in line and len(re.findall(r"[^\W\d_]{2,}", without)) > 2 else line


def possible(text: str) -> bool:
    """Whether a line could be a running title at all: short, no code."""
    return len(text) <= SHORT and len(text.split()) <= WORDS and text[-1] not in "{};"


def is_sentence(text: str) -> bool:
    """Whether a line is a whole sentence: a capital, words most of which begin small, a full stop."""
    words = text.split()
    small = sum(word[0].islower() for word in words)
    return text[-1] == "." and len(words) > SENTENCE and small * 2 >= len(words) and not goes_on(text)


class Titles(NamedTuple):
    """The short lines of a text as titles are compared: how often each stands in it, and where first."""

    often: Counter[str]
    first: dict[str, int]

    @classmethod
    def of(cls, lines: Lines) -> Titles:
        """Count the short lines of a text."""
        titles = [(index, fold_title(line.text)) for index, line in enumerate(lines) if possible(line.text)]
        return cls(Counter(title for _, title in titles), {title: index for index, title in reversed(titles)})


def alike(title: str, titles: Collection[str]) -> str:
    """The first of the titles that this one is a misreading of, if any."""
    if len(title) < 10:
        return ""
    from rapidfuzz.fuzz import ratio

    digits = DIGITS.findall(title)  # another house, another year: not the same line
    return next(
        (o for o in titles if o != title and DIGITS.findall(o) == digits and ratio(title, o) >= LIKE),
        "",
    )


def beside(
    lines: Lines, known: AbstractSet[int], all_titles: Titles, feeds: Sequence[int], share: float = 0
) -> dict[int, str]:
    """The lines beside known furniture and form feeds that come back there, with the evidence of each.

    `feeds` are the lines before which a form feed ends a page.
    Works outwards from each edge of a page: a line counts only when all between it and the edge is furniture.
    `share`: in which part of the places of known furniture a title must stand, where those are no marks of pages.
    """
    found: dict[int, str] = {}
    titles: Counter[str] = Counter()
    for _ in range(DEPTH):
        fresh = _repeated(
            lines, _edge(lines, known | found.keys(), feeds), all_titles.often, titles, share * len(known)
        )
        fresh = {i: evidence for i, evidence in fresh.items() if not _first_place(lines, i, known, all_titles, titles)}
        if not fresh:
            break
        found |= fresh
    found |= _strays(lines, known | found.keys(), all_titles, titles)
    found |= _seconds(lines, known | found.keys(), all_titles, feeds)
    out = _orphans(lines, known, found, titles) | _specks(lines, known, found)
    found = {index: evidence for index, evidence in found.items() if index not in out}
    return {index: evidence for index, evidence in found.items() if lines.free(index) or lines.address(index)}


def _edge(lines: Lines, known: AbstractSet[int], feeds: Iterable[int]) -> list[int]:
    """The lines right beside furniture or a form feed, each once, in order."""
    edge: set[int] = set()
    for index in known:
        edge |= {index - 1, index + 1}
    for index in feeds:
        edge |= {index - 1, index}
    return sorted(index for index in edge if 0 <= index < len(lines) and index not in known)


def _repeated(
    lines: Lines, edge: Iterable[int], often: Counter[str], titles: Counter[str], least: float
) -> dict[int, str]:
    """The lines of the edge that come back at the edge and hardly elsewhere; they are added to `titles`."""
    edge = list(edge)
    gaps = [b for a, b in pairwise([-2, *edge]) if b - a > 1]
    by_title: dict[str, list[int]] = defaultdict(list)
    for index in edge:
        if possible(lines[index].text):
            by_title[fold_title(lines[index].text)].append(index)
    found: dict[int, str] = {}
    common = [title for title, times in titles.most_common(MOST) if times > 1]
    for title, places in by_title.items():
        near = len(places) + titles[title]
        enough = near > max(1, least) and _there(near, often[title]) and _titled(lines, places[0], near)
        enough = enough and not (least and " " not in title) and _together(gaps, places)
        like = "" if enough else alike(title, common)
        if enough or like:
            titles[title] += len(places)
            evidence = f'like "{like}" beside page marks' if like else f"{near} times beside page marks"
            found |= dict.fromkeys(places, evidence)
    return found


def _there(near: int, times: int) -> bool:
    """Whether a line stands beside marks and hardly elsewhere; one that comes back seldom, nowhere but at its first place."""
    return near * 5 >= times * 3 and (near >= MANY or near + 1 >= times)


def _together(gaps: Sequence[int], places: Sequence[int]) -> bool:
    """Whether a line stands on most pages, or on most of every other page, from its first place to its last.

    What comes back more seldom belongs to a text that comes back: a letter to many, ten copies of one form.
    `gaps`: where the edges of pages begin, of which each is a line before its furniture or one after.
    """
    first, last = (bisect_right(gaps, place) for place in (places[0], places[-1]))
    pages = (last - first) / 2 + 1
    return len(places) >= DENSE * pages


def _titled(lines: Lines, index: int, near: int) -> bool:
    """Whether a line that comes back a few times only has the shape of a title, not of a piece of a sentence."""
    text = lines[index].text
    if text[-1] == "." and index and lines.split(index - 1, index):
        return False  # the end of a sentence
    if SPEECH.match(text) or (is_sentence(text) and near < MANY):
        return False
    if near >= MANY:
        return True
    if sum(map(str.isalpha, text)) < 3 or text[-1] in ":,":
        return False
    return near > 2 or not goes_on(text) or index == 0 or ended(lines[index - 1].text)


def _first_place(lines: Lines, index: int, known: AbstractSet[int], all_titles: Titles, titles: Counter[str]) -> bool:
    """Whether a line is the title of the text or of a chapter itself, which stays where it stands first.

    It stands at the head of the text, or begins a page without a mark while the others stand beside marks; text laid
    out in columns is none, nor is a line inside a sentence.
    """
    if {index - 1, index + 1} & known or GAP.search(lines[index].text):
        return False
    if index + 1 < len(lines) and goes_on(lines[index + 1].text):
        return False
    title = fold_title(lines[index].text)
    first = all_titles.first.get(title) == index
    return index < 2 or (first and bool(known) and lines[index].page and titles[title] > 2)


def _strays(lines: Lines, known: AbstractSet[int], all_titles: Titles, titles: Counter[str]) -> dict[int, str]:
    """Other places of titles found at least three times, where they stand inside a sentence or at the very start.

    The first place of a title above the first mark is that of the text itself, whatever stands around it.
    """
    sure = {title for title, times in titles.items() if times > 2}
    if not sure:
        return {}
    found: dict[int, str] = {}
    mark = min(known)
    for index, line in enumerate(lines):
        if index in known or not possible(line.text) or (title := fold_title(line.text)) not in sure:
            continue
        if 1 < index < mark and all_titles.first.get(title) == index:
            continue
        first = index < 2 and not _first_place(lines, index, known, all_titles, titles)
        if (first or lines.split(index - 1, index + 1)) and lines.free(index):
            found[index] = f"{titles[title]} times beside page marks"
    return found


def _seconds(lines: Lines, known: AbstractSet[int], all_titles: Titles, feeds: Iterable[int]) -> dict[int, str]:
    """The title of a text of two pages, where it comes again beside the mark of a page and splits a sentence."""
    found: dict[int, str] = {}
    for index in _edge(lines, known, feeds):
        title = fold_title(lines[index].text)
        if all_titles.often[title] == 2 and all_titles.first[title] < min(2, index):
            left, right = index - 1, index + 1
            while left in known:
                left -= 1
            while right in known:
                right += 1
            if lines.split(left, right):
                found[index] = "the title of the text beside a page mark"
    return found


def _orphans(lines: Lines, known: AbstractSet[int], found: Collection[int], titles: Counter[str]) -> set[int]:
    """Lines that are no titles after all: without them a sentence that has ended would go on in small letters.

    A title found many times is one all the same: what follows it is code, or a list.
    """
    orphans: set[int] = set()
    for gap in _gaps(sorted({*known, *found})):
        left, right = gap[0] - 1, gap[-1] + 1
        while (
            0 <= left < right < len(lines)
            and right - 1 in found
            and titles[fold_title(lines[right - 1].text)] < MANY
            and ended(lines[left].text)
            and goes_on(lines[right].text)
        ):
            right -= 1
            orphans.add(right)
    return orphans


def _specks(lines: Lines, known: AbstractSet[int], found: Collection[int]) -> set[int]:
    """Lines without a letter or digit that do not stand between lines of furniture: signs of a formula."""
    around = {*known, *found}
    bare = [index for index in found if not any(map(str.isalnum, lines[index].text))]
    return {index for index in bare if not {index - 1, index + 1} <= around}


def _gaps(indices: Iterable[int]) -> Iterator[range]:
    """Runs of neighbouring lines."""
    start = last = -2
    for index in indices:
        if index != last + 1:
            if start >= 0:
                yield range(start, last + 1)
            start = index
        last = index
    if start >= 0:
        yield range(start, last + 1)
