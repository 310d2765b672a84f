"""The text on both sides of a page's edge, past the furniture there: whether a sentence goes on across it.

Pages break where the paper ends, chapters and articles where the text does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from cleanup.formats.breaks import HYPHENS, goes_on
from cleanup.furniture.lines import Lines
from cleanup.furniture.titles import fold_title

AROUND = 6  # lines on each side of an edge that can be furniture
BELOW = 4  # of them after it, at most
OFTEN = 6  # edges, one of which has the line beside it
WORDS = 3  # blanks in a line that is no name or greeting
FEW = 8  # edges for one, at most, after which a sentence goes on


def sides(lines: Lines, edges: Sequence[tuple[int, int]], known: Collection[int] = ()) -> list[tuple[int, int]]:
    """The lines before and after each edge, past known furniture and lines that come back around other edges.

    An edge is the line before it and the line after it; -1 and the number of lines stand for none. Salutations come
    back as well; what ends in a comma or a colon is passed by no one.
    """
    last = len(lines)
    near = [range(max(0, left + 1 - AROUND), min(last, right + BELOW)) for left, right in edges]
    often = Counter(title for around in near for title in {fold_title(lines[index].text) for index in around})

    def furniture(index: int) -> bool:
        if index in known:
            return True
        times = often[fold_title(lines[index].text)]
        return times > 1 and times * OFTEN > len(edges) and lines[index].text[-1] not in ",:"

    found = []
    for left, right in edges:
        above, below = left, right
        while above >= 0 and furniture(above):
            above -= 1
        while below < last and below - right < BELOW and furniture(below):
            below += 1
        found.append((above, below if below - right < BELOW else last))
    return found


def goes_through(lines: Lines, found: Sequence[tuple[int, int]]) -> int:
    """How many edges stand inside a sentence; in a text without end marks no letter and no sign says so."""
    if not (found and lines.punctuated):
        return 0
    return sum(
        (below < len(lines) and goes_on(lines[below].text)) or (above >= 0 and _open(lines[above].text))
        for above, below in found
    )


def _open(text: str) -> bool:
    """Whether a line cannot be the last of a chapter: it ends inside a word, or with a comma or a colon."""
    return (text[-1] in HYPHENS and text[-2:-1].isalpha()) or (text[-1] in ",;:" and text.count(" ") >= WORDS)


def page_ends(lines: Lines, known: Collection[int]) -> tuple[int, ...]:
    """The lines before which a form feed ends a page; none where form feeds end the parts of a text.

    `known` are lines that could be furniture; past them a sentence goes on where a page ends.
    """
    edges = [(index - 1, index) for index in lines.pages if index]
    through = goes_through(lines, sides(lines, edges, known))
    return lines.pages if edges and through * FEW >= len(edges) else ()
