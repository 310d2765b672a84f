"""What several runs would make is made in one: the result rests.

To put one fault right may uncover another (a space that stood behind an invisible character, a mark that was read in
the wrong encoding). Such an edit is found on the text as the first ones leave it, and brought back to the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from cleanup.edits import Edit, apply, decisions, settle
from cleanup.text import Document, Span

ROUNDS = 4

Look = Callable[[Document], Iterator[Edit]]


def complete(document: Document, look: Look) -> list[Edit]:
    """All that `look` proposes for the document, and what it would propose after that.

    In a segment in which it finds no end, nothing is made without a yes.
    """
    edits = _allowed(document, look)
    for _ in range(ROUNDS):
        made, _ = settle(edit for edit in edits if edit.safety == "safe")
        if not made:
            return edits
        bridge = Bridge(document, made)
        more = [edit for edit in _allowed(bridge.after, look) if edit.safety == "safe"]
        if not more:
            return edits
        edits = [*(edit for edit in edits if edit.safety != "safe"), *bridge.composed(more)]
    return _with_a_yes(document, edits, [bridge.back(edit.span) for edit in more])


def _allowed(document: Document, look: Look) -> list[Edit]:
    """What is proposed, each decision only if the document permits all of its parts."""
    groups = decisions(look(document))
    return [
        e for group in groups if all(e.safety == "show" or document.may_change(e.span) for e in group) for e in group
    ]


def _with_a_yes(document: Document, edits: Sequence[Edit], places: Sequence[Span]) -> list[Edit]:
    """The edits; those in the segments of the places need a yes."""

    def segment(span: Span) -> Span | None:
        found = document.segment_at(span.start) or document.segment_at(span.start - 1)
        return found.span if found else None

    restless = set(map(segment, places))

    def calm(edit: Edit) -> Edit:
        moved = edit.safety == "safe" and segment(edit.span) in restless
        return replace(edit, safety="ask") if moved else edit

    return [calm(edit) for edit in edits]


class Bridge:
    """A document, the same after edits were made in it, and the way back from places there to places here."""

    def __init__(self, document: Document, made: Sequence[Edit]) -> None:
        self.before = document
        self.made = list(made)
        self.shifts = [0, *accumulate(len(edit.after) - len(edit.before) for edit in made)]
        self.starts = [edit.span.start + shift for edit, shift in zip(made, self.shifts, strict=False)]
        self.ends = [start + len(edit.after) for start, edit in zip(self.starts, made, strict=True)]
        self.after = self._after()

    def _after(self) -> Document:
        starts, ends = [edit.span.start for edit in self.made], [edit.span.end for edit in self.made]

        def moved(span: Span) -> Span:
            start, end = span
            begin = start + self.shifts[bisect_left(starts, start)]
            return Span(begin, max(begin, end + self.shifts[bisect_right(ends, end)]))

        segments = tuple(
            replace(segment, span=moved(segment.span), prose=tuple(map(moved, segment.prose)))
            for segment in self.before.segments
        )
        return replace(self.before, text=apply(self.before.text, self.made), segments=segments)

    def touched(self, span: Span) -> range:
        """The numbers of the edits whose result the span overlaps."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def back(self, span: Span) -> Span:
        """The stretch of the first document out of which that one came."""
        start, end = span
        touched = self.touched(span)
        if not touched:
            shift = self.shifts[touched.start]
            return Span(start - shift, end - shift)
        first, last = touched[0], touched[-1]
        return Span(
            min(start - self.shifts[first], self.made[first].span.start),
            max(end - self.shifts[last + 1], self.made[last].span.end),
        )

    def composed(self, more: Sequence[Edit]) -> list[Edit]:
        """The edits made and those found after them as edits of the first document.

        A decision that would change the result of an edit which another has changed already is left out.
        """
        settled, _ = settle(more)
        used: set[int] = set()
        out: list[Edit] = []
        for group in decisions(settled):
            touched = {number for edit in group for number in self.touched(edit.span)}
            brought = [self._brought(edit) for edit in group]
            if not touched & used and all(self.before.may_change(edit.span) for edit in brought):
                used |= touched
                out += brought
        return out + [edit for number, edit in enumerate(self.made) if number not in used]

    def _brought(self, edit: Edit) -> Edit:
        """An edit of the second document as one of the first; it takes in the edits that it touches."""
        span, touched = self.back(edit.span), self.touched(edit.span)
        head = tail = ""
        if touched:
            first, last = touched[0], touched[-1]
            head = self.made[first].after[: max(0, edit.span.start - self.starts[first])]
            tail = self.made[last].after[len(self.made[last].after) - max(0, self.ends[last] - edit.span.end) :]
        before, after = self.before.text[slice(*span)], head + edit.after + tail
        return replace(edit, span=span, before=before, after=after, match=edit.match and self.back(edit.match))
