"""The text of a word processor's document: its blocks, what of them may be edited, and edits laid out over them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from re import compile as pattern
from typing import NamedTuple

from cleanup.edits import Edit
from cleanup.formats.word.tree import UNWRITABLE, Node
from cleanup.problems import CleanupError, Problem
from cleanup.text import Document, Kind, Segment, Span

OBJECT = "\ufffc"  # a drawing, an equation, a field without text: what is there and is no text
BETWEEN = "\n\n"
VISIBLE = pattern("[^\\s\u00ad\u200b-\u200f\u2060\ufeff]")


class Piece(NamedTuple):
    """Characters of a block that one XML node shows."""

    text: str
    node: Node
    unit: Node  # what is divided when a part of it changes: its run, or itself
    around: tuple[Node, ...] = ()  # the elements of the paragraph that the unit stands in, outermost first
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
    """What edits mean for the blocks, by number: changes; those that go as a whole; those made one with the next."""

    changes: defaultdict[int, list[Change]] = field(default_factory=lambda: defaultdict(list))
    gone: set[int] = field(default_factory=set)
    joined: set[int] = field(default_factory=set)


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
        plan = Plan()
        problems = []
        for edit in edits:
            if not self._laid(edit, plan):
                line = self.document.text.count("\n", 0, edit.span.start) + 1
                message = f"{edit.rule} would change a field, an object or somebody else's change; nothing was written"
                problems.append(Problem(self.document.path, line, message))
        if problems:
            raise CleanupError(*problems)
        return plan

    def _laid(self, edit: Edit, plan: Plan) -> bool:
        """Lay an edit out; whether it can be made."""
        start, end, after = self._aligned(edit)
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end) - 1
        if first < 0 or start > self.ends[first] or end > self.ends[last] or UNWRITABLE.search(after):
            return False
        gone = self._whole(start, end) if first < last and not after else range(0)
        shown = gone or range(first, last + 1)
        numbers = [self.shown[n] for n in shown]
        joined: Collection[int] = () if gone else range(numbers[0], numbers[-1])
        if any(not self.blocks[number].joins or self.blocks[number].locked for number in joined):
            return False
        changes = {number: Change(0, len(self.blocks[number].text), "", edit) for number in (*joined, *numbers)}
        for n in () if gone else (first, last):
            begin, stop = max(start, self.starts[n]), min(end, self.ends[n])
            text = after if n == first else ""
            changes[self.shown[n]] = Change(begin - self.starts[n], stop - self.starts[n], text, edit)
        if not all(_possible(self.blocks[number], change) for number, change in changes.items()):
            return False
        for number, change in changes.items():
            if change.start < change.end or change.after:
                plan.changes[number].append(change)
        plan.gone.update(numbers if gone else ())
        plan.joined.update(joined)
        return True

    def _whole(self, start: int, end: int) -> range:
        """The blocks that go as a whole, with what parts them from the next or from the one before."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end) - 1
        if start == self.starts[first] and end == self.starts[last]:
            return range(first, last)
        if start == self.ends[first] and end == self.ends[last]:
            return range(first + 1, last + 1)
        return range(0)

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


def _possible(block: Block, change: Change) -> bool:
    """Whether everything that goes may go, and there is a piece to put new text beside."""
    if change.start == change.end:
        return not change.after or any(start <= change.start <= end for start, end in block.prose())
    return any(start <= change.start and change.end <= end for start, end in block.prose())
