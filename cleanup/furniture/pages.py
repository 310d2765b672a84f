"""Evidence by form feeds: numbers that rise from page to page in the first or last lines of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from cleanup.edits import Edit
from cleanup.formats.breaks import ended, goes_on
from cleanup.furniture.lines import Lines
from cleanup.furniture.sequences import Mark
from cleanup.text import Span

DEPTH = 3  # lines from the edge of a page in which its number stands
LEAST = 3  # pages with a number
LEAP = 12  # numbers from one page to the next (leaves can be missing)
RUN_IN = re.compile(r"(\d{1,4})(?:\s+|(?=[^\W\d_]))(?=\w)")
BACK = 4  # pages without a number that are stepped over


def numbered(lines: Lines, marks: Sequence[Mark], *, fed: bool) -> list[Mark]:
    """The page numbers of a text with form feeds; none where fewer than half of the pages have one.

    Unless the form feeds end pages (`fed`), only last lines count: chapters, hymns and cards bear a number at the head.
    """
    if len(lines.pages) + 1 < LEAST:
        return []
    keys = Counter(mark.key for mark in marks)
    starts = [0, *(index for index in lines.pages if index), len(lines)]
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        if mark.form.kind != "title" or keys[mark.key] > 1:
            by_line.setdefault(mark.first, []).append(mark)
    pages = []
    for start, end in pairwise(starts):
        edge = {*range(start, min(start + DEPTH, end)), *range(max(start, end - DEPTH), end)}
        edge &= edge if fed else {end - 1} - {start}
        pages.append([mark for index in sorted(edge) for mark in by_line.get(index, ())])
    found: list[Mark] = []
    for roman in (True, False):
        row = _rising([[mark for mark in page if (mark.form.kind == "roman") == roman] for page in pages])
        if len(row) >= LEAST:
            first, last = (sum(start <= mark.first for start in starts) for mark in (row[0], row[-1]))
            bare = all(mark.form.kind != "title" for mark in row)
            found += row if len(row) * 2 >= last - first and (bare or len(row) * 4 >= len(pages)) else []
    return sorted(found, key=lambda mark: mark.first)


def run_in(lines: Lines, known: Collection[int], rule: str) -> Iterator[Edit]:
    """The edits that take page numbers out which ran into the first line of their pages; `known` lines are furniture.

    They stand on two thirds of the pages, rise with them, and a third of them inside a sentence: numbered sections that
    begin a page each do not.
    """
    starts = [index for index in (0, *lines.pages) if index < len(lines)]
    heads = [next((i for i in range(start, len(lines)) if i not in known), start) for start in dict.fromkeys(starts)]
    found = [(page, index, match) for page, index in enumerate(heads) if (match := RUN_IN.match(lines[index].text))]
    shifts = Counter(int(match[1]) - page for page, _, match in found)
    shift, count = shifts.most_common(1)[0] if shifts else (0, 0)
    found = [(page, index, match) for page, index, match in found if int(match[1]) - page == shift]
    splits = sum(goes_on(lines[i].text[m.end() :]) and not ended(lines[i - 1].text) for _, i, m in found if i)
    if count < LEAST or count * 3 < len(heads) * 2 or splits * 3 < count:
        return
    why = "A page number of the layout that ran into the text, no part of it."
    for _, index, match in found:
        span = Span(lines[index].start, lines[index].start + match.end())
        before = lines.document.text[slice(*span)]
        if before == match[0]:
            numbers = f"{count} of {len(heads)}, pages {found[0][2][1]}-{found[-1][2][1]}"
            yield Edit(span, before, "", rule, why, evidence=f"{numbers}, in the first lines")


def _rising(pages: Sequence[Sequence[Mark]]) -> list[Mark]:
    """The longest row of numbers that rise from page to page, by one where that is possible."""
    scores: dict[Mark, tuple[float, Mark | None]] = {}
    for at, page in enumerate(pages):
        for mark in page:
            best: tuple[float, Mark | None] = (0.0, None)
            for back in range(1, BACK + 1):
                for other in pages[at - back] if at >= back else ():
                    leap = mark.form.number - other.form.number
                    if 0 < leap <= LEAP:
                        gain = scores[other][0] + (0.5 if leap == back else 0) + (0.25 if other.key == mark.key else 0)
                        best = max(best, (gain, other), key=lambda pair: pair[0])
            scores[mark] = (best[0] + 1, best[1])
    found: list[Mark] = []
    last = max(scores, key=lambda mark: scores[mark][0], default=None)
    while last is not None:
        found.append(last)
        last = scores[last][1]
    return found[::-1]
