"""Evidence in long texts: the longest chain of page numbers over all lines that hold a number at an edge.

In text taken from a PDF numbers are everywhere; those of the pages are the ones that rise by one at the distance of
pages. Dynamic programming finds them in time linear in the candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from cleanup.furniture.lines import Lines, ended
from cleanup.furniture.sequences import YEARS, Mark
from cleanup.furniture.titles import fold_title

LONG = 900  # words of a text that has pages enough
NEAR, FAR = 80, 2000  # words of a page
RECENT = 6  # candidates of one number that are remembered
RARE, RARELY = 100, 20  # a number so high is hardly chance, even on a page of few words
FRAMES = ("(", "[")  # equations and references are framed so
STEPS = (1, 2, 3)  # one page on, or one or two missing
LEAST = 4  # marks that make a chain


def chain(lines: Lines, marks: Sequence[Mark]) -> list[Mark]:
    """The page numbers of a long text, or none where the evidence is thin."""
    if lines.words < LONG:
        return []
    numbers: dict[tuple[str, str, int], set[int]] = {}
    for mark in marks:
        numbers.setdefault(mark.key, set()).add(mark.form.number)
    marks = [m for m in marks if _eligible(m, len(numbers[m.key]))]
    worth = _worth(lines, marks)
    best = _longest(lines, marks, worth, NEAR, FAR)
    if len(best) >= LEAST:
        steps = [_words(lines, one, other) / (other.form.number - one.form.number) for one, other in pairwise(best)]
        usual = median(steps)
        best = max(best, _longest(lines, marks, worth, usual * 0.35, usual * 2.2), key=len)
    return best if _holds(lines, best) else []


def _eligible(mark: Mark, numbers: int) -> bool:
    """Whether a mark may take part: no equation; a title only if it comes with at least three numbers."""
    form = mark.form
    if form.kind != "title":
        return form.style not in FRAMES
    return numbers > 2 and form.number not in YEARS and (form.apart or sum(map(str.isalpha, form.rest.split())) > 1)


def filled(marks: Sequence[Mark], row: Sequence[Mark]) -> list[Mark]:
    """The row with marks of its own form that continue it or fit a gap, whatever their distance."""
    if not row:
        return []
    places: dict[int, list[Mark]] = {}
    keys = {mark.key for mark in row if mark.form.kind != "bare"}
    for mark in marks:
        if mark.key in keys:
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
        if lines[mark.first].page or (mark.last + 1 < len(lines) and lines[mark.last + 1].page):
            worth += 1
        found.append(worth)
    return found


def _beside(lines: Lines, mark: Mark) -> list[str]:
    """The lines right before and after a mark, without digits."""
    around = [index for index in (mark.first - 1, mark.last + 1) if 0 <= index < len(lines)]
    titles = (fold_title(lines[index].text) for index in around)
    return [title for title in titles if sum(map(str.isalpha, title)) > 2 or not any(map(str.isalnum, title))]


def _longest(lines: Lines, marks: Sequence[Mark], worth: Sequence[float], near: float, far: float) -> list[Mark]:
    """The chain worth most: numbers that rise by one (or two, or three) with a page of words a step."""
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
    at = max(range(len(marks)), key=score.__getitem__, default=-1)
    found = []
    while at >= 0:
        found.append(marks[at])
        at = back[at]
    return found[::-1]


def _holds(lines: Lines, found: Sequence[Mark]) -> bool:
    """Whether a chain is long enough, covers enough of the text, and stands where pages break."""
    if len(found) < LEAST or _words(lines, found[0], found[-1]) * 3 < lines.words:
        return False
    splits = sum(lines.split(mark.first - 1, mark.last + 1) for mark in found)
    beside = Counter(text for mark in found for text in _beside(lines, mark))
    titled = sum(any(beside[text] > 2 for text in _beside(lines, mark)) for mark in found)
    feeds = sum(lines[mark.first].page for mark in found)
    opens = sum(mark.first > 0 and _open(lines[mark.first - 1].text) for mark in found)
    enough = len(found) > LEAST or found[-1].last + 1 == len(lines)
    return max(splits * 5, titled * 2, feeds * 2) >= len(found) or (enough and opens * 2 >= len(found))


def _open(text: str) -> bool:
    """Whether a line of text leaves its sentence open."""
    return text.count(" ") > 2 and not ended(text)
