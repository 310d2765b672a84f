"""The text of a word processor's document: its blocks, what of them may be edited, and edits laid out over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
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


@dataclass(eq=False)
class Block:
    """A paragraph. `joins`: its mark can be taken away, so that it and the next block are one."""

    kind: Kind
    paragraph: Node
    part: str
    pieces: list[Piece] = field(default_factory=list)
    joins: bool = False
    locked: bool = False  # somebody else's changes are in it

    @cached_property
    def text(self) -> str:
        """What it reads."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def starts(self) -> list[int]:
        """Where in it each piece begins."""
        return list(accumulate((len(piece.text) for piece in self.pieces), initial=0))[:-1]

    @cached_property
    def places(self) -> dict[Node, tuple[int, str]]:
        """By its node: where each piece begins, and its text."""
        return {piece.node: (at, piece.text) for at, piece in zip(self.starts, self.pieces, strict=True)}

    def touched(self, start: int, end: int) -> list[tuple[int, Piece]]:
        """The pieces that have characters in a stretch, and where they begin."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_left(self.starts, end)
        found = zip(self.starts[first:last], self.pieces[first:last], strict=True)
        return [(at, piece) for at, piece in found if start < at + len(piece.text)]

    @cached_property
    def prose(self) -> list[Span]:
        """The stretches that may be edited."""
        spans: list[Span] = []
        for start, piece in zip(self.starts, self.pieces, strict=True):
            if not piece.editable or self.locked or not piece.text:
                continue
            end = start + len(piece.text)
            if spans and spans[-1].end == start:
                spans[-1] = Span(spans[-1].start, end)
            else:
                spans.append(Span(start, end))
        return spans

    def may_change(self, start: int, end: int) -> bool:
        """Whether a stretch lies in what may be edited, or touches it where it is empty."""
        number = bisect_right(self.prose, start, key=lambda span: span.start) - 1
        near = self.prose[max(0, number - 1) : number + 1]
        return any(one.start <= start and end <= one.end for one in near)


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
            for start, end in block.prose:
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

    def marks(self, plan: Plan, *, before: bool) -> set[int]:
        """The paragraphs whose marks go: one that goes takes its own along, or with `before` that of the one before it.

        One whose mark cannot go, since nothing follows that it could be one with, is left empty.
        """
        own = (number - before for number in plan.gone if number >= before)
        return plan.joined | {mark for mark in own if self.blocks[mark].joins and not self.blocks[mark].locked}

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
        changes = {number: one for number, one in changes.items() if one.start < one.end or one.after}
        if not all(self.blocks[number].may_change(one.start, one.end) for number, one in changes.items()):
            return False
        for number, change in changes.items():
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
