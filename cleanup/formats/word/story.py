"""The text of a word processor's document: its blocks, what of them may be edited, and edits laid out over them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import accumulate
from re import compile as pattern
from typing import NamedTuple

from cleanup.edits import Edit
from cleanup.formats.word.tree import UNWRITABLE, Node
from cleanup.problems import CleanupError, Problem
from cleanup.text import Document, Kind, Segment, Span

OBJECT = "\ufffc"  # a drawing, an equation, a field without text: what is there and is no text
BETWEEN = "\n\n"
TOKEN = pattern(r"\w+|\s+|[^\w\s]")
VISIBLE = pattern("[^\\s\u00ad\u200b-\u200f\u2060\ufeff]")


class Piece(NamedTuple):
    """Characters of a block that one XML node shows."""

    text: str
    node: Node
    around: tuple[Node, ...]  # the elements of the paragraph that the node stands in, outermost first
    manner: object = None  # pieces of one manner look alike
    editable: bool = True


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph. `joins`: its mark can be taken away, so that it and the next block are one."""

    kind: Kind
    paragraph: Node
    part: str
    pieces: list[Piece] = field(default_factory=list)
    joins: bool = False
    locked: bool = False  # somebody else's changes are in it

    @property
    def text(self) -> str:
        """What it reads."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def places(self) -> Iterator[tuple[int, Piece]]:
        """Where in it each piece begins."""
        starts = accumulate((len(piece.text) for piece in self.pieces), initial=0)
        return zip(starts, self.pieces, strict=False)

    def prose(self) -> list[Span]:
        """The stretches that may be edited."""
        spans: list[Span] = []
        for start, piece in self.places:
            end = start + len(piece.text)
            if piece.editable and not self.locked and piece.text:
                spans[-1:] = (
                    [Span(spans[-1].start, end)]
                    if spans and spans[-1].end == start
                    else [*spans[-1:], Span(start, end)]
                )
        return spans


class Change(NamedTuple):
    """A stretch of a block that becomes another text."""

    start: int
    end: int
    after: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Plan:
    """What edits mean for the blocks: changes by the block's number, and the blocks whose marks go."""

    changes: dict[int, list[Change]]
    marks: set[int]


class Story:
    """All blocks of a document in reading order; those that show nothing are no part of its text."""

    def __init__(self, blocks: Sequence[Block], path: str, form: str) -> None:
        self.blocks = blocks
        texts = [block.text for block in blocks]
        self.shown = [number for number, text in enumerate(texts) if VISIBLE.search(text)]
        lengths = [len(texts[number]) for number in self.shown]
        self.starts = [start + 2 * number for number, start in enumerate(accumulate(lengths, initial=0))][:-1]
        self.ends = [start + length for start, length in zip(self.starts, lengths, strict=True)]
        text = BETWEEN.join(texts[number] for number in self.shown)
        segments = tuple(self._segments(text))
        self.document = Document(text + "\n" * bool(text), segments, path, form)

    def _segments(self, text: str) -> Iterator[Segment]:
        for number, shift in zip(self.shown, self.starts, strict=True):
            block = self.blocks[number]
            prose = []
            for start, end in block.prose():
                part = text[start + shift : end + shift]
                bare = part.lstrip()
                if bare:
                    prose.append(Span(end + shift - len(bare), start + shift + len(part.rstrip())))
            if prose:
                yield Segment(Span(prose[0].start, prose[-1].end), tuple(prose), block.kind)

    def plan(self, edits: Sequence[Edit]) -> Plan:
        """What the edits mean for the blocks. Raises CleanupError where one cannot be made, with its line."""
        changes: defaultdict[int, list[Change]] = defaultdict(list)
        marks: set[int] = set()
        problems = []
        for edit in edits:
            if not self._laid(edit, changes, marks):
                line = self.document.text.count("\n", 0, edit.span.start) + 1
                message = f"{edit.rule} would change a field, an object or somebody else's change; nothing was written"
                problems.append(Problem(self.document.path, line, message))
        if problems:
            raise CleanupError(*problems)
        return Plan(changes, marks)

    def _laid(self, edit: Edit, changes: defaultdict[int, list[Change]], marks: set[int]) -> bool:
        """Lay an edit out; whether it can be made."""
        start, end, after = self._aligned(edit)
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end) - 1
        if first < 0 or start > self.ends[first] or end > self.ends[last] or UNWRITABLE.search(after):
            return False
        gone = range(0)
        if first < last and not after:  # whole paragraphs, with what parts them from the next or from the one before
            if start == self.starts[first] and end == self.starts[last]:
                gone = range(first, last)
            elif start == self.ends[first] and end == self.ends[last]:
                gone = range(first + 1, last + 1)
        if gone:
            parts = [Change(0, self.ends[n] - self.starts[n], "", edit) for n in gone]
            numbers: Sequence[int] = [self.shown[n] for n in gone]
            taken = {n for n in numbers if self.blocks[n].joins}
        else:
            parts = list(self._parts(edit, (start, end, after), first, last))
            numbers = [self.shown[n] for n in range(first, last + 1)]
            taken = set(range(numbers[0], numbers[-1]))
            if not all(self.blocks[number].joins for number in taken):
                return False
        if any(self.blocks[number].locked for number in taken):
            return False
        for number, change in zip(numbers, parts, strict=True):
            if not _possible(self.blocks[number], change):
                return False
            if change.start < change.end or change.after:
                changes[number].append(change)
        marks |= taken
        return True

    def _aligned(self, edit: Edit) -> tuple[int, int, str]:
        r"""The edit so that it does not begin between the two line breaks that part blocks.

        Taking "\nPage 3\n" out is taking "\n\nPage 3" out, if a line break stands before.
        """
        (start, end), after, text = edit.span, edit.after, self.document.text
        while after and "\n" in after and start < end and text[start] == after[0]:
            start, after = start + 1, after[1:]
        while after and "\n" in after and start < end and text[end - 1] == after[-1]:
            end, after = end - 1, after[:-1]
        block = bisect_right(self.starts, start) - 1
        while not after and start < end and self.ends[block] < start and text[start - 1] == text[end - 1]:
            start, end = start - 1, end - 1
        return start, end, after

    def _parts(self, edit: Edit, change: tuple[int, int, str], first: int, last: int) -> Iterator[Change]:
        """What of an edit falls to each block from the first to the last; what is new to the first."""
        start, end, after = change
        for number in range(first, last + 1):
            begin, stop = self.starts[number], self.ends[number]
            yield Change(max(start, begin) - begin, min(end, stop) - begin, after if number == first else "", edit)


def _possible(block: Block, change: Change) -> bool:
    """Whether everything that goes may go, and there is a piece to put new text beside."""
    if change.start == change.end:
        return not change.after or any(start <= change.start <= end for start, end in block.prose())
    return any(start <= change.start and change.end <= end for start, end in block.prose())


def hunks(block: Block, change: Change) -> Iterator[Change]:
    """The change in parts, so that each word keeps its look where the change reaches over pieces of several manners."""
    touched = [p for start, p in block.places if start < change.end and change.start < start + len(p.text)]
    if len({piece.manner for piece in touched}) < 2 or not change.after:
        yield change
        return
    before = block.text[change.start : change.end]
    olds, news = TOKEN.findall(before), TOKEN.findall(change.after)
    if len(olds) == len(news) == 1:
        olds, news = list(before), list(change.after)
    places = list(accumulate(map(len, olds), initial=change.start))
    for kind, first, last, start, end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Change(places[first], places[last], "".join(news[start:end]), change.edit)
