"""The currency of the house: edits, found on the source text, settled once, applied once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from typing import Literal

from cleanup.problems import Problem
from cleanup.text import Span

Safety = Literal["safe", "ask", "show"]
PRECEDENCE = ("furniture", "name", "phrase", "typography")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `before`, which stands at `span`, by `after`; a `show` edit has `after == before`.

    `match` is the stretch that the rule looked at, where it is wider than the edit: edits of one rule with one match
    are one decision, made together or not at all.
    """

    span: Span
    before: str
    after: str
    rule: str  # "phrase/aware-the-public": room/entry
    why: str
    safety: Safety = "safe"  # "ask": needs a person's yes; "show": never applied
    evidence: str = ""
    match: Span | None = None


def rank(edit: Edit) -> tuple[int, int, int, str, str]:
    """The total order of precedence: room, longest, earliest, rule, replacement."""
    room = PRECEDENCE.index(edit.rule.partition("/")[0])
    start, end = edit.span
    return room, start - end, start, edit.rule, edit.after


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character, or two insertions stand at one place; touching spans do not overlap.

    >>> overlap(Span(0, 2), Span(2, 4)), overlap(Span(3, 3), Span(3, 3)), overlap(Span(1, 3), Span(2, 2))
    (False, True, True)
    """
    return one == other or (one.start < other.end and other.start < one.end)


def rivals(one: Edit, other: Edit) -> bool:
    r"""Whether two edits cannot both be made: they overlap, or one inserts at the edge of lines that the other removes.

    >>> gone, word = Edit(Span(4, 9), "Kuqi\n", "", "furniture/x", ""), Edit(Span(4, 4), "", "The ", "phrase/x", "")
    >>> rivals(gone, word)
    True
    """
    if overlap(one.span, other.span):
        return True
    if bool(one.before) == bool(other.before):
        return False
    put, gone = (other, one) if one.before else (one, other)
    if gone.after.strip() or "\n" not in gone.before:
        return False
    return put.span.start == (gone.span.end if gone.before[0] in "\r\n" else gone.span.start)


def decisions(edits: Iterable[Edit]) -> list[tuple[Edit, ...]]:
    """The edits, each once, those of one match together, in order of precedence.

    Edits of one match that overlap are rivals, not parts of one change: each is a decision of its own.
    """

    def key(edit: Edit) -> tuple[str, Span, Safety]:
        return edit.rule, edit.match or edit.span, edit.safety

    groups: list[tuple[Edit, ...]] = []
    for _, edits_of_match in groupby(sorted(set(edits), key=lambda e: (key(e), e.span, e.after)), key):
        group = tuple(edits_of_match)
        rivals = any(overlap(one.span, other.span) for one, other in pairwise(group))
        groups += zip(group) if rivals else [group]
    return sorted(groups, key=lambda group: min(map(rank, group)))


def settle(edits: Iterable[Edit]) -> tuple[list[Edit], list[tuple[Edit, Edit]]]:
    """Choose edits that do not overlap: those kept, by position, and each loser with the edit it lost to."""
    kept: list[Edit] = []
    beaten: list[tuple[Edit, Edit]] = []
    taken = Occupied()
    for group in decisions(edits):
        rival = next((found for edit in group if (found := taken.rival(edit))), None)
        if rival:
            beaten += ((edit, rival) for edit in group)
        else:
            kept += group
            for edit in group:
                taken.add(edit)
    return sorted(kept, key=lambda edit: (edit.span, edit.rule)), beaten


class Occupied:
    """Which stretches of the text are taken, and by which edit; a look-up costs a few steps however many there are."""

    BUCKET = 64

    def __init__(self) -> None:
        self._buckets: dict[int, list[Edit]] = {}

    def _numbers(self, span: Span) -> range:
        return range(max(0, span.start - 1) // self.BUCKET, span.end // self.BUCKET + 1)

    def add(self, edit: Edit) -> None:
        """Take the place of an edit."""
        for number in self._numbers(edit.span):
            self._buckets.setdefault(number, []).append(edit)

    def rival(self, edit: Edit) -> Edit | None:
        """An edit that was taken and cannot be made beside this one, if there is one."""
        for number in self._numbers(edit.span):
            for other in self._buckets.get(number, ()):
                if rivals(edit, other):
                    return other
        return None


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make settled edits. An edit whose `before` is not there is a defect, never a guess.

    >>> apply("said Kuqi.", [Edit(Span(5, 9), "Kuqi", "Kuçi", "name/kuci", "")])
    'said Kuçi.'
    """
    out: list[str] = []
    at = 0
    for edit in edits:
        start, end = edit.span
        if start < at or text[start:end] != edit.before:
            message = f"{edit.rule} does not fit the text at {start}"
            raise ValueError(message)
        out += text[at:start], edit.after
        at = end
    return "".join(out) + text[at:]


def invert(edits: Sequence[Edit]) -> list[Edit]:
    """The edits that take settled edits back, for the text that they made.

    >>> made = [Edit(Span(5, 9), "Kuqi", "Kuçi-t", "name/kuci", "")]
    >>> apply(apply("said Kuqi.", made), invert(made))
    'said Kuqi.'
    """
    shifts = accumulate((len(edit.after) - len(edit.before) for edit in edits), initial=0)
    back = []
    for edit, shift in zip(edits, shifts, strict=False):
        start = edit.span.start + shift
        span = Span(start, start + len(edit.after))
        back.append(Edit(span, edit.after, edit.before, edit.rule, edit.why, edit.safety, edit.evidence))
    return back


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text.

    `applied` are the edits made, in order of position; `held` those that need a person's yes, or only point;
    `beaten` pairs of an edit that lost and the edit it lost to. All spans are of the source. `problems` are for a
    person to put right; `notes` are only worth knowing.
    """

    source: str
    text: str
    applied: tuple[Edit, ...] = ()
    held: tuple[Edit, ...] = ()
    beaten: tuple[tuple[Edit, Edit], ...] = ()
    lang: str = ""
    path: str = ""
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
