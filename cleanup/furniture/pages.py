"""Evidence by form feeds: numbers that rise from page to page in the first or last lines of pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from cleanup.furniture.lines import Lines
from cleanup.furniture.sequences import Mark

DEPTH = 3  # lines from the edge of a page in which its number stands
LEAST = 3  # pages with a number
LEAP = 12  # numbers from one page to the next (leaves can be missing)
BACK = 4  # pages without a number that are stepped over


def numbered(lines: Lines, marks: Sequence[Mark]) -> list[Mark]:
    """The page numbers of a text with form feeds; none where fewer than half of the pages have one."""
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
        pages.append([mark for index in sorted(edge) for mark in by_line.get(index, ())])
    found: list[Mark] = []
    for roman in (True, False):
        row = _rising([[mark for mark in page if (mark.form.kind == "roman") == roman] for page in pages])
        if len(row) >= LEAST:
            first, last = (sum(start <= mark.first for start in starts) for mark in (row[0], row[-1]))
            found += row if len(row) * 2 >= last - first else []
    return sorted(found, key=lambda mark: mark.first)


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
