"""Evidence by distance: running titles of prints without page numbers come back at even distances, inside sentences.

Refrains and the questions of an interview come back as well; but they stand between sentences, and closer together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean, pstdev

from cleanup.formats.breaks import ended, goes_on
from cleanup.furniture.lines import SHORT, Lines
from cleanup.furniture.titles import fold_title, is_sentence, possible

LEAST = 4  # places of one title that takes turns with another
ALONE = 5  # places of a title that stands alone
APART = 100  # words between two places of titles, at least
UNEVEN = 0.55  # deviation of the distances by their mean: chance
EVEN = 0.15  # as even as pages are
FULL = 0.75  # of the usual width: a line that is not the last of its paragraph
PASSAGE = 2  # lines beside one that come back with it: more than those of a title
LETTERS = 8


def recurring(lines: Lines, often: Counter[str]) -> dict[int, str]:
    """The lines that come back at the distance of pages, with the evidence of each."""
    groups = [group for group in _groups(lines, often) if _uneven(lines, group) < UNEVEN]
    groups = [group for group in groups if not _passage(lines, often, group)]
    found: dict[int, str] = {}
    for group in groups:
        if _alone(lines, group) or any(_alternate(lines, group, other) for other in groups if other is not group):
            distance = round(fmean(_distances(lines, group)))
            found |= dict.fromkeys(group, f"{len(group)} times, about every {distance} words")
    return {index: evidence for index, evidence in found.items() if lines.free(index)}


def _groups(lines: Lines, often: Counter[str]) -> list[list[int]]:
    """The places of each line that comes back often enough, the most frequent first."""
    wanted = {title for title, times in often.items() if times >= LEAST and sum(map(str.isalpha, title)) >= LETTERS}
    places: dict[str, list[int]] = {title: [] for title in wanted}
    if wanted:
        for index, line in enumerate(lines):
            if not possible(line.text) or _row(line.text) or is_sentence(line.text):
                continue
            if (title := fold_title(line.text)) in places:
                places[title].append(index)
    groups = sorted((group for group in places.values() if len(group) >= LEAST), key=len, reverse=True)
    return [_pages_only(lines, group) for group in groups[:8]]


def _passage(lines: Lines, often: Counter[str], group: Sequence[int]) -> bool:
    """Whether the line belongs to a passage that comes back as a whole, such as a licence."""

    def returns(index: int) -> bool:
        return 0 <= index < len(lines) and often[fold_title(lines[index].text)] > 1

    def length(index: int) -> int:
        above = next(count for count in range(PASSAGE + 1) if count == PASSAGE or not returns(index - 1 - count))
        below = next(count for count in range(PASSAGE + 1) if count == PASSAGE or not returns(index + 1 + count))
        return above + below

    return sum(length(index) >= PASSAGE for index in group) * 2 >= len(group)


def _row(text: str) -> bool:
    """Whether a line is one of a table or of code: it begins with a sign, or begins and ends with a number."""
    return not text[0].isalnum() or (text[0].isdigit() and text[-1].isdigit())


def _pages_only(lines: Lines, group: list[int]) -> list[int]:
    """Without the first place, where that is the title of the text itself."""
    rest = group[1:]
    if group[0] < 2 and len(rest) >= LEAST and _uneven(lines, rest) * 2 < _uneven(lines, group):
        return rest
    return group


def _distances(lines: Lines, group: Sequence[int]) -> list[int]:
    return [lines[b].words - lines[a].words for a, b in pairwise(group)]


def _uneven(lines: Lines, group: Sequence[int]) -> float:
    """How far the distances are from even; 1 where they are not those of pages at all."""
    distances = _distances(lines, group)
    mean = fmean(distances)
    return pstdev(distances) / mean if mean >= APART and min(distances) >= APART // 2 else 1.0


def _opens(lines: Lines, group: Iterable[int]) -> float:
    """Which part of the places stands below a full line of wrapped text that ends no sentence."""
    before = [lines[index - 1].text for index in group if index]
    full = FULL * lines.width
    return sum(full <= len(text) <= SHORT and not ended(text) for text in before) / max(1, len(before))


def _set_off(lines: Lines, group: Sequence[int]) -> bool:
    """Whether most of the places stand between blank lines, as headings do."""
    last = len(lines) - 1
    off = sum(bool(lines[index].blanks and (index == last or lines[index + 1].blanks)) for index in group)
    return off * 2 > len(group)


def _alone(lines: Lines, group: Sequence[int]) -> bool:
    """Whether a title is proven by itself: inside sentences, or as even as pages."""
    if len(group) < ALONE or " " not in fold_title(lines[group[0]].text):
        return False
    even = len(group) > ALONE and _uneven(lines, group) < EVEN
    if even and lines.wrapped and _opens(lines, group) >= 0.25 and not _set_off(lines, group):
        return fmean(_distances(lines, group)) >= 1.5 * APART
    inner = [index for index in group if 0 < index < len(lines) - 1]
    goes = sum(goes_on(lines[index + 1].text) for index in inner)
    return _opens(lines, inner) >= 0.5 and goes * 4 >= len(inner)


def _alternate(lines: Lines, one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two titles take turns, page by page, where sentences are open."""
    marked = sorted([*((index, 0) for index in one), *((index, 1) for index in other)])
    both = [index for index, _ in marked]
    turns = sum(a[1] != b[1] for a, b in pairwise(marked))
    uneven = _uneven(lines, both)
    needed = 0.25 if uneven < EVEN else 0.4
    if not lines.wrapped or _set_off(lines, both):
        return False
    return turns * 5 >= (len(both) - 1) * 4 and uneven < UNEVEN * 0.65 and _opens(lines, both) >= needed
