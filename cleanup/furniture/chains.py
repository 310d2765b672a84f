"""Evidence in long texts: the longest chain of page numbers over all lines that hold a number at an edge.

In text taken from a PDF numbers are everywhere; those of the pages are the ones that rise by one at the distance of
pages. Dynamic programming finds them in time linear in the candidates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from cleanup.edits import Safety
from cleanup.formats.breaks import ended
from cleanup.furniture.lines import Lines
from cleanup.furniture.sequences import YEARS, Mark
from cleanup.furniture.sides import FEW, goes_through, sides
from cleanup.furniture.titles import fold_title

LONG = 900  # words of a text that has pages enough
NEAR, FAR = 80, 2000  # words of a page
RECENT = 6  # candidates of one number that are remembered
RARE, RARELY = 100, 20  # a number so high is hardly chance, even on a page of few words
FRAMES = ("(", "[", ".")  # equations, references and the numbers of a list are framed so
STEPS = (1, 2, 3)  # one page on, or one or two missing
LEAST = 4  # marks that make a chain
CROWD = 1000  # numbers of a text that is nothing but numbers, if they are half of its lines
MANY = 8  # marks of a chain that covers but a part of the text
WORD = re.compile(r"[^\W\d_]{3,}")
LEADER = re.compile(r"(?:\. ?){4,}")


def chains(lines: Lines, marks: Sequence[Mark]) -> tuple[list[list[Mark]], list[list[Mark]]]:
    """The rows of page numbers of a long text, one for each part that was numbered by itself; and rows that could be.

    Those stand where sentences are open, but none goes on after them in small letters.
    """
    if lines.words < LONG or len(marks) > max(CROWD, len(lines) / 2):
        return [], []
    numbers: dict[tuple[str, str, int], set[int]] = {}
    for mark in marks:
        numbers.setdefault(mark.key, set()).add(mark.form.number)
    marks = [m for m in marks if _eligible(m, len(numbers[m.key]))]
    worth = _worth(lines, marks)
    rows = _rows(lines, marks, worth, NEAR, FAR)
    if rows and len(rows[0]) >= LEAST:
        best = rows[0]
        steps = [_words(lines, one, other) / (other.form.number - one.form.number) for one, other in pairwise(best)]
        closer = _rows(lines, marks, worth, median(steps) * 0.35, median(steps) * 2.2)
        rows = closer if closer and len(closer[0]) >= len(best) else rows
    graded = [(_grade(lines, row), _fitting(lines, _trimmed(lines, row))) for row in rows]
    graded = [(grade, row) for grade, row in graded if len(row) >= LEAST]
    return [row for grade, row in graded if grade == "safe"], [row for grade, row in graded if grade == "ask"]


def _eligible(mark: Mark, numbers: int) -> bool:
    """Whether a mark may take part: no equation; a title only if it comes with at least three numbers."""
    form = mark.form
    if form.kind != "title":
        return form.style not in FRAMES
    return numbers > 2 and form.number not in YEARS and (form.apart or sum(map(str.isalpha, form.rest.split())) > 1)


def filled(lines: Lines, marks: Sequence[Mark], row: Sequence[Mark]) -> list[Mark]:
    """The row with marks of its own form that continue it or fit a gap, whatever their distance.

    Of bare numbers only the one that is the first or the last line of the text: a last page can be short.
    """
    if not row:
        return []
    places: dict[int, list[Mark]] = {}
    keys = {mark.key for mark in row if mark.form.kind != "bare"}
    for mark in marks:
        if mark.key in keys or (mark.form.kind == "bare" and (not mark.first or mark.last + 1 == len(lines))):
            places.setdefault(mark.form.number, []).append(mark)
    found = [row[0]]
    for mark in row[1:]:
        for number in range(found[-1].form.number + 1, mark.form.number):
            between = [other for other in places.get(number, ()) if found[-1].last < other.first < mark.first]
            found += between[:1]
        found.append(mark)
    for step, bound in ((-1, 0), (1, len(found))):
        while True:
            edge = found[0] if step < 0 else found[-1]
            fresh = [m for m in places.get(edge.form.number + step, ()) if (m.first - edge.first) * step > 0]
            if not fresh:
                break
            found.insert(bound if step < 0 else len(found), fresh[-1] if step < 0 else fresh[0])
    return found


def _words(lines: Lines, one: Mark, other: Mark) -> int:
    return lines[other.first].words - lines[one.first].words


def _worth(lines: Lines, marks: Sequence[Mark]) -> list[float]:
    """What each candidate is worth: more beside a line that comes back, or with a title that does."""
    keys = Counter(mark.key for mark in marks)
    values = Counter(mark.form.number for mark in marks)
    beside = Counter(text for mark in marks for text in _beside(lines, mark))
    found = []
    for mark in marks:
        worth = 0.5 + 0.5 / values[mark.form.number] ** 0.5  # small numbers are everywhere
        if any(beside[text] > 2 for text in _beside(lines, mark)):
            worth += 0.75
        if mark.form.kind != "bare" and keys[mark.key] > 2:
            worth += 0.5
        if lines.split(mark.first - 1, mark.last + 1):
            worth += 0.25
        if _fed(lines, mark):
            worth += 1
        found.append(worth)
    return found


def _beside(lines: Lines, mark: Mark) -> list[str]:
    """The lines right before and after a mark, without digits."""
    around = [index for index in (mark.first - 1, mark.last + 1) if 0 <= index < len(lines)]
    titles = (fold_title(lines[index].text) for index in around)
    return [title for title in titles if sum(map(str.isalpha, title)) > 2 or not any(map(str.isalnum, title))]


def _rows(lines: Lines, marks: Sequence[Mark], worth: Sequence[float], near: float, far: float) -> list[list[Mark]]:
    """Chains of numbers that rise by one (or two, or three) with a page of words a step; the one worth most first.

    No chain begins inside another.
    """
    score, back = _scored(lines, marks, worth, near, far)
    used = [False] * len(marks)
    taken: list[tuple[int, int]] = []
    found = []
    for last in sorted(range(len(marks)), key=score.__getitem__, reverse=True):
        row, at = [], last
        while at >= 0 and not used[at]:
            used[at] = True
            row.append(at)
            at = back[at]
        if len(row) < LEAST:
            continue
        place = bisect_left(taken, (row[-1], 0))
        clear = (not place or taken[place - 1][1] < row[-1]) and (place == len(taken) or row[0] < taken[place][0])
        if clear:
            taken.insert(place, (row[-1], row[0]))
            found.append([marks[index] for index in reversed(row)])
    return found


def _scored(
    lines: Lines, marks: Sequence[Mark], worth: Sequence[float], near: float, far: float
) -> tuple[list[float], list[int]]:
    """What the best chain that ends at each mark is worth, and the mark before it."""
    words = [lines[mark.first].words for mark in marks]
    names: dict[tuple[str, str, int], int] = {}
    keys = [names.setdefault(mark.key, len(names)) for mark in marks]
    seen: dict[int, list[int]] = {}
    score: list[float] = []
    back: list[int] = []
    for index, mark in enumerate(marks):
        number, here, key = mark.form.number, words[index], keys[index]
        nearest = near if number < RARE else min(near, RARELY)
        best, source = 0.0, -1
        for step in STEPS:
            for other in seen.get(number - step, ()):
                if nearest * step <= here - words[other] <= far * step:
                    gain = score[other] + (0.25 if keys[other] == key else 0) - 0.5 * (step - 1)
                    if gain >= best:
                        best, source = gain, other
        score.append(best + worth[index])
        back.append(source)
        recent = seen.setdefault(number, [])
        recent.append(index)
        if len(recent) > RECENT:
            del recent[0]
    return score, back


def _grade(lines: Lines, found: Sequence[Mark]) -> Safety | None:
    """Whether a chain is long enough, covers enough of the text, and stands where pages break: inside sentences.

    Chapters, articles and the pieces of a catalogue are numbered as well, and a line that comes back can stand beside
    their numbers; but no sentence goes on after these. A chain that covers little of the text must be longer.
    """
    count = len(found)
    beside = Counter(text for mark in found for text in _beside(lines, mark))
    titled = sum(any(beside[text] > 2 for text in _beside(lines, mark)) for mark in found)
    feeds = sum(lines[mark.first].page for mark in found)
    around = sides(lines, [(mark.first - 1, mark.last + 1) for mark in found])
    inside = goes_through(lines, around)
    opens = sum(left >= 0 and _open(lines[left].text) for left, _ in around)
    if _words(lines, found[0], found[-1]) * 3 < lines.words:
        fits = count >= MANY and max(inside * 3, titled * 2, feeds * 2) >= count
    else:
        enough = count > LEAST or found[-1].last + 1 == len(lines)
        fits = max(inside * 5, titled * 2, feeds * 2) >= count or (enough and opens * 2 >= count)
    if fits and inside * FEW >= count:
        return "safe"
    return "ask" if fits and opens * 4 >= count else None


def _trimmed(lines: Lines, found: list[Mark]) -> list[Mark]:
    """The chain without numbers at its ends that stand where no page breaks: a table that happens to go on."""
    beside = Counter(text for mark in found for text in _beside(lines, mark))

    def breaks(mark: Mark) -> bool:
        edge = mark.first == 0 or mark.last + 1 == len(lines) or lines[mark.first].page
        titled = any(beside[text] > 1 for text in _beside(lines, mark))
        return edge or titled or mark.form.kind != "bare" or _open(lines[mark.first - 1].text)

    first = next((index for index, mark in enumerate(found) if breaks(mark)), 0)
    last = next((index for index in range(len(found), 0, -1) if breaks(found[index - 1])), len(found))
    return found[first:last]


def _fitting(lines: Lines, found: Sequence[Mark]) -> list[Mark]:
    """The chain without numbers that only fill the place of one that is missing: cells of a table, notes, a list.

    Outside a sentence, a bare number goes out beside a line without words, or where most others show a page by more.
    """
    beside = Counter(text for mark in found for text in _beside(lines, mark))

    def shown(mark: Mark) -> bool:
        return mark.form.kind != "bare" or _fed(lines, mark) or any(beside[text] > 1 for text in _beside(lines, mark))

    def split(mark: Mark) -> bool:
        return lines.split(mark.first - 1, mark.last + 1)

    framed = sum(mark.form.kind != "bare" for mark in found)
    most = sum(map(shown, found)) * 3 >= len(found) * 2 or framed * 2 >= len(found)
    return [mark for mark in found if shown(mark) or split(mark) or not (most or _cell(lines, mark))]


def _fed(lines: Lines, mark: Mark) -> bool:
    """Whether a mark stands at a form feed, or at an edge of the text."""
    after = mark.last + 1
    return not mark.first or after == len(lines) or lines[mark.first].page or lines[after].page


def _cell(lines: Lines, mark: Mark) -> bool:
    """Whether the line right before or after a mark has no word, or leads to a number: a table, a list of contents."""
    around = [lines[index].text for index in (mark.first - 1, mark.last + 1) if 0 <= index < len(lines)]
    return any(LEADER.search(text) or not WORD.search(text) for text in around)


def _open(text: str) -> bool:
    """Whether a line of text leaves its sentence open."""
    return text.count(" ") > 2 and not ended(text)
