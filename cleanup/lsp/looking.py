"""What is found in a text: all of it, or after a change at once what is new where it was made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from cleanup import formats
from cleanup.edits import Edit, Outcome
from cleanup.engine.baseline import Baseline
from cleanup.engine.clean import outcome, settled, treated
from cleanup.engine.narrowed import narrowed
from cleanup.engine.run import Task
from cleanup.problems import CleanupError, Problem
from cleanup.report.findings import Finding, findings
from cleanup.report.record import Cleaned
from cleanup.text import Document, Segment, Span

# Rooms whose findings hang together over the whole text; the others look at one block.
WIDE = ("furniture", "name")
MAKING = frozenset({"safe", "ask"})


@dataclass(frozen=True, slots=True)
class Remark:
    """One decision as an editor shows it: where, in which words, and the fingerprint by which it is known again.

    `reach` is all that was looked at for it.
    """

    edits: tuple[Edit, ...]
    shown: Span
    reach: Span
    message: str
    mark: str

    @property
    def rule(self) -> str:
        """The rule that decided."""
        return self.edits[0].rule

    def moved(self, by: int) -> Remark:
        """The same, so many characters further on."""
        if not by:
            return self
        edits = tuple(
            replace(edit, span=_moved(edit.span, by), match=edit.match and _moved(edit.match, by))
            for edit in self.edits
        )
        return Remark(edits, _moved(self.shown, by), _moved(self.reach, by), self.message, self.mark)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a text: remarks by position, what `fix` makes of it, problems of the file and notes on it.

    `whole` says that all of the text was looked at for it.
    """

    text: str
    path: str
    task: Task
    baseline: Baseline | None = None
    remarks: tuple[Remark, ...] = ()
    applied: tuple[Edit, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    lang: str = ""
    whole: bool = True

    def document(self) -> Document:
        """The text as its format reads it."""
        return formats.read(self.text, self.path, options=self.task.options)

    def made(self, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Those of the edits that can be made together, checked as `fix` checks its own."""
        return settled(self.document(), edits, MAKING).applied


def whole(text: str, path: str, task: Task, baseline: Baseline | None = None) -> Look:
    """What `cleanup check` finds in the text."""
    try:
        found = outcome(text, task.dictionary.index, task.choice, task.lang, path, task.make, task.options)
    except CleanupError as error:
        return Look(text, path, task, baseline, problems=error.problems)
    if baseline:
        found = narrowed(found, baseline.wanted(found), task.options)
    return Look(text, path, task, baseline, _remarks(found), found.applied, found.problems, found.notes, found.lang)


def near(before: Look, text: str) -> Look:
    """What is known of a text from the look at it before a change, and a look at the blocks that were changed.

    Nothing here is lasting: what hangs together over the whole text is as it was, until all of it is looked at.
    """
    start, old, new = changed(before.text, text)
    look = replace(before, text=text, applied=(), whole=False)
    blocks: list[Segment] = []
    try:
        document = look.document()
        blocks += (one for one in document.segments if one.span.start <= new and start <= one.span.end)
    except CleanupError as error:
        look = replace(look, problems=error.problems)
    kept, in_blocks = [], _touching(block.span for block in blocks)
    for remark in before.remarks:
        if start <= remark.reach.end and remark.reach.start <= old:
            continue
        one = remark.moved(new - old if remark.reach.start > old else 0)
        if one.rule.startswith(WIDE) or not in_blocks(one.reach):
            kept.append(one)
    if blocks:
        taken = _touching(remark.reach for remark in kept)
        kept += (one for one in _fresh(replace(document, segments=tuple(blocks)), look) if not taken(one.reach))
    return replace(look, remarks=tuple(sorted(kept, key=lambda remark: remark.shown)))


def _touching(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """Whether a span overlaps one of those."""
    ends: list[int] = []
    starts: list[int] = []
    for start, end in sorted(spans):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)

    def touching(span: Span) -> bool:
        number = bisect_right(ends, span.start)
        return number < len(starts) and starts[number] < span.end

    return touching


def _fresh(document: Document, look: Look) -> tuple[Remark, ...]:
    """What the rooms that need no more than a block find in the blocks of a document, which are some of its blocks."""
    task = look.task
    choice = replace(task.choice, skip=task.choice.skip | {"furniture"})
    scanned = task.dictionary.index.scan(document.text)
    found = treated(document, scanned, choice, look.lang or task.lang, task.make)
    if look.baseline:
        found = narrowed(found, look.baseline.wanted(found), task.options)
    return _remarks(found)


def _remarks(found: Outcome) -> tuple[Remark, ...]:
    return tuple(map(_remark, findings([Cleaned(found, b"", b"")])))


def _remark(finding: Finding) -> Remark:
    shown = _visible(finding.shown, finding.lines.text)
    spans = [shown, finding.span, *(edit.match for edit in finding.edits if edit.match)]
    reach = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Remark(finding.edits, shown, reach, finding.message, finding.fingerprint)


def _visible(span: Span, text: str) -> Span:
    """The span, one of nothing with the word that touches it: what is nowhere cannot be underlined."""
    start, end = span
    if start == end:
        while end < len(text) and not text[end].isspace():
            end += 1
        while start == end > 0 and not text[start - 1].isspace():
            start -= 1
    return Span(start, end)


def changed(old: str, new: str) -> tuple[int, int, int]:
    """Where two texts begin to differ, and where in each of them they are alike again.

    >>> changed("one two three", "one too three")
    (5, 6, 6)
    """
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    return start, len(old) - end, len(new) - end


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low
