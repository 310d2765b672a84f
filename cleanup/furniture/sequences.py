"""Evidence by sequence: marks of one form whose numbers rise page by page.

The form of a mark decides how much is asked of the sequence: a label with a total is unmistakable, a bare number is
nothing without a row of its like, text between them, and a sign that they stand at the edge of pages.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cleanup.formats.breaks import ended
from cleanup.furniture.joining import join
from cleanup.furniture.lines import Lines
from cleanup.furniture.marks import Form
from cleanup.furniture.titles import fold_title, possible

PAGE = 10  # words that a page holds at least
STEP = 2  # a page can be missing
LONG, NEAR = 900, 80  # words of a text that has pages enough, and of a page in it
CROWD = 15  # marks alone that are still worth a question each, twice
RARE = 100  # a number that is hardly that of an equation
COLONS = ":\uff1a"
YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line (or two: label above number) that could mark a page; `first` and `last` are indices of lines."""

    first: int
    last: int
    form: Form

    @property
    def key(self) -> tuple[str, str, int]:
        """What marks of one series have in common."""
        form = self.form
        kind = "label" if form.kind in ("label", "total", "copyright") else form.kind
        rest = form.rest if kind in ("label", "of", "title") and form.style != "|" else form.style
        return kind, rest, form.total if kind == "of" else 0


@dataclass(frozen=True, slots=True)
class Run:
    """Marks of one key whose numbers rise, and what speaks for them."""

    marks: tuple[Mark, ...]
    strays: int  # other marks of the same key between them; of one alone: others that are alone
    alike: int  # marks of the same key in the text
    numbers: int  # different numbers that these have
    full: int  # steps with the text of a page between the marks
    apart: int  # steps with any text between the marks
    long: bool  # the text has pages enough for `chains`
    short: bool  # a step shorter than pages of a long text are
    splits: int  # marks that stand inside a sentence which goes on in small letters
    joins: int  # marks across which two lines would be joined
    pages: int  # marks at a form feed that ends a page
    shown: int  # marks below a line that ends in a colon: an example
    listed: bool  # the line before the first mark ends in a colon: what follows is a list
    titled: int  # marks beside a line that stands beside others as well
    head: bool  # nothing but furniture and a title stands before the first
    tops: bool  # most stand above their text, as headings do, and apart from what is before them
    foot: bool  # nothing but furniture stands after the last, and most end a page of sentences

    @property
    def key(self) -> tuple[str, str, int]:
        """What its marks have in common."""
        return self.marks[0].key

    @property
    def from_one(self) -> bool:
        """Whether the row begins at 1, as lists and chapters do."""
        return self.marks[0].form.number == 1

    @property
    def whole(self) -> bool:
        """Whether the marks follow each other without a gap, and the text has three of their kind or more."""
        return self.alike > 2 and self.marks[-1].form.number - self.marks[0].form.number < len(self.marks)

    @property
    def crowded(self) -> bool:
        """Whether so many marks of the same key stand between that the row is chance."""
        return self.strays * 2 > 3 * len(self.marks) + (CROWD if len(self.marks) == 1 else 0)

    @property
    def fed(self) -> bool:
        """Whether at least half of the marks stand at form feeds."""
        return self.pages * 2 >= len(self.marks)

    @property
    def edge(self) -> bool:
        """Whether anything shows that the marks stand at the edges of pages, where headings do not stand."""
        return self.splits > 0 or self.foot or self.fed

    @property
    def evidence(self) -> str:
        """What a report says: how many, which pages."""
        first, last = self.marks[0].form.number, self.marks[-1].form.number
        if len(self.marks) == 1:
            return f"page {first}, one such mark"
        return f"{len(self.marks)} of {last - first + 1}, pages {first}-{last}"


class Around(NamedTuple):
    """What of a text its rows of marks are weighed by."""

    first: int  # the first and the last line that are no furniture
    last: int
    short: frozenset[str]  # abbreviations after which a sentence goes on
    fed: bool  # form feeds end the pages of the text, not its parts


def runs(lines: Lines, marks: Iterable[Mark], around: Around) -> Iterator[Run]:
    """The rising rows of each key, in order."""
    series: dict[tuple[str, str, int], list[Mark]] = {}
    for mark in marks:
        series.setdefault(mark.key, []).append(mark)
    for group in series.values():
        places = [mark.first for mark in group]
        rows = _rows(group)
        numbers = len({mark.form.number for mark in group})
        singles = sum(len(row) == 1 for row in rows)
        for row in rows:
            inside = bisect_right(places, row[-1].first) - bisect_left(places, row[0].first)
            strays = inside - len(row) if len(row) > 1 else singles - 1
            yield _run(lines, row, (strays, len(group), numbers), around)


def _rows(group: Iterable[Mark]) -> list[list[Mark]]:
    """The marks of one key in rising rows; rows can lie in one another, as years and page numbers do."""
    rows: list[list[Mark]] = []
    open_rows: dict[int, list[Mark]] = {}
    for mark in group:
        number = mark.form.number
        row = next((open_rows.pop(number - step) for step in range(1, STEP + 1) if number - step in open_rows), None)
        if row is None:
            row = []
            rows.append(row)
        row.append(mark)
        open_rows[number] = row
    return rows


def _run(lines: Lines, row: Sequence[Mark], others: tuple[int, int, int], around: Around) -> Run:
    near = [_near(lines, mark) for mark in row]
    often = Counter({index: title for places in near for index, title in places.items()}.values())
    first = row[0].first
    return Run(
        tuple(row),
        *others,
        full=sum(lines[b.first].words - lines[a.first].words >= PAGE for a, b in pairwise(row)),
        apart=sum(b.first > a.last + 1 for a, b in pairwise(row)),
        long=lines.words > LONG,
        short=lines.words > LONG and lines[row[-1].first].words - lines[row[0].first].words < NEAR * (len(row) - 1),
        splits=sum(lines.split(mark.first - 1, mark.last + 1) for mark in row) if _told(lines, row) else 0,
        joins=sum(_joins(lines, mark, around.short) for mark in row),
        pages=sum((around.fed and lines[mark.first].page) or _ends_page(lines, mark) for mark in row),
        shown=sum(mark.first > 0 and lines[mark.first - 1].text[-1] in COLONS for mark in row),
        listed=first > 0 and lines[first - 1].text[-1] in COLONS,
        titled=sum(any(often[title] > 1 for title in places.values()) for places in near),
        head=first <= around.first or lines[first].words < PAGE,
        tops=sum(_tops(lines, mark) for mark in row) * 2 > len(row),
        foot=row[-1].last >= around.last and sum(_ends(lines, mark, often) for mark in row) * 2 >= len(row),
    )


def _ends_page(lines: Lines, mark: Mark) -> bool:
    """Whether a form feed follows a mark, and none stands before it."""
    after = mark.last + 1
    return after < len(lines) and lines[after].page and not lines[mark.first].page


def _joins(lines: Lines, mark: Mark, short: frozenset[str]) -> bool:
    """Whether what stands before a mark would be joined with what stands after it."""
    left, right = mark.first - 1, mark.last + 1
    return left >= 0 and right < len(lines) and join(lines, left, right, short) is not None


def _tops(lines: Lines, mark: Mark) -> bool:
    """Whether a blank line stands before a mark, and none after it."""
    after = mark.last + 1
    return lines[mark.first].blanks > 0 and after < len(lines) and not (lines[after].blanks or lines[after].page)


def _told(lines: Lines, row: Sequence[Mark]) -> bool:
    """Whether sentences end between the marks: the items of a list and lines of verse need not end at all."""
    between = lines.stops[row[-1].first] - lines.stops[row[0].last + 1]
    return lines.punctuated and between * 2 >= len(row) - 1


def _ends(lines: Lines, mark: Mark, titles: Mapping[str, int]) -> bool:
    """Whether a mark stands below a sentence that has ended or goes on after it, apart from it as no source does.

    The source of a quotation stands right under it, with a blank line after itself.
    """
    left, right = mark.first - 1, mark.last + 1
    if not lines[mark.first].blanks and (right == len(lines) or lines[right].blanks > 0):
        return False
    while left >= 0 and titles.get(fold_title(lines[left].text), 0) > 1:
        left -= 1
    return left >= 0 and (ended(lines[left].text) or lines.split(left, right))


def _near(lines: Lines, mark: Mark) -> dict[int, str]:
    """The lines right before and after a mark that have the shape of a running title."""
    around = {index: lines[index].text for index in (mark.first - 1, mark.last + 1) if 0 <= index < len(lines)}
    return {
        i: fold_title(text) for i, text in around.items() if " " in text and possible(text) and text[-1] not in ":,."
    }


def proven(run: Run) -> bool:
    """Whether the row is furniture beyond doubt."""
    count = len(run.marks)
    kind, rest = run.key[:2]
    if kind == "label":
        return _label_proven(run)
    if run.full * 2 < count - 1 or run.crowded or run.shown * 3 >= count:
        return False
    return count >= (2 if kind == "of" and rest else 3) and not run.short and _number_proven(run, kind, rest)


def _label_proven(run: Run) -> bool:
    """A label: alone where its form is unmistakable, else two with a page between, at the edge of pages.

    Labels under quotations are their sources, labels above remarks say what these are about; those leave pages out.
    """
    if run.numbers > len(run.marks) and not (run.splits or run.foot or run.fed):
        return False
    if any(mark.form.kind == "copyright" or (mark.form.total and not mark.form.rest) for mark in run.marks):
        return run.apart * 2 >= len(run.marks) - 1 and run.shown < len(run.marks)
    if len(run.marks) > 1 and run.apart * 2 >= len(run.marks) - 1 and all(mark.form.total for mark in run.marks):
        return True
    if len(run.marks) < 2 or run.full * 2 < len(run.marks) - 1:
        return False
    return run.splits > 0 or run.fed or (run.foot and (run.whole or run.joins > 0))


def _number_proven(run: Run, kind: str, rest: str) -> bool:
    """A number without a label: the barer its form, the more it takes."""
    titled = run.titled * 3 >= 2 * len(run.marks) and run.edge
    if kind == "of":
        return (run.splits > 0 or run.fed or (run.foot and not run.from_one)) and (not rest or _issue(run))
    if kind == "dashed":
        return run.foot or (run.edge and (rest != "(" or run.marks[0].form.number >= RARE))
    if kind == "title":
        return _title_proven(run)
    if rest in ("I", "."):  # as stories and the items of a list are numbered
        broken = run.splits * 2 >= len(run.marks) and not run.head and not run.from_one
        return run.fed or titled or (rest == "." and broken)
    if run.long or (run.marks[0].form.number in YEARS and not run.splits):
        return False  # bare numbers of long texts are left to `chains`
    numbered = run.head or run.from_one or run.listed
    return run.fed or titled or ((run.foot or (run.splits > 0 and not run.tops)) and not numbered)


def _issue(run: Run) -> bool:
    """Whether the words before `2 of 5` are those of a page head: set apart, or with the number of an issue."""
    return all(mark.form.apart or any(map(str.isdigit, mark.form.rest)) for mark in run.marks)


def _title_proven(run: Run) -> bool:
    """A number with a title: three words at least or a sign between, no years, inside sentences or at form feeds."""
    if run.marks[0].form.number in YEARS and not run.splits and not run.pages:
        return False
    words = sum(word.isalpha() for word in run.marks[0].form.rest.split())
    apart = all(mark.form.apart for mark in run.marks)
    return (words > 2 or (apart and words > 0)) and (run.splits > 0 or run.fed)


def again(run: Run) -> bool:
    """Whether a row is furniture where another of its key is: a text put together from several that were numbered."""
    return run.key[0] == "label" and run.full > 0 and run.full * 2 >= len(run.marks) - 1 and not run.crowded


def doubtful(run: Run) -> bool:
    """Whether a row that is not proven is worth a question: its form fits, its evidence is thin.

    Rows that begin at 1 number a list or chapters far more often than pages; years head the parts of a chronicle.
    """
    first, count, kind = run.marks[0].form, len(run.marks), run.key[0]
    if kind in ("roman", "title") or run.crowded:
        return False
    if kind == "label":
        return not first.rest or count > 1
    if run.from_one or first.style == "." or first.number in YEARS or (first.rest and not _issue(run)):
        return False
    return count > 2 and run.full * 2 >= count - 1
