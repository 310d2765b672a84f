"""Changes of a block divided over the runs or stretches of characters that they touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate, groupby
from re import compile as pattern
from typing import NamedTuple

from cleanup.edits import Edit
from cleanup.formats.word.story import Block, Change, Piece
from cleanup.formats.word.tree import Node

TOKEN = pattern(r"\w+|\s+|[^\w\s]")


class Cut(NamedTuple):
    """A stretch of a unit that goes, and the text that comes in its place in the look of the unit `like`."""

    block: Block
    unit: Node
    start: int
    end: int
    after: str
    like: Node
    edit: Edit


def cuts(block: Block, changes: Iterable[Change]) -> Iterator[Cut]:
    """What the changes of a block take from its runs, in order."""
    for change in sorted(changes, key=lambda change: change[:2]):
        for hunk in _hunks(block, change):
            yield from _cuts(block, hunk)


def _cuts(block: Block, change: Change) -> Iterator[Cut]:
    start, end, after, edit = change
    touched = block.touched(start, end) if start < end else []
    if not touched:
        unit = _host(block, change).unit
        yield Cut(block, unit, start, end, after, unit, edit)
        return
    units = [(unit, list(group)) for unit, group in groupby(touched, key=lambda place: place[1].unit)]
    first = touched[0][1]
    beside = [group[0][1].around == first.around for _, group in units]
    host = beside.index(False) - 1 if False in beside else len(units) - 1
    for number, (unit, group) in enumerate(units):
        stop = group[-1][0] + len(group[-1][1].text)
        new = after if number == host else ""
        yield Cut(block, unit, max(start, group[0][0]), min(end, stop), new, first.unit, edit)


def _host(block: Block, change: Change) -> Piece:
    """The piece that an insertion belongs to: the one before it, or behind it if it begins with a blank."""
    near = [piece for _, piece in block.touched(max(0, change.start - 1), change.start + 1) if piece.editable]
    return near[-1] if change.after[:1].isspace() else near[0]


def _hunks(block: Block, change: Change) -> Iterator[Change]:
    """The change in parts, so that each word keeps its look where the change reaches over pieces of several manners."""
    start, end, after, edit = change
    if not after or _alike(block, start, end):
        yield change
        return
    olds, news = TOKEN.findall(block.text[start:end]), TOKEN.findall(after)
    if len(olds) == len(news) == 1:
        olds, news = list(olds[0]), list(after)
    places = list(accumulate(map(len, olds), initial=start))
    for kind, first, last, begin, stop in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if last - first == stop - begin and len(olds[first]) > 1:
            for number, new in enumerate(news[begin:stop], first):
                yield from _hunks(block, Change(places[number], places[number + 1], new, edit))
        else:
            yield Change(places[first], places[last], "".join(news[begin:stop]), edit)


def _alike(block: Block, start: int, end: int) -> bool:
    """Whether a stretch has one look."""
    return len({piece.manner for _, piece in block.touched(start, end)}) < 2
